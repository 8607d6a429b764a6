import type { Proposal } from '../../domain/decision/proposal.ts';
import { LIMITS } from '../../domain/limits.ts';
import { builder } from '../builder.ts';
import { ProposalSourceEnum } from '../enums.ts';
import { given, reasonText, short, titleText } from '../inputs.ts';

const OF_SUBORDINATE = `所属部门或者下一级政府的建议必填，或者附论证材料（\`paperTitle\`、\`paperHash\`），最多${LIMITS.reasonCharsMax}字。`;

export const ProposalInput = builder.inputType('ProposalInput', {
  description: '决策事项建议（条例第十条）；缺这一种来源要写的内容返回 PROPOSAL_INCOMPLETE。公众只看到来源和编号。',
  fields: (t) => ({
    source: t.field({ type: ProposalSourceEnum, required: true, description: '由谁提出。' }),
    proposer: t.string({ required: true, description: `提出建议的人或者单位，最多${LIMITS.shortTextCharsMax}字，不能空白；不公布。` }),
    receivedOn: t.field({ type: 'Date', required: true, description: '收到建议的日期（北京日期）；晚于今天返回 DATE_IN_FUTURE。' }),
    number: t.string({ description: `建议、提案的编号，最多${LIMITS.shortTextCharsMax}字；人大代表建议、政协提案必填。` }),
    replyPromised: t.boolean({ description: '是否承诺答复；人大代表建议、政协提案必填。' }),
    problem: t.string({ description: `拟解决的主要问题；${OF_SUBORDINATE}` }),
    grounds: t.string({ description: `建议理由和依据；${OF_SUBORDINATE}` }),
    firstPlan: t.string({ description: `解决问题的初步方案；${OF_SUBORDINATE}` }),
    necessity: t.string({ description: `方案的必要性、可行性；${OF_SUBORDINATE}` }),
    paperTitle: t.string({
      description: `论证材料或者书面建议的名称，最多${LIMITS.titleCharsMax}字；公民、法人或者其他组织的建议必填，其余没有材料的不填。`,
    }),
    paperHash: t.string({ description: '这份材料的 SHA-256，64位十六进制；没有文件的不填。' }),
  }),
});

const ARGUED = ['problem', 'grounds', 'firstPlan', 'necessity'] as const;

export function proposalOf(p: typeof ProposalInput.$inferInput): Proposal {
  const argued = ARGUED.flatMap((k) => (p[k] === null || p[k] === undefined ? [] : [[k, reasonText(p[k], k)] as const]));
  return {
    source: p.source,
    proposer: short(p.proposer, 'proposer'),
    receivedOn: p.receivedOn,
    ...given('number', p.number, (v) => short(v, 'number')),
    ...given('replyPromised', p.replyPromised, (v) => v),
    ...(argued.length ? { argument: Object.fromEntries(argued) } : {}),
    ...given('paper', p.paperTitle, (title) => ({
      title: titleText(title, 'paperTitle'),
      ...given('hash', p.paperHash, (v) => short(v, 'paperHash')),
    })),
  };
}
