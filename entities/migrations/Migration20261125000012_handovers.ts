import { Migration } from '@mikro-orm/migrations';

/** Handovers: what went from whom to whom, and how to take it back on the same day. */
export class Migration20261125000012_handovers extends Migration {
  override name = 'Migration20261125000012_handovers';

  override up(): void {
    this.addSql(
      `create table "hand_over" ("id" uuid not null default uuidv7(), "from_id" uuid not null, "to_id" uuid not null, "handed_on" date not null, "reason" text not null, "content" jsonb not null, "made_at" timestamptz not null, "made_by_id" uuid not null, "undone_at" timestamptz null, "undone_by_id" uuid null, primary key ("id"));`,
    );
    this.addSql(`create index "hand_over_from_id_index" on "hand_over" ("from_id");`);
    for (const who of ['from', 'to', 'made_by'])
      this.addSql(
        `alter table "hand_over" add constraint "hand_over_${who}_id_foreign" foreign key ("${who}_id") references "person" ("id");`,
      );
    this.addSql(
      `alter table "hand_over" add constraint "hand_over_undone_by_id_foreign" foreign key ("undone_by_id") references "person" ("id") on delete set null;`,
    );
    this.addSql(`create function keep_hand_over() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or old.undone_at is not null or
           (new.from_id, new.to_id, new.handed_on, new.reason, new.content, new.made_at, new.made_by_id) is distinct from
           (old.from_id, old.to_id, old.handed_on, old.reason, old.content, old.made_at, old.made_by_id) then
          raise exception 'HANDOVER_STAYS: %', old.id;
        end if;
        return new;
      end $$`);
    this.addSql(`create trigger keep_hand_over before update or delete on hand_over for each row execute function keep_hand_over()`);
  }
}
