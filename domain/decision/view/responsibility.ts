import { ROLES } from '../../access/roles.ts';
import { actingOrgan } from '../../access/capacity.ts';
import type { Acting } from '../../access/capacity.ts';
import type { PlainDate } from '../../calendar/plain-date.ts';
import type { ResolvedPack } from '../../rules/types.ts';
import { ARTEFACT_NAMES } from '../publish.ts';
import type { ArtefactKind, DecisionEvent, GateId } from '../types.ts';
import { eventText } from './event-text.ts';
import { paperSigner, recordNote } from './paper.ts';

/** One act of a person, as it was recorded. `acting` is missing for acts from before capacities were kept: then only the name is known. */
export type ActOfPerson = { readonly recordedAt: string; readonly name: string; readonly acting?: Acting };
export type EventOfPerson = ActOfPerson & { readonly seq: number; readonly occurredOn: PlainDate | null; readonly event: DecisionEvent };
export type PaperOfPerson = ActOfPerson & { readonly paper: ArtefactKind; readonly version: number; readonly act: 'saved' | 'cleared' };

/** One line of the annex on responsibility (责任附卷): who did what, in which role, for whom, by whose paper. */
export type ResponsibilityLine = {
  readonly recordedAt: string;
  readonly step: string;
  readonly gate?: GateId;
  /** Day on paper. */
  readonly occurredOn?: PlainDate;
  readonly person: string;
  readonly roleName?: string;
  /** The organ of the role, as it was called then. */
  readonly organ?: string;
  /** Whom the person acted for as a deputy. */
  readonly principal?: string;
  readonly signer?: string;
  readonly recordNote?: string;
};

/**
 * Who held which role at each gate and step (第三十八条至第四十一条): read from what was kept with each act, so that no handover,
 * renaming or later grant changes a line. Internal. In the order of recording.
 */
export function responsibilityLines(
  events: readonly EventOfPerson[],
  papers: readonly PaperOfPerson[],
  rules: ResolvedPack,
): ResponsibilityLine[] {
  const ofEvents = events.flatMap((e) => {
    const step = stepText(e.event, rules);
    return step === undefined ? [] : [eventLine(e, step)];
  });
  const ofPapers = papers.map((p): ResponsibilityLine => {
    const name = `${ARTEFACT_NAMES[p.paper]}（第${p.version}版）`;
    return { ...whoActed(p), step: p.act === 'saved' ? `起草、保存${name}` : `公开前的保密审查：${name}通过` };
  });
  return [...ofEvents, ...ofPapers].sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0));
}

function eventLine(e: EventOfPerson, step: string): ResponsibilityLine {
  const gate = gateOfEvent(e.event);
  const signer = paperSigner(e.event);
  const note = recordNote(e.event, e.acting ?? { name: e.name, person: e.name });
  return {
    ...whoActed(e),
    step,
    ...(gate === undefined ? {} : { gate }),
    ...(e.occurredOn === null ? {} : { occurredOn: e.occurredOn }),
    ...(signer === undefined ? {} : { signer }),
    ...(note === undefined ? {} : { recordNote: note }),
  };
}

function whoActed({
  recordedAt,
  name,
  acting,
}: ActOfPerson): Pick<ResponsibilityLine, 'recordedAt' | 'person' | 'roleName' | 'organ' | 'principal'> {
  return {
    recordedAt,
    person: acting?.person ?? name,
    ...(acting?.role === undefined ? {} : { roleName: ROLES[acting.role] }),
    ...(acting?.organ === undefined ? {} : { organ: actingOrgan(acting)! }),
    ...(acting?.principal === undefined ? {} : { principal: acting.principal }),
  };
}

function gateOfEvent(e: DecisionEvent): GateId | undefined {
  if (e.type === 'Initiated') return 'ORGAN_START';
  if (e.type === 'Reviewed') return 'LEGALITY';
  if (e.type === 'Deliberated') return 'DELIBERATION';
  return e.type === 'GateDone' || e.type === 'GateNotNeeded' || e.type === 'GateReopened' ? e.gate : undefined;
}

/** Deadlines set along the way are the clock's; what only orders a publication is the person's act all the same. */
function stepText(e: DecisionEvent, rules: ResolvedPack): string | undefined {
  if (e.type === 'DeadlineSet' || e.type === 'DeadlinePassed') return undefined;
  if (e.type === 'EffectOrdered') return e.refId === 'topic-interpretation' ? '公布会议议题解读' : undefined;
  return eventText(e, rules, true);
}
