import { accept, blanksRefusal, isBlank, reject } from '../decision/context.ts';
import type { Decided } from '../decision/context.ts';
import { refuse } from '../errors.ts';
import type { Refusal } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import type { CatalogContext } from './decide.ts';
import { planChecks } from './plan-checks.ts';
import type { CatalogCommand, CatalogEvent, CatalogRowInput, CatalogState, Proposal, ProposalContent } from './types.ts';

/** What the screening (审核) makes of a proposal. Nothing vanishes: what is not included stays, with its reason. */
export const PROPOSAL_STATUSES = {
  proposed: '已申报，等待审核',
  returned: '退回补充',
  'not-included': '不纳入目录',
  included: '纳入目录',
} as const;
export type ProposalStatus = keyof typeof PROPOSAL_STATUSES;
export type ScreeningResult = Exclude<ProposalStatus, 'proposed'>;

const ARTICLE_3 = '《重大行政决策程序暂行条例》第三条';
const ARTICLE_10 = '《重大行政决策程序暂行条例》第十条';

/** A department proposes a matter for the year's catalog, or hands in again what was returned to it. */
export function propose(
  state: CatalogState,
  c: Extract<CatalogCommand, { kind: 'proposeMatter' }>,
  { facts }: CatalogContext,
): Decided<CatalogEvent> {
  const unit = facts.units.find((u) => u.id === c.unitId);
  if (!unit) return reject('FORBIDDEN');
  const blank = blanksRefusal('PROPOSAL_INCOMPLETE', ARTICLE_10, {
    事项名称: c.content.name,
    '理由（要解决的问题和必要性）': c.content.reason,
    法律政策依据: c.content.legalBasis,
  });
  if (blank) return { ok: false, refusal: blank };
  const all = state.proposals ?? [];
  const again = c.no === undefined ? undefined : all.find((p) => p.no === c.no && p.unitId === unit.id);
  if (c.no !== undefined && again?.status !== 'returned') return reject('PROPOSAL_NOT_RETURNED', undefined, `第${c.no}号申报`);
  const same = all.find((p) => p.no !== c.no && p.status !== 'not-included' && p.content.name.trim() === c.content.name.trim());
  if (same) return reject('PROPOSAL_KNOWN', undefined, `第${same.no}号申报，${same.unitName}`);
  const no = c.no ?? all.length + 1;
  if (no > LIMITS.catalogRowsMax) return reject('CATALOG_ROW_INVALID', undefined, `一年最多申报${LIMITS.catalogRowsMax}项`);
  return accept({ type: 'MatterProposed', no, unitId: unit.id, unitName: unit.name, content: c.content });
}

/** The catalog manager decides on one proposal; what is included stands at once in the version being compiled, or waits for it. */
export function screen(
  state: CatalogState,
  c: Extract<CatalogCommand, { kind: 'screenProposal' }>,
  ctx: CatalogContext,
): Decided<CatalogEvent> {
  const proposal = state.proposals?.find((p) => p.no === c.no);
  if (!proposal || (proposal.status !== 'proposed' && proposal.status !== 'returned'))
    return reject('PROPOSAL_NOT_OPEN', undefined, `第${c.no}号申报${proposal ? `：${PROPOSAL_STATUSES[proposal.status]}` : '不存在'}`);
  if (c.result !== 'included' && isBlank(c.reason))
    return reject('REASON_MISSING', undefined, c.result === 'returned' ? '要补充什么' : '不纳入目录的理由');
  const screened: CatalogEvent = {
    type: 'ProposalScreened',
    no: c.no,
    result: c.result,
    ...(isBlank(c.reason) ? {} : { reason: c.reason!.trim() }),
  };
  const version = state.versions.at(-1)?.no;
  if (c.result !== 'included' || version === undefined) return accept(screened);
  const row = rowOfProposal(proposal);
  const wrong = noRoomFor(row, ctx.facts.rowNames);
  if (wrong) return { ok: false, refusal: wrong };
  return accept<CatalogEvent>(screened, { type: 'RowAdded', version, row, proposalNo: c.no, planChecks: planChecks([row], ctx) });
}

function noRoomFor(row: CatalogRowInput, names: readonly string[]): Refusal | undefined {
  if (names.includes(row.name.trim())) return refuse('CATALOG_ROW_INVALID', undefined, `${row.name}：目录中已有同名的行`);
  if (names.length >= LIMITS.catalogRowsMax) return refuse('CATALOG_ROW_INVALID', undefined, `最多${LIMITS.catalogRowsMax}行`);
  return undefined;
}

/** The row as it enters the catalog: the proposing department undertakes it. */
export function rowOfProposal({ unitName, content }: Proposal): CatalogRowInput {
  const { reason: _r, source: _s, ...row }: ProposalContent = content;
  return { ...row, name: row.name.trim(), leadUnit: unitName };
}

/** Included before anything was compiled: they enter with the first version. */
export function waitingProposals(state: CatalogState): readonly Proposal[] {
  return (state.proposals ?? []).filter((p) => p.status === 'included' && p.version === undefined);
}

/** Screening comes before the organ's decision (条例第三条). */
export function unscreenedRefusal(state: CatalogState): Refusal | undefined {
  const open = (state.proposals ?? []).filter((p) => p.status === 'proposed');
  return open.length
    ? refuse('PROPOSALS_UNSCREENED', ARTICLE_3, ...open.map((p) => `第${p.no}号 ${p.content.name}（${p.unitName}）`))
    : undefined;
}

/** Folds what happened to proposals; a proposal ends the nil return of its department. */
export function foldProposal(
  s: CatalogState,
  e: Extract<CatalogEvent, { type: 'MatterProposed' | 'ProposalScreened' | 'RowAdded' }>,
): CatalogState {
  const all = s.proposals ?? [];
  if (e.type === 'MatterProposed') {
    const proposal: Proposal = { no: e.no, unitId: e.unitId, unitName: e.unitName, content: e.content, status: 'proposed' };
    const proposals = all.some((p) => p.no === e.no) ? all.map((p) => (p.no === e.no ? proposal : p)) : [...all, proposal];
    return { ...s, proposals, nilReturns: (s.nilReturns ?? []).filter((r) => r.unitId !== e.unitId) };
  }
  const change = (no: number, by: Partial<Proposal>) => ({ ...s, proposals: all.map((p) => (p.no === no ? { ...p, ...by } : p)) });
  if (e.type === 'RowAdded') return change(e.proposalNo, { version: e.version });
  return change(e.no, { status: e.result, ...(e.reason === undefined ? {} : { reason: e.reason }) });
}
