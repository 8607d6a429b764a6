import { defineEntity, p } from '@mikro-orm/core';
import type { ExplainedDeadline } from '../domain/deadline/explain.ts';

export const DeadlineSchema = defineEntity({
  name: 'Deadline',
  tableName: 'deadline',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    subjectKind: p.text(),
    subjectId: p.uuid(),
    key: p.text(),
    ruleId: p.text(),
    dueOn: p.date(),
    dueAt: p.datetime().columnType('timestamptz'),
    provisional: p.boolean(),
    status: p.text(),
    settledAt: p.datetime().columnType('timestamptz').nullable(),
    explained: p.json().$type<ExplainedDeadline>(),
    calendarVersion: p.text(),
  },
  uniques: [{ properties: ['subjectKind', 'subjectId', 'key'] }],
  indexes: [{ properties: ['dueAt', 'status'] }],
});

/** 法定期限: the explained object, stored; never typed by hand. */
export class Deadline extends DeadlineSchema.class {}
DeadlineSchema.setClass(Deadline);
