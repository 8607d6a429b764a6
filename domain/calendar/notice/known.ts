import type { Arrangement } from '../arrangement.ts';
import type { Findings } from './findings.ts';
import type { At } from './source.ts';

const CONFLICT = 'CALENDAR_NOTICE_CONFLICT';

function versionZh({ year, version, notice }: Arrangement): string {
  return `${year}年第${version}版（${notice.number || notice.signed}）`;
}

/** By its number; regional notices in press copies have none, so by title and date. */
function isSameNotice(a: Arrangement['notice'], b: Arrangement['notice']): boolean {
  return a.number === b.number && (a.number !== '' || (a.title === b.title && a.signed === b.signed));
}

/** A second notice without the first has nothing to revise. */
export function checkRevises(known: Arrangement | undefined, notice: Arrangement['notice'], year: number, at: At, f: Findings): void {
  if (!known) f.fault(at.line, at.field, `这是修改${year}年安排的通知，${year}年的安排还没有录入`, CONFLICT);
  else if (notice.signed < known.notice.signed)
    f.fault(at.line, at.field, `成文日期${notice.signed}早于它要修改的${versionZh(known)}的${known.notice.signed}`, CONFLICT);
}

/** Which version a notice makes: the year's first, the next one, or the one that is known when it is read once more. */
export function versionOf(known: Arrangement | undefined, notice: Arrangement['notice'], revises: boolean): number {
  if (!known) return 1;
  if (isSameNotice(known.notice, notice)) return known.version;
  return revises ? known.version + 1 : 1;
}

/** The same version twice must be the same notice with the same days, and a year's versions follow one another. */
export function checkAgainst(known: Arrangement | undefined, read: Arrangement, at: At, f: Findings): void {
  const next = (known?.version ?? 0) + 1;
  if (known && read.version === known.version) {
    if (read.notice.number !== known.notice.number)
      f.fault(at.line, at.field, `已录入${versionZh(known)}，这是另一份通知，又没有说是修改它的`, CONFLICT);
    else {
      const differing = firstDifference(known, read);
      if (differing !== undefined) f.fault(at.line, at.field, `${versionZh(known)}已经录入，内容不同：${differing}`, CONFLICT);
    }
  } else if (known && read.version < known.version)
    f.fault(at.line, at.field, `已录入${versionZh(known)}，不能再录入第${read.version}版`, CONFLICT);
  else if (read.version !== next) f.fault(at.line, at.field, `应为${read.year}年第${next}版，写的是第${read.version}版`, CONFLICT);
  else if (known && read.notice.number === known.notice.number)
    f.fault(at.line, at.field, `这份通知就是已录入的${versionZh(known)}`, CONFLICT);
}

function firstDifference(a: Arrangement, b: Arrangement): string | undefined {
  const lines = (x: Arrangement): string[] => x.days.map(([date, name, kind]) => `${date}${name}${kind === 'off' ? '放假' : '上班'}`);
  const [known, read] = [lines(a), lines(b)];
  const only = [
    ...known.filter((l) => !read.includes(l)).map((l) => `已录入${l}`),
    ...read.filter((l) => !known.includes(l)).map((l) => `这里是${l}`),
  ];
  return only[0];
}
