import { Migration } from '@mikro-orm/migrations';

/** Everything that printed catalogs say of a row, the wording that our fields do not give back, and the number of the notice. */
export class Migration20261125000008_catalog_union extends Migration {
  override name = 'Migration20261125000008_catalog_union';

  override up(): void {
    this.addSql(
      `alter table "catalog_row" add "main_content" text null, add "legal_basis" text null, add "procedures" jsonb not null default '[]', add "participation_ways" jsonb not null default '[]', add "as_printed" jsonb not null default '[]';`,
    );
    this.addSql(`alter table "catalog_version" add "document_no" text null;`);
  }
}
