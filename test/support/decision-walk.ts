import { apply, newDecision } from '../../domain/decision/apply.ts';
import { decide, decideInternal } from '../../domain/decision/decide.ts';
import { nextDue } from '../../domain/decision/instants.ts';
import type { Decided } from '../../domain/decision/context.ts';
import { ARTEFACT_KINDS } from '../../domain/decision/types.ts';
import type {
  ArtefactFact,
  ArtefactKind,
  DecisionCommand,
  DecisionEvent,
  DecisionFacts,
  DecisionState,
  GateFact,
  OpinionFacts,
} from '../../domain/decision/types.ts';
import type { Actor, Role } from '../../domain/access/roles.ts';
import { ROLES } from '../../domain/access/roles.ts';
import { beijingDate, isoToInstant } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { plainDate } from '../../domain/calendar/plain-date.ts';
import { chinaCalendar } from '../../domain/calendar/work-calendar.ts';
import { RULE_PACKS } from '../../domain/rules/packs.ts';
import { resolvePackNear } from '../../domain/rules/resolve.ts';
import type { RulePack } from '../../domain/rules/types.ts';
import type { ErrorCode } from '../../domain/errors.ts';

export const ORGAN = 'organ-town';
export const LEAD = 'organ-unit';
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

/** A decision walked through pure domain code: state, facts and clock in one hand, nothing stored. */
export class DecisionWalk {
  state: DecisionState;
  now: Instant;
  events: DecisionEvent[] = [];
  artefacts: Partial<Record<ArtefactKind, ArtefactFact>> = {};
  opinions: Record<number, OpinionFacts> = {};
  /** Those the system brings, or with others entered as files. */
  packs: readonly RulePack[] = RULE_PACKS;

  constructor(start = '2024-05-06', packId = 'shanghai-xujing-2023') {
    this.now = isoToInstant(`${start}T10:00:00+08:00`);
    this.state = newDecision({
      id: 'd',
      code: 't-2024-01',
      title: '演练事项',
      year: 2024,
      organId: ORGAN,
      leadOrganId: LEAD,
      packId,
      startedOn: D(start),
    });
  }

  private context(actor: Actor) {
    const facts: DecisionFacts = { artefacts: this.artefacts, opinions: this.opinions, representativesName: '' };
    const { packs } = this;
    const rules = resolvePackNear(this.state.packId, beijingDate(this.now), packs);
    return { rules, calendar: chinaCalendar(), packs, facts, now: this.now, actor };
  }

  record(decided: Decided<DecisionEvent>, by: string): Decided<DecisionEvent> {
    if (decided.ok) {
      for (const event of decided.events) {
        this.state = apply(this.state, { seq: this.state.seq + 1, at: this.now, by, event });
        this.events.push(event);
      }
    }
    return decided;
  }

  /** Gives one command; answers what was decided. */
  give(command: DecisionCommand, actor: Actor = person('p2')): Decided<DecisionEvent> {
    return this.record(decide(this.state, command, this.context(actor)), actor.kind === 'person' ? actor.personId : 'system');
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

  /** Lets the clock reach an instant, applying everything due on the way, in order. */
  at(iso: string): this {
    const target = isoToInstant(iso);
    const due = () => nextDue(this.state, target, this.context({ kind: 'system' }));
    for (let next = due(); next; next = due()) {
      this.now = Math.max(this.now, next.at);
      this.record({ ok: true, events: next.events }, 'system');
      this.finishEffects();
    }
    this.now = target;
    return this;
  }

  /** Ends every effect as its workflow part would. */
  finishEffects(): void {
    for (const effect of this.state.effects.filter((e) => !e.done)) {
      const internal =
        effect.kind === 'publish'
          ? ({ kind: 'recordPublication', effectKey: effect.key, publicationId: 'pub' } as const)
          : effect.kind === 'freeze-round'
            ? ({ kind: 'recordFrozenRound', effectKey: effect.key, round: Number(effect.refId.split(':')[1]) } as const)
            : ({ kind: 'recordEffectDone', effectKey: effect.key } as const);
      this.record(decideInternal(this.state, internal, this.context({ kind: 'system' })), 'system');
      if (effect.kind === 'publish')
        for (const k of ARTEFACT_KINDS) if (this.artefacts[k]?.clearedBy) this.artefacts[k] = { ...this.artefacts[k]!, published: true };
    }
  }

  /** Saves and clears artefacts; the drafter is `p1`, the second person `p3`. */
  save(...kinds: ArtefactKind[]): this {
    for (const kind of kinds) {
      const n = Number(this.artefacts[kind]?.versionId.split('#')[1] ?? 0) + 1;
      this.artefacts[kind] = { versionId: `${kind}#${n}`, hash: `${kind}-hash-${n}`, savedBy: 'p1', clearedBy: 'p3', published: false };
    }
    return this;
  }

  answered(round: number, n: number): this {
    this.opinions[round] = {
      received: n,
      counted: n,
      withdrawn: 0,
      withheld: 0,
      pending: 0,
      undisposed: 0,
      dispositions: n ? { adopted: n } : {},
    };
    return this;
  }
}

const CONDITIONAL = ['SPECIAL_GROUPS', 'ENTERPRISES', 'EXPERT', 'RISK', 'HEARING', 'FAIR_COMPETITION', 'PEOPLES_CONGRESS'] as const;
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
        for (const gate of CONDITIONAL)
          w.must({ kind: 'settleGate', gate, settle: { how: 'not-needed', reason: '不涉及', decidedBy: '演练负责人' } });
        w.must({ kind: 'closeRegister', round: 1 }).save('draft');
      },
    ],
    [
      'reviewing',
      () =>
        w.must({ kind: 'submitForReview', occurredOn: D('2024-06-20'), requestedReplyOn: D('2024-07-01'), statement: '已履行法定程序' }),
    ],
    [
      'reviewed',
      () => w.at('2024-06-25T09:00:00+08:00').must({ kind: 'recordReview', outcome: 'passed', fact: fact('2024-06-24'), opinion: '合法' }),
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
          })
          .must({ kind: 'settleGate', gate: 'PARTY_REPORT', settle: { how: 'done', fact: fact('2024-07-02', '中共示例镇委员会') } }),
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
    [
      'closed',
      () =>
        w
          .must({ kind: 'startExecution', unit: '城建中心', occurredOn: D('2024-07-10') })
          .must({ kind: 'archiveDecision', occurredOn: D('2024-07-10'), place: '镇档案室' }),
    ],
  ];
  for (const [name, go] of steps) {
    go();
    if (name === step) break;
  }
  return w;
}
