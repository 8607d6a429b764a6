import type { MikroORM } from '@mikro-orm/postgresql';
import type { Actor } from '../../domain/access/roles.ts';
import { CodedError, refuse } from '../../domain/errors.ts';
import type { Refusal } from '../../domain/errors.ts';
import { servingRefusal } from '../../domain/organ/serving.ts';
import type { ServingFacts } from '../../domain/organ/serving.ts';
import { audit } from '../access/audit.ts';
import { capacityAt } from '../access/organ-path.ts';
import type { Em } from '../clock.ts';

export type ServingSaved = { readonly ok: true; readonly organId: string } | { readonly ok: false; readonly refusal: Refusal };

/** Which office acts for a body without accounts (公司、卫生院、协会); `officeId` null ends it. Saying it again changes nothing. */
export function createServingOffices({ orm }: { orm: MikroORM }) {
  return (bodyId: string, officeId: string | null, reason: string, actor: Actor): Promise<ServingSaved> =>
    orm.em.fork().transactional((em) => setServingOffice(em as Em, bodyId, officeId, reason, actor));
}
export type ServingOffices = ReturnType<typeof createServingOffices>;

async function setServingOffice(em: Em, bodyId: string, officeId: string | null, reason: string, actor: Actor): Promise<ServingSaved> {
  const capacity = await capacityAt(em, actor, 'setServingOffice', bodyId);
  if (!capacity) return { ok: false, refusal: refuse('FORBIDDEN') };
  const [body] = await em.execute<{ served_by_id: string | null }[]>(`select served_by_id from organ where id = ? for update`, [bodyId]);
  if (!body) throw new CodedError('NOT_FOUND', bodyId);
  if (body.served_by_id === officeId) return { ok: true, organId: bodyId };
  const refusal = officeId === null ? endRefusal(reason) : servingRefusal(await factsOf(em, bodyId, officeId), reason);
  if (refusal) return { ok: false, refusal };
  await em.execute(`update organ set served_by_id = ? where id = ?`, [officeId, bodyId]);
  await em.execute(`select pg_notify('subject_changed', ?)`, [`organ:${bodyId}`]);
  const detail = { from: body.served_by_id, to: officeId, reason: reason.trim() };
  await audit(em, capacity, 'setServingOffice', { kind: 'organ', id: bodyId }, detail);
  return { ok: true, organId: bodyId };
}

const endRefusal = (reason: string): Refusal | undefined =>
  reason.trim() === '' ? refuse('REASON_MISSING', undefined, '结束代为办理的原因') : undefined;

async function factsOf(em: Em, bodyId: string, officeId: string): Promise<ServingFacts> {
  const [facts] = await em.execute<ServingFacts[]>(
    `select body.pack_id is not null as "bodyDecides", office.pack_id is not null as "officeDecides", body.id = office.id as same,
            coalesce(body.parent_id in (office.parent_id, office.id), false) as related,
            body.merged_into_id is not null or office.merged_into_id is not null as merged,
            office.served_by_id is not null as "officeIsServed",
            exists (select from organ o where o.served_by_id = body.id) as "bodyServesOthers"
     from organ body, organ office where body.id = ? and office.id = ?`,
    [bodyId, officeId],
  );
  return facts!;
}
