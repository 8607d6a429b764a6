import { defineEntity, p } from '@mikro-orm/core';
import type { Actor } from '../domain/access/roles.ts';
import type { Outcome } from '../domain/procedure/types.ts';

export const CommandOutcomeSchema = defineEntity({
  name: 'CommandOutcome',
  tableName: 'command_outcome',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    subjectKind: p.text(),
    subjectId: p.uuid(),
    commandKey: p.text(),
    kind: p.text(),
    bodyHash: p.text(),
    body: p.json().$type<Record<string, unknown>>(),
    actorId: p.uuid().nullable(),
    actor: p.json().$type<Actor>(),
    receivedAt: p.datetime().columnType('timestamptz'),
    outcome: p.json().$type<Outcome>().nullable(),
    decidedAt: p.datetime().columnType('timestamptz').nullable(),
  },
  uniques: [{ properties: ['subjectKind', 'subjectId', 'commandKey'] }],
});

/** 办理指令及结果: the body waits here while its key travels through the workflow; the same key always gets the same answer. */
export class CommandOutcome extends CommandOutcomeSchema.class {}
CommandOutcomeSchema.setClass(CommandOutcome);
