import { dayZh } from '../../calendar/format.ts';
import { beijingDate } from '../../calendar/instant.ts';
import type { DecisionState } from '../types.ts';

/** One thing that stood on paper: what, in words with its day, and where it was published then. */
export type AdoptedFact = { readonly name: string; readonly text: string; readonly address?: string };

/** 补录: what a reader is told before anything else of a decision that was brought in. */
export function adoptedNote({ adopted }: DecisionState): string | undefined {
  if (!adopted) return undefined;
  return `补录（上线前的事项）：下列日期和文号抄自当时的材料，于${dayZh(beijingDate(adopted.at), true)}录入本系统，不是本系统的公布时间。`;
}

/** What its papers say, in the order of the procedure. */
export function adoptedFacts({ adopted }: DecisionState): AdoptedFact[] {
  if (!adopted) return [];
  const p = adopted.paper;
  const on = (day: string | undefined, no?: string): string =>
    `${day === undefined ? '' : dayZh(day as never, true)}${no ? `，${no}` : ''}`;
  const fact = (name: string, given: unknown, text: string, address?: string): AdoptedFact[] =>
    given === undefined ? [] : [{ name, text, ...(address === undefined ? {} : { address }) }];
  const opinions = p.opinions === undefined ? '' : `，收到${p.opinions}条意见`;
  return [
    ...fact('启动', p.initiatedOn, on(p.initiatedOn, p.initiationNo)),
    ...fact('征求意见', p.consultFrom, `${on(p.consultFrom)}至${on(p.consultTo)}${opinions}`, p.noticeAddress),
    ...fact('合法性审查通过', p.reviewedOn, on(p.reviewedOn, p.reviewNo)),
    // Of papers of meetings the public reads the day.
    ...fact('集体讨论', p.meetingOn, on(p.meetingOn)),
    ...fact('出台', p.issuedOn, on(p.issuedOn, p.documentNo), p.textAddress),
    ...fact('采纳情况反馈', p.feedbackOn, on(p.feedbackOn), p.feedbackAddress),
    ...fact('归档', p.closedOn, on(p.closedOn)),
    ...fact('终止', p.terminatedOn, `${on(p.terminatedOn)}，${p.terminationReason ?? ''}`),
  ];
}

/** In one sentence, where it stands; undefined = what happens in the system says it. */
export function adoptedSentence(s: DecisionState): string | undefined {
  const p = s.adopted?.paper;
  if (!p) return undefined;
  if (s.phase === 'CLOSED' && s.adopted!.phase === 'CLOSED') return '本事项在上线前已经办结。';
  if (s.adopted!.phase === 'TERMINATED') return `本事项在上线前已经终止，不再出台。原因：${p.terminationReason ?? ''}。`;
  if (s.rounds.length > 0 || s.feedback) return undefined;
  if (s.phase === 'CONSULTING')
    return `正在征求意见，到${dayZh(p.consultTo!, true)}为止；公告在上线前公布于原址，请按公告写明的方式提意见。`;
  if (p.feedbackOn) return `采纳情况已于${dayZh(p.feedbackOn, true)}公布（上线前）。`;
  if (p.consultTo) return `征求意见已于${dayZh(p.consultTo, true)}结束（上线前）。`;
  return undefined;
}
