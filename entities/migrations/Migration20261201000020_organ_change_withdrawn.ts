import { Migration } from '@mikro-orm/migrations';

/** A proposed change of organs can be withdrawn, with its reason. */
export class Migration20261201000020_organ_change_withdrawn extends Migration {
  override name = 'Migration20261201000020_organ_change_withdrawn';

  override up(): void {
    this.addSql(
      `alter table "organ_change" add column "withdrawn_at" timestamptz null, add column "withdrawn_by_id" uuid null, add column "withdrawal_reason" text null;`,
    );
    this.addSql(
      `alter table "organ_change" add constraint "organ_change_withdrawn_by_id_foreign" foreign key ("withdrawn_by_id") references "person" ("id") on delete set null;`,
    );
  }
}
