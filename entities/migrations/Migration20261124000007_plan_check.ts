import { Migration } from '@mikro-orm/migrations';

/** What was said of a catalog row's plan when it was entered. */
export class Migration20261124000007_plan_check extends Migration {
  override name = 'Migration20261124000007_plan_check';

  override up(): void {
    this.addSql(`alter table "catalog_row" add column "plan_check" jsonb null;`);
  }
}
