import { defineEntity, p } from '@mikro-orm/core';

export const EffectSchema = defineEntity({
  name: 'Effect',
  tableName: 'effect',
  properties: {
    key: p.text().primary(),
    subjectKind: p.text(),
    subjectId: p.uuid(),
    kind: p.text(),
    refId: p.text(),
    orderedAt: p.datetime().columnType('timestamptz'),
    doneAt: p.datetime().columnType('timestamptz').nullable(),
  },
  indexes: [{ properties: ['subjectKind', 'subjectId'] }],
});

/** 持续办理事项: durable work ordered by a commit, launched by the workflow until a command marks it done. */
export class Effect extends EffectSchema.class {}
EffectSchema.setClass(Effect);
