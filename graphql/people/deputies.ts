import { CodedError } from '../../domain/errors.ts';
import { listDeputyships } from '../../services/read/deputies.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { AFTER, connectionOf, decodeCursor, encodeCursor, FIRST, pageSize } from '../connections.ts';
import { Deputyship } from './deputyship.ts';

const DeputyshipConnection = connectionOf('Deputyship', Deputyship);

builder.queryField('deputies', (t) =>
  t.field({
    type: DeputyshipConnection,
    description: '代理（AB角），新指定的在前。限有岗位的人员：没有登录报 UNAUTHENTICATED，没有岗位报 FORBIDDEN。',
    args: {
      organCode: t.arg.string({ description: '只列这个机关和它的下属单位的；不填列出全部，没有这个机关的为空。' }),
      withPast: t.arg.boolean({ description: 'true 也列出已经结束或者到期的；不填或者 false 只列现在和将来的。' }),
      first: t.arg.int(FIRST),
      after: t.arg.string(AFTER),
    },
    resolve: async (_root, a, ctx) => {
      signedIn(ctx);
      if (!ctx.staff) throw new CodedError('FORBIDDEN');
      const size = pageSize(a.first);
      const after = a.after ? decodeCursor('deputies', a.after, 'uuid')[0]! : null;
      const rows = await listDeputyships(ctx.reader, a.organCode ?? null, a.withPast ?? false, size + 1, after);
      return {
        edges: rows.slice(0, size).map((node) => ({ cursor: () => encodeCursor('deputies', [node.id]), node })),
        hasNextPage: rows.length > size,
      };
    },
  }),
);
