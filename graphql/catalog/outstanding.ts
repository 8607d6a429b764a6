import type { CatalogRowSet } from '../../services/read/rows.ts';

/** One line for staff: who had handed in nothing when the catalog was published, and why that was accepted. */
export function outstandingNote({ state }: CatalogRowSet): string | undefined {
  const left = state.versions.find((v) => v.outstanding)?.outstanding;
  return left && `公布时还没有申报也没有作零申报的部门：${left.units.join('、')}。理由：${left.reason}`;
}
