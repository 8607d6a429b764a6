import type { PlainDate } from '../calendar/plain-date.ts';
import { CodedError } from '../errors.ts';
import type { RulePack } from './types.ts';

/** The first and the last day on which a part binds; absent = without beginning, without end. */
export type Valid = { readonly validFrom?: PlainDate; readonly validTo?: PlainDate };

export function inForce(part: Valid, on: PlainDate): boolean {
  return (part.validFrom === undefined || part.validFrom <= on) && (part.validTo === undefined || on <= part.validTo);
}

/** One pack of these. @throws CodedError RULE_PACK_UNKNOWN */
export function findPack(id: string, packs: readonly RulePack[]): RulePack {
  const pack = packs.find((p) => p.id === id);
  if (!pack) throw new CodedError('RULE_PACK_UNKNOWN', `${id.slice(0, 60)}；已有：${packs.map((p) => p.id).join('、')}`);
  return pack;
}

/** In the order in which they began; of two that began on one day the later entered counts as the newer. */
function byBeginning(packs: readonly RulePack[]): RulePack[] {
  return packs.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0));
}

/** The older plans a plan continues, oldest first: the one it names, and any earlier one that continued the same. */
export function predecessors(pack: RulePack, packs: readonly RulePack[]): RulePack[] {
  if (pack.replaces === undefined) return [];
  const siblings = byBeginning(packs.filter((p) => p.replaces === pack.replaces));
  return [findPack(pack.replaces, packs), ...siblings.slice(0, siblings.indexOf(pack))];
}

/** The newest plan that continues this one and is in force on the day; the pack itself while there is none. */
export function newest(pack: RulePack, on: PlainDate, packs: readonly RulePack[]): RulePack {
  const later = new Set<RulePack>();
  const collect = (p: RulePack): void => {
    for (const next of packs.filter((q) => q.replaces === p.id && !later.has(q))) {
      later.add(next);
      collect(next);
    }
  };
  collect(pack);
  return byBeginning(packs.filter((p) => later.has(p) && inForce(p, on))).at(-1) ?? pack;
}

/** A pack and all beneath it on a day, lowest first, each once. @throws CodedError RULE_PACK_UNKNOWN, RULE_PACK_INVALID */
export function stackOf(top: RulePack, on: PlainDate, packs: readonly RulePack[]): RulePack[] {
  const walk = (pack: RulePack, above: readonly RulePack[]): RulePack[] => {
    const path = [...above, pack];
    if (above.includes(pack)) throw new CodedError('RULE_PACK_INVALID', `${path.map((p) => p.id).join(' → ')}：互为基础`);
    return [
      ...pack.extends.flatMap((id) => walk(newest(findPack(id, packs), on, packs), path)),
      ...predecessors(pack, packs).flatMap((p) => walk(p, path)),
      pack,
    ];
  };
  return [...new Set(walk(top, []))];
}
