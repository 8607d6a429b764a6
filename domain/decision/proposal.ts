import type { Instant } from '../calendar/instant.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { refuse } from '../errors.ts';
import type { Refusal } from '../errors.ts';
import { dateRefusal, isBlank } from './context.ts';

const ARTICLE_10 = '《重大行政决策程序暂行条例》第十条';

/** Who may propose a matter (建议来源), and how (第十条). */
export const PROPOSAL_SOURCES = {
  leader: '决策机关领导人员提出',
  subordinate: '决策机关所属部门或者下一级人民政府提出',
  deputies: '人大代表建议',
  cppcc: '政协提案',
  public: '公民、法人或者其他组织书面提出',
} as const satisfies Record<string, string>;
export type ProposalSource = keyof typeof PROPOSAL_SOURCES;

/** 决策事项建议: from whom, received when; what else it must hold depends on the source. JSON only. */
export type Proposal = {
  readonly source: ProposalSource;
  readonly proposer: string;
  readonly receivedOn: PlainDate;
  /** Of a deputies' or CPPCC proposal: its number, and whether a reply was promised. */
  readonly number?: string;
  readonly replyPromised?: boolean;
  /** What a department or lower government must argue, in four texts; or the paper that argues it. */
  readonly argument?: { readonly [K in keyof typeof ARGUED]?: string };
  /** SHA-256 of the file, hexadecimal. */
  readonly paper?: { readonly title: string; readonly hash?: string };
};
/** 研究论证: by which unit, finished when, with what conclusion. */
export type Study = { readonly by: string; readonly on: PlainDate; readonly conclusion: string };

const ARGUED = {
  problem: '拟解决的主要问题',
  grounds: '建议理由和依据',
  firstPlan: '解决问题的初步方案',
  necessity: '方案的必要性、可行性',
} as const;

/** What makes the proposal no proposal of its source. */
export function proposalRefusal(p: Proposal | undefined, now: Instant): Refusal | undefined {
  if (!p) return undefined;
  const missing = [...(isBlank(p.proposer) ? ['提出建议的人或者单位'] : []), ...missingOf(p)];
  if (p.paper?.hash !== undefined && !/^[0-9a-f]{64}$/i.test(p.paper.hash)) missing.push('建议材料的 SHA-256（64位十六进制）');
  if (missing.length) return refuse('PROPOSAL_INCOMPLETE', ARTICLE_10, ...missing);
  return dateRefusal(p.receivedOn, p.receivedOn, now, ARTICLE_10);
}

function missingOf({ source, number, replyPromised, argument, paper }: Proposal): string[] {
  switch (source) {
    case 'leader':
      return [];
    case 'subordinate': {
      if (!isBlank(paper?.title) && !isBlank(paper?.hash)) return [];
      const gaps = (Object.keys(ARGUED) as (keyof typeof ARGUED)[]).filter((k) => isBlank(argument?.[k]));
      return gaps.map((k) => `${ARGUED[k]}（或者附论证材料及其 SHA-256）`);
    }
    case 'deputies':
    case 'cppcc':
      return [...(isBlank(number) ? ['建议或者提案的编号'] : []), ...(replyPromised === undefined ? ['是否承诺答复'] : [])];
    case 'public':
      return isBlank(paper?.title) ? ['书面建议的名称'] : [];
  }
}

/** A department argues itself, a leader hands on; what others propose is studied before the organ decides to start. */
const STUDIED: readonly ProposalSource[] = ['deputies', 'cppcc', 'public'];

/** A study names who and what, after the proposal came in and before the organ decided on `decidedOn`. */
export function studyRefusal(
  proposal: Proposal | undefined,
  study: Study | undefined,
  decidedOn: PlainDate,
  now: Instant,
): Refusal | undefined {
  if (!study)
    return proposal && STUDIED.includes(proposal.source)
      ? refuse('STUDY_MISSING', ARTICLE_10, `${PROPOSAL_SOURCES[proposal.source]}（${proposal.receivedOn}收到）`)
      : undefined;
  const missing = [...(isBlank(study.by) ? ['研究论证的单位'] : []), ...(isBlank(study.conclusion) ? ['研究论证的结论'] : [])];
  if (missing.length) return refuse('STUDY_MISSING', ARTICLE_10, ...missing);
  if (study.on > decidedOn) return refuse('DATE_BEFORE_PREDECESSOR', ARTICLE_10, `决定启动是${decidedOn}，研究论证是${study.on}`);
  return dateRefusal(study.on, proposal?.receivedOn ?? study.on, now, ARTICLE_10);
}

/** For the change log: the public reads the source and the number, the staff also who proposed and what was argued. */
export function proposalWords(p: Proposal | undefined, staff: boolean): string[] {
  if (!p) return [];
  const number = p.number === undefined ? '' : `（第${p.number}号）`;
  const words = [`建议来源：${PROPOSAL_SOURCES[p.source]}${number}`];
  if (!staff) return words;
  words.push(`${p.proposer}，${p.receivedOn}收到`);
  if (p.replyPromised !== undefined) words.push(p.replyPromised ? '承诺答复' : '没有承诺答复');
  for (const [k, name] of Object.entries(ARGUED) as [keyof typeof ARGUED, string][])
    if (!isBlank(p.argument?.[k])) words.push(`${name}：${p.argument![k]}`);
  if (p.paper) words.push(`材料：${p.paper.title}${p.paper.hash === undefined ? '' : `（SHA-256 ${p.paper.hash}）`}`);
  return words;
}

export function studyWords(s: Study | undefined, staff: boolean): string[] {
  return s ? [`研究论证：${s.by}，${s.on}完成${staff ? `，结论：${s.conclusion}` : ''}`] : [];
}
