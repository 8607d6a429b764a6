import { defineEntity, p } from '@mikro-orm/core';
import { Deadline } from './Deadline.ts';
import type { ExplainedDeadline } from '../domain/deadline/explain.ts';

export const DeadlineRevisionSchema = defineEntity({
  name: 'DeadlineRevision',
  tableName: 'deadline_revision',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    deadline: () => p.manyToOne(Deadline).ref(),
    dueOnBefore: p.date(),
    dueOn: p.date(),
    reason: p.text(),
    at: p.datetime().columnType('timestamptz'),
    explainedBefore: p.json().$type<ExplainedDeadline>(),
  },
});

/** 期限变更记录: what a deadline was before and why it moved. */
export class DeadlineRevision extends DeadlineRevisionSchema.class {}
DeadlineRevisionSchema.setClass(DeadlineRevision);
