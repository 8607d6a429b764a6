import { Migration } from '@mikro-orm/migrations';

/** Deputies for a time, and in what capacity each act was done, in the names of its moment. */
export class Migration20261125000012_deputies extends Migration {
  override name = 'Migration20261125000012_deputies';

  override up(): void {
    this.addSql(
      `create table "deputyship" ("id" uuid not null default uuidv7(), "principal_id" uuid not null, "deputy_id" uuid not null, "role" text null, "organ_id" uuid null, "from_on" date not null, "to_on" date not null, "reason" text not null, "appointed_at" timestamptz not null, "appointed_by_id" uuid not null, "ended_at" timestamptz null, "ended_by_id" uuid null, "end_reason" text null, primary key ("id"));`,
    );
    this.addSql(`create index "deputyship_deputy_id_index" on "deputyship" ("deputy_id");`);
    this.addSql(`create index "deputyship_principal_id_index" on "deputyship" ("principal_id");`);
    for (const who of ['principal', 'deputy', 'appointed_by'])
      this.addSql(
        `alter table "deputyship" add constraint "deputyship_${who}_id_foreign" foreign key ("${who}_id") references "person" ("id");`,
      );
    this.addSql(
      `alter table "deputyship" add constraint "deputyship_organ_id_foreign" foreign key ("organ_id") references "organ" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "deputyship" add constraint "deputyship_ended_by_id_foreign" foreign key ("ended_by_id") references "person" ("id") on delete set null;`,
    );
    // Who stood in for whom is part of the record: it may end early, and is otherwise as it was written.
    this.addSql(`create function keep_deputyship() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or old.ended_at <= app_now() or
           (new.principal_id, new.deputy_id, new.role, new.organ_id, new.from_on, new.to_on, new.appointed_at) is distinct from
           (old.principal_id, old.deputy_id, old.role, old.organ_id, old.from_on, old.to_on, old.appointed_at) then
          raise exception 'DEPUTYSHIP_STAYS: %', old.id;
        end if;
        return new;
      end $$`);
    this.addSql(`create trigger keep_deputyship before update or delete on deputyship for each row execute function keep_deputyship()`);
    for (const table of ['decision_event', 'catalog_event']) this.addSql(`alter table "${table}" add column "acting" jsonb null;`);
    this.addSql(`alter table "artefact" add column "saved_as" jsonb null, add column "cleared_as" jsonb null;`);
    this.addSql(`create function named_capacity(capacity jsonb) returns jsonb language sql stable returns null on null input as $$
      select jsonb_strip_nulls(jsonb_build_object(
        'personId', capacity->>'personId', 'name', p.name || coalesce('代' || q.name, ''), 'person', p.name,
        'role', capacity->>'role', 'organId', capacity->>'organId', 'organ', o.name,
        'deputyFor', capacity->>'deputyFor', 'principal', q.name))
      from (select) one
      left join person p on p.id = (capacity->>'personId')::uuid
      left join organ o on o.id = (capacity->>'organId')::uuid
      left join person q on q.id = (capacity->>'deputyFor')::uuid $$`);
  }
}
