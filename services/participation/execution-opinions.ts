import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { mayDo } from '../../domain/access/roles.ts';
import type { Actor } from '../../domain/access/roles.ts';
import { beijingDate } from '../../domain/calendar/instant.ts';
import { comparePlainDates } from '../../domain/calendar/plain-date.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import { textIsOut } from '../../domain/decision/adopted.ts';
import type { DecisionState } from '../../domain/decision/types.ts';
import { CodedError, refuse } from '../../domain/errors.ts';
import type { Refusal } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { Channel } from '../../domain/participation/dispositions.ts';
import type { CommenterKind } from '../../domain/participation/form.ts';
import { cleanText } from '../../domain/text.ts';
import { appNow } from '../clock.ts';
import type { Em } from '../clock.ts';
import { bodyHashOf, commandKeyOf } from '../procedure/intake.ts';
import type { FieldCipher } from '../secrets/field-cipher.ts';

export type ExecutionOpinion = {
  readonly decisionId: string;
  readonly text: string;
  readonly channel: Channel;
  readonly commenterKind: CommenterKind;
  readonly name?: string;
  readonly receivedOn: PlainDate;
  readonly scanHash?: string;
};
export type Recorded = { readonly ok: true; readonly count: number } | { readonly ok: false; readonly refusal: Refusal };
const ARTICLE_35 = '《重大行政决策程序暂行条例》第三十五条';

/** Opinions on a decision in execution (第三十五条第二款), as a clerk records them; they go on coming in when it is archived. */
export function createExecutionOpinions({ orm, cipher }: { orm: MikroORM; cipher: FieldCipher }) {
  return {
    record: (input: ExecutionOpinion, actor: Actor, callerKey: string): Promise<Recorded> => {
      const text = cleanText(input.text, LIMITS.commentTextCharsMax);
      if (text === '') throw new CodedError('BAD_USER_INPUT', undefined, [{ path: 'text', message: '请填写意见内容' }]);
      return orm.em.fork().transactional((em) => record(em as Em, cipher, { ...input, text }, actor, callerKey));
    },
  };
}
export type ExecutionOpinions = ReturnType<typeof createExecutionOpinions>;

async function record(em: Em, cipher: FieldCipher, input: ExecutionOpinion, actor: Actor, callerKey: string): Promise<Recorded> {
  const refused = (...args: Parameters<typeof refuse>): Recorded => ({ ok: false, refusal: refuse(...args) });
  // The row is not locked: opinions come in beside whatever is being decided.
  const [decision] = await em.execute<{ state: DecisionState }[]>(`select state from decision where id = ? and undone_at is null`, [
    input.decisionId,
  ]);
  if (!decision) throw new CodedError('NOT_FOUND', input.decisionId);
  const { state } = decision;
  if (actor.kind === 'system' || !mayDo(actor, 'recordExecutionOpinion', state)) return refused('FORBIDDEN');
  if (!state.issue || !textIsOut(state)) return refused('WRONG_PHASE', ARTICLE_35, '决策还没有公布；出台以前的意见在征求意见中登记');
  const today = beijingDate(await appNow(em));
  if (comparePlainDates(input.receivedOn, today) > 0)
    return refused('DATE_IN_FUTURE', ARTICLE_35, `登记的日期是${input.receivedOn}，今天是${today}`);
  if (comparePlainDates(input.receivedOn, state.issue.signedOn) < 0)
    return refused('DATE_BEFORE_PREDECESSOR', ARTICLE_35, `收到的日期是${input.receivedOn}，决策的成文日是${state.issue.signedOn}`);
  const key = commandKeyOf(actor, { kind: 'decision', id: input.decisionId }, callerKey);
  const bodyHash = bodyHashOf(input);
  const id = randomUUID();
  const isUnit = input.commenterKind === 'unit';
  await em.execute(
    `insert into execution_opinion (id, decision_id, text, channel, commenter_kind, name_cipher, unit_name, received_on, recorded_at, recorded_by_id, scan_hash, command_key, body_hash)
     values (?, ?, ?, ?, ?, ?, ?, ?, app_now(), ?, ?, ?, ?) on conflict (decision_id, command_key) do nothing`,
    [
      id,
      input.decisionId,
      input.text,
      input.channel,
      input.commenterKind,
      input.name === undefined || isUnit ? null : cipher.seal(`execution_opinion.name:${id}`, input.name),
      isUnit ? (input.name ?? null) : null,
      input.receivedOn,
      actor.personId,
      input.scanHash ?? null,
      key,
      bodyHash,
    ],
  );
  const [stored] = await em.execute<{ body_hash: string; count: number }[]>(
    `select body_hash, (select count(*)::int from execution_opinion where decision_id = ?) as count from execution_opinion where decision_id = ? and command_key = ?`,
    [input.decisionId, input.decisionId, key],
  );
  return stored!.body_hash === bodyHash ? { ok: true, count: stored!.count } : refused('IDEMPOTENCY_KEY_REUSED');
}
