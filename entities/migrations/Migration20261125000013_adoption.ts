import { Migration } from '@mikro-orm/migrations';

/** What an organ brings in when it begins to use the system, and how it is taken back without rewriting the record. */
export class Migration20261125000013_adoption extends Migration {
  override name = 'Migration20261125000013_adoption';

  override up(): void {
    this.addSql(
      `create table "onboarding_window" ("id" uuid not null default uuidv7(), "organ_code" text not null, "from_on" date not null, "until_on" date not null, "reason" text not null, "opened_at" timestamptz not null, "opened_by_id" uuid not null, "closed_at" timestamptz null, "closed_by_id" uuid null, primary key ("id"));`,
    );
    this.addSql(`create index "onboarding_window_organ_code_index" on "onboarding_window" ("organ_code");`);
    this.addSql(
      `create table "adoption_import" ("id" uuid not null default uuidv7(), "window_id" uuid not null, "organ_code" text not null, "file_name" text not null, "file_hash" text not null, "counts" jsonb not null, "imported_at" timestamptz not null, "imported_by_id" uuid not null, "undone_at" timestamptz null, "undone_by_id" uuid null, "undo_reason" text null, primary key ("id"));`,
    );
    this.addSql(
      `create unique index "adoption_import_organ_code_file_hash_unique" on "adoption_import" ("organ_code", "file_hash") where undone_at is null;`,
    );
    this.addSql(
      `create table "adoption_item" ("adoption_id" uuid not null, "kind" text not null, "subject_id" uuid not null, "name" text not null, "seq" int not null default 0, primary key ("adoption_id", "kind", "subject_id"));`,
    );
    this.addSql(`create index "adoption_item_subject_id_index" on "adoption_item" ("subject_id");`);
    for (const [table, who] of [
      ['onboarding_window', 'opened_by'],
      ['adoption_import', 'imported_by'],
    ])
      this.addSql(
        `alter table "${table}" add constraint "${table}_${who}_id_foreign" foreign key ("${who}_id") references "person" ("id");`,
      );
    for (const [table, who] of [
      ['onboarding_window', 'closed_by'],
      ['adoption_import', 'undone_by'],
    ])
      this.addSql(
        `alter table "${table}" add constraint "${table}_${who}_id_foreign" foreign key ("${who}_id") references "person" ("id") on delete set null;`,
      );
    this.addSql(
      `alter table "adoption_import" add constraint "adoption_import_window_id_foreign" foreign key ("window_id") references "onboarding_window" ("id");`,
    );
    this.addSql(
      `alter table "adoption_item" add constraint "adoption_item_adoption_id_foreign" foreign key ("adoption_id") references "adoption_import" ("id");`,
    );
    this.addSql(
      `create trigger append_only before update or delete or truncate on adoption_item for each statement execute function refuse_change()`,
    );
    // An undone year is entered anew beside what is left of the old one.
    this.addSql(`alter table "catalog" add column "undone_at" timestamptz null;`);
    this.addSql(`alter table "decision" add column "undone_at" timestamptz null;`);
    this.addSql(`alter table "catalog" drop constraint "catalog_organ_id_year_unique";`);
    this.addSql(`create unique index "catalog_organ_id_year_unique" on "catalog" ("organ_id", "year") where undone_at is null;`);
    this.addSql(`alter table "catalog_version" add column "adopted" jsonb null;`);
  }
}
