import type {
  ArchiveRule,
  ArtefactRule,
  Citation,
  GateRule,
  Layer,
  OrganKindRule,
  Overridden,
  ResolvedPack,
  ResolvedRule,
  Rule,
  RulePack,
} from '../../domain/rules/types.ts';
import { amountWords, baseWords, documentWords, gateDemands, modelledWords, obligationNotes } from '../../domain/rules/words.ts';
import { instantToIso } from '../../domain/calendar/instant.ts';
import { packApprovedAt } from '../../services/rules/registry.ts';
import { builder } from '../builder.ts';
import { AFTER, connectionOf, FIRST, pageOf } from '../connections.ts';
import { ArtefactKindEnum, GateEnum } from '../enums.ts';

/** A pack with what the reader's day makes of it. */
export type ListedPack = { readonly pack: RulePack; readonly year: number };
export const RulePackType = builder.objectRef<ListedPack>('RulePack').implement({
  description: '规则包：一部法规、一个地方规定或者一年的工作要点，写明期限、法定环节和依据。',
  fields: (t) => ({
    id: t.string({ description: '规则包编号，如 decree-713-2019，可作 `rulePack(id:)` 的参数。', resolve: ({ pack }) => pack.id }),
    name: t.string({ description: '规则包的中文名称。', resolve: ({ pack }) => pack.name }),
    document: t.string({ description: '来源文件、效力层级和在哪里可以查到。', resolve: ({ pack }) => documentWords(pack) }),
    validFrom: t.field({ type: 'Date', description: '施行日期（北京日期），含当天。', resolve: ({ pack }) => pack.validFrom }),
    validTo: t.field({
      type: 'Date',
      nullable: true,
      description: '终止日期（北京日期），含当天；null 表示没有写明终止。',
      resolve: ({ pack }) => pack.validTo ?? null,
    }),
    planYear: t.int({
      nullable: true,
      description: '年度要点的年份；过了这一年仍沿用到新的要点录入为止。null 表示不是年度要点。',
      resolve: ({ pack }) => pack.planYear ?? null,
    }),
    carriedOver: t.boolean({
      description: '今天是否属于沿用：年度要点过了当年仍在使用。',
      resolve: ({ pack, year }) => pack.planYear !== undefined && year > pack.planYear,
    }),
    layers: t.stringList({
      description: '以哪些规则包为基础（编号），下层在前；没有的为空列表。',
      resolve: ({ pack }) => [...pack.extends],
    }),
    replaces: t.string({
      nullable: true,
      description: '从施行日期起代替的旧规则包编号，没有提到的内容沿用；null 表示不代替。',
      resolve: ({ pack }) => pack.replaces ?? null,
    }),
    layersNotEntered: t.stringList({
      description: '已知还没有录入的上位规定；没有的为空列表。',
      resolve: ({ pack }) => [...pack.layersNotEntered],
    }),
    file: t.string({
      description: '规则包全文（JSON）：可以另存为文件，供命令行复算期限（--pack-file），或者作为起草新规则包的样本。',
      complexity: 5,
      resolve: ({ pack }) => JSON.stringify(pack, null, 2),
    }),
    approvedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: '以文件录入的规则包由第二人批准的时刻，从这一刻起适用；null 表示随系统提供。',
      resolve: ({ pack }) => {
        const at = packApprovedAt(pack.id);
        return at === undefined ? null : instantToIso(at);
      },
    }),
  }),
});

export const CitationType = builder.objectRef<Citation>('Citation').implement({
  description: '规则的依据：文件、条款和原文。',
  fields: (t) => ({
    document: t.exposeString('document', { description: '法规或者年度要点的全称和文号。' }),
    short: t.exposeString('short', { description: '页面上引用的简称，如“条例第十五条”。' }),
    article: t.exposeString('article', { description: '条或者项，如“第十五条”“第11项”。' }),
    text: t.exposeString('text', { description: '条文原文。' }),
    level: t.exposeString('level', {
      description:
        '效力层级：law（法律）、administrative-regulation（行政法规）、provincial-rule（省级政府规章）、local-rule（地方规范性文件）、local-plan（地方工作文件，不是法）。',
    }),
    source: t.exposeString('source', { description: '在哪里可以查到这份文件：文号、日期。' }),
  }),
});

const OverriddenRule = builder.objectRef<Overridden>('OverriddenRule').implement({
  description: '被上层规则包代替的同一条规则，在下层原来怎么规定。',
  fields: (t) => ({
    packId: t.exposeString('packId', { description: '下层规则包的编号。' }),
    packName: t.exposeString('packName', { description: '下层规则包的中文名称。' }),
    amount: t.string({ description: '原来的期限，如“不少于30日”。', resolve: (o) => amountWords(o.rule) }),
    citation: t.field({ type: CitationType, description: '原来的依据。', resolve: (o) => o.rule.citation }),
  }),
});

const intOf = (key: 'value' | 'onlyYear' | 'yearsAfter') => (r: Rule) => r[key] ?? null;
const PackRule = builder.objectRef<ResolvedRule>('RulePackRule').implement({
  description: '某一天适用的一条期限，以及它来自哪个规则包、代替了什么。',
  fields: (t) => ({
    id: t.exposeString('id', { description: '规则编号，如 consultation、feedback。' }),
    name: t.exposeString('name', { description: '规则的中文名称。' }),
    amount: t.string({
      description: '期限的文字，数和单位照原文、不换算，如“10个工作日以内”“每年3月31日前，不顺延”。',
      resolve: amountWords,
    }),
    value: t.int({ nullable: true, description: '数量，单位见 `unit`；null 表示没有数量（固定日期、同日）。', resolve: intOf('value') }),
    unit: t.exposeString('unit', {
      description:
        '计算单位：calendar-day（自然日）、working-day（工作日）、week（周）、month（月）、hour（小时）、fixed-date（固定日期）、same-day（同日）、days-before（提前的自然日）、per-year（每年次数）、per-quarter（每季度次数）。',
    }),
    bound: t.exposeString('bound', {
      description: '性质：minimum（最短期限，可以更长）、maximum（最长期限，含最后一天）、fixed（固定日期，不顺延）。',
    }),
    monthDay: t.string({
      nullable: true,
      description: '固定日期的月和日，写作 `MM-DD`；null 表示不是固定日期。',
      resolve: (r) => r.monthDay ?? null,
    }),
    onlyYear: t.int({ nullable: true, description: '固定日期只在这一年适用，公历；null 表示每年。', resolve: intOf('onlyYear') }),
    yearsAfter: t.int({
      nullable: true,
      description: '固定日期在起算事件之后第几年，1为次年；null 表示当年。',
      resolve: intOf('yearsAfter'),
    }),
    reading: t.string({
      nullable: true,
      description: '文件的说法有几种读法时，系统按哪一种、没有替谁决定什么；null 表示没有疑义。',
      resolve: (r) => r.reading ?? null,
    }),
    rolls: t.boolean({ description: '最后一天遇休息日是否顺延到下一个工作日。', resolve: (r) => r.roll }),
    baseWords: t.string({ description: '起算的事件，如“决策出台、事项终止”；按日计算的从次日起数。', resolve: baseWords }),
    force: t.exposeString('force', { description: '约束力：must（必须）、by-reference（参照执行）、encouraged（鼓励）。' }),
    validFrom: t.field({
      type: 'Date',
      nullable: true,
      description: '起算事件最早的日期（北京日期）；null 表示不限。',
      resolve: (r) => r.validFrom ?? null,
    }),
    validTo: t.field({
      type: 'Date',
      nullable: true,
      description: '起算事件最晚的日期（北京日期），含当天；null 表示不限。',
      resolve: (r) => r.validTo ?? null,
    }),
    citation: t.expose('citation', { type: CitationType, description: '依据和原文。' }),
    packId: t.exposeString('packId', { description: '这条规则来自哪个规则包（编号）。' }),
    packName: t.exposeString('packName', { description: '这条规则来自哪个规则包（名称）。' }),
    carriedOver: t.exposeBoolean('carriedOver', { description: '沿用：来自以前年度的要点，新的要点没有提到。' }),
    overrides: t.field({
      type: [OverriddenRule],
      description: '它代替的下层规定，从下到上；没有的为空列表。',
      resolve: (r) => [...r.overrides],
    }),
  }),
});

const PackGate = builder.objectRef<GateRule & { readonly packId: string }>('RulePackGate').implement({
  description: '规则包规定的一个法定环节。',
  fields: (t) => ({
    gate: t.expose('gate', { type: GateEnum, description: '哪一个环节。' }),
    name: t.exposeString('name', { description: '环节的中文名称。' }),
    conditional: t.exposeBoolean('conditional', { description: '是否视情况：true 时可以写明理由认定“不需要”。' }),
    condition: t.string({ nullable: true, description: '什么情况下要履行；一律履行的为 null。', resolve: (g) => g.condition ?? null }),
    demands: t.stringList({
      description: '规则包对这个环节的数量等要求，如“专家至少5人”，可直接显示；没有的为空列表。',
      resolve: gateDemands,
    }),
    article: t.exposeString('article', { description: '依据的条款。' }),
    packId: t.exposeString('packId', { description: '来自哪个规则包（编号）。' }),
  }),
});

const PackArtefact = builder.objectRef<ArtefactRule>('RulePackArtefact').implement({
  description: '目录每一行要公开的一种材料。',
  fields: (t) => ({
    kind: t.expose('kind', { type: ArtefactKindEnum, description: '材料种类。' }),
    name: t.exposeString('name', { description: '材料的中文名称。' }),
    always: t.boolean({ description: '是否一律公开；false 表示做了这一步才有。', resolve: (a) => a.duty === 'always' }),
  }),
});

const PackArchiveLine = builder.objectRef<ArchiveRule>('RulePackArchiveLine').implement({
  description: '归档清单的一项。',
  fields: (t) => ({
    name: t.exposeString('name', { description: '要归档的材料。' }),
    always: t.boolean({ description: '是否一律归档；false 表示做了这一步才有。', resolve: (a) => a.duty === 'always' }),
  }),
});

const PackOrganKind = builder.objectRef<OrganKindRule>('RulePackOrganKind').implement({
  description: '一类决策机关：由什么会议讨论、向谁报告、由谁审查。名称为空字符串表示没有。',
  fields: (t) => ({
    kind: t.exposeString('kind', {
      description: '机关类别：county（县级政府）、department（部门）、town（乡镇政府）、street（街道办事处）。',
    }),
    meeting: t.exposeString('meeting', { description: '集体讨论的会议。' }),
    partyBody: t.exposeString('partyBody', { description: '请示报告的党委（党组）。' }),
    congressBody: t.exposeString('congressBody', { description: '人民代表大会或者其常委会。' }),
    reviewer: t.exposeString('reviewer', { description: '合法性审查机构。' }),
    gazette: t.exposeBoolean('gazette', { description: '决策是否刊登政府公报。' }),
    force: t.exposeString('force', { description: '约束力：must（必须）、by-reference（参照执行）、encouraged（鼓励）。' }),
    article: t.exposeString('article', { description: '为什么约束这一类机关。' }),
  }),
});

const PackLayer = builder.objectRef<Layer>('RulePackLayer').implement({
  description: '叠在一起的一层规则包。',
  fields: (t) => ({
    packId: t.exposeString('packId', { description: '规则包编号。' }),
    packName: t.exposeString('packName', { description: '规则包的中文名称。' }),
    inForce: t.exposeBoolean('inForce', { description: '这一天是否在施行期间；不在的不适用，仍然列出。' }),
  }),
});

type PlacedObligation = ResolvedPack['obligations'][number];
const PackObligation = builder.objectRef<PlacedObligation>('RulePackObligation').implement({
  description: '文件中的一条义务，以及它在系统里怎么落实。',
  fields: (t) => ({
    id: t.exposeString('id', { description: '义务的编号，如 ZD-15。' }),
    packId: t.exposeString('packId', { description: '来自哪个规则包（编号）。' }),
    duty: t.exposeString('duty', { description: '要做什么。' }),
    who: t.exposeString('who', { description: '由谁做，照文件的称呼。' }),
    clause: t.exposeString('clause', { description: '文件原文。' }),
    place: t.exposeString('place', { description: '在文件中的位置。' }),
    notes: t.stringList({
      description: '鼓励性的写“鼓励”；没有写明天数的写文件的说法，如“及时，未定天数”；没有的为空列表。',
      resolve: obligationNotes,
    }),
    modelledBy: t.string({
      description: '怎么落实：rule（期限）、gate（法定环节）、artefact（公开材料）、procedure（程序步骤）、none（没有落实）。',
      resolve: (o) => o.modelled.by,
    }),
    modelledAs: t.string({
      description: '落实为哪一项，或者为什么不办理，中文，可直接显示。',
      resolve: (o) => modelledWords(o.modelled),
    }),
  }),
});
const ObligationConnection = connectionOf<PlacedObligation>('RulePackObligation', PackObligation);

export const ResolvedPackType = builder.objectRef<ResolvedPack>('RulePackInForce').implement({
  description: '一个规则包连同它的各层基础，在某一天适用的全部内容。',
  fields: (t) => ({
    id: t.exposeString('id', { description: '所查的规则包编号。' }),
    name: t.exposeString('name', { description: '这一天适用的规则包名称：有新的一版代替时是新的一版。' }),
    on: t.expose('on', { type: 'Date', description: '按哪一天（北京日期）。' }),
    layers: t.field({ type: [PackLayer], description: '叠在一起的各层，下层在前。', resolve: (p) => [...p.layers] }),
    layersNotEntered: t.stringList({ description: '已知还没有录入的上位规定；没有的为空列表。', resolve: (p) => [...p.layersNotEntered] }),
    layersNote: t.string({
      nullable: true,
      description: '“上位规定未录入：…”，应显示在日期旁；null 表示没有。',
      resolve: (p) => p.layersNote ?? null,
    }),
    carriedOverNote: t.string({
      nullable: true,
      description: '沿用的说明，应显示在日期旁；null 表示没有沿用。',
      resolve: (p) => p.carriedOverNote ?? null,
    }),
    calendarRegion: t.exposeString('calendarRegion', { description: '按哪个地区的放假安排计算，CN 为全国。' }),
    supervisor: t.string({
      nullable: true,
      description: '监督机构的名称；null 表示没有写明。',
      resolve: (p) => p.bodies?.supervisor ?? null,
    }),
    catalogManager: t.string({
      nullable: true,
      description: '目录主管机构的名称；null 表示没有写明。',
      resolve: (p) => p.bodies?.catalogManager ?? null,
    }),
    signature: t.string({
      nullable: true,
      description: '公布前由谁审签和依据，如“行政机关负责人（…第17项）”；null 表示不要求审签。',
      resolve: (p) => (p.signature ? `${p.signature.signer}（${p.signature.article}）` : null),
    }),
    rules: t.field({ type: [PackRule], description: '全部期限。', resolve: (p) => [...p.rules.values()] }),
    gates: t.field({ type: [PackGate], description: '全部法定环节。', resolve: (p) => [...p.gates.values()] }),
    artefacts: t.field({ type: [PackArtefact], description: '公开材料，按规定的顺序。', resolve: (p) => [...p.artefacts] }),
    archive: t.field({ type: [PackArchiveLine], description: '归档清单，按规定的顺序。', resolve: (p) => [...p.archive] }),
    stages: t.stringList({ description: '向公众显示的办理步骤，按先后。', resolve: (p) => [...p.stages] }),
    organKinds: t.field({ type: [PackOrganKind], description: '各类决策机关。', resolve: (p) => [...p.organKinds] }),
    obligations: t.field({
      type: ObligationConnection,
      description: '各层文件的全部义务，按文件的顺序。',
      args: { first: t.arg.int(FIRST), after: t.arg.string(AFTER) },
      resolve: (p, a) => pageOf(p.obligations, (o) => `${o.packId}:${o.id}`, a.first, a.after),
    }),
  }),
});
