import { Migration } from '@mikro-orm/migrations';

/** The register of what is lawfully not public; what stands in it is never changed or deleted. */
export class Migration20261125000015_internal_register extends Migration {
  override name = 'Migration20261125000015_internal_register';

  override up(): void {
    this.addSql(
      `create table "internal_matter" ("id" uuid not null default uuidv7(), "organ_id" uuid not null, "year" int not null, "number" text not null, "ground" text not null, "basis" text not null, "approver" text not null, "approved_on" date not null, "document_no" text not null, "registered_at" timestamptz not null, "registered_by_id" uuid not null, "decision_id" uuid null, "command_key" text not null, primary key ("id"));`,
    );
    this.addSql(`alter table "internal_matter" add constraint "internal_matter_number_unique" unique ("number");`);
    this.addSql(`alter table "internal_matter" add constraint "internal_matter_command_key_unique" unique ("command_key");`);
    this.addSql(`create index "internal_matter_organ_id_year_index" on "internal_matter" ("organ_id", "year");`);
    this.addSql(`create index "internal_matter_decision_id_index" on "internal_matter" ("decision_id");`);
    this.addSql(
      `alter table "internal_matter" add constraint "internal_matter_organ_id_foreign" foreign key ("organ_id") references "organ" ("id");`,
    );
    this.addSql(
      `alter table "internal_matter" add constraint "internal_matter_registered_by_id_foreign" foreign key ("registered_by_id") references "person" ("id");`,
    );
    this.addSql(
      `alter table "internal_matter" add constraint "internal_matter_decision_id_foreign" foreign key ("decision_id") references "decision" ("id") on delete set null;`,
    );
    this.addSql(
      `create trigger append_only before update or delete or truncate on internal_matter for each statement execute function refuse_change()`,
    );
  }
}
