import type { Phase } from '../decision/types.ts';

/** Dates and texts of a matter that stand on paper; the order is that of the procedure. */
export const PAPER_DAYS = [
  'initiatedOn',
  'consultFrom',
  'consultTo',
  'reviewedOn',
  'meetingOn',
  'issuedOn',
  'feedbackOn',
  'closedOn',
  'terminatedOn',
] as const;
export type PaperDay = (typeof PAPER_DAYS)[number];

/**
 * A day is not before these. Feedback follows the consultation and not the issue: some rules count it from the window's end.
 * The archive closes after everything.
 */
export const NOT_BEFORE: Readonly<Record<PaperDay, readonly PaperDay[]>> = {
  initiatedOn: [],
  consultFrom: ['initiatedOn'],
  consultTo: ['consultFrom'],
  reviewedOn: ['initiatedOn', 'consultTo'],
  meetingOn: ['initiatedOn', 'consultTo', 'reviewedOn'],
  issuedOn: ['initiatedOn', 'consultTo', 'reviewedOn', 'meetingOn'],
  feedbackOn: ['consultTo'],
  closedOn: ['initiatedOn', 'consultTo', 'reviewedOn', 'meetingOn', 'issuedOn', 'feedbackOn'],
  terminatedOn: ['initiatedOn', 'consultFrom', 'meetingOn'],
};

export type Stage = {
  readonly name: string;
  /** CATALOGUED: nothing begun, the row stands in the catalog and is started in the system. */
  readonly phase: Phase;
  /** Without these the system could not go on from here. */
  readonly needs: readonly PaperDay[];
  /** What has not happened yet at this stage. */
  readonly excludes: readonly PaperDay[];
  readonly explanation: string;
};

const after = (...days: PaperDay[]): readonly PaperDay[] => days;
const NOT_ENDED = after('closedOn', 'terminatedOn');
const NOT_ISSUED = after('issuedOn', ...NOT_ENDED);
const NOT_MET = after('meetingOn', ...NOT_ISSUED);
const NOT_REVIEWED = after('reviewedOn', ...NOT_MET);
const NOT_CONSULTED = after('consultFrom', 'consultTo', 'feedbackOn', ...NOT_REVIEWED);

/** 现处阶段, in the words of the workbook. A review that has not passed is entered as 修改草案 and handed in anew in the system. */
export const ADOPTION_STAGES: readonly Stage[] = [
  {
    name: '未启动',
    phase: 'CATALOGUED',
    needs: [],
    excludes: ['initiatedOn', ...NOT_CONSULTED],
    explanation: '只列入目录，以后在系统里启动',
  },
  { name: '已启动', phase: 'INITIATED', needs: ['initiatedOn'], excludes: NOT_CONSULTED, explanation: '决策机关已经决定启动' },
  { name: '拟订草案', phase: 'DRAFTING', needs: ['initiatedOn'], excludes: NOT_CONSULTED, explanation: '正在起草' },
  {
    name: '征求意见',
    phase: 'CONSULTING',
    needs: ['initiatedOn', 'consultFrom', 'consultTo'],
    excludes: after('feedbackOn', ...NOT_REVIEWED),
    explanation: '征求意见期还没有结束',
  },
  {
    name: '修改草案',
    phase: 'REVISING',
    needs: ['initiatedOn'],
    excludes: NOT_REVIEWED,
    explanation: '征求意见已经结束，合法性审查还没有通过（正在审查的也填这一项，在系统里重新送审）',
  },
  { name: '审查通过', phase: 'REVIEWING', needs: ['initiatedOn', 'reviewedOn'], excludes: NOT_MET, explanation: '合法性审查已经通过' },
  {
    name: '讨论通过',
    phase: 'DELIBERATED',
    needs: ['initiatedOn', 'reviewedOn', 'meetingOn'],
    excludes: NOT_ISSUED,
    explanation: '集体讨论已经通过，还没有印发',
  },
  { name: '已出台', phase: 'ISSUED', needs: ['issuedOn'], excludes: NOT_ENDED, explanation: '已经印发公布，还没有开始执行' },
  { name: '执行中', phase: 'EXECUTING', needs: ['issuedOn'], excludes: NOT_ENDED, explanation: '正在执行，还没有归档' },
  { name: '已办结', phase: 'CLOSED', needs: ['issuedOn'], excludes: ['terminatedOn'], explanation: '程序已经办完；导入后不再办理' },
  { name: '已终止', phase: 'TERMINATED', needs: ['terminatedOn'], excludes: ['closedOn'], explanation: '不再办理；须写终止理由' },
];

/** Nothing more is done with it in the system. */
export const isFinished = (phase: Phase): boolean => phase === 'CLOSED' || phase === 'TERMINATED';

/** How many matters stand at each stage, in the order of the procedure; stages nobody is at are left out. */
export function matterCounts(
  matters: readonly { readonly phase: Phase }[],
): { readonly stage: string; readonly phase: Phase; readonly count: number }[] {
  return ADOPTION_STAGES.map(({ name, phase }) => ({ stage: name, phase, count: matters.filter((m) => m.phase === phase).length })).filter(
    (s) => s.count > 0,
  );
}
