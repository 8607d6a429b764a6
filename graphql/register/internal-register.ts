import { mayDo } from '../../domain/access/roles.ts';
import { CodedError } from '../../domain/errors.ts';
import { internalMatters } from '../../services/read/internal-register.ts';
import { sightOf } from '../../services/read/sight.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { organIdOf } from '../organ-codes.ts';
import { InternalMatter } from './types.ts';

builder.queryField('internalRegister', (t) =>
  t.field({
    type: [InternalMatter],
    description:
      '一个决策机关一年的内部登记册，先登记的在前；没有的为空列表。只有该机关的会议秘书、目录管理员、档案员和监督机构、审计员能读。',
    args: {
      organCode: t.arg.string({ required: true, description: '决策机关的代码（`Organ.code`）；没有的报 NOT_FOUND。' }),
      year: t.arg.int({ required: true, description: '年度。' }),
    },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      const organId = await organIdOf(ctx, a.organCode);
      const sight = sightOf(actor);
      if (!mayDo(actor, 'internalRegister', {}) || (sight !== 'all' && !sight.includes(organId))) throw new CodedError('FORBIDDEN');
      return internalMatters(ctx.reader, organId, a.year);
    },
  }),
);
