/** Who undertakes (承办单位): one unit leads (713 art. 11); "相关部门" is nobody. */

const NOBODY =
  /相关|有关|职能部门|责任部门|主管部门|成员单位|下属单位|^各|^全区各|^全县各|^全市各|等(部门|单位)?$|多个?部门|待定|未定|暂定|另定|^[(（].*[)）]$/u;
const MARKS: Readonly<Record<string, 'lead' | 'co'>> = {
  牵头: 'lead',
  牵头单位: 'lead',
  牵头部门: 'lead',
  主办: 'lead',
  主办单位: 'lead',
  负责: 'lead',
  配合: 'co',
  配合单位: 'co',
  配合部门: 'co',
  协办: 'co',
  协办单位: 'co',
  会办: 'co',
  参与: 'co',
  参加: 'co',
};
const LEAD_LABEL = /(?:牵头|主办|组织承办|承办|责任)(?:单位|部门|科室)?[:：]/u;
const CO_LABEL = /(?:配合|协办|会办|协同|参与|参加)(?:单位|部门|科室)?[:：]/u;
const UNIT_END = /(局|委|办|厅|部|中心|公司|政府|街道|处|科|院|所|站|会|队|社|馆|校|集团|镇|乡|行)$/u;

/** A name that one unit answers to. */
export function isSingleUnit(name: string): boolean {
  return name.trim() !== '' && !NOBODY.test(name.trim());
}

export type UnitsReading = {
  /** Absent: the cell names nobody. */
  readonly lead?: string;
  readonly coUnits: readonly string[];
  /** Several units, none marked as leading; `lead` is then only the one named first. */
  readonly unmarked: boolean;
};

/** Units of one cell in their order, lead and co-units told apart by marks only. */
export function readUnits(text: string): UnitsReading {
  const cell = text.trim();
  const labelled = byLabels(cell) ?? byVerbs(cell);
  if (labelled) return labelled;
  const named = splitUnits(cell).map(marked);
  const leads = named.filter((u) => u.mark === 'lead');
  if (leads.length === 1) {
    const [lead] = leads;
    return { lead: lead!.name, coUnits: named.filter((u) => u !== lead).map((u) => u.name), unmarked: false };
  }
  const rest = named.filter((u) => u.mark !== 'co');
  const [first] = leads.length ? leads : rest;
  if (!first) return { coUnits: named.map((u) => u.name), unmarked: false };
  return { lead: first.name, coUnits: named.filter((u) => u !== first).map((u) => u.name), unmarked: rest.length > 1 };
}

/** 牵头单位：甲；配合单位：乙、丙 */
function byLabels(cell: string): UnitsReading | undefined {
  const lead = LEAD_LABEL.exec(cell);
  const co = CO_LABEL.exec(cell);
  if (!lead && !co) return undefined;
  if (Math.min(lead?.index ?? Infinity, co?.index ?? Infinity) > 0) return undefined;
  const leadText = lead ? cell.slice(lead.index + lead[0].length, co && co.index > lead.index ? co.index : undefined) : '';
  const coText = co ? cell.slice(co.index + co[0].length, lead && lead.index > co.index ? lead.index : undefined) : '';
  const leads = splitUnits(leadText);
  return { ...(leads[0] ? { lead: leads[0] } : {}), coUnits: [...leads.slice(1), ...splitUnits(coText)], unmarked: leads.length > 1 };
}

/** 由甲牵头，乙、丙配合；甲会同乙 */
function byVerbs(cell: string): UnitsReading | undefined {
  const m =
    /^由?([^(（)）]+?)(?:牵头|主办|负责)[，,；;、。\s]*(?:会同)?(.*?)(?:等?(?:配合|协办|参与|协助|参加))?[。\s]*$/u.exec(cell) ??
    /^由?([^(（)）]+?)会同(.+?)[。\s]*$/u.exec(cell);
  if (!m) return undefined;
  const leads = splitUnits(m[1]!);
  if (leads.length === 0) return undefined;
  return { lead: leads[0]!, coUnits: [...leads.slice(1), ...splitUnits(m[2]!)], unmarked: leads.length > 1 };
}

function marked(unit: string): { name: string; mark: 'lead' | 'co' | undefined } {
  const m = /^(.*?)[(（]([^()（）]+)[)）]$/u.exec(unit);
  const mark = m ? MARKS[m[2]!.trim()] : undefined;
  return mark ? { name: m![1]!.trim(), mark } : { name: unit, mark: undefined };
}

/** Split at marks between units, never inside a bracket or inside a name (规划和自然资源局). */
export function splitUnits(text: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const ch of text) {
    if ('(（'.includes(ch)) depth++;
    if (')）'.includes(ch)) depth = Math.max(0, depth - 1);
    if (depth === 0 && '、，,；;/／\n\r'.includes(ch)) parts.push('');
    else parts[parts.length - 1] += ch;
  }
  return parts
    .flatMap(bySpaces)
    .flatMap(byConjunction)
    .map((p) => p.replace(/[。.]+$/u, '').trim())
    .filter((p) => p !== '');
}

/** A space is a stray one unless whole units stand on both its sides. */
function bySpaces(part: string): string[] {
  const pieces = part.trim().split(/[\s\u3000]+/u);
  if (pieces.length > 1 && pieces.every((p) => UNIT_END.test(p.replace(/[(（].*[)）]$/u, '')))) return pieces;
  return [pieces.join('')];
}

function byConjunction(part: string): string[] {
  for (const m of part.matchAll(/[和与及]|以及/gu)) {
    const [left, right] = [part.slice(0, m.index), part.slice(m.index + m[0].length)];
    if (left.length > 1 && right.length > 1 && UNIT_END.test(left) && UNIT_END.test(right)) return [left, ...byConjunction(right)];
  }
  return [part];
}
