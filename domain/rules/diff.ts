import type { PlainDate } from '../calendar/plain-date.ts';
import { resolvePack } from './resolve.ts';
import type { ResolvedPack, Rule, RulePack } from './types.ts';
import { placeWords } from './field-words.ts';
import { amountWords, FORCE_WORDS, LEVEL_WORDS, ORGAN_KIND_WORDS } from './words.ts';

export const PACK_PARTS = {
  pack: '规则包本身',
  rule: '期限',
  gate: '法定环节',
  artefact: '公开材料',
  archive: '归档清单',
  stages: '办理步骤',
  'organ-kind': '机关类别',
  obligation: '义务',
  layer: '基础规则包',
  'layer-not-entered': '未录入的上位规定',
} as const;
export type PackPart = keyof typeof PACK_PARTS;

/** `carried-over`: the newer pack does not name it, so it stays in force. Nothing is ever dropped without a word. */
export const PART_CHANGES = { added: '新增', changed: '变更', 'carried-over': '沿用', removed: '不再适用' } as const;
export type PartChangeKind = keyof typeof PART_CHANGES;

/** One field in words, before and after; null = it was not, or is no longer, there. */
export type FieldChange = { readonly field: string; readonly before: string | null; readonly after: string | null };
export type PartChange = {
  readonly part: PackPart;
  /** Rule, gate, kind or obligation as packs name it. */
  readonly key: string;
  readonly name: string;
  readonly kind: PartChangeKind;
  readonly fields: readonly FieldChange[];
};

/** What a new pack changes: against the plan it replaces, as written; and in what is in force on a day. */
export type PackDiff = {
  readonly packId: string;
  readonly packName: string;
  /** The older plan, or nothing: then everything written is new. */
  readonly comparedWith: { readonly packId: string; readonly packName: string } | undefined;
  readonly written: readonly PartChange[];
  readonly on: PlainDate;
  readonly inForce: readonly PartChange[];
};

/**
 * A pack that is not yet known, against those that are.
 * @param today from when on it can be in force at the earliest; absent = its own first day
 */
export function diffOfNew(pack: RulePack, known: readonly RulePack[], today: PlainDate = pack.validFrom): PackDiff {
  const older = known.find((k) => k.id === pack.replaces);
  const first = today > pack.validFrom ? today : pack.validFrom;
  const on = pack.validTo !== undefined && pack.validTo < first ? pack.validTo : first;
  return {
    packId: pack.id,
    packName: pack.name,
    comparedWith: older && { packId: older.id, packName: older.name },
    written: diffPacks(older, pack),
    on,
    inForce: diffOnDay(resolvePack(pack.id, on, [...known, silent(pack)]), resolvePack(pack.id, on, [...known, pack])),
  };
}

/**
 * Two packs side by side, each over its bases and without what has replaced it since.
 * @param on absent = the first day on which both are in force
 * @throws CodedError RULE_NOT_IN_FORCE
 */
export function diffBetween(before: RulePack, after: RulePack, known: readonly RulePack[], on?: PlainDate): PackDiff {
  const all = known.includes(after) ? known : [...known, after];
  const day = on ?? (before.validFrom > after.validFrom ? before.validFrom : after.validFrom);
  const itself = (pack: RulePack): ResolvedPack =>
    resolvePack(
      pack.id,
      day,
      all.filter((p) => p.replaces !== pack.id),
    );
  return {
    packId: after.id,
    packName: after.name,
    comparedWith: { packId: before.id, packName: before.name },
    written: diffPacks(before, after),
    on: day,
    inForce: diffOnDay(itself(before), itself(after)),
  };
}

/** The pack as if its file said nothing: what would be in force without it. */
function silent(pack: RulePack): RulePack {
  const { bodies: _bodies, signature: _signature, calendarRegion: _region, document: _document, ...rest } = pack;
  return {
    ...rest,
    rules: [],
    gates: [],
    artefacts: [],
    archive: [],
    stages: [],
    organKinds: [],
    obligations: [],
    layersNotEntered: [],
  };
}

/**
 * What one pack says otherwise than another, as written. Where the second replaces the first, what it does not name is carried
 * over; otherwise it stands in the first one only.
 */
export function diffPacks(before: RulePack | undefined, after: RulePack): PartChange[] {
  const takesOver = before !== undefined && after.replaces === before.id;
  return partsOf(after).flatMap(({ part, items, whole }) => {
    const older = before === undefined ? [] : partsOf(before).find((p) => p.part === part)!.items;
    // A list that counts as a whole is carried over only by saying nothing.
    const stays = takesOver && (!whole || items.length === 0);
    return changesOf(part, older, items, (item) =>
      stays && !(item.until !== undefined && item.until < after.validFrom) ? 'carried-over' : 'removed',
    );
  });
}

/** What is in force on a day in one pack otherwise than in another, each over its bases. */
export function diffOnDay(before: ResolvedPack, after: ResolvedPack): PartChange[] {
  const older = resolvedParts(before);
  return resolvedParts(after).flatMap(({ part, items }) =>
    changesOf(part, older.find((p) => p.part === part)!.items, items, () => 'removed'),
  );
}

type Item = {
  readonly key: string;
  readonly name: string;
  readonly fields: ReadonlyMap<string, string>;
  readonly until?: PlainDate | undefined;
  readonly carriedOver?: boolean;
};
type Part = { readonly part: PackPart; readonly items: readonly Item[]; readonly whole?: true };

function changesOf(part: PackPart, before: readonly Item[], after: readonly Item[], unnamed: (item: Item) => PartChangeKind): PartChange[] {
  const older = new Map(before.map((i) => [i.key, i]));
  const named = new Set(after.map((i) => i.key));
  return [
    ...after.flatMap((item): PartChange[] => {
      const was = older.get(item.key);
      const fields = fieldChanges(was?.fields, item.fields);
      const kind = was === undefined ? 'added' : fields.length ? 'changed' : item.carriedOver ? 'carried-over' : undefined;
      return kind ? [{ part, key: item.key, name: item.name, kind, fields }] : [];
    }),
    ...before
      .filter((item) => !named.has(item.key))
      .map((item): PartChange => {
        const kind = unnamed(item);
        return { part, key: item.key, name: item.name, kind, fields: kind === 'removed' ? fieldChanges(item.fields, undefined) : [] };
      }),
  ];
}

function fieldChanges(before: ReadonlyMap<string, string> | undefined, after: ReadonlyMap<string, string> | undefined): FieldChange[] {
  const names = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return [...names].flatMap((field) => {
    const change = { field, before: before?.get(field) ?? null, after: after?.get(field) ?? null };
    return change.before === change.after ? [] : [change];
  });
}

function partsOf(pack: RulePack): Part[] {
  const { rules, gates, artefacts, archive, stages, organKinds, obligations, layersNotEntered, extends: bases, ...header } = pack;
  return [
    { part: 'pack', items: [{ key: 'pack', name: pack.name, fields: fieldsOf(header) }] },
    { part: 'rule', items: numbered(rules.map((r) => ({ ...ruleItem(r), until: r.validTo ?? pack.validTo }))) },
    { part: 'gate', items: gates.map((g) => ({ key: g.gate, name: g.name, fields: fieldsOf(g) })) },
    ...listParts({ artefacts, archive, stages, organKinds }),
    { part: 'obligation', items: obligations.map((o) => ({ key: o.id, name: o.duty, fields: fieldsOf(o) })) },
    { part: 'layer', items: named(bases) },
    { part: 'layer-not-entered', items: named(layersNotEntered) },
  ];
}

function resolvedParts(pack: ResolvedPack): Part[] {
  const { name, calendarRegion, bodies, signature } = pack;
  return [
    { part: 'pack', items: [{ key: 'pack', name, fields: fieldsOf({ name, calendarRegion, bodies, signature }) }] },
    {
      part: 'rule',
      items: [...pack.rules.values()].map(({ overrides: _overrides, packId: _packId, carriedOver, packName, ...r }) => {
        const item = ruleItem(r);
        return { ...item, carriedOver, fields: new Map([...item.fields, ['出自', packName]]) };
      }),
    },
    {
      part: 'gate',
      items: [...pack.gates.values()].map(({ packId, ...g }) => ({
        key: g.gate,
        name: g.name,
        fields: new Map([...fieldsOf(g), ['出自', packId]]),
      })),
    },
    ...listParts(pack),
    { part: 'obligation', items: numbered(pack.obligations.map((o) => ({ key: o.id, name: o.duty, fields: fieldsOf(o) }))) },
    {
      part: 'layer',
      items: pack.layers.map((l) => ({ key: l.packId, name: l.packName, fields: new Map([['在施行期间', valueWords('', l.inForce)]]) })),
    },
    { part: 'layer-not-entered', items: named(pack.layersNotEntered) },
  ];
}

function listParts(pack: Pick<RulePack, 'artefacts' | 'archive' | 'stages' | 'organKinds'>): Part[] {
  const stages = { key: 'stages', name: PACK_PARTS.stages, fields: new Map([[PACK_PARTS.stages, pack.stages.join(' → ')]]) };
  return [
    { part: 'artefact', items: pack.artefacts.map((a) => ({ key: a.kind, name: a.name, fields: fieldsOf(a) })) },
    { part: 'archive', whole: true, items: pack.archive.map((a) => ({ key: a.name, name: a.name, fields: fieldsOf(a) })) },
    { part: 'stages', whole: true, items: pack.stages.length ? [stages] : [] },
    { part: 'organ-kind', items: pack.organKinds.map((k) => ({ key: k.kind, name: ORGAN_KIND_WORDS[k.kind], fields: fieldsOf(k) })) },
  ];
}

const named = (texts: readonly string[]): Item[] => texts.map((text) => ({ key: text, name: text, fields: new Map() }));

/** A rule's number is one field, in words: 10个工作日以内. */
function ruleItem(r: Rule): Item {
  const { value: _v, unit: _u, bound: _b, monthDay: _m, onlyYear: _o, yearsAfter: _y, extension: _e, ...rest } = r;
  return { key: r.id, name: r.name, fields: new Map([['期限', amountWords(r)], ...fieldsOf(rest)]) };
}

/** Members of one key follow each other in time: the second is `key#2`. */
function numbered<I extends Item>(items: readonly I[]): I[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const n = (seen.get(item.key) ?? 0) + 1;
    seen.set(item.key, n);
    return n === 1 ? item : { ...item, key: `${item.key}#${n}` };
  });
}

const VALUE_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  force: FORCE_WORDS,
  level: LEVEL_WORDS,
  duty: { always: '一律', 'where-done': '视情' },
  kind: ORGAN_KIND_WORDS,
};

/** Every value of an object by the Chinese name of its place. */
function fieldsOf(value: object, path: readonly (string | number)[] = []): Map<string, string> {
  return new Map(
    Object.entries(value).flatMap(([key, inner]: [string, unknown]): [string, string][] => {
      const place = [...path, Array.isArray(value) ? Number(key) : key];
      if (inner === undefined || (path.length === 0 && key === 'id')) return [];
      if (typeof inner === 'object' && inner !== null) return [...fieldsOf(inner, place)];
      return [[placeWords(place), valueWords(key, inner)]];
    }),
  );
}

function valueWords(key: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  const text = String(value);
  return VALUE_WORDS[key]?.[text] ?? text;
}

/** One change in lines: what happened to what, then each field before and after. */
export function changeLines({ part, key, name, kind, fields }: PartChange): string[] {
  const title = `${PART_CHANGES[kind]} ${PACK_PARTS[part]} ${key === name || part === 'pack' || part === 'stages' ? '' : `${key} `}${name}`;
  const shown = kind === 'changed' ? fields : [];
  return [title, ...shown.map((f) => `    ${f.field}：${f.before ?? '（无）'} → ${f.after ?? '（无）'}`)];
}
