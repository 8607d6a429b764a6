import type { PackVersionRow } from '../../services/read/rule-packs.ts';
import { previewPack } from '../../services/rules/versions.ts';
import { builder, Node } from '../builder.ts';
import { encodeId, GLOBAL_ID } from '../ids.ts';
import { Refusal } from '../results.ts';
import { RulePackPreview } from './pack-diff.ts';

export const PackVersion = builder.objectRef<PackVersionRow>('RulePackVersion').implement({
  description: '以文件录入的一个规则包：由系统管理员录入，经监督机构批准后适用。',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: GLOBAL_ID, resolve: (v) => encodeId('RulePackVersion', v.id) }),
    packId: t.exposeString('packId', { description: '规则包编号。' }),
    name: t.string({ description: '规则包的中文名称。', resolve: (v) => v.content.name }),
    sourceText: t.exposeString('sourceText', { description: '文件原文（JSON）。' }),
    addedAt: t.expose('addedAt', { type: 'DateTime', description: '录入的时刻，由服务器记载。' }),
    addedBy: t.exposeString('addedByName', { description: '录入人姓名。' }),
    approvedAt: t.expose('approvedAt', {
      type: 'DateTime',
      nullable: true,
      description: '批准的时刻，从这一刻起适用；null 表示还没有批准。',
    }),
    approvedBy: t.exposeString('approvedByName', { nullable: true, description: '批准人姓名；null 表示还没有批准。' }),
    preview: t.field({
      type: RulePackPreview,
      nullable: true,
      description: '现在批准会有什么差别，或者为什么不能批准；已经批准的为 null。',
      resolve: async (v, _a, ctx) => (v.approvedAt === null ? previewPack(v.sourceText, await ctx.now()) : null),
    }),
  }),
});

const PackVersionSaved = builder
  .objectRef<{ readonly __typename: 'RulePackSaved'; readonly version: PackVersionRow }>('RulePackSaved')
  .implement({
    description: '规则包已经录入或者批准时返回。',
    fields: (t) => ({ version: t.expose('version', { type: PackVersion, description: '录入或者批准后的规则包。' }) }),
  });

export const RulePackPayload = builder.unionType('RulePackPayload', {
  description: '录入或者批准规则包的结果：成功或者拒绝。',
  types: [PackVersionSaved, Refusal],
  resolveType: (v) => v.__typename,
});
