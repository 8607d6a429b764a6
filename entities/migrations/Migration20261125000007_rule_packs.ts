import { Migration } from '@mikro-orm/migrations';

/** Rule packs entered as files. What was decided with an approved one must stay explainable: it is never changed or deleted. */
export class Migration20261125000007_rule_packs extends Migration {
  override name = 'Migration20261125000007_rule_packs';

  override up(): void {
    this.addSql(
      `create table "rule_pack_version" ("id" uuid not null default uuidv7(), "pack_id" text not null, "content" jsonb not null, "source_text" text not null, "added_at" timestamptz not null, "added_by_id" uuid not null, "approved_at" timestamptz null, "approved_by_id" uuid null, primary key ("id"));`,
    );
    this.addSql(`create index "rule_pack_version_pack_id_index" on "rule_pack_version" ("pack_id");`);
    this.addSql(
      `alter table "rule_pack_version" add constraint "rule_pack_version_added_by_id_foreign" foreign key ("added_by_id") references "person" ("id");`,
    );
    this.addSql(
      `alter table "rule_pack_version" add constraint "rule_pack_version_approved_by_id_foreign" foreign key ("approved_by_id") references "person" ("id") on delete set null;`,
    );
    this.addSql(`create function keep_approved_rule_pack() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'INSERT' and old.approved_at is not null and (tg_op = 'DELETE' or new is distinct from old) then
          raise exception 'APPROVED_RULE_PACK_STAYS: %', old.pack_id;
        end if;
        if tg_op = 'DELETE' then
          return old;
        end if;
        if new.approved_at is not null then
          if new.approved_by_id is null or new.approved_by_id = new.added_by_id then
            raise exception 'SECOND_PERSON_APPROVES: %', new.pack_id;
          end if;
          if exists (select from rule_pack_version v where v.pack_id = new.pack_id and v.id <> new.id and v.approved_at is not null) then
            raise exception 'RULE_PACK_APPROVED_ONCE: %', new.pack_id;
          end if;
        end if;
        return new;
      end $$`);
    this.addSql(
      `create trigger keep_approved_rule_pack before insert or update or delete on rule_pack_version for each row execute function keep_approved_rule_pack()`,
    );
  }
}
