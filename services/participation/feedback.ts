import { DISPOSITIONS } from '../../domain/participation/dispositions.ts';
import type { Channel, DispositionKind } from '../../domain/participation/dispositions.ts';
import { maskedName } from '../../domain/participation/form.ts';
import type { Em } from '../clock.ts';
import type { FieldCipher } from '../secrets/field-cipher.ts';
import { feedbackOfRoundAt, standsNow, stoodAt } from './published-answers.ts';
import { publishedSumsOf, reconcileRounds } from './reconciliation.ts';

export type FeedbackItem = {
  no: number;
  commenter: string;
  text: string;
  disposition: DispositionKind;
  reason: string;
  channel: Channel;
  count: number;
};
type Row = {
  id: string;
  commenter_kind: string;
  name_cipher: string | null;
  unit_name: string | null;
  signatory_count: number | null;
  text: string;
  channel: Channel;
  kind: DispositionKind;
  reason: string;
  adopted_part: string | null;
  not_adopted_part: string | null;
};

/**
 * The table of a feedback notice: persons masked, organisations as given, equal texts with equal answers in one line.
 * @param round of this one alone; absent = of all
 * @param view `published`: the rounds answered, as they were answered; `working`: as it stands now, for who works on it
 */
export async function feedbackItems(
  em: Em,
  cipher: FieldCipher,
  subjectId: string,
  view: 'published' | 'working',
  round?: number,
): Promise<FeedbackItem[]> {
  const answer = view === 'working' ? standsNow('s') : stoodAt('s', feedbackOfRoundAt('r'));
  const rows = await em.execute<Row[]>(
    `select c.id, c.commenter_kind, c.name_cipher, c.unit_name, c.signatory_count, c.text, c.channel, s.kind, s.reason, s.adopted_part, s.not_adopted_part
     from comment c join round r on r.id = c.round_id join disposition s on s.comment_id = c.id and ${answer}
     where (r.decision_id = ? or r.catalog_id = ?)${round === undefined ? '' : ' and r.no = ?'} and c.withdrawn_at is null and c.withheld_reason is null order by r.no, c.received_at, c.id`,
    [subjectId, subjectId, ...(round === undefined ? [] : [round])],
  );
  const merged = new Map<string, FeedbackItem>();
  for (const row of rows) {
    const key = `${row.text}|${row.kind}|${row.reason}`;
    const known = merged.get(key);
    if (known) known.count++;
    else
      merged.set(key, {
        no: merged.size + 1,
        commenter: commenterOf(cipher, row),
        text: row.text,
        disposition: row.kind,
        reason: reasonOf(row),
        channel: row.channel,
        count: 1,
      });
  }
  return [...merged.values()];
}

function commenterOf(cipher: FieldCipher, row: Row): string {
  if (row.commenter_kind === 'unit') return row.unit_name ?? '单位';
  const name = maskedName(row.name_cipher === null ? undefined : cipher.open(`comment.name:${row.id}`, row.name_cipher));
  return row.commenter_kind === 'joint' ? `${name}等${row.signatory_count}人联名` : name;
}

function reasonOf(row: Row): string {
  return row.kind === 'partly-adopted' ? `采纳的：${row.adopted_part}；没有采纳的：${row.not_adopted_part}。${row.reason}` : row.reason;
}

/** The two public equations in words; zero opinions is a sentence too. */
export async function feedbackSentences(em: Em, subjectId: string, view: 'published' | 'working', round?: number): Promise<string[]> {
  const all = view === 'working' ? await reconcileRounds(em, subjectId) : await publishedSumsOf(em, [subjectId]);
  const rounds = all.filter((r) => (view === 'working' || r.answered) && (round === undefined || r.no === round));
  const sum = (pick: (r: (typeof rounds)[number]) => number): number => rounds.reduce((n, r) => n + pick(r), 0);
  const received = sum((r) => r.received);
  if (received === 0) return ['征求意见期内没有收到公众意见。'];
  const classes = (Object.keys(DISPOSITIONS) as DispositionKind[])
    .map((k) => [k, sum((r) => r.dispositions[k] ?? 0)] as const)
    .filter(([, n]) => n > 0);
  return [
    `收到${received}条＝列入统计${sum((r) => r.counted)}＋不列入${sum((r) => r.withheld)}＋撤回${sum((r) => r.withdrawn)}＋待审0。`,
    `列入统计的${sum((r) => r.counted)}条：${classes.map(([k, n]) => `${DISPOSITIONS[k]}${n}`).join('，')}。`,
  ];
}
