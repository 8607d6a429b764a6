import { defineEntity, p } from '@mikro-orm/core';
import { Person } from './Person.ts';

export const OnboardingWindowSchema = defineEntity({
  name: 'OnboardingWindow',
  tableName: 'onboarding_window',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    /** Code of the organ that begins; it need not be in the system yet, its own workbook may bring it in. */
    organCode: p.text(),
    /** First and last day (Beijing), both included. */
    fromOn: p.date(),
    untilOn: p.date(),
    reason: p.text(),
    openedAt: p.datetime().columnType('timestamptz'),
    openedBy: () => p.manyToOne(Person).ref(),
    /** Closed before its last day. */
    closedAt: p.datetime().columnType('timestamptz').nullable(),
    closedBy: () => p.manyToOne(Person).ref().nullable(),
  },
  indexes: [{ properties: ['organCode'] }],
});

/** 上线补录期: the days in which an organ that begins to use the system may bring in what it has on paper (P-03). */
export class OnboardingWindow extends OnboardingWindowSchema.class {}
OnboardingWindowSchema.setClass(OnboardingWindow);
