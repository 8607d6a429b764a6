import { addDays } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import type { GateId } from '../decision/types.ts';
import { CodedError } from '../errors.ts';
import { RULE_PACKS } from './packs.ts';
import { findPack, inForce, newest, predecessors, stackOf } from './stack.ts';
import type { Valid } from './stack.ts';
import type { GateRule, Overridden, ResolvedPack, ResolvedRule, Rule, RulePack } from './types.ts';

type Content = Omit<ResolvedPack, 'on'>;

/** Ids of all packs. */
export function packIds(packs: readonly RulePack[] = RULE_PACKS): string[] {
  return packs.map((p) => p.id);
}

/** One pack as written. @throws CodedError RULE_PACK_UNKNOWN */
export function packOf(id: string, packs: readonly RulePack[] = RULE_PACKS): RulePack {
  return findPack(id, packs);
}

/** The first day on which a pack and everything beneath it has begun. @throws CodedError RULE_PACK_UNKNOWN */
export function allBegunOn(id: string, packs: readonly RulePack[] = RULE_PACKS): PlainDate {
  const top = findPack(id, packs);
  return stackOf(top, top.validFrom, packs)
    .map((p) => p.validFrom)
    .sort()
    .at(-1)!;
}

/** What was resolved of one array of packs: between two days of change the answer is the same object. */
type Memo = { readonly changes: readonly PlainDate[]; readonly resolved: Map<string, Content> };
const memos = new WeakMap<readonly RulePack[], Memo>();

/** The days on which some validity begins, or has ended the day before. */
function changesOf(packs: readonly RulePack[]): PlainDate[] {
  const parts: Valid[] = packs.flatMap((p) => [p, ...p.rules, ...p.organKinds]);
  const days = parts.flatMap((v) => [
    ...(v.validFrom === undefined ? [] : [v.validFrom]),
    ...(v.validTo === undefined ? [] : [addDays(v.validTo, 1)]),
  ]);
  return [...new Set(days)].sort();
}

function memoOf(packs: readonly RulePack[]): Memo {
  let memo = memos.get(packs);
  if (!memo) memos.set(packs, (memo = { changes: changesOf(packs), resolved: new Map() }));
  return memo;
}

/**
 * A pack over its bases as in force on a day. A base not yet or no longer in force is skipped; a newer plan that replaces the
 * asked one lies on top from its first day. `packs` = every pack there is; resolved once per array.
 * @throws CodedError RULE_PACK_UNKNOWN, RULE_PACK_INVALID (packs in a circle), RULE_NOT_IN_FORCE (the asked pack itself)
 */
export function resolvePack(id: string, on: PlainDate, packs: readonly RulePack[] = RULE_PACKS): ResolvedPack {
  const { changes, resolved } = memoOf(packs);
  const period = changes.findLastIndex((day) => day <= on);
  const key = `${id}@${period}@${on.slice(0, 4)}`;
  let content = resolved.get(key);
  if (!content) resolved.set(key, (content = merge(id, on, packs)));
  return { ...content, on };
}

/**
 * The same for a matter that has this pack: outside its validity the nearest day counts, since a matter keeps its pack before the
 * plan was signed and after it ran out. What a single rule does not reach is refused where it is counted.
 * @throws CodedError RULE_PACK_UNKNOWN, RULE_PACK_INVALID
 */
export function resolvePackNear(id: string, on: PlainDate, packs: readonly RulePack[] = RULE_PACKS): ResolvedPack {
  const pack = findPack(id, packs);
  if (inForce(pack, on) || inForce(newest(pack, on, packs), on)) return resolvePack(id, on, packs);
  return resolvePack(id, on < pack.validFrom ? pack.validFrom : pack.validTo!, packs);
}

function merge(id: string, on: PlainDate, packs: readonly RulePack[]): Content {
  const top = newest(findPack(id, packs), on, packs);
  if (!inForce(top, on)) throw new CodedError('RULE_NOT_IN_FORCE', `${top.name}${validityWords(top)}`);
  const stack = stackOf(top, on, packs);
  const layers = stack.filter((p) => inForce(p, on));
  const year = Number(on.slice(0, 4));
  const replaced = new Set(layers.flatMap((p) => predecessors(p, packs)).filter((p) => layers.includes(p)));
  const carriedOver = (p: RulePack): boolean => replaced.has(p) || (p.planYear !== undefined && year > p.planYear);
  const rules = new Map<string, ResolvedRule>();
  const gates = new Map<GateId, GateRule & { packId: string }>();
  for (const p of layers) {
    const origin = { packId: p.id, packName: p.name, carriedOver: carriedOver(p) };
    for (const r of p.rules.filter((rule) => inForce(rule, on)))
      rules.set(r.id, { ...withValidity(p, r), ...origin, overrides: overridden(rules.get(r.id)) });
    for (const g of p.gates) gates.set(g.gate, { ...g, packId: p.id });
  }
  const layersNotEntered = [...new Set(layers.flatMap((p) => p.layersNotEntered))];
  return {
    id,
    name: top.name,
    layers: stack.map((p) => ({
      packId: p.id,
      packName: p.name,
      validFrom: p.validFrom,
      ...optional('validTo', p.validTo),
      inForce: inForce(p, on),
    })),
    rules,
    gates,
    artefacts: artefactsOf(layers),
    archive: highest(layers, (p) => p.archive),
    stages: highest(layers, (p) => p.stages),
    organKinds: organKindsOf(layers, on),
    obligations: layers.flatMap((p) => p.obligations.map((o) => ({ ...o, packId: p.id }))),
    calendarRegion: layers.findLast((p) => p.calendarRegion !== undefined)?.calendarRegion ?? 'CN',
    layersNotEntered,
    ...optional('bodies', layers.findLast((p) => p.bodies !== undefined)?.bodies),
    ...optional('signature', layers.findLast((p) => p.signature !== undefined)?.signature),
    ...(layersNotEntered.length ? { layersNote: `上位规定未录入：${layersNotEntered.join('、')}` } : {}),
    ...optional('carriedOverNote', carriedOverNote(top, carriedOver(top), [...replaced], year)),
  };
}

/** 自…起施行，至…止. */
export function validityWords(part: Valid): string {
  const { validFrom, validTo } = part;
  return [...(validFrom === undefined ? [] : [`自${validFrom}起施行`]), ...(validTo === undefined ? [] : [`至${validTo}止`])].join('，');
}

function carriedOverNote(top: RulePack, itself: boolean, replaced: readonly RulePack[], year: number): string | undefined {
  const notes = [
    ...(itself ? [`${top.name}的要求在${year}年沿用，至录入新的年度文件为止`] : []),
    ...(replaced.length ? [`${top.name}没有规定的，沿用${replaced.map((p) => p.name).join('、')}`] : []),
  ];
  return notes.length ? notes.join('；') : undefined;
}

/** Validity of a rule for its triggers: its own, else its pack's; a plan signed in June still speaks of the whole of its year. */
function withValidity(p: RulePack, r: Rule): Rule {
  const from = r.validFrom ?? (p.planYear === undefined ? p.validFrom : (`${p.planYear}-01-01` as PlainDate));
  const to = r.validTo ?? p.validTo;
  return { ...r, validFrom: from, ...(to === undefined ? {} : { validTo: to }) };
}

function overridden(lower: ResolvedRule | undefined): Overridden[] {
  if (!lower) return [];
  const { packId, packName, carriedOver, overrides, ...rule } = lower;
  return [...overrides, { packId, packName, carriedOver, rule }];
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}

/** One entry per kind, in the highest layer's words and order; kinds that only lower layers name stay. */
function artefactsOf(layers: readonly RulePack[]): RulePack['artefacts'] {
  const byKind = new Map<string, RulePack['artefacts'][number]>();
  for (const a of layers.toReversed().flatMap((p) => p.artefacts)) if (!byKind.has(a.kind)) byKind.set(a.kind, a);
  return [...byKind.values()];
}

/** One entry per kind of organ; a higher layer's replaces a lower one's. */
function organKindsOf(layers: readonly RulePack[], on: PlainDate): RulePack['organKinds'] {
  const kinds = layers.flatMap((p) => p.organKinds).filter((k) => inForce(k, on));
  return [...new Map(kinds.map((k) => [k.kind, k])).values()];
}

/** The list of the highest layer that has one. */
function highest<T>(layers: readonly RulePack[], list: (p: RulePack) => readonly T[]): readonly T[] {
  return layers.map(list).findLast((l) => l.length > 0) ?? [];
}

/**
 * One rule of a resolved pack. With the day of an event: the newest wording in force on that day, so that an event before a
 * new number keeps the old one. @throws CodedError RULE_UNKNOWN
 */
export function ruleOf(pack: ResolvedPack, id: string, eventOn?: PlainDate): ResolvedRule {
  const rule = pack.rules.get(id);
  if (!rule) throw new CodedError('RULE_UNKNOWN', `${id.slice(0, 60)}；${pack.name}有：${[...pack.rules.keys()].join('、')}`);
  if (eventOn === undefined || inForce(rule, eventOn)) return rule;
  const at = rule.overrides.findLastIndex((o) => inForce(o.rule, eventOn));
  if (at === -1) return rule;
  const { rule: older, ...origin } = rule.overrides[at]!;
  return { ...older, ...origin, overrides: rule.overrides.slice(0, at) };
}
