import { Migration } from '@mikro-orm/migrations';

/** Why the text of an upload was not read for marks of classification; files of before this migration were never read. */
export class Migration20261201000019_unread_files extends Migration {
  override name = 'Migration20261201000019_unread_files';

  override up(): void {
    this.addSql(`alter table "artefact_file" add column "unread" text null;`);
  }
}
