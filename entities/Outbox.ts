import { defineEntity, p } from '@mikro-orm/core';

export const OutboxSchema = defineEntity({
  name: 'Outbox',
  tableName: 'outbox',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    key: p.text().unique(),
    kind: p.text(),
    payload: p.json().$type<Record<string, unknown>>(),
    dueAt: p.datetime().columnType('timestamptz'),
    sentAt: p.datetime().columnType('timestamptz').nullable(),
    attempts: p.integer().default(0),
    lastError: p.text().nullable(),
  },
  indexes: [{ properties: ['sentAt', 'dueAt'] }],
});

/** 待发: every message is a row of the transaction that causes it. */
export class Outbox extends OutboxSchema.class {}
OutboxSchema.setClass(Outbox);
