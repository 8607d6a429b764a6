import { Migration } from '@mikro-orm/migrations';

/** What each gate asks for beside its fact, and what was done otherwise by reference. */
export class Migration20261125000009_gate_particulars extends Migration {
  override name = 'Migration20261125000009_gate_particulars';

  override up(): void {
    this.addSql(`alter table "gate_record" add column "particulars" jsonb null, add column "departure" jsonb null;`);
  }
}
