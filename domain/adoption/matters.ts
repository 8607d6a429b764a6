import { comparePlainDates } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { splitList } from '../catalog/import/words.ts';
import type { Phase } from '../decision/types.ts';
import { LIMITS } from '../limits.ts';
import { teller } from './organs.ts';
import type { Organs, Tell } from './organs.ts';
import { quoted } from './problem.ts';
import type { AdoptionProblem } from './problem.ts';
import type { AdoptedCatalog, AdoptedMatter, AdoptionSetting, KnownOrgan, Lines, PaperCells } from './types.ts';
import { ADOPTION_SHEETS } from './sheets.ts';
import { ADOPTION_STAGES, NOT_BEFORE, PAPER_DAYS } from './stages.ts';
import type { PaperDay, Stage } from './stages.ts';
import { dayIn } from './table.ts';

type MatterLine = Lines['matters'][number];
/** What the sheet 目录 says of a catalog, by `organ|year`. */
export type Heads = ReadonlyMap<string, { readonly at: number; readonly head: Omit<AdoptedCatalog, 'matters'>; used: boolean }>;

const keyOf = (organ: string, year: number): string => `${organ}|${year}`;

export function readCatalogs(lines: Lines['catalogs'], organs: Organs, setting: AdoptionSetting, problems: AdoptionProblem[]): Heads {
  const tell = teller('catalogs', problems);
  const heads = new Map<string, { at: number; head: Omit<AdoptedCatalog, 'matters'>; used: boolean }>();
  for (const line of lines) {
    const { title, documentNo, address, publishedOn } = line.cells;
    const place = placeOf(line, organs, setting, tell);
    if (!place) continue;
    const on = dayIn(publishedOn);
    if (on && comparePlainDates(on, setting.today) > 0) tell(line, 'publishedOn', 'DATE_IN_FUTURE', on);
    const key = keyOf(place.organ.code, place.year);
    const earlier = heads.get(key);
    if (earlier) {
      tell(line, 'year', 'ADOPTION_REPEATED', `${place.year}年度，与第${earlier.at}行相同`);
      continue;
    }
    const head = {
      organ: place.organ.code,
      year: place.year,
      ...(title === undefined ? {} : { title }),
      ...(on ? { publishedOn: on } : {}),
      ...(documentNo === undefined ? {} : { documentNo }),
      ...(address === undefined ? {} : { address }),
    };
    heads.set(key, { at: line.at, head, used: false });
  }
  return heads;
}

/** The deciding organ of a line and the year; undefined where one of them is missing or wrong, which has been told. */
function placeOf(
  line: Lines['catalogs'][number] | MatterLine,
  organs: Organs,
  setting: AdoptionSetting,
  tell: Tell<'catalogs'> | Tell<'matters'>,
): { organ: KnownOrgan; year: number } | undefined {
  const { decider } = line.cells;
  const organ = decider === undefined ? (organs.rootCode === undefined ? undefined : organs.byCode(organs.rootCode)) : organs.find(decider);
  if (!organ)
    tell(
      line,
      'decider',
      'ADOPTION_ORGAN_UNKNOWN',
      decider === undefined ? '表里没有机关' : quoted(decider),
      setting.directory ? 'error' : 'doubt',
    );
  else if (organs.rootCode !== undefined && !organs.isWithin(organ.code, organs.rootCode))
    tell(line, 'decider', 'ADOPTION_ORGAN_OUTSIDE', `${organ.name}不在${organs.rootCode}下面`);
  else if (organ.packId === undefined) tell(line, 'decider', 'ADOPTION_ORGAN_WITHOUT_RULES', organ.name);
  if (line.cells.year === undefined) return undefined;
  const year = Number(line.cells.year);
  const last = Number(setting.today.slice(0, 4));
  if (year < LIMITS.adoptionYearMin || year > last) {
    tell(line, 'year', 'ADOPTION_YEAR_OUTSIDE', `${year}，可以补录${LIMITS.adoptionYearMin}年至${last}年`);
    return undefined;
  }
  return organ ? { organ, year } : undefined;
}

export function readMatters(
  lines: Lines['matters'],
  heads: Heads,
  organs: Organs,
  setting: AdoptionSetting,
  problems: AdoptionProblem[],
): AdoptedCatalog[] {
  const tell = teller('matters', problems);
  const catalogs = new Map<string, { head: Omit<AdoptedCatalog, 'matters'>; matters: AdoptedMatter[]; firstAt: MatterLine }>();
  for (const line of lines) {
    const place = placeOf(line, organs, setting, tell);
    const matter = readMatter(line, place?.organ, organs, setting, tell);
    if (!place || !matter) continue;
    const key = keyOf(place.organ.code, place.year);
    const known = heads.get(key);
    const catalog = catalogs.get(key) ?? { head: known?.head ?? { organ: place.organ.code, year: place.year }, matters: [], firstAt: line };
    if (known) known.used = true;
    catalogs.set(key, catalog);
    const earlier = catalog.matters.find((m) => m.title === matter.title);
    if (earlier) tell(line, 'title', 'ADOPTION_REPEATED', `${quoted(matter.title)}，与第${earlier.at}行相同`);
    else catalog.matters.push({ ...matter, no: line.cells.no ?? String(catalog.matters.length + 1) });
  }
  for (const { head, matters, firstAt } of catalogs.values()) checkCatalog(head, matters, firstAt, setting, tell);
  tellUnused(heads, teller('catalogs', problems));
  return [...catalogs.values()].map(({ head, matters }) => ({ ...head, matters }));
}

function checkCatalog(
  { organ, year }: Omit<AdoptedCatalog, 'matters'>,
  matters: readonly AdoptedMatter[],
  first: MatterLine,
  { directory }: AdoptionSetting,
  tell: Tell<'matters'>,
): void {
  const known = directory?.catalogs.find((c) => c.organ === organ && c.year === year);
  if (known) tell(first, 'year', known.hasTable ? 'ADOPTION_CATALOG_EXISTS' : 'ADOPTION_YEAR_BEGUN', `${organ}的${year}年度目录`);
  if (matters.length > LIMITS.catalogRowsMax) tell(first, 'year', 'ADOPTION_CELL_INVALID', `${year}年度超过${LIMITS.catalogRowsMax}项`);
}

/** A catalog without matters would be an empty column. */
function tellUnused(heads: Heads, tell: Tell<'catalogs'>): void {
  for (const { at, head, used } of heads.values()) if (!used) tell({ at, cells: {} }, 'year', 'ADOPTION_CATALOG_EMPTY', `${head.year}年度`);
}

function readMatter(
  line: MatterLine,
  decider: KnownOrgan | undefined,
  organs: Organs,
  setting: AdoptionSetting,
  tell: Tell<'matters'>,
): Omit<AdoptedMatter, 'no'> | undefined {
  const { title, category, lead, co, planned, stage } = line.cells;
  const found = ADOPTION_STAGES.find((s) => s.phase === (stage as Phase | undefined));
  const unit = lead === undefined ? undefined : leadOf(line, lead, decider, organs, setting, tell);
  const paper = paperOf(line);
  checkDays(line, paper, setting.today, found, tell);
  if (found) checkStage(line, paper, found, setting.today, tell);
  if (title === undefined || unit === undefined || !found) return undefined;
  return {
    at: line.at,
    title,
    lead: unit,
    coUnits: co === undefined ? [] : splitList(co),
    phase: found.phase,
    stage: found.name,
    paper,
    ...(category === undefined ? {} : { category }),
    ...(planned === undefined ? {} : { plannedText: planned }),
  };
}

/** The unit that leads is one of the deciding organ's own: only so is it found again when the matter goes on. */
function leadOf(
  line: MatterLine,
  lead: string,
  decider: KnownOrgan | undefined,
  organs: Organs,
  setting: AdoptionSetting,
  tell: Tell<'matters'>,
): string | undefined {
  const unit = organs.find(lead);
  if (!unit) {
    tell(line, 'lead', 'ADOPTION_ORGAN_UNKNOWN', quoted(lead), setting.directory ? 'error' : 'doubt');
    return undefined;
  }
  if (decider && unit.parent !== decider.code) {
    tell(line, 'lead', 'ADOPTION_LEAD_NOT_OWN', `${unit.name}不是${decider.name}的下属单位`);
    return undefined;
  }
  return unit.code;
}

function paperOf({ cells }: MatterLine): PaperCells {
  const { opinions, ...rest } = cells;
  const kept = [
    ...PAPER_DAYS,
    'initiationNo',
    'noticeAddress',
    'reviewNo',
    'meetingNo',
    'documentNo',
    'textAddress',
    'feedbackAddress',
    'terminationReason',
  ] as const;
  const texts = Object.fromEntries(kept.flatMap((f) => (rest[f] === undefined ? [] : [[f, rest[f]]])));
  return { ...texts, ...(opinions === undefined ? {} : { opinions: Number(opinions) }) } as PaperCells;
}

/** No day is later than today, but the end of a consultation that is still open; none is earlier than what came before it. */
function checkDays(line: MatterLine, paper: PaperCells, today: PlainDate, stage: Stage | undefined, tell: Tell<'matters'>): void {
  for (const day of PAPER_DAYS) {
    const on = paper[day];
    if (!on) continue;
    const mayBeAhead = day === 'consultTo' && (stage === undefined || stage.phase === 'CONSULTING');
    if (!mayBeAhead && comparePlainDates(on, today) > 0) tell(line, day, 'DATE_IN_FUTURE', `${on}，今天是${today}`);
    const before = NOT_BEFORE[day].filter((d) => paper[d] && comparePlainDates(on, paper[d]) < 0);
    for (const d of before) tell(line, day, 'DATE_BEFORE_PREDECESSOR', `${on}，${columnOf(d)}是${paper[d]}`);
  }
  if (paper.consultFrom && !paper.consultTo) tell(line, 'consultTo', 'ADOPTION_CELL_MISSING', '写了开始，没有写结束');
  if (paper.consultTo && !paper.consultFrom) tell(line, 'consultFrom', 'ADOPTION_CELL_MISSING', '写了结束，没有写开始');
}

function checkStage(line: MatterLine, paper: PaperCells, stage: Stage, today: PlainDate, tell: Tell<'matters'>): void {
  for (const day of stage.needs) if (!line.cells[day]) tell(line, day, 'ADOPTION_CELL_MISSING', `阶段是${stage.name}`);
  for (const day of stage.excludes) if (paper[day]) tell(line, day, 'ADOPTION_STAGE_CONFLICT', `阶段是${stage.name}，却有${columnOf(day)}`);
  if (stage.phase === 'CONSULTING' && paper.consultTo && comparePlainDates(paper.consultTo, today) < 0)
    tell(line, 'stage', 'ADOPTION_STAGE_CONFLICT', `征求意见已于${paper.consultTo}结束，请填修改草案`);
  if (stage.phase === 'TERMINATED' && paper.terminationReason === undefined)
    tell(line, 'terminationReason', 'ADOPTION_CELL_MISSING', '终止的必须写明理由');
  if (stage.phase !== 'CLOSED' && stage.phase !== 'TERMINATED' && paper.issuedOn && paper.documentNo === undefined)
    tell(line, 'documentNo', 'ADOPTION_CELL_MISSING', '已经出台的要写决策文号');
}

const columnOf = (day: PaperDay): string => ADOPTION_SHEETS.matters.columns[day].name;
