import type { Phase } from '../decision/types.ts';

/** How far a row is, by the phase of its decision, in the words of the catalog's page. */
export const PROGRESS: Readonly<Record<Phase, string>> = {
  CATALOGUED: '前期工作',
  INITIATED: '已启动',
  DRAFTING: '拟订草案',
  CONSULTING: '正在征求意见',
  REVISING: '研究意见',
  REVIEWING: '合法性审查',
  SUBMITTED: '待集体讨论',
  DELIBERATED: '已讨论通过',
  ISSUED: '已出台',
  EXECUTING: '已出台，执行中',
  CLOSED: '已办结',
  SUSPENDED: '中止',
  RETURNED: '退回',
  TERMINATED: '终止',
};
