import { Migration } from '@mikro-orm/migrations';

const APPEND_ONLY = ['decision_event', 'catalog_event', 'audit', 'deadline_revision', 'comment_edit', 'gate_record', 'delivery'];
const PUBLISH_ONCE = ['publication', 'artefact', 'catalog_version'];

/** The clock, and what the database itself refuses: rewriting the record, choosing a publish time, changing a published text. */
export class Migration20261123000002_guards extends Migration {
  override name = 'Migration20261123000002_guards';

  override up(): void {
    this.addSql(`create table app_clock (
      one boolean primary key default true check (one),
      rehearsal boolean not null,
      shift interval not null default '0',
      check (rehearsal or shift = '0'))`);
    // timestamptz(3) would round 23:59:59.9996 up to the next day; truncating keeps a stamp inside its window.
    this.addSql(`create function app_now() returns timestamptz language sql stable parallel safe
      begin atomic select date_trunc('milliseconds', now() + shift) from app_clock; end`);
    this.addSql(`create function keep_clock_kind() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or new.rehearsal <> old.rehearsal then
          raise exception 'CLOCK_KIND_IS_FIXED: a database is a rehearsal for ever or never';
        end if;
        return new;
      end $$`);
    this.addSql(`create trigger keep_clock_kind before update or delete on app_clock for each row execute function keep_clock_kind()`);

    this.addSql(`create function refuse_change() returns trigger language plpgsql as $$
      begin raise exception 'APPEND_ONLY: % keeps its rows as they were written', tg_table_name; end $$`);
    for (const table of APPEND_ONLY) {
      this.addSql(
        `create trigger append_only before update or delete or truncate on ${table} for each statement execute function refuse_change()`,
      );
    }

    this.addSql(`create function publish_once() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then
          if old.published_at is not null then raise exception 'PUBLISHED_STAYS: % row % is public', tg_table_name, old.id; end if;
          return old;
        end if;
        if tg_op = 'INSERT' then
          if new.published_at is not null then new.published_at := app_now(); end if;
          return new;
        end if;
        if old.published_at is not null then
          if new.published_at is distinct from old.published_at then
            raise exception 'PUBLISH_TIME_IS_FIXED: % row %', tg_table_name, old.id;
          end if;
          return new;
        end if;
        if new.published_at is not null then new.published_at := app_now(); end if;
        return new;
      end $$`);
    for (const table of PUBLISH_ONCE) {
      this.addSql(`create trigger publish_once before insert or update or delete on ${table} for each row execute function publish_once()`);
    }
    this.addSql(`create function keep_published_text() returns trigger language plpgsql as $$
      begin
        if old.published_at is not null and (new.text, new.title, new.hash, new.kind, new.version) is distinct from (old.text, old.title, old.hash, old.kind, old.version) then
          raise exception 'PUBLISHED_STAYS: artefact % is public', old.id;
        end if;
        return new;
      end $$`);
    this.addSql(`create trigger keep_published_text before update on artefact for each row execute function keep_published_text()`);

    // Whoever waits for a subject (the rehearsal, live pages) listens instead of asking again and again.
    this.addSql(`create function tell_change() returns trigger language plpgsql as $$
      begin perform pg_notify('subject_changed', tg_table_name || ':' || new.id); return null; end $$`);
    for (const table of ['decision', 'catalog']) {
      this.addSql(`create trigger tell_change after insert or update on ${table} for each row execute function tell_change()`);
    }
  }
}
