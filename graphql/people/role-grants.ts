import { mayDo } from '../../domain/access/roles.ts';
import { CodedError } from '../../domain/errors.ts';
import { listGrants } from '../../services/read/grants.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { AFTER, connectionOf, decodeCursor, encodeCursor, FIRST, pageSize } from '../connections.ts';
import { personIdOf } from '../organ-codes.ts';
import { RoleGrant } from './role-grant.ts';

const RoleGrantConnection = connectionOf('RoleGrant', RoleGrant);

builder.queryField('roleGrants', (t) =>
  t.field({
    type: RoleGrantConnection,
    description: '岗位授权，新给的在前。限系统管理员、监督机构和审计员：没有登录报 UNAUTHENTICATED，岗位无权报 FORBIDDEN。',
    args: {
      organCode: t.arg.string({ description: '只列这个机关和它的下属单位的；不填列出全部，没有这个机关的为空。' }),
      person: t.arg.string({ description: '只列这个人的，写账号；没有这个人报 NOT_FOUND。' }),
      withPast: t.arg.boolean({ description: 'true 也列出已经无效的；不填或者 false 只列现在和将来的。' }),
      first: t.arg.int(FIRST),
      after: t.arg.string(AFTER),
    },
    resolve: async (_root, a, ctx) => {
      if (!mayDo(signedIn(ctx), 'roleGrants', {})) throw new CodedError('FORBIDDEN');
      const size = pageSize(a.first);
      const after = a.after ? decodeCursor('role-grants', a.after, 'uuid')[0]! : null;
      const of = { organCode: a.organCode ?? null, personId: a.person ? await personIdOf(ctx, a.person) : null };
      const rows = await listGrants(ctx.reader, of, a.withPast ?? false, size + 1, after);
      return {
        edges: rows.slice(0, size).map((node) => ({ cursor: () => encodeCursor('role-grants', [node.id]), node })),
        hasNextPage: rows.length > size,
      };
    },
  }),
);
