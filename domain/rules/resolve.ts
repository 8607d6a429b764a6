import type { PlainDate } from '../calendar/plain-date.ts';
import { CodedError } from '../errors.ts';
import { DECREE_713 } from './decree-713-2019.ts';
import { DISCLOSURE_REGULATION } from './disclosure-regulation-2019.ts';
import { SHANGHAI_XUJING } from './shanghai-xujing-2023.ts';
import type { ResolvedPack, ResolvedRule, RulePack } from './types.ts';

const PACKS: readonly RulePack[] = [DECREE_713, DISCLOSURE_REGULATION, SHANGHAI_XUJING];
const resolved = new Map<string, ResolvedPack>();

/** Ids of all packs. */
export function packIds(): string[] {
  return PACKS.map((p) => p.id);
}

/** One pack as written. @throws CodedError RULE_PACK_UNKNOWN */
export function packOf(id: string): RulePack {
  const pack = PACKS.find((p) => p.id === id);
  if (!pack) throw new CodedError('RULE_PACK_UNKNOWN', id);
  return pack;
}

/**
 * A pack over its bases as in force on a day. A pack overrides by rule id and adds; nothing disappears silently.
 * @throws CodedError RULE_PACK_UNKNOWN, RULE_NOT_IN_FORCE (the day lies before the pack)
 */
export function resolvePack(id: string, on: PlainDate): ResolvedPack {
  const key = `${id}@${on.slice(0, 4)}`;
  const hit = resolved.get(key);
  if (hit && packOf(id).validFrom <= on) return hit;
  const top = packOf(id);
  const layers = [...top.extends.map(packOf), top];
  const late = layers.find((p) => p.validFrom > on || (p.validTo !== undefined && p.validTo < on));
  if (late) throw new CodedError('RULE_NOT_IN_FORCE', `${late.name}自${late.validFrom}起施行`);
  const year = Number(on.slice(0, 4));
  const rules = new Map<string, ResolvedRule>();
  const gates = new Map<ResolvedPack['gates'] extends ReadonlyMap<infer K, infer _V> ? K : never, RulePack['gates'][number] & { packId: string }>();
  for (const p of layers) {
    const carriedOver = p.planYear !== undefined && year > p.planYear;
    for (const r of p.rules) rules.set(r.id, { ...r, packId: p.id, packName: p.name, carriedOver });
    for (const g of p.gates) gates.set(g.gate, { ...g, packId: p.id });
  }
  const pack: ResolvedPack = {
    id: top.id,
    name: top.name,
    on,
    rules,
    gates,
    organKinds: layers.flatMap((p) => p.organKinds),
    layersNotEntered: layers.flatMap((p) => p.layersNotEntered),
    ...(top.planYear !== undefined && year > top.planYear ? { carriedOverNote: `${top.name}的要求在${year}年沿用，至录入新的工作要点为止` } : {}),
  };
  resolved.set(key, pack);
  return pack;
}

/** One rule of a resolved pack. @throws CodedError RULE_UNKNOWN */
export function ruleOf(pack: ResolvedPack, id: string): ResolvedRule {
  const rule = pack.rules.get(id);
  if (!rule) throw new CodedError('RULE_UNKNOWN', id);
  return rule;
}
