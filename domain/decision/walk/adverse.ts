import type { PlainDate } from '../../calendar/plain-date.ts';
import type { OrganKindRule } from '../../rules/types.ts';
import { adverseOf } from '../gates/adverse.ts';
import { gateOf } from '../gate-of.ts';
import type { GateParticulars, ParticularsOf } from '../gates/particulars.ts';
import type { GateId, PersonCommand } from '../types.ts';
import { settleCommand } from './commands.ts';
import type { Walker } from './walker.ts';

/** What makes the particulars of a gate a result against the draft. */
const AGAINST = {
  RISK: { conclusion: 'not-controllable' },
  FAIR_COMPETITION: { conclusion: 'failed' },
  PEOPLES_CONGRESS: { result: 'returned' },
  PARTY_REPORT: { result: 'returned' },
} as const satisfies { readonly [G in GateId & keyof ParticularsOf]?: Partial<ParticularsOf[G]> };
export const ADVERSE_GATES = Object.keys(AGAINST) as (keyof typeof AGAINST)[];

type Settle = Extract<PersonCommand, { kind: 'settleGate' }>;

/** A gate recorded completely, with a result against the draft. */
export function adverseCommand(gate: keyof typeof AGAINST, on: PlainDate, organ: OrganKindRule): Settle {
  const { settle } = settleCommand(gate, 'done', on, organ) as Settle & { readonly settle: { readonly how: 'done' } };
  return { kind: 'settleGate', gate, settle: { ...settle, particulars: { ...settle.particulars, ...AGAINST[gate] } as GateParticulars } };
}

/** The draft is adjusted where a result against it asks for that; whether one stands. */
export function adjustDraft(walker: Walker, gate: GateId): boolean {
  const adverse = adverseOf(gateOf(walker.state, gate));
  if (adverse && adverse.draftHash === walker.artefacts.draft?.hash) walker.savePaper('draft');
  return adverse !== undefined;
}
