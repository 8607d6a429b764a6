import { Migration } from '@mikro-orm/migrations';

/** Newest decisions first, page by page, without sorting all of them. */
export class Migration20261123000005_newest_first extends Migration {
  override name = 'Migration20261123000005_newest_first';

  override up(): void {
    this.addSql(`drop index if exists "decision_created_at_index"`);
    this.addSql(`create index "decision_created_at_id_index" on "decision" ("created_at", "id")`);
  }
}
