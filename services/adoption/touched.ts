import type { Em } from '../clock.ts';
import { pgArray } from '../read/rows.ts';

type Line = { line: string };
const ITEMS = (kind: string): string => `(select subject_id from adoption_item where adoption_id = ? and kind = '${kind}')`;

/** What has been done since on what an import brought in, one line each; what the clock did is nobody's work. */
export async function touchedSince(em: Em, importId: string): Promise<string[]> {
  const ask = async (sql: string, ...values: string[]): Promise<string[]> => (await em.execute<Line[]>(sql, values)).map((r) => r.line);
  const hung = await namedBy(em, 'decision', OF_THE_ADOPTION);
  return [
    ...(await ask(
      `select i.name || '：' || case i.kind when 'catalog' then '目录' else '事项' end || '已经有人办理' as line from adoption_item i
       where i.adoption_id = ? and i.kind in ('decision', 'catalog') and (
         exists (select 1 from decision_event e where e.decision_id = i.subject_id and e.seq > i.seq and e.actor_id is not null)
         or exists (select 1 from catalog_event e where e.catalog_id = i.subject_id and e.seq > i.seq and e.actor_id is not null)
         or exists (select 1 from command_outcome c join adoption_import a on a.id = i.adoption_id
                    where c.subject_id = i.subject_id and c.received_at >= a.imported_at)
         or i.subject_id in (${hung})) order by 1`,
      importId,
    )),
    ...(await ask(
      `select d.title || '：在补录的目录上启动' as line from decision d join matter m on m.id = d.matter_id join catalog_entry e on e.id = m.entry_id
       where e.catalog_id in ${ITEMS('catalog')} and d.id not in ${ITEMS('decision')} order by 1`,
      importId,
      importId,
    )),
    ...(await actedAs(em, importId)),
    ...(await ask(
      `select o.name || '：' || x.what as line from organ o join (
         select parent_id as organ_id, '后来设了下属单位' as what, id from organ where parent_id is not null
         union all select organ_id, '后来有人员', id from person union all select organ_id, '后来授予了岗位', id from role_grant
         union all select organ_id, '后来有目录', id from catalog union all select organ_id, '后来有事项', id from decision
         union all select lead_organ_id, '后来有事项', id from decision) x on x.organ_id = o.id
       where o.id in ${ITEMS('organ')} and x.id not in (select subject_id from adoption_item where adoption_id = ?)
       group by o.name, x.what order by 1`,
      importId,
      importId,
    )),
  ];
}

type Reference = { table: string; column: string };
/** Tables in which an adoption writes of its decisions itself. */
const OF_THE_ADOPTION = ['decision_event', 'gate_record', 'organ_role'];

/** SQL: ids of a table named by rows of any other, now and in whatever tables come later; `except` = not of these. */
async function namedBy(em: Em, table: 'decision' | 'person', except: readonly string[]): Promise<string> {
  const references = await em.execute<Reference[]>(
    `select c.conrelid::regclass::text as "table", a.attname as "column" from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.confrelid = ?::regclass and c.conrelid::regclass::text <> all(?)`,
    [table, pgArray(except)],
  );
  return references.map((r) => `select "${r.column}" from ${r.table} where "${r.column}" is not null`).join(' union ');
}

/** People who came with the import and have acted since: by the record of who did what, and by every row that names them. */
async function actedAs(em: Em, importId: string): Promise<string[]> {
  const named = await namedBy(em, 'person', ['role_grant']);
  const byName = ['audit', 'command_outcome', 'decision_event', 'catalog_event'].map(
    (table) => `select actor_id from ${table} where actor_id is not null`,
  );
  const acts = [named, ...byName].join(' union ');
  const rows = await em.execute<Line[]>(
    `select distinct p.name || '：已经在系统里办理' as line from person p
     where p.id in ${ITEMS('person')} and (p.id in (${acts}) or exists (
       select 1 from role_grant g where g.person_id = p.id and g.id not in ${ITEMS('grant')})) order by 1`,
    [importId, importId],
  );
  return rows.map((r) => r.line);
}
