import { Migration } from '@mikro-orm/migrations';

/** What follows the issue: opinions on the execution, which stay as they came in, and which decision another one adjusts. */
export class Migration20261125000010_after_decision extends Migration {
  override name = 'Migration20261125000010_after_decision';

  override up(): void {
    this.addSql(`alter table "decision" add column "adjusts_id" uuid null;`);
    this.addSql(
      `alter table "decision" add constraint "decision_adjusts_id_foreign" foreign key ("adjusts_id") references "decision" ("id") on delete set null;`,
    );
    this.addSql(`create index "decision_adjusts_id_index" on "decision" ("adjusts_id");`);
    this.addSql(
      `create table "execution_opinion" ("id" uuid not null default uuidv7(), "decision_id" uuid not null, "text" text not null, "channel" text not null, "commenter_kind" text not null, "name_cipher" text null, "unit_name" text null, "received_on" date not null, "recorded_at" timestamptz not null, "recorded_by_id" uuid not null, "scan_hash" text null, "command_key" text not null, "body_hash" text not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "execution_opinion" add constraint "execution_opinion_decision_id_command_key_unique" unique ("decision_id", "command_key");`,
    );
    this.addSql(
      `alter table "execution_opinion" add constraint "execution_opinion_decision_id_foreign" foreign key ("decision_id") references "decision" ("id");`,
    );
    this.addSql(
      `alter table "execution_opinion" add constraint "execution_opinion_recorded_by_id_foreign" foreign key ("recorded_by_id") references "person" ("id");`,
    );
    // A name may still be erased; what was said, when and through which channel stays.
    this.addSql(`create function keep_execution_opinion() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then raise exception 'OPINIONS_STAY: execution opinion %', old.id; end if;
        if (new.decision_id, new.text, new.channel, new.received_on, new.recorded_at, new.recorded_by_id) is distinct from
           (old.decision_id, old.text, old.channel, old.received_on, old.recorded_at, old.recorded_by_id) then
          raise exception 'RECEIPT_IS_FIXED: execution opinion %', old.id;
        end if;
        return new;
      end $$`);
    this.addSql(
      `create trigger keep_execution_opinion before update or delete on execution_opinion for each row execute function keep_execution_opinion()`,
    );
  }
}
