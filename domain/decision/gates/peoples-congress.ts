import { refuse } from '../../errors.ts';
import type { Refusal } from '../../errors.ts';
import { incomplete, open, REPORT_RESULTS, returnedRefusal, told } from './common.ts';
import type { GateContext, GateLine, ReportResult } from './common.ts';

/** 人大讨论决定或者报告 (第八条): its body, and what it made of the matter. Date and number stand in the fact. */
export type PeoplesCongress = { readonly kind: CongressKind; readonly body: CongressBody; readonly result: ReportResult };
export const CONGRESS_KINDS = { decides: '讨论决定', 'reported-to': '出台前报告' } as const;
export type CongressKind = keyof typeof CONGRESS_KINDS;
export const CONGRESS_BODIES = { congress: '人民代表大会', 'standing-committee': '人大常委会' } as const;
export type CongressBody = keyof typeof CONGRESS_BODIES;

export function peoplesCongressRefusal(p: PeoplesCongress, ctx: GateContext): Refusal | undefined {
  const wrong = wrongBody(p, ctx) ?? incomplete(ctx, [[told(ctx.fact.documentNo), '人大决定、决议或者审议意见的文号']]);
  return wrong ?? returnedRefusal(p.result, ctx);
}

/** Towns have no standing committee; departments and streets have no congress of their own. */
function wrongBody(p: PeoplesCongress, ctx: GateContext): Refusal | undefined {
  const kind = ctx.rules.organKinds.find((k) => k.kind === ctx.organKind);
  if (!kind) return undefined;
  if (kind.congressBody === '') return refuse('CONGRESS_BODY_WRONG', ctx.rule.article, '这类机关没有同级人大');
  const hasCommittee = /常委会|常务委员会/.test(kind.congressBody);
  return p.body === 'standing-committee' && !hasCommittee
    ? refuse('CONGRESS_BODY_WRONG', ctx.rule.article, `这类机关对应${kind.congressBody}，没有人大常委会`)
    : undefined;
}

export function peoplesCongressLines(p: PeoplesCongress): GateLine[] {
  return [open(CONGRESS_KINDS[p.kind], `${CONGRESS_BODIES[p.body]}：${REPORT_RESULTS[p.result]}`)];
}
