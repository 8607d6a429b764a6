import { Migration } from '@mikro-orm/migrations';

/** 审签: who signed a paper for publication, in what capacity, when, and by which paper. What was saved before asks for no signature. */
export class Migration20261125000018_signatures extends Migration {
  override name = 'Migration20261125000018_signatures';

  override up(): void {
    this.addSql(
      `alter table "artefact" add column "signed_by_id" uuid null, add column "signed_as" jsonb null, add column "signed_at" timestamptz null, add column "signature_fact" jsonb null, add column "before_signatures" boolean not null default true;`,
    );
    this.addSql(`alter table "artefact" alter column "before_signatures" set default false;`);
    this.addSql(
      `alter table "artefact" add constraint "artefact_signed_by_id_foreign" foreign key ("signed_by_id") references "person" ("id") on delete set null;`,
    );
  }
}
