import { randomInt, randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { capacityOf } from '../../domain/access/capacity.ts';
import { mayDo } from '../../domain/access/roles.ts';
import type { Actor } from '../../domain/access/roles.ts';
import { comparePlainDates } from '../../domain/calendar/plain-date.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import { beijingDate, instantToIso } from '../../domain/calendar/instant.ts';
import { formatInstantZh } from '../../domain/calendar/format.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { CodedError, refuse } from '../../domain/errors.ts';
import type { Refusal } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { chosenParts, formProblems } from '../../domain/participation/form.ts';
import type { CommentForm, CommenterKind } from '../../domain/participation/form.ts';
import type { Channel } from '../../domain/participation/dispositions.ts';
import { receiptCode } from '../../domain/participation/receipt-code.ts';
import { cleanText } from '../../domain/text.ts';
import { audit } from '../access/audit.ts';
import { appNow } from '../clock.ts';
import type { Em } from '../clock.ts';
import { bodyHashOf } from '../procedure/intake.ts';
import type { FieldCipher } from '../secrets/field-cipher.ts';

/** A round by its number and its subject: a decision, by its public code or its id, or a catalog. */
export type RoundOf = { readonly round: number } & ({ readonly decisionCode: string } | SubjectOf);
type SubjectOf = { readonly decisionId: string } | { readonly catalogId: string };
export type CommentInput = CommentForm & RoundOf & { readonly formKey: string };
export type OfflineOpinion = SubjectOf & {
  readonly round: number;
  readonly text: string;
  readonly channel: Channel;
  readonly commenterKind: CommenterKind;
  readonly name?: string;
  readonly receivedOn: PlainDate;
  readonly postmarkOn?: PlainDate;
  readonly scanHash?: string;
};
export type Received =
  | { readonly ok: true; readonly commentId: string; readonly code: string; readonly secret: string }
  | { readonly ok: false; readonly refusal: Refusal };
type RoundRow = {
  id: string;
  opens_at: Date | null;
  closes_at_ms: string | null;
  closes_on: PlainDate;
  register_closed_at: string | null;
  organ_id: string;
  lead_organ_id: string;
};
const refused = (refusal: Refusal): Received => ({ ok: false, refusal });

/** Intake of opinions (意见接收). The stamp is the database's, taken when the request arrives, before anything waits. */
export function createIntake({ orm, cipher }: { orm: MikroORM; cipher: FieldCipher }) {
  const within = <T>(work: (em: Em) => Promise<T>): Promise<T> => orm.em.fork().transactional((em) => work(em as Em));

  return {
    arrivalStamp: (): Promise<Instant> => appNow(orm.em.fork() as Em),

    /** One row and one receipt per form; the same form again is the same receipt. @throws CodedError BAD_USER_INPUT with fields, NOT_FOUND */
    async submitComment(input: CommentInput, arrivedAt: Instant): Promise<Received> {
      const form = checkedForm(input);
      return within(async (em) => {
        const round = await roundOf(em, input);
        const body = sealedBody(cipher, form, input, round.id);
        const stamp = await believable(em, arrivedAt);
        const [row] = await em.execute<{ r: { status: string; id: string; code: string } }[]>(
          `select submit_comment(?::jsonb, ?::timestamptz) as r`,
          [JSON.stringify(body), instantToIso(stamp)],
        );
        const r = row!.r;
        if (r.status === 'accepted') return { ok: true, commentId: r.id, code: r.code, secret: cipher.secretFor(r.id) };
        if (r.status === 'key-reused')
          return refused(refuse('IDEMPOTENCY_KEY_REUSED', undefined, '这份表单已提交。修改请打开回执；另提一条请开新表单'));
        return refused(windowRefusal(r.status, round, stamp));
      });
    },

    async editComment(secret: string, text: string, arrivedAt: Instant): Promise<Received> {
      const clean = cleanText(text, LIMITS.commentTextCharsMax);
      if (clean === '') throw new CodedError('BAD_USER_INPUT', undefined, [{ path: 'text', message: '请填写您的意见' }]);
      return within((em) =>
        changeOwn(em, cipher, secret, arrivedAt, async (id) => {
          await em.execute(
            `insert into comment_edit (comment_id, text_before, at) select id, text, app_now() from comment where id = ? and text <> ?`,
            [id, clean],
          );
          await em.execute(`update comment set text = ?, edited_at = app_now() where id = ? and text <> ?`, [clean, id, clean]);
        }),
      );
    },

    async withdrawComment(secret: string, arrivedAt: Instant): Promise<Received> {
      return within((em) =>
        changeOwn(em, cipher, secret, arrivedAt, async (id) => {
          await em.execute(`update comment set withdrawn_at = coalesce(withdrawn_at, app_now()) where id = ?`, [id]);
        }),
      );
    },

    /** Letters, calls, visits: never refused by the clock; in time by postmark or day of receipt, late ones counted apart (P-14). */
    async recordOfflineOpinion(input: OfflineOpinion, actor: Actor, callerKey: string): Promise<Received> {
      const text = cleanText(input.text, LIMITS.commentTextCharsMax);
      if (text === '') throw new CodedError('BAD_USER_INPUT', undefined, [{ path: 'text', message: '请填写意见内容' }]);
      return within(async (em) => {
        const round = await roundOf(em, input);
        if (!mayDo(actor, 'recordOfflineOpinion', { organId: round.organ_id, leadOrganId: round.lead_organ_id }))
          return refused(refuse('FORBIDDEN'));
        const today = beijingDate(await appNow(em));
        for (const day of [input.receivedOn, input.postmarkOn]) {
          if (day !== undefined && comparePlainDates(day, today) > 0)
            return refused(refuse('DATE_IN_FUTURE', undefined, `登记的日期是${day}，今天是${today}`));
        }
        return storeOffline(em, cipher, round, { ...input, text }, actor, callerKey);
      });
    },
  };
}
export type Intake = ReturnType<typeof createIntake>;

function checkedForm(input: CommentInput): CommentForm {
  const short = (text: string | undefined, path: string): string | undefined =>
    text === undefined || text.trim() === '' ? undefined : cleanText(text, LIMITS.shortTextCharsMax, path);
  const text =
    input.text.trim() === '' || [...input.text].length > LIMITS.commentTextCharsMax
      ? input.text
      : cleanText(input.text, LIMITS.commentTextCharsMax);
  const optional = Object.fromEntries(
    (['name', 'unitName', 'phone', 'email', 'guardianName', 'clause'] as const)
      .map((k) => [k, short(input[k], k)])
      .filter(([, v]) => v !== undefined),
  );
  const signatories = input.signatories?.map((s) => s.trim()).filter((s) => s !== '');
  const form = chosenParts({
    text,
    commenterKind: input.commenterKind,
    ...(input.signatoryCount === undefined ? {} : { signatoryCount: input.signatoryCount }),
    ...(signatories?.length ? { signatories } : {}),
    ...(input.underFourteen ? { underFourteen: true } : {}),
    ...optional,
  });
  const problems = formProblems(form);
  if (problems.length) throw new CodedError('BAD_USER_INPUT', undefined, problems);
  return form;
}

/** Personal fields are sealed for this row before they reach the database; only the text is in clear. */
function sealedBody(cipher: FieldCipher, form: CommentForm, input: CommentInput, roundId: string): Record<string, unknown> {
  const id = randomUUID();
  const seal = (column: string, value: string | undefined): string | null =>
    value === undefined ? null : cipher.seal(`comment.${column}:${id}`, value);
  const phone = form.phone?.normalize('NFKC').replace(/[\s-]/g, '');
  return {
    id,
    round_id: roundId,
    code: newCode(),
    secret_hash: cipher.hashSecret(cipher.secretFor(id)),
    form_key: input.formKey,
    body_hash: bodyHashOf(form),
    text: form.text,
    clause: form.clause ?? null,
    commenter_kind: form.commenterKind,
    name_cipher: seal('name', form.name ?? form.guardianName),
    unit_name: form.unitName ?? null,
    signatory_count: form.signatoryCount ?? null,
    signatories_cipher: seal('signatories', form.signatories === undefined ? undefined : JSON.stringify(form.signatories)),
    phone_cipher: seal('phone', phone),
    phone_index: phone === undefined ? null : cipher.blindIndex(phone),
    email_cipher: seal('email', form.email),
    email_index: form.email === undefined ? null : cipher.blindIndex(form.email),
    under_fourteen: form.underFourteen ?? false,
  };
}

function newCode(): string {
  return receiptCode(String(randomInt(100_000_000)).padStart(8, '0'));
}

/** A draft catalog is the business of its organ, which is then both. */
const ROUNDS = `select r.id, r.opens_at, (extract(epoch from r.closes_at) * 1000)::bigint::text as closes_at_ms, r.closes_on::text as closes_on, r.register_closed_at,
  coalesce(d.organ_id, k.organ_id) as organ_id, coalesce(d.lead_organ_id, k.organ_id) as lead_organ_id
  from round r left join decision d on d.id = r.decision_id left join catalog k on k.id = r.catalog_id`;

async function roundOf(em: Em, of: RoundOf): Promise<RoundRow> {
  const [column, value] =
    'decisionCode' in of ? ['d.code', of.decisionCode] : 'decisionId' in of ? ['d.id', of.decisionId] : ['k.id', of.catalogId];
  const [row] = await em.execute<RoundRow[]>(`${ROUNDS} where ${column} = ? and r.no = ?`, [value, of.round]);
  if (!row) throw new CodedError('NOT_FOUND', `${value} 第${of.round}轮`);
  return row;
}

/** Older than the pause before counting, or from the future, a stamp is not believed; the transaction's own time counts. */
const STAMP_AGE_MS_MAX = LIMITS.freezeDelayMs;
async function believable(em: Em, arrivedAt: Instant): Promise<Instant> {
  const now = await appNow(em);
  return arrivedAt > now || now - arrivedAt > STAMP_AGE_MS_MAX ? now : arrivedAt;
}

function windowRefusal(status: string, round: RoundRow, stamp: Instant): Refusal {
  if (status === 'not-open') return refuse('CONSULTATION_CLOSED', undefined, '征求意见还没有开始');
  const closed =
    round.closes_at_ms === null
      ? ''
      : `征求意见已于${Number(round.closes_on.slice(5, 7))}月${Number(round.closes_on.slice(8, 10))}日24时结束；`;
  return refuse('CONSULTATION_CLOSED', undefined, `${closed}您的提交${formatInstantZh(stamp)}到达，没有计入`);
}

/** The same window guards a change and a withdrawal as guards the opinion itself. */
async function changeOwn(
  em: Em,
  cipher: FieldCipher,
  secret: string,
  arrivedAt: Instant,
  change: (id: string) => Promise<void>,
): Promise<Received> {
  const [own] = await em.execute<{ id: string; code: string; round_id: string }[]>(
    `select id, code, round_id from comment where secret_hash = ? for update`,
    [cipher.hashSecret(secret)],
  );
  if (!own) throw new CodedError('NOT_FOUND', '这个链接');
  const stamp = await believable(em, arrivedAt);
  const [row] = await em.execute<{ verdict: string }[]>(`select window_verdict(?, ?::timestamptz) as verdict`, [
    own.round_id,
    instantToIso(stamp),
  ]);
  if (row!.verdict !== 'open') {
    const [round] = await em.execute<RoundRow[]>(`${ROUNDS} where r.id = ?`, [own.round_id]);
    return refused(windowRefusal(row!.verdict, round!, stamp));
  }
  await change(own.id);
  return { ok: true, commentId: own.id, code: own.code, secret };
}

async function storeOffline(
  em: Em,
  cipher: FieldCipher,
  round: RoundRow,
  input: OfflineOpinion,
  actor: Actor,
  callerKey: string,
): Promise<Received> {
  const id = randomUUID();
  const formKey = `offline:${callerKey}`;
  const bodyHash = bodyHashOf(input);
  const [existing] = await em.execute<{ id: string; code: string; body_hash: string }[]>(
    `select id, code, body_hash from comment where round_id = ? and form_key = ?`,
    [round.id, formKey],
  );
  if (existing && existing.body_hash !== bodyHash) return refused(refuse('IDEMPOTENCY_KEY_REUSED'));
  if (existing) return { ok: true, commentId: existing.id, code: existing.code, secret: cipher.secretFor(existing.id) };
  const counts = input.postmarkOn ?? input.receivedOn;
  const code = newCode();
  await em.execute(
    `insert into comment (id, round_id, code, secret_hash, form_key, body_hash, text, channel, commenter_kind, name_cipher, unit_name, received_at, received_on, postmark_on, late, after_register, recorded_by_id, scan_hash)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, app_now(), ?, ?, ?, ?, ?, ?)`,
    [
      id,
      round.id,
      code,
      cipher.hashSecret(cipher.secretFor(id)),
      formKey,
      bodyHash,
      input.text,
      input.channel,
      input.commenterKind,
      input.name === undefined || input.commenterKind === 'unit' ? null : cipher.seal(`comment.name:${id}`, input.name),
      input.commenterKind === 'unit' ? (input.name ?? null) : null,
      input.receivedOn,
      input.postmarkOn ?? null,
      comparePlainDates(counts, round.closes_on) > 0,
      round.register_closed_at !== null,
      actor.kind === 'person' ? actor.personId : null,
      input.scanHash ?? null,
    ],
  );
  const by = capacityOf(actor, 'recordOfflineOpinion', { organId: round.organ_id, leadOrganId: round.lead_organ_id });
  await audit(em, by, 'recordOfflineOpinion', { kind: 'comment', id }, { key: callerKey, round: round.id });
  return { ok: true, commentId: id, code, secret: cipher.secretFor(id) };
}
