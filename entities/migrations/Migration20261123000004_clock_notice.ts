import { Migration } from '@mikro-orm/migrations';

/** Whoever keeps an answer hears that a rehearsal's clock was moved; in production it never is. */
export class Migration20261123000004_clock_notice extends Migration {
  override name = 'Migration20261123000004_clock_notice';

  override up(): void {
    this.addSql(`create function tell_clock() returns trigger language plpgsql as $$
      begin perform pg_notify('clock_moved', new.shift::text); return null; end $$`);
    this.addSql(`create trigger tell_clock after update on app_clock for each row execute function tell_clock()`);
  }
}
