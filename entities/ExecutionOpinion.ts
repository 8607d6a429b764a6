import { defineEntity, p } from '@mikro-orm/core';
import { Decision } from './Decision.ts';
import { Person } from './Person.ts';

export const ExecutionOpinionSchema = defineEntity({
  name: 'ExecutionOpinion',
  tableName: 'execution_opinion',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    decision: () => p.manyToOne(Decision).ref(),
    text: p.text(),
    channel: p.text(),
    commenterKind: p.text(),
    nameCipher: p.text().nullable(),
    unitName: p.text().nullable(),
    /** Day the letter, call or mail came in, as the clerk says. */
    receivedOn: p.date(),
    recordedAt: p.datetime().columnType('timestamptz'),
    recordedBy: () => p.manyToOne(Person).ref(),
    scanHash: p.text().nullable(),
    /** The clerk's key and what was sent with it: recording twice records once. */
    commandKey: p.text(),
    bodyHash: p.text(),
  },
  uniques: [{ properties: ['decision', 'commandKey'] }],
});

/** 对决策及其实施的意见建议 (第三十五条第二款): one row each, after issue; the text is never public, the count is. */
export class ExecutionOpinion extends ExecutionOpinionSchema.class {}
ExecutionOpinionSchema.setClass(ExecutionOpinion);
