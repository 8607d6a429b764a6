import { submissionPackage } from '../../domain/decision/package.ts';
import type { PackageItem } from '../../domain/decision/package.ts';
import { decisionContext } from '../../services/decision/subject.ts';
import { builder } from '../builder.ts';
import { DecisionRef } from '../refs.ts';
import { stateOf } from './types.ts';

const SubmissionPackageItem = builder.objectRef<PackageItem>('SubmissionPackageItem').implement({
  description: '提交集体讨论要报送的一项材料（条例第二十九条）。',
  fields: (t) => ({
    key: t.exposeString('key', {
      description:
        '材料代码：draft（决策草案）、explanation（草案说明）、fair-competition（公平竞争审查情况）、opinions-adopted（公众意见研究采纳情况）、experts-adopted（专家意见研究采纳情况）、risk-report（风险评估报告）、legality-opinion（合法性审查意见）、disputes（部门意见分歧）、draft-change（征求意见以后的草案修改）、other（其他）。',
    }),
    name: t.exposeString('name', { description: '材料的名称。' }),
    article: t.exposeString('article', { description: '依据的条款全称，如“《重大行政决策程序暂行条例》第二十九条第二项”。' }),
    because: t.exposeString('because', { description: '为什么要报送，如“履行了风险评估（2024年5月16日）”。' }),
    present: t.exposeBoolean('present', { description: '是否齐备；有一项不齐备的，submitToMeeting 返回 PACKAGE_INCOMPLETE。' }),
    contents: t.stringList({
      description: '材料是什么、在哪里，逐行，可直接显示；没有的为空列表。',
      resolve: (i) => [...i.contents],
    }),
    remedy: t.string({ nullable: true, description: '不齐备的该怎么办；齐备的为 null。', resolve: (i) => i.remedy ?? null }),
  }),
});

builder.objectField(DecisionRef, 'submissionPackage', (t) =>
  t.field({
    type: [SubmissionPackageItem],
    description: '提交集体讨论的材料清单和齐备情况（条例第二十九条），按现在的办理情况列出，提交以前也可以查看；公众为空列表。',
    resolve: async (d, _a, ctx) => {
      if (!ctx.staff) return [];
      const state = await stateOf(d, ctx);
      const { facts, rules } = await decisionContext(ctx.em, state, await ctx.moment());
      return submissionPackage(state, facts, rules);
    },
  }),
);
