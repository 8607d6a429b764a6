import type { ResponsibilityLine as Line } from '../../domain/decision/view/responsibility.ts';
import { builder } from '../builder.ts';
import { GateEnum } from '../enums.ts';

export const ResponsibilityLine = builder.objectRef<Line>('ResponsibilityLine').implement({
  description: '责任附卷的一行：哪一步、由谁、以什么岗位办理，替谁代理，书面上由谁签（条例第三十八条至第四十一条）。内部，不公开。',
  fields: (t) => ({
    step: t.exposeString('step', { description: '哪一步，可直接显示。' }),
    gate: t.field({ type: GateEnum, nullable: true, description: '法定环节；不是环节的步骤为 null。', resolve: (l) => l.gate ?? null }),
    occurredOn: t.field({
      type: 'Date',
      nullable: true,
      description: '书面材料上的日期（北京日期）；没有书面日期的为 null。',
      resolve: (l) => l.occurredOn ?? null,
    }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: '登记时刻，由服务器记载。' }),
    person: t.exposeString('person', { description: '办理人姓名，当时的。' }),
    roleName: t.string({
      nullable: true,
      description: '当时以什么岗位办理，如“承办人”；早期的记录没有记岗位的为 null。',
      resolve: (l) => l.roleName ?? null,
    }),
    organ: t.string({
      nullable: true,
      description: '岗位所在机关当时的名称，以后更名、合并也不变；早期的记录为 null。',
      resolve: (l) => l.organ ?? null,
    }),
    deputyFor: t.string({ nullable: true, description: '代理谁办理（AB角）；不是代理的为 null。', resolve: (l) => l.principal ?? null }),
    signer: t.string({
      nullable: true,
      description: '书面上的签发人或者认定人；没有书面决定的步骤为 null。',
      resolve: (l) => l.signer ?? null,
    }),
    recordNote: t.string({
      nullable: true,
      description: '代录的说明，如“赵镇长签，由周秘书代录”；本人登记的为 null。',
      resolve: (l) => l.recordNote ?? null,
    }),
  }),
});
