import { LIMITS } from '../../domain/limits.ts';
import type { Representative } from '../../domain/decision/representatives.ts';
import { builder } from '../builder.ts';
import { UptakeEnum } from '../enums.ts';
import { given, reasonText, short } from '../inputs.ts';

export const RepresentativeInput = builder.inputType('RepresentativeInput', {
  description: '一位列席的公众代表；公布时姓名隐去。',
  fields: (t) => ({
    name: t.string({ required: true, description: `姓名，最多${LIMITS.shortTextCharsMax}字；公众只看到姓。` }),
    kind: t.string({ required: true, description: `代表的类别，如“普通市民”“小微企业”，最多${LIMITS.shortTextCharsMax}字，会公布。` }),
    view: t.string({ required: true, description: `在会上发表的意见，最多${LIMITS.reasonCharsMax}字，会公布。` }),
    uptake: t.field({ type: UptakeEnum, description: '意见采纳情况，会公布；还没有定的不填。' }),
    uptakeReason: t.string({
      description: `不采纳、部分采纳的理由，最多${LIMITS.reasonCharsMax}字，会公布；不采纳、部分采纳而没有写的返回 REASON_MISSING。`,
    }),
  }),
});

/** One representative, the texts checked. @throws text errors */
export function representativeOf(r: typeof RepresentativeInput.$inferInput): Representative {
  return {
    name: short(r.name, 'name'),
    kind: short(r.kind, 'kind'),
    view: reasonText(r.view, 'view'),
    ...given('uptake', r.uptake, (v) => v),
    ...given('uptakeReason', r.uptakeReason, (v) => reasonText(v, 'uptakeReason')),
  };
}
