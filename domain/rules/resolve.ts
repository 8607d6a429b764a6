import type { PlainDate } from '../calendar/plain-date.ts';
import type { GateId } from '../decision/types.ts';
import { CodedError } from '../errors.ts';
import { RULE_PACKS } from './packs.ts';
import type { GateRule, Overridden, ResolvedPack, ResolvedRule, Rule, RulePack } from './types.ts';

/** Ids of all packs. */
export function packIds(): string[] {
  return RULE_PACKS.map((p) => p.id);
}

/** One pack as written. @throws CodedError RULE_PACK_UNKNOWN */
export function packOf(id: string): RulePack {
  const pack = RULE_PACKS.find((p) => p.id === id);
  if (!pack) throw new CodedError('RULE_PACK_UNKNOWN', `${id.slice(0, 60)}；已有：${packIds().join('、')}`);
  return pack;
}

/** A pack and all beneath it, lowest first, each once. */
function layersOf(top: RulePack): RulePack[] {
  return [...new Set([...top.extends.flatMap((id) => layersOf(packOf(id))), top])];
}

function inForce(part: { readonly validFrom?: PlainDate; readonly validTo?: PlainDate }, on: PlainDate): boolean {
  return (part.validFrom === undefined || part.validFrom <= on) && (part.validTo === undefined || on <= part.validTo);
}

/**
 * The last day up to `on` on which anything about a resolved pack changes: some validity begins or ended the day before, or a
 * new year carries a plan over. Between two such days the answer is the same object.
 */
function changedOn(layers: readonly RulePack[], on: PlainDate): string {
  const changes = [`${on.slice(0, 4)}-01-01`];
  for (const part of layers.flatMap((p) => [p, ...p.rules])) {
    if (part.validFrom !== undefined && part.validFrom <= on) changes.push(part.validFrom);
    if (part.validTo !== undefined && part.validTo < on) changes.push(`after ${part.validTo}`);
  }
  return changes.sort().join();
}

const resolved = new Map<string, Omit<ResolvedPack, 'on'>>();

/**
 * A pack over its bases as in force on a day.
 * @throws CodedError RULE_PACK_UNKNOWN, RULE_NOT_IN_FORCE (the day lies outside the validity of the pack or of one beneath)
 */
export function resolvePack(id: string, on: PlainDate): ResolvedPack {
  const layers = layersOf(packOf(id));
  const late = layers.find((p) => !inForce(p, on));
  if (late)
    throw new CodedError('RULE_NOT_IN_FORCE', `${late.name}自${late.validFrom}起施行${late.validTo ? `，至${late.validTo}止` : ''}`);
  const key = `${id}@${changedOn(layers, on)}`;
  let content = resolved.get(key);
  if (!content) resolved.set(key, (content = merge(layers, on)));
  return { ...content, on };
}

/**
 * The same for a matter that has this pack: outside its validity the nearest day counts, since a matter keeps its pack before the
 * plan was signed and after it ran out. What a single rule does not reach is refused where it is counted.
 * @throws CodedError RULE_PACK_UNKNOWN
 */
export function resolvePackNear(id: string, on: PlainDate): ResolvedPack {
  let day = on;
  for (const { validTo } of layersOf(packOf(id))) if (validTo !== undefined && day > validTo) day = validTo;
  for (const { validFrom } of layersOf(packOf(id))) if (day < validFrom) day = validFrom;
  return resolvePack(id, day);
}

function merge(layers: readonly RulePack[], on: PlainDate): Omit<ResolvedPack, 'on'> {
  const top = layers.at(-1)!;
  const year = Number(on.slice(0, 4));
  const rules = new Map<string, ResolvedRule>();
  const gates = new Map<GateId, GateRule & { packId: string }>();
  for (const p of layers) {
    const carriedOver = isCarriedOver(p, year);
    for (const r of p.rules.filter((rule) => inForce(rule, on)))
      rules.set(r.id, { ...withValidity(p, r), packId: p.id, packName: p.name, carriedOver, overrides: overridden(rules.get(r.id)) });
    for (const g of p.gates) gates.set(g.gate, { ...g, packId: p.id });
  }
  const layersNotEntered = layers.flatMap((p) => p.layersNotEntered);
  return {
    id: top.id,
    name: top.name,
    rules,
    gates,
    artefacts: highest(layers, (p) => p.artefacts),
    archive: highest(layers, (p) => p.archive),
    stages: highest(layers, (p) => p.stages),
    organKinds: organKindsOf(layers),
    obligations: layers.flatMap((p) => p.obligations),
    calendarRegion: layers.findLast((p) => p.calendarRegion !== undefined)?.calendarRegion ?? 'CN',
    layersNotEntered,
    ...optional('bodies', layers.findLast((p) => p.bodies !== undefined)?.bodies),
    ...(layersNotEntered.length ? { layersNote: `上位规定未录入：${layersNotEntered.join('、')}` } : {}),
    ...(isCarriedOver(top, year) ? { carriedOverNote: `${top.name}的要求在${year}年沿用，至录入新的工作要点为止` } : {}),
  };
}

function isCarriedOver(p: RulePack, year: number): boolean {
  return p.planYear !== undefined && year > p.planYear;
}

/** Validity of a rule for its triggers: its own, else its pack's; a plan signed in June still speaks of the whole of its year. */
function withValidity(p: RulePack, r: Rule): Rule {
  const from = r.validFrom ?? (p.planYear === undefined ? p.validFrom : (`${p.planYear}-01-01` as PlainDate));
  const to = r.validTo ?? p.validTo;
  return { ...r, validFrom: from, ...(to === undefined ? {} : { validTo: to }) };
}

function overridden(lower: ResolvedRule | undefined): Overridden[] {
  if (!lower) return [];
  const { packId, packName, carriedOver: _, overrides, ...rule } = lower;
  return [...overrides, { packId, packName, rule }];
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}

/** One entry per kind of organ; a higher layer's replaces a lower one's. */
function organKindsOf(layers: readonly RulePack[]): RulePack['organKinds'] {
  return [...new Map(layers.flatMap((p) => p.organKinds).map((k) => [k.kind, k])).values()];
}

/** The list of the highest layer that has one. */
function highest<T>(layers: readonly RulePack[], list: (p: RulePack) => readonly T[]): readonly T[] {
  return layers.map(list).findLast((l) => l.length > 0) ?? [];
}

/** One rule of a resolved pack. @throws CodedError RULE_UNKNOWN */
export function ruleOf(pack: ResolvedPack, id: string): ResolvedRule {
  const rule = pack.rules.get(id);
  if (!rule) throw new CodedError('RULE_UNKNOWN', `${id.slice(0, 60)}；${pack.name}有：${[...pack.rules.keys()].join('、')}`);
  return rule;
}
