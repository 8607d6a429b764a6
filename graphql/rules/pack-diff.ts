import type { FieldChange, PackDiff, PartChange } from '../../domain/rules/diff.ts';
import type { PackFileProblem } from '../../services/rules/pack-file.ts';
import type { PackPreview } from '../../services/rules/versions.ts';
import { builder } from '../builder.ts';
import { PackPartEnum, PartChangeEnum } from '../enums.ts';

const RulePackField = builder.objectRef<FieldChange>('RulePackFieldChange').implement({
  description: '一栏的前后文字。',
  fields: (t) => ({
    field: t.exposeString('field', { description: '栏目的中文名称，如“期限”“依据·原文”。' }),
    before: t.exposeString('before', { nullable: true, description: '原来的文字；null 表示原来没有。' }),
    after: t.exposeString('after', { nullable: true, description: '现在的文字；null 表示现在没有。' }),
  }),
});

const RulePackChange = builder.objectRef<PartChange>('RulePackChange').implement({
  description: '一处变化：新增、变更、沿用或者不再适用。',
  fields: (t) => ({
    part: t.expose('part', { type: PackPartEnum, description: '属于规则包的哪一部分。' }),
    key: t.exposeString('key', { description: '规则、环节、类别或者义务的编号。' }),
    name: t.exposeString('name', { description: '中文名称。' }),
    kind: t.expose('kind', { type: PartChangeEnum, description: '发生了什么。' }),
    fields: t.field({ type: [RulePackField], description: '有变化的各栏；沿用的为空列表。', resolve: (c) => [...c.fields] }),
  }),
});

export const RulePackDiff = builder.objectRef<PackDiff>('RulePackDiff').implement({
  description: '新规则包与现有规则包的差别。',
  fields: (t) => ({
    packId: t.exposeString('packId', { description: '新规则包的编号。' }),
    packName: t.exposeString('packName', { description: '新规则包的名称。' }),
    comparedWith: t.string({
      nullable: true,
      description: '与哪个规则包（编号）的文本比较，即它代替的一个；null 表示它不代替别的，全部是新增。',
      resolve: (d) => d.comparedWith?.packId ?? null,
    }),
    written: t.field({
      type: [RulePackChange],
      description: '文本的差别，不论日期。没有提到的期限和环节列为沿用。',
      resolve: (d) => [...d.written],
    }),
    on: t.expose('on', { type: 'Date', description: '`inForce` 按哪一天（北京日期）：施行之日，已经施行的为今天。' }),
    inForce: t.field({
      type: [RulePackChange],
      description: '批准后，这一天实际适用的内容有什么变化，含被它代替的下层规定。',
      resolve: (d) => [...d.inForce],
    }),
  }),
});

const RulePackProblem = builder.objectRef<PackFileProblem>('RulePackProblem').implement({
  description: '规则包文件的一处错误。',
  fields: (t) => ({
    line: t.exposeInt('line', { description: '文件的行号，从1起。' }),
    path: t.exposeString('path', { description: '在文件中的位置，如 `rules[1].unit`；空字符串表示整个文件。' }),
    field: t.exposeString('field', { description: '位置的中文名称，如“期限第2条·单位”。' }),
    message: t.exposeString('message', { description: '错在哪里、应当怎么写，中文，可直接显示。' }),
  }),
});

export const RulePackPreview = builder.objectRef<PackPreview>('RulePackPreview').implement({
  description: '规则包文件的检查结果：有错误时列出全部错误，没有错误时列出差别。',
  fields: (t) => ({
    problems: t.field({ type: [RulePackProblem], description: '全部错误，按行号；没有错误为空列表。', resolve: (p) => [...p.problems] }),
    diff: t.field({ type: RulePackDiff, nullable: true, description: '批准后的差别；有错误时为 null。', resolve: (p) => p.diff ?? null }),
  }),
});
