import { accept, isBlank, reject } from '../decision/context.ts';
import type { Decided } from '../decision/context.ts';
import { refuse } from '../errors.ts';
import type { Refusal } from '../errors.ts';
import type { CatalogContext } from './decide.ts';
import { planChecks } from './plan-checks.ts';
import { rowsRefusal } from './rows.ts';
import type { CatalogCommand, CatalogEvent, CatalogState, DraftChange, VersionState } from './types.ts';

const ARTICLE_3 = '《重大行政决策程序暂行条例》第三条';

/**
 * Rows of the version being compiled are reworded, added or taken out again: what was mistyped, and what the public's opinions
 * change. What an earlier version has printed stays as it was; that is kept or removed by an adjustment.
 */
export function reviseDraft(
  state: CatalogState,
  newest: VersionState,
  c: Extract<CatalogCommand, { kind: 'reviseCatalog' }>,
  ctx: CatalogContext,
): Decided<CatalogEvent> {
  if (isBlank(c.reason)) return reject('REASON_MISSING', ARTICLE_3, '修改目录草案的原因');
  const wrong = namingRefusal(c.changes, ctx.facts) ?? tableRefusal(c.changes, ctx.facts);
  if (wrong) return { ok: false, refusal: wrong };
  const reason = c.reason.trim();
  const rows = c.changes.map((x) => x.row);
  return accept<CatalogEvent>(
    { type: 'DraftRevised', version: newest.no, reason, changes: c.changes, planChecks: planChecks(rows, ctx) },
    ...proposalsTakenOut(state, newest, c.changes, ctx.facts).map(
      (no) => ({ type: 'ProposalScreened', no, result: 'not-included', reason }) as const,
    ),
  );
}

/** The department that proposed such a row reads that it is not included after all, and why. */
function proposalsTakenOut(
  { proposals = [] }: CatalogState,
  { no: version }: VersionState,
  changes: readonly DraftChange[],
  { entryIds, rowNames }: CatalogContext['facts'],
): number[] {
  const names = changes.flatMap((x) => (x.row ? [] : [rowNames[entryIds.indexOf(x.entryId!)]]));
  return proposals
    .filter((p) => p.status === 'included' && p.version === version && names.includes(p.content.name.trim()))
    .map((p) => p.no);
}

function namingRefusal(changes: readonly DraftChange[], { entryIds, ownEntryIds }: CatalogContext['facts']): Refusal | undefined {
  if (changes.length === 0) return refuse('CATALOG_ROW_INVALID', ARTICLE_3, '没有写明改哪一行');
  const named = changes.flatMap((x) => (x.entryId === undefined ? [] : [x.entryId]));
  const wrong = changes.flatMap(({ entryId, row }, i) => {
    const at = `第${i + 1}处修改`;
    if (entryId === undefined) return row ? [] : [`${at}：没有写明事项，也没有新的内容`];
    if (!entryIds.includes(entryId)) return [`${at}：指向的不是目录草案里的事项`];
    if (named.indexOf(entryId) !== named.lastIndexOf(entryId)) return [`${at}：同一个事项改了两次`];
    return ownEntryIds.includes(entryId) ? [] : [`${at}：已经公布的行照原样保留，要去掉的在调整里写明调出`];
  });
  return wrong.length ? refuse('CATALOG_ROW_INVALID', ARTICLE_3, ...wrong) : undefined;
}

/** The table as it would stand: each row whole, no name twice, none of it empty. */
function tableRefusal(changes: readonly DraftChange[], { entryIds, rowNames }: CatalogContext['facts']): Refusal | undefined {
  const touched = new Set(changes.map((x) => x.entryId));
  const left = rowNames.filter((_, i) => !touched.has(entryIds[i]!));
  const rows = changes.flatMap((x) => (x.row ? [x.row] : []));
  if (left.length + rows.length === 0) return refuse('CATALOG_EMPTY', ARTICLE_3);
  const wrong = rows.length ? rowsRefusal(rows, left.length) : undefined;
  if (wrong) return wrong;
  const twice = rows.filter((r) => left.includes(r.name.trim())).map((r) => `${r.name.trim()}：目录草案里已有同名的事项`);
  return twice.length ? refuse('CATALOG_ROW_INVALID', undefined, ...twice) : undefined;
}
