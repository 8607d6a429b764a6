import type { Citation, Force, GateRule, Modelled, Obligation, OrganKindRule, Overridden, Rule, RulePack } from './types.ts';

export const FORCE_WORDS: Readonly<Record<Force, string>> = { must: '必须', 'by-reference': '参照', encouraged: '鼓励' };
/** 效力层级. */
export const LEVEL_WORDS: Readonly<Record<Citation['level'], string>> = {
  law: '法律',
  'administrative-regulation': '行政法规',
  'provincial-rule': '省级政府规章',
  'local-rule': '地方规范性文件',
  'local-plan': '地方工作文件（不是法）',
};
export const ORGAN_KIND_WORDS: Readonly<Record<OrganKindRule['kind'], string>> = {
  county: '县级以上政府',
  department: '政府部门',
  town: '乡镇政府',
  street: '街道办事处',
};
export const BOUND_WORDS: Readonly<Record<Rule['bound'], string>> = { minimum: '不少于', maximum: '以内', fixed: '固定日期' };
/** Words after a number. */
export const UNIT_WORDS: Readonly<Record<Rule['unit'], string>> = {
  'working-day': '个工作日',
  'calendar-day': '日',
  'days-before': '日前',
  week: '周',
  month: '个月',
  hour: '小时',
  'per-year': '次／年',
  'per-quarter': '次／季度',
  'fixed-date': '固定日期',
  'same-day': '同日',
};
const PART_WORDS = { rule: '期限', gate: '法定环节', artefact: '公开材料' } as const;

/** The number with its unit, never converted; the document's own words first where ours would say something else. */
export function amountWords(r: Rule): string {
  if (r.monthDay !== undefined) {
    const date = `${yearWords(r)}${Number(r.monthDay.slice(0, 2))}月${Number(r.monthDay.slice(3))}日`;
    return r.limitWords === undefined ? `${date}前，不顺延` : `“${r.limitWords}”（按${date}计，不顺延）`;
  }
  if (r.value === undefined) return `与${r.baseName}${UNIT_WORDS[r.unit]}`;
  if (r.unit === 'days-before') return `${r.value}${r.unitWord === undefined ? UNIT_WORDS[r.unit] : `${r.unitWord}前`}`;
  const amount = `${r.value}${UNIT_WORDS[r.unit]}`;
  return r.bound === 'minimum' ? `${BOUND_WORDS.minimum}${amount}` : `${amount}${BOUND_WORDS[r.bound]}${extensionWords(r)}`;
}

function extensionWords({ unit, extension }: Rule): string {
  if (extension === undefined) return '';
  const { value, times, condition } = extension;
  return `，${condition}可以延长${times}次、每次最多${value}${UNIT_WORDS[unit]}`;
}

function yearWords(r: Rule): string {
  if (r.onlyYear !== undefined) return `${r.onlyYear}年`;
  return r.yearsAfter === undefined ? '每年' : r.yearsAfter === 1 ? '次年' : `${r.yearsAfter}年后`;
}

/** Every event that starts the rule, in words. */
export function baseWords(r: Rule): string {
  return [r.baseName, ...(r.alsoStartedBy ?? []).map((e) => e.name)].join('、');
}

/** When a gate is passed, and what this pack asks of it beyond the law's own words. */
export function gateWords(g: GateRule): string {
  return [g.conditional ? `视情况：${g.condition}` : '一律', ...gateDemands(g)].join('；');
}

/** What a pack asks of a gate in numbers, and how it binds where it does not bind as Decree 713 does. */
export function gateDemands(g: GateRule): string[] {
  const share = g.interestedPartiesAtLeast;
  return [
    ...(g.force === undefined ? [] : [`${FORCE_WORDS[g.force]}，不论哪一类机关`]),
    ...(g.expertsAtLeast === undefined ? [] : [`专家至少${g.expertsAtLeast}人`]),
    ...(share === undefined ? [] : [`利害关系人代表一般不少于参加人的${share[0]}/${share[1]}`]),
    ...(g.representativesAtLeast === undefined ? [] : [`每次会议至少${g.representativesAtLeast}人`]),
    ...(g.quorum === undefined ? [] : [`到会的会议组成人员${g.quorum.moreThan ? '超过' : '不少于'}${g.quorum.share.join('/')}`]),
    ...(g.marketRegulatorReviews === undefined
      ? []
      : [`${g.marketRegulatorReviews.map((k) => ORGAN_KIND_WORDS[k]).join('、')}的，由市场监督管理部门会同起草单位审查`]),
  ];
}

/** What a rule replaced: number, document, article, pack. */
export function overriddenWords(o: Overridden): string {
  return `${amountWords(o.rule)}（${o.rule.citation.document}${o.rule.citation.article}，${o.packId}）`;
}

/** Where a clause stands in the system, or why it does not. */
export function modelledWords(m: Modelled): string {
  if (m.by === 'none') return m.reason.startsWith('尚未实现') ? m.reason : `不办理：${m.reason}`;
  if (m.by === 'procedure') return `办理步骤 ${m.id}`;
  return `${PART_WORDS[m.by]} ${[m.id, ...(m.more ?? [])].join('、')}`;
}

/** 鼓励 or 可以, and when it is owed where the document sets no number. */
export function obligationNotes(o: Obligation): string[] {
  return [
    ...(o.force === undefined ? [] : [o.force === 'permitted' ? '可以' : FORCE_WORDS.encouraged]),
    ...(o.undated === undefined ? [] : [`${o.undated.baseName === undefined ? '' : `从${o.undated.baseName}起，`}${o.undated.words}`]),
  ];
}

/** Document, 效力层级 and where it is found; from the first citation where the pack does not say it itself. */
export function documentWords(p: RulePack): string {
  const d = p.document ?? p.rules[0]?.citation;
  return d === undefined ? p.name : `${d.document}，${LEVEL_WORDS[d.level]}，${d.source}`;
}
