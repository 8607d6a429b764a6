import { Migration } from '@mikro-orm/migrations';

/** Offices that act for bodies without accounts; organs renamed and merged, their former names, and who acts for whom since. */
export class Migration20261125000012_organs extends Migration {
  override name = 'Migration20261125000012_organs';

  override up(): void {
    this.addSql(
      `alter table "organ" add column "served_by_id" uuid null, add column "merged_into_id" uuid null, add column "merged_on" date null;`,
    );
    for (const what of ['served_by', 'merged_into'])
      this.addSql(
        `alter table "organ" add constraint "organ_${what}_id_foreign" foreign key ("${what}_id") references "organ" ("id") on delete set null;`,
      );
    this.addSql(
      `create table "organ_name" ("id" uuid not null default uuidv7(), "organ_id" uuid not null, "name" text not null, "from_on" date null, "to_on" date not null, "basis" text not null, primary key ("id"));`,
    );
    for (const column of ['organ_id', 'name']) this.addSql(`create index "organ_name_${column}_index" on "organ_name" ("${column}");`);
    this.addSql(
      `alter table "organ_name" add constraint "organ_name_organ_id_foreign" foreign key ("organ_id") references "organ" ("id");`,
    );
    this.addSql(
      `create table "organ_change" ("id" uuid not null default uuidv7(), "content" jsonb not null, "proposed_at" timestamptz not null, "proposed_by_id" uuid not null, "approved_at" timestamptz null, "approved_by_id" uuid null, "effects" jsonb null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "organ_change" add constraint "organ_change_proposed_by_id_foreign" foreign key ("proposed_by_id") references "person" ("id");`,
    );
    this.addSql(
      `alter table "organ_change" add constraint "organ_change_approved_by_id_foreign" foreign key ("approved_by_id") references "person" ("id") on delete set null;`,
    );
    this.addSql(
      `create trigger append_only before update or delete or truncate on organ_name for each statement execute function refuse_change()`,
    );
    this.addSql(`create function keep_organ_change() returns trigger language plpgsql as $$
      begin
        if old.approved_at is not null or (tg_op = 'UPDATE' and
           (new.content, new.proposed_at, new.proposed_by_id) is distinct from (old.content, old.proposed_at, old.proposed_by_id)) then
          raise exception 'ORGAN_CHANGE_STAYS: %', old.id;
        end if;
        if tg_op = 'UPDATE' and new.approved_at is not null and (new.approved_by_id is null or new.approved_by_id = new.proposed_by_id) then
          raise exception 'SECOND_PERSON_APPROVES: %', new.id;
        end if;
        return case tg_op when 'DELETE' then old else new end;
      end $$`);
    this.addSql(
      `create trigger keep_organ_change before update or delete on organ_change for each row execute function keep_organ_change()`,
    );
    // The organ that goes on where one was merged, however often.
    this.addSql(`create function current_organ(organ_id uuid) returns uuid language sql stable as $$
      with recursive on_to as (
        select id, merged_into_id from organ where id = $1
        union select o.id, o.merged_into_id from organ o join on_to on o.id = on_to.merged_into_id)
      select id from on_to where merged_into_id is null limit 1 $$`);
    this.addSql(`create function organ_with_merged(organ_code text) returns uuid[] language sql stable as $$
      with recursive whole as (
        select id from organ where code = $1
        union select o.id from organ o join whole on o.merged_into_id = whole.id)
      select coalesce(array_agg(id), '{}') from whole $$`);
    this.addSql(`create or replace function named_capacity(capacity jsonb) returns jsonb language sql stable returns null on null input as $$
      select jsonb_strip_nulls(jsonb_build_object(
        'personId', capacity->>'personId', 'name', p.name || coalesce('代' || q.name, ''), 'person', p.name,
        'role', capacity->>'role', 'organId', capacity->>'organId', 'organ', o.name,
        'through', capacity->>'through', 'throughOrgan', t.name,
        'deputyFor', capacity->>'deputyFor', 'principal', q.name))
      from (select) one
      left join person p on p.id = (capacity->>'personId')::uuid
      left join organ o on o.id = (capacity->>'organId')::uuid
      left join organ t on t.id = (capacity->>'through')::uuid
      left join person q on q.id = (capacity->>'deputyFor')::uuid $$`);
  }
}
