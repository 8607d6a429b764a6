import { mayDo } from '../../domain/access/roles.ts';
import { CodedError } from '../../domain/errors.ts';
import { listOrganChanges } from '../../services/read/organs.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { AFTER, connectionOf, decodeCursor, encodeCursor, FIRST, pageSize } from '../connections.ts';
import { OrganChange } from './organ-change.ts';

const OrganChangeConnection = connectionOf('OrganChange', OrganChange);

builder.queryField('organChanges', (t) =>
  t.field({
    type: OrganChangeConnection,
    description: '机构变动（更名、合并），新提出的在前。限系统管理员、监督机构和审计员：没有登录报 UNAUTHENTICATED，岗位无权报 FORBIDDEN。',
    args: {
      pending: t.arg.boolean({ description: 'true 只列还没有批准、也没有撤回的；不填或者 false 列出全部。' }),
      first: t.arg.int(FIRST),
      after: t.arg.string(AFTER),
    },
    resolve: async (_root, a, ctx) => {
      if (!mayDo(signedIn(ctx), 'organChanges', {})) throw new CodedError('FORBIDDEN');
      const size = pageSize(a.first);
      const after = a.after ? decodeCursor('organ-changes', a.after, 'uuid')[0]! : null;
      const rows = await listOrganChanges(ctx.reader, a.pending ?? false, size + 1, after);
      return {
        edges: rows.slice(0, size).map((node) => ({ cursor: () => encodeCursor('organ-changes', [node.id]), node })),
        hasNextPage: rows.length > size,
      };
    },
  }),
);
