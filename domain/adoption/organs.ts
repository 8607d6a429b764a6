import { comparePlainDates } from '../calendar/plain-date.ts';
import type { Role } from '../access/roles.ts';
import { ORGAN_KINDS } from '../decision/types.ts';
import type { ErrorCode } from '../errors.ts';
import type { AdoptedGrant, AdoptedOrgan, AdoptedPerson, AdoptionSetting, KnownOrgan, KnownPerson, Lines } from './types.ts';
import { quoted } from './problem.ts';
import type { AdoptionProblem } from './problem.ts';
import { ADOPTION_SHEETS } from './sheets.ts';
import type { FieldOf, SheetKey } from './sheets.ts';
import { dayIn } from './table.ts';
import type { Line } from './table.ts';

/** Says what is wrong in one line of one sheet. */
export type Tell<K extends SheetKey> = (
  line: Line | undefined,
  column: FieldOf<K> | undefined,
  code: ErrorCode,
  detail: string,
  severity?: 'error' | 'doubt',
) => void;
export function teller<K extends SheetKey>(key: K, problems: AdoptionProblem[]): Tell<K> {
  const { name, columns } = ADOPTION_SHEETS[key];
  return (line, column, code, detail, severity = 'error') =>
    problems.push({
      code,
      severity,
      sheet: name,
      detail,
      ...(line ? { row: line.at } : {}),
      ...(column ? { column: (columns as Record<string, { name: string }>)[column]!.name } : {}),
    });
}

/** The organs of the workbook, and how any organ of workbook or system is found by its code or name. */
export type Organs = {
  readonly own: readonly AdoptedOrgan[];
  readonly rootCode: string | undefined;
  byCode(code: string): KnownOrgan | undefined;
  /** By code, else by name among the organs below the one that begins; several of one name are none. */
  find(text: string): KnownOrgan | undefined;
  /** Its own code or below it. */
  isWithin(code: string, root: string): boolean;
};

export function readOrgans(lines: Lines['organs'], setting: AdoptionSetting, problems: AdoptionProblem[]): Organs {
  const tell = teller('organs', problems);
  const known = new Map((setting.directory?.organs ?? []).map((o) => [o.code, o]));
  const own: AdoptedOrgan[] = [];
  const seen = new Map<string, number>();
  for (const line of lines) {
    const { code, name, kind } = line.cells;
    if (code === undefined || name === undefined || kind === undefined) continue;
    const earlier = seen.get(code);
    if (earlier !== undefined) {
      tell(line, 'code', 'ADOPTION_REPEATED', `${code}，与第${earlier}行相同`);
      continue;
    }
    seen.set(code, line.at);
    own.push(organOf(line, { code, name, kind }, known.get(code), setting, tell));
  }
  const organs = directoryOf(own, known, setting.root ?? own.find((o) => o.parent === undefined)?.code);
  for (const line of lines) checkPlace(line, organs, setting, tell);
  if (setting.root !== undefined && organs.byCode(setting.root) === undefined)
    tell(undefined, 'code', 'ADOPTION_ORGAN_UNKNOWN', `系统里没有${setting.root}，表里也没有`);
  tellSameNames(own, lines, tell);
  return organs;
}

function organOf(
  line: Lines['organs'][number],
  { code, name, kind }: { code: string; name: string; kind: string },
  known: KnownOrgan | undefined,
  { packs }: AdoptionSetting,
  tell: Tell<'organs'>,
): AdoptedOrgan {
  const { parent, pack, phone, phoneHours, address } = line.cells;
  const packId = pack === undefined ? undefined : packs.find((p) => p.id === pack || p.name === pack)?.id;
  if (pack !== undefined && packId === undefined)
    tell(line, 'pack', 'ADOPTION_CHOICE_UNKNOWN', `写着${quoted(pack)}，可以填：${packs.map((p) => p.id).join('、')}`);
  const decides = (ORGAN_KINDS as readonly string[]).includes(kind);
  if (!decides && pack !== undefined) tell(line, 'pack', 'ADOPTION_CELL_INVALID', '不作决策的单位不填规则包');
  if (kind === 'unit' && parent === undefined) tell(line, 'parent', 'ADOPTION_CELL_MISSING', '内设机构要填所属机关');
  const optional = {
    ...(packId === undefined ? {} : { packId }),
    ...(parent === undefined ? {} : { parent }),
    ...(phone === undefined ? {} : { phone }),
    ...(phoneHours === undefined ? {} : { phoneHours }),
    ...(address === undefined ? {} : { address }),
  };
  const written = { at: line.at, code, name, kind, known: known !== undefined, ...optional };
  if (!known) return written;
  const differs = [
    ...(known.name === name ? [] : [`名称是${known.name}`]),
    ...(known.kind === kind ? [] : [`性质不同`]),
    ...(parent === undefined || known.parent === parent ? [] : [`上级是${known.parent ?? '没有'}`]),
    ...(packId === undefined || known.packId === packId ? [] : [`规则包是${known.packId ?? '没有'}`]),
  ];
  if (differs.length) tell(line, undefined, 'ADOPTION_KNOWN_DIFFERS', `系统里${differs.join('，')}`, 'doubt');
  // The system's own stays: the workbook adds, it does not rewrite.
  return { ...known, at: line.at, known: true };
}

function directoryOf(own: readonly AdoptedOrgan[], known: ReadonlyMap<string, KnownOrgan>, rootCode: string | undefined): Organs {
  const ownBy = new Map(own.map((o) => [o.code, o]));
  const byCode = (code: string): KnownOrgan | undefined => ownBy.get(code) ?? known.get(code);
  const isWithin = (code: string, root: string): boolean => {
    // Organs that name each other as their parent are told of elsewhere; here nobody walks in a circle.
    const seen = new Set<string>();
    for (let at: string | undefined = code; at !== undefined && !seen.has(at); at = byCode(at)?.parent) {
      if (at === root) return true;
      seen.add(at);
    }
    return false;
  };
  const all = [...ownBy.values(), ...[...known.values()].filter((o) => !ownBy.has(o.code))];
  const find = (text: string): KnownOrgan | undefined => {
    const exact = byCode(text);
    if (exact) return exact;
    const named = all.filter((o) => o.name === text && (rootCode === undefined || isWithin(o.code, rootCode)));
    return named.length === 1 ? named[0] : undefined;
  };
  return { own, rootCode, byCode, find, isWithin };
}

/** Every organ hangs below the one that begins, and by a chain that ends. */
function checkPlace(line: Lines['organs'][number], organs: Organs, setting: AdoptionSetting, tell: Tell<'organs'>): void {
  const { code, parent, kind } = line.cells;
  if (code === undefined || kind === undefined) return;
  if (parent !== undefined && organs.byCode(parent) === undefined) {
    tell(line, 'parent', 'ADOPTION_ORGAN_UNKNOWN', `${quoted(parent)}不在表里${setting.directory ? '，系统里也没有' : ''}`);
    return;
  }
  const { rootCode } = organs;
  if (rootCode !== undefined && !organs.isWithin(code, rootCode)) {
    tell(line, 'parent', 'ADOPTION_ORGAN_OUTSIDE', `不是${rootCode}，也不在它下面`);
    return;
  }
  if (parent !== undefined && organs.isWithin(parent, code)) tell(line, 'parent', 'ADOPTION_CELL_INVALID', '上级绕回了自己');
}

/** The catalog names its units in words: two of one name under one organ could not be told apart. */
function tellSameNames(own: readonly AdoptedOrgan[], lines: Lines['organs'], tell: Tell<'organs'>): void {
  const seen = new Map<string, AdoptedOrgan>();
  for (const o of own) {
    const key = `${o.parent ?? ''}|${o.name}`;
    const earlier = seen.get(key);
    if (earlier)
      tell(
        lines.find((l) => l.at === o.at),
        'name',
        'ADOPTION_REPEATED',
        `${quoted(o.name)}，与第${earlier.at}行同名`,
      );
    else seen.set(key, o);
  }
}

export type People = { readonly own: readonly AdoptedPerson[]; find(text: string): KnownPerson | 'several' | undefined };

export function readPeople(lines: Lines['people'], organs: Organs, setting: AdoptionSetting, problems: AdoptionProblem[]): People {
  const tell = teller('people', problems);
  const known = new Map((setting.directory?.people ?? []).map((p) => [p.account, p]));
  const own: AdoptedPerson[] = [];
  const seen = new Map<string, number>();
  for (const line of lines) {
    const { name, unit, account } = line.cells;
    if (name === undefined || account === undefined) continue;
    const earlier = seen.get(account);
    if (earlier !== undefined) {
      tell(line, 'account', 'ADOPTION_REPEATED', `${quoted(account)}，与第${earlier}行是同一个账号`);
      continue;
    }
    seen.set(account, line.at);
    if (own.some((p) => p.name === name && unit !== undefined && organs.find(unit)?.code === p.organ))
      tell(line, 'name', 'ADOPTION_PERSON_TWICE', `${quoted(name)}，同一单位已经有一行`, 'doubt');
    const organ = unit === undefined ? undefined : unitOf(line, unit, organs, setting, tell);
    const there = known.get(account);
    if (there && there.name !== name) tell(line, 'name', 'ADOPTION_KNOWN_DIFFERS', `这个账号在系统里是${there.name}`, 'doubt');
    if (organ !== undefined || there)
      own.push({ at: line.at, account, name: there?.name ?? name, organ: there?.organ ?? organ!, known: there !== undefined });
  }
  return { own, find: finderOf(own, known) };
}

function finderOf(own: readonly AdoptedPerson[], known: ReadonlyMap<string, KnownPerson>): People['find'] {
  const ownBy = new Map(own.map((p) => [p.account, p]));
  return (text) => {
    const exact = ownBy.get(text) ?? known.get(text);
    if (exact) return exact;
    const named = own.filter((p) => p.name === text);
    return named.length > 1 ? 'several' : named[0];
  };
}

function unitOf(line: Line, unit: string, organs: Organs, setting: AdoptionSetting, tell: Tell<'people'>): string | undefined {
  const found = organs.find(unit);
  if (!found) {
    tell(line, 'unit', 'ADOPTION_ORGAN_UNKNOWN', quoted(unit), setting.directory ? 'error' : 'doubt');
    return undefined;
  }
  if (organs.rootCode !== undefined && !organs.isWithin(found.code, organs.rootCode)) {
    tell(line, 'unit', 'ADOPTION_ORGAN_OUTSIDE', `${found.name}不在${organs.rootCode}下面`);
    return undefined;
  }
  return found.code;
}

export function readGrants(
  lines: Lines['grants'],
  organs: Organs,
  people: People,
  setting: AdoptionSetting,
  problems: AdoptionProblem[],
): AdoptedGrant[] {
  const tell = teller('grants', problems);
  const seen = new Map<string, number>();
  return lines.flatMap((line) => {
    const { person, role, organ, from, until } = line.cells;
    if (person === undefined || role === undefined || organ === undefined) return [];
    const who = people.find(person);
    const where = organs.find(organ);
    const severity = setting.directory ? 'error' : 'doubt';
    if (who === 'several') tell(line, 'person', 'ADOPTION_PERSON_UNKNOWN', `有几个人叫${quoted(person)}，请写账号`);
    else if (!who) tell(line, 'person', 'ADOPTION_PERSON_UNKNOWN', quoted(person), severity);
    if (!where) tell(line, 'organ', 'ADOPTION_ORGAN_UNKNOWN', quoted(organ), severity);
    else if (organs.rootCode !== undefined && !organs.isWithin(where.code, organs.rootCode))
      tell(line, 'organ', 'ADOPTION_ORGAN_OUTSIDE', `${where.name}不在${organs.rootCode}下面`);
    const [start, end] = [dayIn(from), dayIn(until)];
    if (start && end && comparePlainDates(end, start) < 0) tell(line, 'until', 'DATE_BEFORE_PREDECESSOR', `${until}早于开始日期${from}`);
    if (!who || who === 'several' || !where) return [];
    const key = `${who.account}|${role}|${where.code}|${from ?? ''}`;
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      tell(line, undefined, 'ADOPTION_REPEATED', `与第${earlier}行是同一个岗位`);
      return [];
    }
    seen.set(key, line.at);
    const days = { ...(start ? { from: start } : {}), ...(end ? { until: end } : {}) };
    return [{ at: line.at, account: who.account, role: role as Role, organ: where.code, ...days }];
  });
}
