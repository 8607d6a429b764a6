import { Migration } from '@mikro-orm/migrations';

/** A consultation round is about a decision's draft or about a draft catalog, never both. */
export class Migration20261201000016_catalog_rounds extends Migration {
  override name = 'Migration20261201000016_catalog_rounds';

  override up(): void {
    this.addSql(`alter table "round" alter column "decision_id" drop not null;`);
    this.addSql(`alter table "round" add column "catalog_id" uuid null;`);
    // As the entities have it for what may be empty; deleting a subject that has rounds is refused by the check below.
    this.addSql(`alter table "round" drop constraint "round_decision_id_foreign";`);
    for (const subject of ['decision', 'catalog'])
      this.addSql(
        `alter table "round" add constraint "round_${subject}_id_foreign" foreign key ("${subject}_id") references "${subject}" ("id") on delete set null;`,
      );
    this.addSql(`alter table "round" add constraint "round_catalog_id_no_unique" unique ("catalog_id", "no");`);
    this.addSql(`alter table "round" add constraint "round_of_one_subject" check (num_nonnulls(decision_id, catalog_id) = 1);`);
  }
}
