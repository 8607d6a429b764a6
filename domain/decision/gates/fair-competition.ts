import { refuse } from '../../errors.ts';
import type { Refusal } from '../../errors.ts';
import { incomplete, internal, listed, open, told } from './common.ts';
import type { GateContext, GateLine } from './common.ts';

/** 公平竞争审查 (713 第二十九条; 公平竞争审查条例第十二条至第十八条): what did not pass is not issued. */
export type FairCompetitionReview = {
  readonly reviewedBy: FairCompetitionReviewer;
  /** Affected operators, associations and others heard (条例第十六条). */
  readonly heard: readonly string[];
  readonly conclusion: FairCompetitionConclusion;
  /** Of an exception (条例第十二条): which ground, and until when or until what. */
  readonly exception?: string;
};
export const FAIR_COMPETITION_REVIEWERS = {
  'market-regulator': '市场监督管理部门会同起草单位',
  drafter: '起草单位',
} as const;
export type FairCompetitionReviewer = keyof typeof FAIR_COMPETITION_REVIEWERS;
export const FAIR_COMPETITION_CONCLUSIONS = { passed: '通过', exception: '适用例外规定，可以出台', failed: '不通过' } as const;
export type FairCompetitionConclusion = keyof typeof FAIR_COMPETITION_CONCLUSIONS;

export function fairCompetitionRefusal(p: FairCompetitionReview, ctx: GateContext): Refusal | undefined {
  const { article, marketRegulatorReviews } = ctx.rule;
  const byRegulator = ctx.organKind !== undefined && marketRegulatorReviews?.includes(ctx.organKind);
  if (byRegulator && p.reviewedBy !== 'market-regulator') return refuse('FAIR_COMPETITION_REVIEWER_WRONG', article);
  const gaps = incomplete(ctx, [
    [listed(p.heard), '听取了哪些经营者、行业协会商会等利害关系人的意见'],
    [p.conclusion !== 'exception' || told(p.exception), '适用哪一种例外，以及实施期限或者终止条件'],
  ]);
  return gaps ?? (p.conclusion === 'failed' ? refuse('FAIR_COMPETITION_NOT_PASSED', article) : undefined);
}

export function fairCompetitionLines(p: FairCompetitionReview): GateLine[] {
  return [
    open('审查', FAIR_COMPETITION_REVIEWERS[p.reviewedBy]),
    open('结论', FAIR_COMPETITION_CONCLUSIONS[p.conclusion]),
    ...(p.exception === undefined ? [] : [open('例外', p.exception)]),
    internal('听取意见', p.heard.join('、')),
  ];
}
