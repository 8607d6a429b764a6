import { isPlainDate } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import type { GateId } from '../decision/types.ts';
import { UNIT_WORDS } from './words.ts';
import type { GateRule, Obligation, Rule, RulePack, RuleUnit } from './types.ts';

type Path = readonly (string | number)[];
/** One thing that a pack says and cannot mean, and where it stands. */
export type PackProblem = { readonly path: Path; readonly message: string };

/** What of a value could be read: null stands there and is malformed, undefined is not there. A pack that is well formed is one, too. */
export type Read<T> = T extends string | number | boolean
  ? T | null
  : T extends readonly (infer I)[]
    ? readonly Read<I>[] | null
    : { readonly [K in keyof T]?: Read<T[K]> | undefined } | null;
type ReadPack = NonNullable<Read<RulePack>>;
type Maybe<T> = T | null | undefined;

/**
 * Everything about a pack that its shape alone does not tell: dates in order, numbers where their unit needs one, nothing twice
 * for one day, nothing that points nowhere. Of what is malformed nothing is said here.
 * @param known the other packs there are
 */
export function checkPack(pack: ReadPack, known: readonly RulePack[]): PackProblem[] {
  return [
    ...checkIdentity(pack, known),
    ...checkExtends(pack, known),
    ...checkReplaces(pack, known),
    ...membersOf(pack.rules).flatMap(([r, i]) => within(['rules', i], checkRule(r, pack))),
    ...overlappingRules(pack),
    ...membersOf(pack.gates).flatMap(([g, i]) => within(['gates', i], checkGate(g))),
    ...twice(pack.gates, 'gates', 'gate', (g) => g.gate),
    ...twice(pack.artefacts, 'artefacts', 'kind', (a) => a.kind),
    ...twice(pack.archive, 'archive', 'name', (a) => a.name),
    ...twice(pack.organKinds, 'organKinds', 'kind', (k) => k.kind),
    ...twice(pack.obligations, 'obligations', 'id', (o) => o.id),
    ...twice(pack.stages, 'stages', undefined, (s) => s),
    ...checkObligations(pack, known),
  ];
}

const at = (path: Path, message: string): PackProblem => ({ path, message });
const within = (path: Path, problems: readonly PackProblem[]): PackProblem[] => problems.map((p) => ({ ...p, path: [...path, ...p.path] }));

/** The readable members of a list with their places. */
function membersOf<T>(list: Maybe<readonly T[]>): [NonNullable<T>, number][] {
  return (list ?? []).flatMap((item, i): [NonNullable<T>, number][] => (item === null || item === undefined ? [] : [[item, i]]));
}

function twice<T>(
  list: Maybe<readonly T[]>,
  name: string,
  field: string | undefined,
  keyOf: (item: NonNullable<T>) => Maybe<string>,
): PackProblem[] {
  const first = new Map<string, number>();
  return membersOf(list).flatMap(([item, i]) => {
    const key = keyOf(item);
    if (key === null || key === undefined) return [];
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, i);
    return earlier === undefined ? [] : [at(field === undefined ? [name, i] : [name, i, field], `“${key}”与第${earlier + 1}条重复`)];
  });
}

/** From and to inclusive; undefined = open on that side, null = not known. */
type Period = { readonly from: Maybe<PlainDate>; readonly to: Maybe<PlainDate> };

function overlap(a: Period, b: Period): boolean {
  if ([a.from, a.to, b.from, b.to].includes(null)) return false;
  const begins = (x: Period, y: Period): boolean => x.from === undefined || y.to === undefined || x.from! <= y.to!;
  return begins(a, b) && begins(b, a);
}

function apart(a: Period, b: Period): boolean {
  return ![a.from, a.to, b.from, b.to].includes(null) && !overlap(a, b);
}

function periodWords({ from, to }: Period): string {
  return `${from ? `自${from}起` : ''}${to ? `至${to}止` : ''}` || '一直';
}

const periodOf = (p: { readonly validFrom?: Maybe<PlainDate>; readonly validTo?: Maybe<PlainDate> }): Period => ({
  from: p.validFrom,
  to: p.validTo,
});

function backwards(part: Parameters<typeof periodOf>[0]): PackProblem[] {
  const { from, to } = periodOf(part);
  return from && to && to < from ? [at(['validTo'], `终止日期${to}早于施行日期${from}`)] : [];
}

function checkIdentity(pack: ReadPack, known: readonly RulePack[]): PackProblem[] {
  const same = known.find((k) => k.id === pack.id);
  if (!same) return backwards(pack);
  const both = overlap(periodOf(pack), periodOf(same)) ? '，施行期间重叠' : '';
  return [
    ...backwards(pack),
    at(
      ['id'],
      `已有编号为“${same.id}”的规则包（${same.name}，${periodWords(periodOf(same))}）${both}；新的一版请另起编号，并写明代替它（replaces）`,
    ),
  ];
}

function unknownPack(id: string, known: readonly RulePack[]): string {
  return `没有规则包“${id}”；已有：${known.map((k) => k.id).join('、')}`;
}

const namesBeneath = (p: RulePack): string[] => (p.replaces === undefined ? [...p.extends] : [p.replaces, ...p.extends]);

/** A known pack and all that it stands on or replaces, each once; ids that nobody knows are left out. */
function beneath(pack: RulePack, known: readonly RulePack[], seen = new Set<RulePack>()): Set<RulePack> {
  if (seen.has(pack)) return seen;
  seen.add(pack);
  for (const next of known) if (namesBeneath(pack).includes(next.id)) beneath(next, known, seen);
  return seen;
}

const standsOn = (pack: RulePack, id: Maybe<string>, known: readonly RulePack[]): boolean =>
  [...beneath(pack, known)].some((p) => namesBeneath(p).includes(id ?? ''));

function checkExtends(pack: ReadPack, known: readonly RulePack[]): PackProblem[] {
  return membersOf(pack.extends).flatMap(([id, i]) => {
    const place = ['extends', i];
    if (id === pack.id) return [at(place, '不能以自己为基础')];
    if (pack.extends!.indexOf(id) < i) return [at(place, `“${id}”重复`)];
    const base = known.find((k) => k.id === id);
    if (!base) return [at(place, unknownPack(id, known))];
    if (standsOn(base, pack.id, known)) return [at(place, `“${id}”又以“${pack.id}”为基础，成了循环`)];
    if (apart(periodOf(pack), periodOf(base)))
      return [at(place, `“${base.name}”${periodWords(periodOf(base))}，与本规则包的施行期间没有交集`)];
    return [];
  });
}

/** A plan is replaced once, from a day on which it would still have been in force, and never by what stands on it. */
function checkReplaces(pack: ReadPack, known: readonly RulePack[]): PackProblem[] {
  const { replaces } = pack;
  if (replaces === undefined || replaces === null) return [];
  const place = ['replaces'];
  if (replaces === pack.id) return [at(place, '不能代替自己')];
  const older = known.find((k) => k.id === replaces);
  if (!older) return [at(place, unknownPack(replaces, known))];
  const bases = known.filter((k) => pack.extends?.includes(k.id));
  return [
    ...(standsOn(older, pack.id, known) ? [at(place, `“${older.id}”又代替“${pack.id}”或者以它为基础，成了循环`)] : []),
    ...(bases.some((b) => beneath(b, known).has(older)) ? [at(place, `“${older.id}”同时是基础；代替它就不再列为基础`)] : []),
    ...checkSuccession(pack, older, known),
  ];
}

function checkSuccession(pack: ReadPack, older: RulePack, known: readonly RulePack[]): PackProblem[] {
  if (!pack.validFrom) return [];
  const sibling = known.find((k) => k.replaces === older.id && k.id !== pack.id && overlap(periodOf(k), periodOf(pack)));
  return [
    ...(pack.validFrom <= older.validFrom
      ? [at(['validFrom'], `不晚于所代替的“${older.name}”的施行日期${older.validFrom}，施行期间重叠`)]
      : []),
    ...(older.validTo !== undefined && older.validTo >= pack.validFrom
      ? [at(['validFrom'], `所代替的“${older.name}”到${older.validTo}才终止，施行期间重叠`)]
      : []),
    ...(sibling ? [at(['replaces'], `“${older.name}”已经由“${sibling.name}”代替，施行期间重叠；请写明代替最新的一版“${sibling.id}”`)] : []),
  ];
}

const COUNTED: ReadonlySet<RuleUnit> = new Set([
  'calendar-day',
  'working-day',
  'week',
  'month',
  'hour',
  'days-before',
  'per-year',
  'per-quarter',
]);

type ReadRule = NonNullable<Read<Rule>>;

function checkRule(r: ReadRule, pack: ReadPack): PackProblem[] {
  const { unit, bound } = r;
  const dated = unit === 'fixed-date';
  return [
    ...(unit ? checkAmount(r, unit) : []),
    ...(unit && bound && dated !== (bound === 'fixed')
      ? [at(['bound'], dated ? '固定日期的性质应当是 fixed' : '只有固定日期的性质才是 fixed')]
      : []),
    ...(r.roll && unit && bound && (unit !== 'calendar-day' || bound !== 'minimum')
      ? [at(['roll'], '只有按日计算的最短期限可以顺延，最长期限和固定日期不顺延')]
      : []),
    ...backwards(r),
    ...(apart(periodOf(r), wholeOf(pack)) ? [at([r.validFrom ? 'validFrom' : 'validTo'], '不在规则包的施行期间之内，永远不会适用')] : []),
  ];
}

/** A plan signed in June speaks of the whole of its year. */
function wholeOf(pack: ReadPack): Period {
  const newYear = pack.planYear ? `${pack.planYear}-01-01` : undefined;
  const from = isPlainDate(newYear) && pack.validFrom && newYear < pack.validFrom ? newYear : pack.validFrom;
  return { from, to: pack.validTo };
}

/** Not a leap year: a yearly date must exist in every year. */
const COMMON_YEAR = 2023;

function checkAmount(r: ReadRule, unit: RuleUnit): PackProblem[] {
  const words = `单位 ${unit}${UNIT_WORDS[unit] && `（${UNIT_WORDS[unit]}）`}`;
  const dated = unit === 'fixed-date';
  const day = r.onlyYear === null ? undefined : `${r.onlyYear ?? COMMON_YEAR}-${r.monthDay}`;
  return [
    ...(COUNTED.has(unit) && r.value === undefined ? [at(['value'], `${words}要写数量`)] : []),
    ...(!COUNTED.has(unit) && r.value !== undefined ? [at(['value'], `${words}不能写数量`)] : []),
    ...(dated && r.monthDay === undefined ? [at(['monthDay'], `${words}要写月日`)] : []),
    ...(['monthDay', 'onlyYear', 'yearsAfter'] as const).flatMap((key) =>
      !dated && r[key] !== undefined ? [at([key], `只有固定日期才写，${words}不写`)] : [],
    ),
    ...(r.onlyYear !== undefined && r.yearsAfter !== undefined ? [at(['yearsAfter'], '限定了年份就不能再写之后第几年')] : []),
    ...(dated && r.monthDay && day !== undefined && !isPlainDate(day) ? [at(['monthDay'], `没有${r.monthDay}这一天`)] : []),
  ];
}

/** Two rules of one id may follow each other, never answer for the same day. */
function overlappingRules(pack: ReadPack): PackProblem[] {
  const whole = wholeOf(pack);
  const rules = membersOf(pack.rules).map(([r, i]) => ({
    id: r.id,
    i,
    period: { from: r.validFrom === undefined ? whole.from : r.validFrom, to: r.validTo === undefined ? whole.to : r.validTo },
  }));
  return rules.flatMap(({ id, i, period }) => {
    const other = id && rules.find((o) => o.i < i && o.id === id && overlap(o.period, period));
    return other
      ? [
          at(
            ['rules', i, 'id'],
            `与第${other.i + 1}条同为“${id}”，施行期间重叠（第${other.i + 1}条${periodWords(other.period)}，本条${periodWords(period)}）`,
          ),
        ]
      : [];
  });
}

function checkGate(g: NonNullable<Read<GateRule>>): PackProblem[] {
  const shares = [
    [['interestedPartiesAtLeast'], g.interestedPartiesAtLeast],
    [['quorum', 'share'], g.quorum?.share],
  ] as const;
  const demands: readonly [keyof GateRule, GateId][] = [
    ['expertsAtLeast', 'EXPERT'],
    ['interestedPartiesAtLeast', 'HEARING'],
    ['marketRegulatorReviews', 'FAIR_COMPETITION'],
    ['representativesAtLeast', 'REPRESENTATIVES'],
    ['quorum', 'DELIBERATION'],
  ];
  return [
    ...(g.conditional === true && g.condition === undefined ? [at(['condition'], '视情况的环节要写适用情形')] : []),
    ...(g.conditional === false && g.condition !== undefined ? [at(['condition'], '一律履行的环节不写适用情形')] : []),
    ...demands
      .filter(([field, gate]) => g[field] !== undefined && g.gate !== gate)
      .map(([field, gate]) => at([field], `只写在${gate}环节`)),
    ...shares.flatMap(([path, share]) => {
      const [part, whole] = share ?? [];
      const wrong = typeof part === 'number' && typeof whole === 'number' && part > whole;
      return wrong ? [at(path, '写作 [几分之几的分子, 分母]，分子不大于分母，如 [1, 2]')] : [];
    }),
  ];
}

const MODELLED = {
  rule: ['rules', 'id', '期限'],
  gate: ['gates', 'gate', '法定环节'],
  artefact: ['artefacts', 'kind', '公开材料'],
} as const;

type ReadModelled = {
  readonly by?: Maybe<Obligation['modelled']['by']>;
  readonly id?: Maybe<string>;
  readonly more?: Maybe<readonly Maybe<string>[]>;
};

/** Where an obligation says it stands, something must stand: in this pack, beneath it, or in the plan it replaces. */
function checkObligations(pack: ReadPack, known: readonly RulePack[]): PackProblem[] {
  const lower = known.filter((k) => k.id === pack.replaces || pack.extends?.includes(k.id)).flatMap((k) => [...beneath(k, known)]);
  const standing = (by: keyof typeof MODELLED): Set<Maybe<string>> => {
    const [list, key] = MODELLED[by];
    return new Set(
      [pack, ...lower].flatMap((p: ReadPack) => (p[list] ?? []).map((m) => (m as Record<string, Maybe<string>> | null)?.[key])),
    );
  };
  const ids = { rule: standing('rule'), gate: standing('gate'), artefact: standing('artefact') };
  return membersOf<Read<Obligation>>(pack.obligations).flatMap(([o, i]) => {
    const { by, id, more } = (o.modelled ?? {}) as ReadModelled;
    // What cannot be read may be the very one that is meant; it is reported for itself.
    if (!by || by === 'none' || by === 'procedure' || ids[by].has(null) || ids[by].has(undefined)) return [];
    const named: [string, Path][] = [
      ...(id ? [[id, ['id']] as [string, Path]] : []),
      ...membersOf(more).map(([m, n]): [string, Path] => [m, ['more', n]]),
    ];
    return named
      .filter(([name]) => !ids[by].has(name))
      .map(([name, path]) => at(['obligations', i, 'modelled', ...path], `没有这样的${MODELLED[by][2]}：“${name}”`));
  });
}
