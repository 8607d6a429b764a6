import { instantToIso } from '../../domain/calendar/instant.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import type { RoundEvent } from '../../domain/participation/rounds.ts';
import type { SubjectRef } from '../../domain/procedure/types.ts';
import type { Em } from '../clock.ts';

/** The row of a round and its notice, before the notice is public. `text`: the whole notice as it goes out. */
export async function insertRound(
  em: Em,
  subject: SubjectRef,
  organId: string,
  round: {
    readonly no: number;
    readonly title: string;
    readonly text: string;
    readonly draftHash: string;
    readonly days: number;
    readonly closesOn: PlainDate;
    readonly shortenedReason?: string;
  },
): Promise<void> {
  await em.execute(
    `with n as (insert into notice (organ_id, title, text, created_at) values (?, ?, ?, app_now()) returning id)
     insert into round (${subject.kind}_id, notice_id, no, draft_hash, days, closes_on, shortened_reason, extensions)
     select ?, n.id, ?, ?, ?, ?, ?, '[]'::jsonb from n`,
    [organId, round.title, round.text, subject.id, round.no, round.draftHash, round.days, round.closesOn, round.shortenedReason ?? null],
  );
}

/** What happens to a round, in its row; the same for every kind of subject. */
export async function projectRound(em: Em, { kind, id }: SubjectRef, e: RoundEvent): Promise<void> {
  const set = (assignments: string, ...values: unknown[]): Promise<unknown> =>
    em.execute(`update round set ${assignments} where ${kind}_id = ? and no = ?`, [...values, id, e.round]);
  switch (e.type) {
    case 'RoundOpened':
      await set('opens_at = app_now(), closes_on = ?, closes_at = ?', e.closesOn, instantToIso(e.closesAt));
      return;
    case 'RoundExtended':
      // Exclusive against submissions: none may slip between the old end and the new one.
      await em.execute(`select lock_round_exclusive(id) from round where ${kind}_id = ? and no = ?`, [id, e.round]);
      await set(
        `closes_on = ?, closes_at = ?, extensions = extensions || jsonb_build_array(jsonb_build_object('from', ?::text, 'to', ?::text, 'reason', ?::text, 'at', app_now()))`,
        e.closesOn,
        instantToIso(e.closesAt),
        e.from,
        e.closesOn,
        e.reason,
      );
      return;
    case 'RoundCounted':
      await set('counted_at = app_now(), received_at_close = ?', e.received);
      return;
    case 'RegisterClosed':
      await set('register_closed_at = app_now()');
      return;
    case 'RoundClosed':
  }
}
