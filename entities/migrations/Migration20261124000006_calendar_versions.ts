import { Migration } from '@mikro-orm/migrations';

/** Notices entered after delivery, and which open workflows a revision has reached. */
export class Migration20261124000006_calendar_versions extends Migration {
  override name = 'Migration20261124000006_calendar_versions';

  override up(): void {
    this.addSql(
      `create table "calendar_version" ("id" uuid not null default uuidv7(), "region" text not null, "year" int not null, "version" int not null, "arrangement" jsonb not null, "source_text" text not null, "imported_at" timestamptz not null, "imported_by_id" uuid not null, "approved_at" timestamptz null, "approved_by_id" uuid null, "applied_at" timestamptz null, "moved_deadlines" int null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "calendar_version" add constraint "calendar_version_region_year_version_unique" unique ("region", "year", "version");`,
    );
    this.addSql(
      `create table "rearming" ("calendar_version_id" uuid not null, "subject_kind" text not null, "subject_id" uuid not null, "woken_at" timestamptz null, primary key ("calendar_version_id", "subject_kind", "subject_id"));`,
    );
    this.addSql(
      `alter table "calendar_version" add constraint "calendar_version_imported_by_id_foreign" foreign key ("imported_by_id") references "person" ("id");`,
    );
    this.addSql(
      `alter table "calendar_version" add constraint "calendar_version_approved_by_id_foreign" foreign key ("approved_by_id") references "person" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "rearming" add constraint "rearming_calendar_version_id_foreign" foreign key ("calendar_version_id") references "calendar_version" ("id");`,
    );
    this.addSql(`create function keep_approved_calendar() returns trigger language plpgsql as $$
      begin
        if old.approved_at is not null and (tg_op = 'DELETE' or
            (new.region, new.year, new.version, new.arrangement, new.source_text, new.approved_at) is distinct from
            (old.region, old.year, old.version, old.arrangement, old.source_text, old.approved_at)) then
          raise exception 'APPROVED_CALENDAR_STAYS: % %v%', old.region, old.year, old.version;
        end if;
        return case tg_op when 'DELETE' then old else new end;
      end $$`);
    this.addSql(
      `create trigger keep_approved_calendar before update or delete on calendar_version for each row execute function keep_approved_calendar()`,
    );
  }
}
