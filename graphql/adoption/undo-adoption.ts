import { LIMITS } from '../../domain/limits.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { decodeId } from '../ids.ts';
import { reasonText } from '../inputs.ts';
import { AdoptionPayload, adoptionPayload } from './results.ts';

builder.mutationField('undoAdoption', (t) =>
  t.field({
    type: AdoptionPayload,
    description:
      '撤销一次补录：导入的目录和事项不再显示，记录保留；新增的人员、岗位随之撤去。补录期没有开放返回 ADOPTION_WINDOW_CLOSED，导入以后有人办理过返回 ADOPTION_TOUCHED 并逐条列出，没有理由返回 REASON_MISSING。已经撤销的再撤销没有变化。',
    args: {
      id: t.arg.id({ required: true, description: '导入的编号（`Adoption.id`）；不存在报 NOT_FOUND。' }),
      reason: t.arg.string({ required: true, description: `撤销的理由，最多${LIMITS.reasonCharsMax}字。` }),
    },
    resolve: async (_root, a, ctx) =>
      adoptionPayload(ctx, await ctx.services.adoptions.undo(decodeId('Adoption', a.id), reasonText(a.reason), signedIn(ctx))),
  }),
);
