import { Migration } from '@mikro-orm/migrations';

/** Notices entered after delivery, and which open subjects a revision has reached. */
export class Migration20261124000006_calendar_versions extends Migration {
  override name = 'Migration20261124000006_calendar_versions';

  override up(): void {
    this.addSql(
      `create table "calendar_version" ("id" uuid not null default uuidv7(), "region" text not null, "year" int not null, "version" int null, "arrangement" jsonb not null, "doubts" jsonb not null, "source_text" text not null, "source_hash" text not null, "imported_at" timestamptz not null, "imported_by_id" uuid not null, "withdrawn_at" timestamptz null, "withdrawn_by_id" uuid null, "approved_at" timestamptz null, "approved_by_id" uuid null, "approval_key" text null, "applied_at" timestamptz null, primary key ("id"));`,
    );
    for (const columns of ['"source_hash"', '"approval_key"', '"region", "year", "version"']) {
      const name = `calendar_version_${columns.replaceAll(/[" ]/g, '').replaceAll(',', '_')}_unique`;
      this.addSql(`alter table "calendar_version" add constraint "${name}" unique (${columns});`);
    }
    this.addSql(
      `create table "rearming" ("calendar_version_id" uuid not null, "subject_kind" text not null, "subject_id" uuid not null, "counted_at" timestamptz null, "moved" int not null default 0, "woken_at" timestamptz null, primary key ("calendar_version_id", "subject_kind", "subject_id"));`,
    );
    this.addSql(
      `alter table "calendar_version" add constraint "calendar_version_imported_by_id_foreign" foreign key ("imported_by_id") references "person" ("id");`,
    );
    for (const who of ['withdrawn_by', 'approved_by'])
      this.addSql(
        `alter table "calendar_version" add constraint "calendar_version_${who}_id_foreign" foreign key ("${who}_id") references "person" ("id") on delete set null;`,
      );
    this.addSql(
      `alter table "rearming" add constraint "rearming_calendar_version_id_foreign" foreign key ("calendar_version_id") references "calendar_version" ("id");`,
    );
    this.addSql(`create function keep_approved_calendar() returns trigger language plpgsql as $$
      begin
        if old.approved_at is not null and (tg_op = 'DELETE' or
            (new.region, new.year, new.version, new.arrangement, new.source_text, new.approved_at, new.withdrawn_at) is distinct from
            (old.region, old.year, old.version, old.arrangement, old.source_text, old.approved_at, old.withdrawn_at)) then
          raise exception 'APPROVED_CALENDAR_STAYS: % %v%', old.region, old.year, old.version;
        end if;
        return case tg_op when 'DELETE' then old else new end;
      end $$`);
    this.addSql(
      `create trigger keep_approved_calendar before update or delete on calendar_version for each row execute function keep_approved_calendar()`,
    );
    // Whoever counts holds the approvals off until it has ended, and sees every one that came before: 'cal' is the lock's key. An
    // ordinary read inside the same statement would still see the time before it waited.
    this.addSql(`create function approved_calendars() returns uuid[] language plpgsql volatile as $$
      begin
        perform pg_advisory_xact_lock_shared(x'63616c'::int);
        return array(select id from calendar_version where approved_at is not null order by approved_at, id);
      end $$`);
    this.addSql(`create function hold_calendars() returns timestamptz language plpgsql volatile as $$
      begin
        perform pg_advisory_xact_lock(x'63616c'::int);
        return (select date_trunc('milliseconds', clock_timestamp() + shift) from app_clock);
      end $$`);
  }
}
