import { comparePlainDates } from '../calendar/plain-date.ts';
import { isBlank } from '../decision/context.ts';
import { refuse } from '../errors.ts';
import type { Refusal } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import type { CatalogRowInput } from './types.ts';
import { isSingleUnit } from './units.ts';

const ARTICLE_3 = '《重大行政决策程序暂行条例》第三条';

/** Rows as printed need a name and a named unit; "相关部门" is nobody. @param beside rows that stand in the table already */
export function rowsRefusal(rows: readonly CatalogRowInput[], beside = 0): Refusal | undefined {
  if (rows.length === 0) return refuse('CATALOG_EMPTY', ARTICLE_3);
  const wrong: string[] = [];
  const seen = new Map<string, number>();
  rows.forEach((row, i) => {
    const at = `第${i + 1}行`;
    if (isBlank(row.name)) wrong.push(`${at}：没有事项名称`);
    if (!isSingleUnit(row.leadUnit)) wrong.push(`${at}：没有写明承办单位`);
    if (row.plannedFrom && row.plannedTo && comparePlainDates(row.plannedFrom, row.plannedTo) > 0) wrong.push(`${at}：计划时间的起止颠倒`);
    const earlier = seen.get(row.name.trim());
    if (earlier !== undefined) wrong.push(`${at}：与第${earlier}行重复`);
    else seen.set(row.name.trim(), i + 1);
  });
  if (beside + rows.length > LIMITS.catalogRowsMax) wrong.push(`最多${LIMITS.catalogRowsMax}行`);
  return wrong.length ? refuse('CATALOG_ROW_INVALID', undefined, ...wrong) : undefined;
}
