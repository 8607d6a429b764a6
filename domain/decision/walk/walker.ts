import type { Actor } from '../../access/roles.ts';
import { beijingDate } from '../../calendar/instant.ts';
import type { Instant } from '../../calendar/instant.ts';
import type { PlainDate } from '../../calendar/plain-date.ts';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import type { InternalCommand } from '../../procedure/types.ts';
import { RULE_PACKS } from '../../rules/packs.ts';
import { resolvePackNear } from '../../rules/resolve.ts';
import type { RulePack } from '../../rules/types.ts';
import { apply, newDecision } from '../apply.ts';
import { personOf } from '../context.ts';
import type { DecideContext, Decided } from '../context.ts';
import { decide, decideInternal } from '../decide.ts';
import { nextDue } from '../instants.ts';
import { PUBLISHED_TOGETHER } from '../publish.ts';
import { awaitsSignature } from '../signature.ts';
import type {
  ArtefactFact,
  ArtefactKind,
  DecisionCommand,
  DecisionEvent,
  DecisionState,
  EffectState,
  OpinionFacts,
  OrganKind,
  Publishable,
} from '../types.ts';

/** The two organs of a walk and two of its people: who writes the papers, and who clears them. */
export const WALK_ORGAN = 'organ-town';
export const WALK_LEAD = 'organ-unit';
export const WALK_DRAFTER = 'p1';
const CLEARER = 'p3';

/** The code under examination; tests give a broken one to see that the walk finds it. */
export type Decide = typeof decide;

/** Where a walk begins: the pack, the calendar, the first moment; and who decides, unless it is the product itself. */
export type WalkStart = {
  readonly packId: string;
  readonly calendar: WorkCalendar;
  readonly now: Instant;
  readonly decide?: Decide | undefined;
  readonly organKind?: OrganKind;
};

/** One decision walked through the pure code: state, facts and clock in one hand, nothing stored. */
export class Walker {
  state: DecisionState;
  now: Instant;
  events: DecisionEvent[] = [];
  artefacts: Partial<Record<ArtefactKind, ArtefactFact>> = {};
  opinions: Record<number, OpinionFacts> = {};
  /** Those the system brings, or with others entered as files. */
  packs: readonly RulePack[] = RULE_PACKS;
  /** What kind of organ decides; absent = bound in full. */
  organKind: OrganKind | undefined;
  private readonly calendar: WorkCalendar;
  private readonly decide: Decide;

  constructor(start: WalkStart) {
    this.now = start.now;
    this.calendar = start.calendar;
    this.organKind = start.organKind;
    this.decide = start.decide ?? decide;
    this.state = newDecision({
      id: 'd',
      code: 't-2024-01',
      title: '演练事项',
      year: Number(this.today.slice(0, 4)),
      organId: WALK_ORGAN,
      leadOrganId: WALK_LEAD,
      packId: start.packId,
      printedCategory: '重大建设项目',
      startedOn: this.today,
    });
  }

  get today(): PlainDate {
    return beijingDate(this.now);
  }

  context(actor: Actor): DecideContext {
    const kind = this.organKind === undefined ? {} : { organKind: this.organKind };
    const facts = { artefacts: this.artefacts, opinions: this.opinions, representativesName: '', ...kind };
    const { packs, calendar, now } = this;
    return { rules: resolvePackNear(this.state.packId, this.today, packs), calendar, packs, facts, now, actor };
  }

  record(decided: Decided<DecisionEvent>, by: string): Decided<DecisionEvent> {
    if (decided.ok) {
      for (const event of decided.events) {
        this.state = apply(this.state, { seq: this.state.seq + 1, at: this.now, by, event });
        this.events.push(event);
        if (event.type === 'ArtefactSigned') this.artefacts[event.artefact] = { ...this.artefacts[event.artefact]!, signedBy: by };
      }
    }
    return decided;
  }

  /** Gives one command; answers what was decided. */
  give(command: DecisionCommand, actor: Actor): Decided<DecisionEvent> {
    return this.record(this.decide(this.state, command, this.context(actor)), personOf(actor));
  }

  /** Lets the clock reach an instant: everything due on the way happens in order, its effects end at once. */
  reach(target: Instant): void {
    const due = () => nextDue(this.state, target, this.context({ kind: 'system' }));
    for (let next = due(); next; next = due()) {
      this.now = Math.max(this.now, next.at);
      this.record({ ok: true, events: next.events }, 'system');
      this.finishEffects();
    }
    this.now = target;
  }

  /** Ends every effect as its workflow would. */
  finishEffects(): void {
    for (const effect of this.state.effects.filter((e) => !e.done)) {
      this.record(decideInternal(this.state, toldBy(effect), this.context({ kind: 'system' })), 'system');
      if (effect.kind === 'publish') this.publish(effect.refId.split(':')[0] as Publishable);
    }
  }

  /** What goes out together is published, as far as it is there, cleared, and signed where that is asked. */
  private publish(what: Publishable): void {
    const { needed, along } = PUBLISHED_TOGETHER[what];
    const { rules } = this.context({ kind: 'system' });
    for (const kind of [...needed, ...along]) {
      const paper = this.artefacts[kind];
      if (paper?.clearedBy !== undefined && !awaitsSignature(paper, rules)) this.artefacts[kind] = { ...paper, published: true };
    }
  }

  /** Saves a new version of a paper, cleared by a second person or not yet. */
  savePaper(kind: ArtefactKind, cleared = true): void {
    const n = Number(this.artefacts[kind]?.versionId.split('#')[1] ?? 0) + 1;
    const before = this.artefacts[kind];
    this.artefacts[kind] = {
      versionId: `${kind}#${n}`,
      hash: `${kind}-hash-${n}`,
      savedBy: WALK_DRAFTER,
      published: false,
      ...(before?.published || before?.earlierPublished ? { earlierPublished: true } : {}),
      ...(cleared ? { clearedBy: CLEARER } : {}),
    };
  }

  /** So many opinions came in a round; `undisposed` of them have no answer yet. */
  receive(round: number, received: number, undisposed = 0): void {
    const answered = received - undisposed;
    const dispositions = answered ? { adopted: answered } : {};
    this.opinions[round] = { received, counted: received, withdrawn: 0, withheld: 0, pending: 0, undisposed, dispositions };
  }
}

function toldBy(effect: EffectState): InternalCommand {
  const effectKey = effect.key;
  if (effect.kind === 'publish') return { kind: 'recordPublication', effectKey, publicationId: 'pub' };
  if (effect.kind === 'freeze-round') return { kind: 'recordFrozenRound', effectKey, round: Number(effect.refId.split(':')[1]) };
  return { kind: 'recordEffectDone', effectKey };
}
