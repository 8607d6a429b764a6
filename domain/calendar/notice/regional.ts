import type { Arrangement } from '../arrangement.ts';
import { isNational } from '../regions.ts';
import type { Findings } from './findings.ts';
import type { NamedDay } from './items.ts';

/**
 * The days that are the region's own. Regional notices repeat the national ones (宁夏, 新疆); those are not kept, so that a later
 * word of the State Council reaches the region too. One that differs is doubted: about national festivals the State Council
 * decides (《全国年节及纪念日放假办法》第二条、第四条).
 */
export function ownDays(days: readonly NamedDay[], national: Arrangement | undefined, year: number, f: Findings): NamedDay[] {
  const kinds = new Map(national?.days.map(([date, , kind]) => [date, kind]));
  const own = days.filter((d) => !isNational(d.name) && kinds.get(d.date) !== d.kind);
  const differing = days.filter((d) => isNational(d.name) && kinds.get(d.date) !== d.kind);
  const [first] = differing;
  if (first)
    f.doubt(
      first.line,
      first.name,
      differing.map((d) => d.date).join('、'),
      national ? '与全国的安排不同，没有采用；全国的节日以国务院办公厅的通知为准' : `${year}年全国的安排还没有录入，不能核对，没有采用`,
    );
  return own;
}
