import { isoToInstant } from '../../domain/calendar/instant.ts';
import { plainDate } from '../../domain/calendar/plain-date.ts';
import { chinaCalendar } from '../../domain/calendar/work-calendar.ts';
import { ROLES } from '../../domain/access/roles.ts';
import type { Actor, Role } from '../../domain/access/roles.ts';
import type { Decided } from '../../domain/decision/context.ts';
import type { ArtefactKind, DecisionCommand, DecisionEvent, GateFact, GateId } from '../../domain/decision/types.ts';
import { WALK_LEAD, WALK_ORGAN, Walker } from '../../domain/decision/walk/walker.ts';
import { conditionalGates } from '../../domain/decision/gate-of.ts';
import { resolvePack } from '../../domain/rules/resolve.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { GateParticulars, GateWithParticulars, ParticularsOf } from '../../domain/decision/gates/particulars.ts';
import { completeMinutes } from '../../domain/decision/walk/minutes.ts';
import { COMPLETE_LEGALITY, completeParticulars } from '../../domain/decision/walk/particulars.ts';

export const ORGAN = WALK_ORGAN;
export const LEAD = WALK_LEAD;
const D = plainDate;

/** A person who holds every role at both organs, unless told otherwise. */
export function person(id: string, roles: readonly Role[] = Object.keys(ROLES) as Role[]): Actor {
  return {
    kind: 'person',
    personId: id,
    roles: roles.flatMap((role) => [
      { role, organId: ORGAN },
      { role, organId: LEAD },
    ]),
  };
}

export function fact(on: string, body = '示例镇人民政府'): GateFact {
  return { occurredOn: D(on), actingBody: body, signer: '演练签发人', documentNo: `演练〔2024〕${on.slice(5)}号` };
}

/** A gate done with complete particulars, some of them changed. */
export function doneGate<G extends GateId>(
  gate: G,
  on: string,
  change: Partial<ParticularsOf[G & GateWithParticulars]> = {},
): Extract<DecisionCommand, { kind: 'settleGate' }> {
  const complete = completeParticulars(gate, D(on));
  const particulars = complete && ({ ...complete, ...change } as GateParticulars);
  return { kind: 'settleGate', gate, settle: { how: 'done', fact: fact(on), ...(particulars ? { particulars } : {}) } };
}

/** A walked decision with the short words of tests. */
export class DecisionWalk extends Walker {
  constructor(start = '2024-05-06', packId = 'shanghai-xujing-2023') {
    super({ packId, calendar: chinaCalendar(), now: isoToInstant(`${start}T10:00:00+08:00`) });
  }

  override give(command: DecisionCommand, actor: Actor = person('p2')): Decided<DecisionEvent> {
    return super.give(command, actor);
  }

  /** Gives a command that must be accepted. */
  must(command: DecisionCommand, actor?: Actor): this {
    const decided = this.give(command, actor);
    if (!decided.ok) throw new Error(`${command.kind} refused: ${JSON.stringify(decided.refusal)}`);
    this.finishEffects();
    return this;
  }

  /** The code with which a command is refused, or undefined when it was accepted. */
  refusal(command: DecisionCommand, actor?: Actor): ErrorCode | undefined {
    const decided = this.give(command, actor);
    return decided.ok ? undefined : decided.refusal.code;
  }

  at(iso: string): this {
    this.reach(isoToInstant(iso));
    return this;
  }

  /** Saves and clears papers, and signs them where the pack asks for it: by `p1`, `p3` and `p5`. */
  save(...kinds: ArtefactKind[]): this {
    for (const kind of kinds) this.savePaper(kind);
    return this;
  }

  override savePaper(kind: ArtefactKind, cleared = true): void {
    super.savePaper(kind, cleared);
    const paper = this.artefacts[kind]!;
    const asked = this.context({ kind: 'system' }).rules.signature !== undefined;
    if (cleared && asked) this.artefacts[kind] = { ...paper, signedBy: 'p5' };
  }

  /** New versions, saved and cleared, that nobody has signed. */
  unsigned(...kinds: ArtefactKind[]): this {
    for (const kind of kinds) super.savePaper(kind);
    return this;
  }

  /** The changed draft is judged, today. */
  judged(outcome: 'material' | 'not-material'): this {
    return this.must({ kind: 'judgeDraftChange', outcome, reason: '按意见完善文字', decidedBy: '演练负责人', occurredOn: this.today });
  }

  answered(round: number, n: number): this {
    this.receive(round, n);
    return this;
  }
}

export const FULL_REPRESENTATIVE = { name: '演练代表', kind: '普通市民', view: '同意' };

/** Walks a decision of 2024 lawfully up to (and including) a step; the order is the procedure's. */
export function walkTo(
  step:
    | 'initiated'
    | 'drafting'
    | 'consulting'
    | 'revising'
    | 'answered'
    | 'reviewing'
    | 'reviewed'
    | 'submitted'
    | 'deliberated'
    | 'issued'
    | 'feedback'
    | 'executing'
    | 'closed',
  packId?: string,
): DecisionWalk {
  const w = new DecisionWalk('2024-05-06', packId);
  const steps: [string, () => void][] = [
    [
      'initiated',
      () => {
        w.must({ kind: 'startDecision', occurredOn: D('2024-05-06'), title: '演练事项' }, person('p1'));
        w.at('2024-05-10T10:00:00+08:00').must({
          kind: 'initiateDecision',
          fact: fact('2024-05-09'),
          undertaker: { leadOrganId: LEAD, coOrgans: [] },
        });
      },
    ],
    [
      'drafting',
      () => w.must({ kind: 'beginDrafting', occurredOn: D('2024-05-10') }).save('draft', 'explanation', 'interpretation', 'background'),
    ],
    ['consulting', () => w.at('2024-05-20T09:00:00+08:00').must({ kind: 'publishConsultation', noticeTitle: '演练公告' })],
    ['revising', () => w.at('2024-06-20T09:00:00+08:00').answered(1, 3)],
    [
      'answered',
      () => {
        for (const gate of conditionalGates(resolvePack(w.state.packId, D('2024-01-02'))))
          w.must({ kind: 'settleGate', gate, settle: { how: 'not-needed', reason: '不涉及', decidedBy: '演练负责人' } });
        w.must({ kind: 'closeRegister', round: 1 }).save('draft').judged('not-material');
      },
    ],
    [
      'reviewing',
      () =>
        w.must({ kind: 'submitForReview', occurredOn: D('2024-06-20'), requestedReplyOn: D('2024-07-01'), statement: '已履行法定程序' }),
    ],
    [
      'reviewed',
      () =>
        w
          .at('2024-06-25T09:00:00+08:00')
          .must({ kind: 'recordReview', outcome: 'passed', fact: fact('2024-06-24'), opinion: '合法', legality: COMPLETE_LEGALITY }),
    ],
    ['submitted', () => w.must({ kind: 'submitToMeeting', occurredOn: D('2024-06-25') })],
    [
      'deliberated',
      () =>
        w
          .at('2024-07-02T09:00:00+08:00')
          .must({
            kind: 'recordDeliberation',
            outcome: 'passed',
            meetingName: '镇长办公会议',
            fact: fact('2024-07-01'),
            representatives: [FULL_REPRESENTATIVE],
            minutes: completeMinutes('passed'),
          })
          .must(doneGate('PARTY_REPORT', '2024-07-02')),
    ],
    [
      'issued',
      () =>
        w
          .save('decision-result', 'representatives-attendance')
          .must({ kind: 'issueDecision', documentNo: '示府〔2024〕1号', signedOn: D('2024-07-02'), signer: '演练镇长' }),
    ],
    [
      'feedback',
      () => w.save('opinions-and-adoption').at('2024-07-10T09:00:00+08:00').must({ kind: 'publishFeedback', noticeTitle: '反馈' }),
    ],
    ['executing', () => w.must({ kind: 'startExecution', unit: '城建中心', occurredOn: D('2024-07-10') })],
    ['closed', () => w.must({ kind: 'archiveDecision', occurredOn: D('2024-07-10'), place: '镇档案室' })],
  ];
  for (const [name, go] of steps) {
    go();
    if (name === step) break;
  }
  return w;
}
