import type { Capacity } from '../../domain/access/capacity.ts';
import type { Em } from '../clock.ts';

/** One line of the audit log, in the transaction of the act; takes `auditLine`. A deputy stands there as 甲代乙. */
export const AUDIT = `insert into audit (at, actor_id, actor_name, operation, subject_kind, subject_id, detail)
  select app_now(), ?, a.acting->>'name', ?, ?, ?, ?::jsonb || case when a.acting is null then '{}' else jsonb_build_object('acting', a.acting) end
  from (select named_capacity(?::jsonb) as acting) a`;

/** What an act was done to; `id` is absent where it has none. */
export type AuditSubject = { readonly kind: string; readonly id: string | null };

export function auditLine(
  by: Capacity | undefined,
  operation: string,
  subject: AuditSubject,
  detail: Record<string, unknown>,
): (string | null)[] {
  return [by?.personId ?? null, operation, subject.kind, subject.id, JSON.stringify(detail), by === undefined ? null : JSON.stringify(by)];
}

/** @param by undefined = the system */
export async function audit(
  em: Em,
  by: Capacity | undefined,
  operation: string,
  subject: AuditSubject,
  detail: Record<string, unknown>,
): Promise<void> {
  await em.execute(AUDIT, auditLine(by, operation, subject, detail));
}

/** Who stands behind what was entered: the person, and whoever was deputised for. A second person is none of them. */
export async function enteredBehind(em: Em, operation: string, subjectId: string, enteredBy: string): Promise<string[]> {
  const rows = await em.execute<{ principal: string }[]>(
    `select distinct detail->'acting'->>'deputyFor' as principal from audit
     where operation = ? and subject_id = ? and detail->'acting'->>'deputyFor' is not null`,
    [operation, subjectId],
  );
  return [enteredBy, ...rows.map((r) => r.principal)];
}
