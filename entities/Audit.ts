import { defineEntity, p } from '@mikro-orm/core';

export const AuditSchema = defineEntity({
  name: 'Audit',
  tableName: 'audit',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    at: p.datetime().columnType('timestamptz'),
    actorId: p.uuid().nullable(),
    actorName: p.text().nullable(),
    operation: p.text(),
    subjectKind: p.text().nullable(),
    subjectId: p.uuid().nullable(),
    detail: p.json().$type<Record<string, unknown>>(),
  },
  indexes: [{ properties: ['subjectKind', 'subjectId'] }, { properties: ['at'] }],
});

/** 审计记录: who did what; append-only, in the same transaction as the act. */
export class Audit extends AuditSchema.class {}
AuditSchema.setClass(Audit);
