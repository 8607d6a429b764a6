import { mayDo } from '../../domain/access/roles.ts';
import { CodedError } from '../../domain/errors.ts';
import { listPackVersions } from '../../services/read/rule-packs.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { AFTER, connectionOf, decodeCursor, encodeCursor, FIRST, pageSize } from '../connections.ts';
import { PackVersion } from './pack-version.ts';

const PackVersionConnection = connectionOf('RulePackVersion', PackVersion);

builder.queryField('rulePackVersions', (t) =>
  t.field({
    type: PackVersionConnection,
    description: '以文件录入的规则包，新录入的在前。限系统管理员和监督机构：没有登录报 UNAUTHENTICATED，岗位无权报 FORBIDDEN。',
    args: {
      pending: t.arg.boolean({ description: 'true 只列还没有批准的；不填或者 false 列出全部。' }),
      first: t.arg.int(FIRST),
      after: t.arg.string(AFTER),
    },
    resolve: async (_root, a, ctx) => {
      if (!mayDo(signedIn(ctx), 'rulePackVersions', {})) throw new CodedError('FORBIDDEN');
      const size = pageSize(a.first);
      const after = a.after ? decodeCursor('rule-pack-versions', a.after, 'uuid')[0]! : null;
      const rows = await listPackVersions(ctx.reader, a.pending ?? false, size + 1, after);
      return {
        edges: rows.slice(0, size).map((node) => ({ cursor: () => encodeCursor('rule-pack-versions', [node.id]), node })),
        hasNextPage: rows.length > size,
      };
    },
  }),
);
