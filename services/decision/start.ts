import type { MikroORM } from '@mikro-orm/postgresql';
import type { Actor } from '../../domain/access/roles.ts';
import { mayDo } from '../../domain/access/roles.ts';
import { textIsOut } from '../../domain/decision/adopted.ts';
import { newDecision } from '../../domain/decision/apply.ts';
import { isBlank } from '../../domain/decision/context.ts';
import { decide } from '../../domain/decision/decide.ts';
import type { Proposal } from '../../domain/decision/proposal.ts';
import type { ScopeStatement } from '../../domain/decision/scope.ts';
import type { DecisionCommand, DecisionState } from '../../domain/decision/types.ts';
import { ARTICLE_11 } from '../../domain/decision/undertaker.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import { CodedError, refuse } from '../../domain/errors.ts';
import type { Refusal } from '../../domain/errors.ts';
import type { Outcome } from '../../domain/procedure/types.ts';
import { heldMoment } from '../calendar/moment.ts';
import type { Moment } from '../calendar/moment.ts';
import type { Em } from '../clock.ts';
import type { CommandIntake } from '../procedure/intake.ts';
import { CODES_GIVEN, insertDecision, nextNumber } from './insert.ts';
import { unmannedUnits } from '../organ/unmanned.ts';
import { decisionContext } from './subject.ts';

export type StartInput = {
  readonly entryId: string;
  /** Which of the entry's matters; absent = its only one. */
  readonly matterId?: string;
  readonly title: string;
  readonly occurredOn: PlainDate;
  /** Absent = as the catalog row prints it. */
  readonly scope?: ScopeStatement;
  readonly proposal?: Proposal;
};
/** A major adjustment (重大调整) of a decision that is out: the same matter, decided anew. */
export type AdjustmentInput = {
  readonly decisionId: string;
  readonly title: string;
  readonly reason: string;
  readonly occurredOn: PlainDate;
};
export type Started = { readonly decisionId?: string; readonly outcome: Outcome | 'unconfirmed' };
type StartCommand = Extract<DecisionCommand, { kind: 'startDecision' }>;
type Place = {
  matter_id: string;
  organ_id: string;
  pack_id: string;
  year: number;
  organ_code: string;
  position: number;
  category: string | null;
  lead_id: string | null;
  lead_unit: string;
  published: boolean;
};

/** The drafting department starts work on a published row: the decision's row, then its first command (P-04). */
export function createStartDecision({ orm, intake }: { orm: MikroORM; intake: CommandIntake }) {
  const start = async (open: (em: Em) => Promise<Opened>, callerKey: string, actor: Actor): Promise<Started> => {
    const opened = await orm.em.fork().transactional((em) => open(em as Em));
    if ('refusal' in opened) return { outcome: { status: 'refused', refusal: opened.refusal } };
    const { outcome } = await intake.submit({ kind: 'decision', id: opened.id }, callerKey, opened.command, actor);
    return { decisionId: opened.id, outcome };
  };
  return {
    startDecision: (input: StartInput, callerKey: string, actor: Actor): Promise<Started> =>
      start((em) => openMatter(em, input, actor), callerKey, actor),
    startAdjustment: (input: AdjustmentInput, callerKey: string, actor: Actor): Promise<Started> =>
      start((em) => openAdjustment(em, input, actor), callerKey, actor),
  };
}
export type StartDecision = ReturnType<typeof createStartDecision>;

type Opened = { readonly id: string; readonly command: StartCommand } | { readonly refusal: Refusal };

async function openMatter(em: Em, { entryId, matterId, ...said }: StartInput, actor: Actor): Promise<Opened> {
  const moment = await heldMoment(em);
  await holdEntry(em, entryId);
  const place = await placeOf(em, entryId, matterId);
  if (!place?.published) return { refusal: refuse('ENTRY_NOT_PUBLIC') };
  if (place.lead_id === null)
    return {
      refusal: refuse(
        'UNDERTAKER_MISSING',
        ARTICLE_11,
        `目录写的承办单位是“${place.lead_unit}”，没有对应的机构；请调整目录，写明一个具体的单位`,
      ),
    };
  const lead = { ...place, lead_id: place.lead_id };
  // Told before the right to start is asked for: of a body without people nobody has it.
  const unmanned = (await unmannedUnits(em, place.organ_id))[place.lead_id];
  if (unmanned !== undefined) return { refusal: refuse('UNDERTAKER_WITHOUT_OFFICE', undefined, unmanned) };
  if (!mayDo(actor, 'startDecision', { organId: place.organ_id, leadOrganId: place.lead_id })) return { refusal: refuse('FORBIDDEN') };
  return open(em, moment, lead, { kind: 'startDecision', ...said }, actor);
}

const ARTICLE_37 = '《重大行政决策程序暂行条例》第三十七条';

/** What is adjusted stays as it is and in force; the new decision goes through all gates (第三十七条). */
async function openAdjustment(em: Em, input: AdjustmentInput, actor: Actor): Promise<Opened> {
  const moment = await heldMoment(em);
  const [old] = await em.execute<{ state: DecisionState; matter_id: string; entry_id: string }[]>(
    `select d.state, d.matter_id, m.entry_id from decision d join matter m on m.id = d.matter_id where d.id = ? and d.undone_at is null`,
    [input.decisionId],
  );
  if (!old) throw new CodedError('NOT_FOUND', input.decisionId);
  const { state } = old;
  if (!mayDo(actor, 'startAdjustment', state)) return { refusal: refuse('FORBIDDEN') };
  if (state.withheld) return { refusal: refuse('MATTER_WITHHELD', ARTICLE_37, '登记册上的事项作重大调整，作为新的不予公开事项启动') };
  if (!textIsOut(state)) return { refusal: refuse('WRONG_PHASE', ARTICLE_37, '决策还没有出台并公布，不用调整') };
  if (isBlank(input.reason)) return { refusal: refuse('REASON_MISSING', ARTICLE_37, '作重大调整的理由') };
  await holdEntry(em, old.entry_id);
  const place = await placeOf(em, old.entry_id, old.matter_id);
  if (!place?.published) return { refusal: refuse('ENTRY_NOT_PUBLIC', ARTICLE_37, '目录已经调出这个事项，请先调整目录') };
  const adjusts = { decisionId: state.id, code: state.code, reason: input.reason.trim() };
  const { title, occurredOn } = input;
  const scope = state.scope ? { scope: { kind: state.scope.kind } } : {};
  const command: StartCommand = { kind: 'startDecision', occurredOn, title, adjusts, ...scope };
  return open(em, moment, { ...place, lead_id: state.leadOrganId }, command, actor);
}

async function holdEntry(em: Em, entryId: string): Promise<void> {
  await em.execute(`select id from catalog_entry where id = ? for update`, [entryId]);
}

/** The row before its first event; a start that would be refused leaves nothing. */
async function open(em: Em, moment: Moment, place: Place & { lead_id: string }, command: StartCommand, actor: Actor): Promise<Opened> {
  const adjusts = command.adjusts?.decisionId ?? null;
  const [existing] = await em.execute<{ id: string }[]>(
    `select id from decision where matter_id = ? and adjusts_id is not distinct from ?::uuid and phase <> 'TERMINATED'`,
    [place.matter_id, adjusts],
  );
  // The same person asking again with the same key is answered by the outcome already stored.
  if (existing) return { id: existing.id, command };
  const n = await nextNumber(em, 'decision-code', place.organ_id, place.year, CODES_GIVEN);
  const [{ id }] = (await em.execute<{ id: string }[]>(`select uuidv7() as id`)) as [{ id: string }];
  const code = `${place.organ_code}-${place.year}-${String(n).padStart(2, '0')}`;
  const state = newDecision({
    id,
    code,
    title: command.title,
    year: place.year,
    organId: place.organ_id,
    leadOrganId: place.lead_id,
    packId: place.pack_id,
    ...(place.category === null ? {} : { printedCategory: place.category }),
    startedOn: command.occurredOn,
  });
  const tried = decide(state, command, { ...(await decisionContext(em, state, moment)), actor });
  if (!tried.ok) return { refusal: tried.refusal };
  await insertDecision(em, state, place.matter_id, adjusts);
  return { id, command };
}

/** Where the row stands: its newest public version, its organ, and the unit printed as lead, found by a former name too. */
async function placeOf(em: Em, entryId: string, matterId: string | undefined): Promise<Place | undefined> {
  const matters = await em.execute<{ id: string; name: string }[]>(
    `select id, name from matter where entry_id = ? order by created_at, id`,
    [entryId],
  );
  const matter = matterId === undefined ? matters[0] : matters.find((m) => m.id === matterId);
  if (matterId !== undefined && !matter) throw new CodedError('NOT_FOUND', matterId);
  if (matterId === undefined && matters.length > 1)
    throw new CodedError('BAD_USER_INPUT', undefined, [{ path: 'matterId', message: `这一行有${matters.length}个草案，请写明启动哪一个` }]);
  const [row] = await em.execute<Place[]>(
    `select m.id as matter_id, c.organ_id, c.pack_id, c.year, o.code as organ_code, r.position, r.category, r.lead_unit, lead.id as lead_id,
            r.adjustment is distinct from 'removed' as published
     from catalog_row r
     join catalog_version v on v.id = r.version_id and v.published_at is not null
     join catalog c on c.id = v.catalog_id and c.undone_at is null join organ o on o.id = c.organ_id
     join matter m on m.id = ?
     left join lateral (
       select current_organ(u.id) as id from organ u where current_organ(u.parent_id) = current_organ(c.organ_id)
         and (u.name = r.lead_unit or exists (select from organ_name n where n.organ_id = u.id and n.name = r.lead_unit))
       order by u.name = r.lead_unit desc, u.merged_into_id is null desc, u.id limit 1) lead on true
     where r.entry_id = ? order by c.year desc, v.no desc limit 1`,
    [matter?.id ?? null, entryId],
  );
  return row;
}
