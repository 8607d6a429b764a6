import { CodedError } from '../../domain/errors.ts';
import type { Saved } from '../../services/adoption/windows.ts';
import { adoptionById, onboardingWindowById } from '../../services/read/adoptions.ts';
import type { AdoptionRow, OnboardingRow } from '../../services/read/adoptions.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { Refusal, refused } from '../results.ts';
import { Adoption, OnboardingWindow } from './types.ts';

const OnboardingSaved = builder
  .objectRef<{ readonly __typename: 'OnboardingSaved'; readonly window: OnboardingRow }>('OnboardingSaved')
  .implement({
    description: '补录期已经开放或者关闭时返回。',
    fields: (t) => ({ window: t.expose('window', { type: OnboardingWindow, description: '办理后的补录期。' }) }),
  });
export const OnboardingPayload = builder.unionType('OnboardingPayload', {
  description: '开放或者关闭补录期的结果：办成或者拒绝。',
  types: [OnboardingSaved, Refusal],
  resolveType: (v) => v.__typename,
});

const AdoptionSaved = builder
  .objectRef<{ readonly __typename: 'AdoptionSaved'; readonly adoption: AdoptionRow }>('AdoptionSaved')
  .implement({
    description: '补录已经导入或者撤销时返回。',
    fields: (t) => ({ adoption: t.expose('adoption', { type: Adoption, description: '办理后的这次导入。' }) }),
  });
export const AdoptionPayload = builder.unionType('AdoptionPayload', {
  description: '导入或者撤销补录的结果：办成或者拒绝。',
  types: [AdoptionSaved, Refusal],
  resolveType: (v) => v.__typename,
});

export async function onboardingPayload(ctx: Context, saved: Saved) {
  if (!saved.ok) return refused(saved.refusal);
  const window = await onboardingWindowById(ctx.reader, saved.id);
  if (!window) throw new CodedError('NOT_FOUND', saved.id);
  return { __typename: 'OnboardingSaved' as const, window };
}

export async function adoptionPayload(ctx: Context, saved: Saved) {
  if (!saved.ok) return refused(saved.refusal);
  const adoption = await adoptionById(ctx.reader, saved.id);
  if (!adoption) throw new CodedError('NOT_FOUND', saved.id);
  return { __typename: 'AdoptionSaved' as const, adoption };
}
