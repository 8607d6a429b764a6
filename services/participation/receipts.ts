import type { MikroORM } from '@mikro-orm/postgresql';
import { dayZh } from '../../domain/calendar/format.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import { CodedError } from '../../domain/errors.ts';
import { codeProblem, normaliseCode, spokenCode } from '../../domain/participation/receipt-code.ts';
import type { SubjectRef } from '../../domain/procedure/types.ts';
import type { DispositionKind } from '../../domain/participation/dispositions.ts';
import type { Em } from '../clock.ts';
import { feedbackOfRoundAt, standsNow, stoodAt } from './published-answers.ts';
import type { FieldCipher } from '../secrets/field-cipher.ts';

type Row = {
  id: string;
  code: string;
  text: string;
  received_at: string;
  late: boolean;
  withdrawn_at: string | null;
  withheld_reason: string | null;
  round_id: string;
  no: number;
  subject_kind: SubjectRef['kind'];
  subject_id: string;
  open: boolean;
  feedback_at: string | null;
  feedback_due: PlainDate | null;
  kind: DispositionKind | null;
  reason: string | null;
  adopted_part: string | null;
  not_adopted_part: string | null;
  referred_to: string | null;
  decided_at: string | null;
};
export type ReceiptStep = { readonly name: string; readonly at: string | null; readonly done: boolean; readonly note: string | null };
export type ReceiptStatus = {
  readonly code: string;
  readonly subject: SubjectRef;
  readonly steps: readonly ReceiptStep[];
  readonly answer: string | null;
};
export type Receipt = {
  readonly commentId: string;
  readonly code: string;
  readonly spoken: string;
  readonly receivedAt: string;
  readonly inTime: boolean;
  readonly text: string;
  readonly subject: SubjectRef;
  readonly roundId: string;
  readonly canChange: boolean;
  readonly withdrawn: boolean;
  readonly status: ReceiptStatus;
  readonly signedProof: string;
};

/** What a person may know of the own opinion: all by the personal link, progress and public answer by the code alone. */
export function createReceipts({ orm, cipher }: { orm: MikroORM; cipher: FieldCipher }) {
  const find = async (column: 'secret_hash' | 'code', value: string): Promise<Row | undefined> => {
    const [row] = await (orm.em.fork() as Em).execute<Row[]>(
      `select c.id, c.code, c.text, c.received_at, c.late, c.withdrawn_at, c.withheld_reason, c.round_id, r.no,
              case when r.catalog_id is null then 'decision' else 'catalog' end as subject_kind, coalesce(r.decision_id, r.catalog_id) as subject_id,
              (r.opens_at <= app_now() and app_now() < r.closes_at) as open,
              f.at as feedback_at,
              (select d.due_on::text from deadline d where d.subject_id = r.decision_id and d.key = 'feedback') as feedback_due,
              s.kind, s.reason, s.adopted_part, s.not_adopted_part, s.referred_to, s.decided_at
       from comment c join round r on r.id = c.round_id cross join lateral (select ${feedbackOfRoundAt('r')} as at) f
       left join disposition s on s.comment_id = c.id and case when f.at is null then ${standsNow('s')} else ${stoodAt('s', 'f.at')} end
       where c.${column} = ?`,
      [value],
    );
    return row;
  };
  return {
    async bySecret(secret: string): Promise<Receipt | null> {
      const row = await find('secret_hash', cipher.hashSecret(secret));
      if (!row) return null;
      return {
        commentId: row.id,
        code: row.code,
        spoken: spokenCode(row.code),
        receivedAt: new Date(row.received_at).toISOString(),
        inTime: !row.late,
        text: row.text,
        subject: subjectOf(row),
        roundId: row.round_id,
        canChange: row.open && row.withdrawn_at === null,
        withdrawn: row.withdrawn_at !== null,
        status: statusOf(row),
        signedProof: cipher.proof([row.code, row.round_id, new Date(row.received_at).toISOString(), row.text]),
      };
    },
    /** @throws CodedError RECEIPT_CODE_INVALID */
    async byCode(typed: string): Promise<ReceiptStatus | null> {
      const problem = codeProblem(typed);
      if (problem) throw new CodedError('RECEIPT_CODE_INVALID', undefined, [{ path: 'code', message: problem }]);
      const row = await find('code', normaliseCode(typed));
      return row ? statusOf(row) : null;
    },
  };
}
export type Receipts = ReturnType<typeof createReceipts>;

const subjectOf = (row: Row): SubjectRef => ({ kind: row.subject_kind, id: row.subject_id });

function statusOf(row: Row): ReceiptStatus {
  // What was registered when the answers were out is none of those answered.
  const after = row.feedback_at !== null && new Date(row.received_at) > new Date(row.feedback_at);
  const published = row.feedback_at !== null && !after;
  const iso = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString());
  const steps: ReceiptStep[] = [
    { name: '已收到', at: iso(row.received_at), done: true, note: row.late ? '截止后收到，单独计数' : null },
    { name: '研究处理', at: null, done: row.kind !== null, note: null },
    {
      name: '公布采纳情况',
      at: published ? iso(row.feedback_at) : null,
      done: published,
      note: after ? '采纳情况公布以后才登记，不在公布的结果里，请向承办单位询问' : dueNote(row, published),
    },
  ];
  return { code: row.code, subject: subjectOf(row), steps, answer: answerOf(row, published) };
}

const dueNote = (row: Row, published: boolean): string | null =>
  published || row.feedback_due === null ? null : `最晚${dayZh(row.feedback_due, true)}24时`;

/** Before the feedback is public nobody learns a single answer early. */
function answerOf(row: Row, published: boolean): string | null {
  if (row.withdrawn_at !== null) return '您已撤回。';
  if (row.withheld_reason !== null) return `未列入统计，原因：${row.withheld_reason}`;
  if (!published) return null;
  switch (row.kind) {
    case 'adopted':
      return `采纳：${row.reason}`;
    case 'partly-adopted':
      return `部分采纳。采纳的：${row.adopted_part}；没有采纳的：${row.not_adopted_part}，原因：${row.reason}`;
    case 'not-adopted':
      return `不采纳。原因：${row.reason}`;
    case 'referred':
      return `转交${row.referred_to}。${row.reason}`;
    case 'support':
      return `表示支持，已计入。${row.reason}`;
    case 'duplicate':
      return `与其他意见相同，合并答复：${row.reason}`;
    case 'invalid':
    case 'out-of-scope':
      return `${row.kind === 'invalid' ? '无效' : '不属于本事项'}，原因：${row.reason}`;
    default:
      return null;
  }
}
