import { instantToIso } from '../../domain/calendar/instant.ts';
import type { DecisionState } from '../../domain/decision/types.ts';
import { adoptedFacts, adoptedNote } from '../../domain/decision/view/adopted.ts';
import type { AdoptedFact } from '../../domain/decision/view/adopted.ts';
import { builder } from '../builder.ts';

const Fact = builder.objectRef<AdoptedFact>('AdoptedFact').implement({
  description: '上线前材料上写明的一件事；日期和文号抄自材料，不是本系统的公布时间。',
  fields: (t) => ({
    name: t.exposeString('name', { description: '是哪一步，如“征求意见”。' }),
    text: t.exposeString('text', { description: '日期、文号和条数，中文，可直接显示。' }),
    address: t.string({ nullable: true, description: '当时公布的网址；没有的为 null。', resolve: (f) => f.address ?? null }),
  }),
});

export const AdoptedRecord = builder.objectRef<DecisionState>('AdoptedRecord').implement({
  description: '补录（上线前的事项）：机关开始使用系统时从材料抄录的办理情况。',
  fields: (t) => ({
    note: t.string({ description: '一句说明，必须显示在日期旁边，中文。', resolve: (s) => adoptedNote(s)! }),
    enteredAt: t.field({ type: 'DateTime', description: '录入本系统的时刻，由服务器记载。', resolve: (s) => instantToIso(s.adopted!.at) }),
    facts: t.field({ type: [Fact], description: '材料写明的各步，按程序的先后。', resolve: (s) => adoptedFacts(s) }),
  }),
});
