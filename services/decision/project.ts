import type { Recorded } from '../../domain/decision/apply.ts';
import { reviewDeadline } from '../../domain/decision/deadlines.ts';
import type { DecisionCommand, DecisionEvent, DecisionState } from '../../domain/decision/types.ts';
import type { Em } from '../clock.ts';
import { insertRound, projectRound } from '../participation/rounds.ts';
import { projectEach, queueNotice, writeEvents } from '../procedure/project.ts';
import { moveReviewReminder } from '../review/request.ts';

const subjectOf = ({ id }: DecisionState) => ({ kind: 'decision', id }) as const;

/** Events and read model of one decision; called inside the deciding transaction. */
export async function projectDecision(
  em: Em,
  state: DecisionState,
  recorded: readonly Recorded<DecisionEvent>[],
  commandKey: string | null,
): Promise<void> {
  const subject = subjectOf(state);
  await writeEvents(em, subject, recorded, commandKey);
  await projectEach(em, subject, recorded, (r) => projectOwn(em, state, r));
}

async function projectOwn(em: Em, state: DecisionState, r: Recorded<DecisionEvent>): Promise<void> {
  const e = r.event;
  switch (e.type) {
    case 'Initiated':
      await gateRecord(em, state.id, r, { gate: 'ORGAN_START', fact: e.fact, lateEntry: e.lateEntry });
      await em.execute(`insert into organ_role (decision_id, organ_id, role) values (?, ?, 'undertaker') on conflict do nothing`, [
        state.id,
        e.undertaker.leadOrganId,
      ]);
      for (const organ of e.undertaker.coOrgans) {
        await em.execute(`insert into organ_role (decision_id, organ_id, role) values (?, ?, 'co-undertaker') on conflict do nothing`, [
          state.id,
          organ,
        ]);
      }
      return;
    case 'Adopted':
      return projectAdopted(em, state, e);
    case 'AdoptionUndone':
      // Its code may be given again; its record keeps it in its events.
      await em.execute(`update decision set undone_at = app_now(), code = code || '~' || ? where id = ?`, [e.importId, state.id]);
      return;
    case 'ArtefactSigned':
      await em.execute(
        `update artefact set signed_by_id = ?, signed_as = named_capacity(?::jsonb), signed_at = app_now(), signature_fact = ?::jsonb where id = ? and hash = ?`,
        [personOrNull(r.by), JSON.stringify(r.capacity ?? { personId: r.by }), e.fact ? JSON.stringify(e.fact) : null, e.versionId, e.hash],
      );
      return;
    case 'GateDone':
      return gateRecord(em, state.id, r, e);
    case 'GateAdverse':
      return gateRecord(em, state.id, r, e, 'adverse');
    case 'GateNotNeeded':
      await em.execute(
        `insert into gate_record (decision_id, gate, status, departure, reason, decided_by, recorded_at, recorded_by, seq)
         values (?, ?, 'not-needed', ?::jsonb, ?, ?, app_now(), ?, ?)`,
        [
          state.id,
          e.gate,
          e.departs ? JSON.stringify({ reason: e.reason, from: ['没有履行'] }) : null,
          e.reason,
          e.decidedBy,
          personOrNull(r.by),
          r.seq,
        ],
      );
      return;
    case 'RoundPrepared':
      return prepareRound(em, state, e);
    case 'RoundOpened':
      await projectRound(em, subjectOf(state), e);
      return publish(em, e.publicationId);
    case 'RoundExtended':
    case 'RoundCounted':
    case 'RegisterClosed':
      return projectRound(em, subjectOf(state), e);
    case 'ReturnedForSupplement':
      return tell(em, state.id, r.seq, 'undertaker', 'review-returned');
    case 'ReviewSupplemented': {
      const deadline = reviewDeadline(state);
      if (deadline) await moveReviewReminder(em, state.id, deadline.key, e.requestedReplyOn);
      return tell(em, state.id, r.seq, 'legality-reviewer', 'review-supplemented');
    }
    case 'DecisionPublished':
      await tellAdjusted(em, state);
      return publish(em, e.publicationId);
    case 'ExecutionReported':
      if (e.situation) await tell(em, state.id, r.seq, 'supervisor', 'execution-situation');
      return;
    case 'EvaluationPublished':
      return publish(em, e.publicationId);
    case 'FeedbackPublished':
      await queueNotice(em, `decision:${state.id}:feedback-published:${r.seq}`, {
        to: 'commenters',
        about: 'feedback-published',
        subject: { kind: 'decision', id: state.id },
      });
      return publish(em, e.publicationId);
    case 'TopicInterpretationPublished':
      return publish(em, e.publicationId);
    default:
  }
}

/** Workflows never message each other: the decision that this one adjusts is told through the outbox. */
async function tellAdjusted(em: Em, { id, code, adjusts, issue }: DecisionState): Promise<void> {
  if (!adjusts || !issue) return;
  const command: DecisionCommand = { kind: 'noteAdjusted', decisionId: id, code, documentNo: issue.documentNo, on: issue.signedOn };
  await queueNotice(
    em,
    `decision:${id}:adjusts:${adjusts.decisionId}`,
    { subject: { kind: 'decision', id: adjusts.decisionId }, command },
    'command',
  );
}

async function projectAdopted(em: Em, state: DecisionState, e: Extract<DecisionEvent, { type: 'Adopted' }>): Promise<void> {
  const roles = [
    { organ: e.undertaker.leadOrganId, role: 'undertaker' },
    ...e.undertaker.coOrgans.map((organ) => ({ organ, role: 'co-undertaker' })),
  ];
  await em.execute(
    `insert into organ_role (decision_id, organ_id, role) select ?, organ, role from jsonb_to_recordset(?::jsonb) as r(organ uuid, role text)
     on conflict do nothing`,
    [state.id, JSON.stringify(roles)],
  );
}

function tell(em: Em, id: string, seq: number, to: string, about: string): Promise<void> {
  return queueNotice(em, `decision:${id}:${about}:${seq}`, { to, about, subject: { kind: 'decision', id } });
}

function personOrNull(by: string): string | null {
  return by === 'system' ? null : by;
}

async function gateRecord(
  em: Em,
  id: string,
  r: Recorded<DecisionEvent>,
  done: Omit<Extract<DecisionEvent, { type: 'GateDone' }>, 'type'>,
  status: 'done' | 'adverse' = 'done',
): Promise<void> {
  const json = (value: object | undefined): string | null => (value === undefined ? null : JSON.stringify(value));
  await em.execute(
    `insert into gate_record (decision_id, gate, status, fact, particulars, departure, draft_hash, recorded_at, recorded_by, late_entry, seq)
     values (?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, app_now(), ?, ?, ?)`,
    [
      id,
      done.gate,
      status,
      json(done.fact),
      json(done.particulars),
      json(done.departure),
      done.draftHash ?? null,
      personOrNull(r.by),
      done.lateEntry,
      r.seq,
    ],
  );
}

async function prepareRound(em: Em, state: DecisionState, e: Extract<DecisionEvent, { type: 'RoundPrepared' }>): Promise<void> {
  const shortened = e.shortenedReason === undefined ? '' : `本次征求意见${e.days}日，少于一般期限，原因：${e.shortenedReason}。`;
  const options = e.alternatives ? `有关方面有较大分歧，一并公布${e.alternatives.length}个备选方案，提意见时可以写明赞成哪一个。` : '';
  const text = `${e.noticeTitle}。现将草案及其说明、解读一并公布，向社会公开征求意见。${options}${shortened}`;
  await insertRound(em, subjectOf(state), state.organId, {
    no: e.round,
    title: e.noticeTitle,
    text,
    draftHash: e.draftHash,
    days: e.days,
    closesOn: e.closesOn,
    ...(e.shortenedReason === undefined ? {} : { shortenedReason: e.shortenedReason }),
  });
}

/** The publication and the very versions it was rendered with carry one server time, this transaction's; what was saved since is not out. */
async function publish(em: Em, publicationId: string): Promise<void> {
  await em.execute(`update publication set published_at = app_now() where id = ? and published_at is null`, [publicationId]);
  await em.execute(
    `update artefact a set published_at = app_now()
     from publication p cross join jsonb_to_recordset(p.snapshot::jsonb -> 'artefacts') as out(kind text, version int)
     where p.id = ? and a.decision_id = p.subject_id and a.kind = out.kind and a.version = out.version and a.published_at is null`,
    [publicationId],
  );
}
