import type { Refusal } from '../../errors.ts';
import { internal, REPORT_RESULTS, returnedRefusal } from './common.ts';
import type { GateContext, GateLine, ReportResult } from './common.ts';

/** 向同级党委请示报告 (第三十一条): before issue, in either order with the meeting; of its papers only number and date. */
export type PartyReport = { readonly result: ReportResult };

export function partyReportRefusal(p: PartyReport, ctx: GateContext): Refusal | undefined {
  return returnedRefusal(p.result, ctx);
}

export function partyReportLines(p: PartyReport): GateLine[] {
  return [internal('结果', REPORT_RESULTS[p.result])];
}
