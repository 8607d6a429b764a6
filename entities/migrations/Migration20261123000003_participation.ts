import { Migration } from '@mikro-orm/migrations';

/**
 * The comment window closes in the write path, not by a clock: one function compares the stamp taken on arrival with the
 * round, half-open, under a lock that closing, extending and counting take exclusively.
 */
export class Migration20261123000003_participation extends Migration {
  override name = 'Migration20261123000003_participation';

  override up(): void {
    this.addSql(`create function lock_round_shared(round_id uuid) returns void language sql as
      $$ select pg_advisory_xact_lock_shared(hashtextextended('round:' || round_id, 0)) $$`);
    this.addSql(`create function lock_round_exclusive(round_id uuid) returns void language sql as
      $$ select pg_advisory_xact_lock(hashtextextended('round:' || round_id, 0)) $$`);
    // A stamp older than a minute waited in a queue nobody measured: it is not believed, neither for nor against the sender.
    this.addSql(`create function window_verdict(p_round uuid, p_stamp timestamptz) returns text language plpgsql as $$
      declare r record;
      begin
        perform lock_round_shared(p_round);
        select opens_at, closes_at into r from round where id = p_round;
        if r.opens_at is null or p_stamp < r.opens_at then return 'not-open'; end if;
        if p_stamp >= r.closes_at then return 'closed'; end if;
        return 'open';
      end $$`);
    this.addSql(`create function submit_comment(p jsonb, p_stamp timestamptz) returns jsonb language plpgsql as $$
      declare verdict text; existing record; made uuid;
      begin
        select id, code, body_hash into existing from comment where round_id = (p->>'round_id')::uuid and form_key = p->>'form_key';
        if found then
          return jsonb_build_object('status', case when existing.body_hash = p->>'body_hash' then 'accepted' else 'key-reused' end, 'id', existing.id, 'code', existing.code);
        end if;
        verdict := window_verdict((p->>'round_id')::uuid, p_stamp);
        if verdict <> 'open' then return jsonb_build_object('status', verdict); end if;
        insert into comment (id, round_id, code, secret_hash, form_key, body_hash, text, clause, channel, commenter_kind, name_cipher, unit_name, signatory_count,
                             signatories_cipher, phone_cipher, phone_index, email_cipher, email_index, under_fourteen, received_at, received_on)
        values ((p->>'id')::uuid, (p->>'round_id')::uuid, p->>'code', p->>'secret_hash', p->>'form_key', p->>'body_hash', p->>'text', p->>'clause', 'web', p->>'commenter_kind',
                p->>'name_cipher', p->>'unit_name', (p->>'signatory_count')::int, p->>'signatories_cipher', p->>'phone_cipher', p->>'phone_index', p->>'email_cipher',
                p->>'email_index', coalesce((p->>'under_fourteen')::boolean, false), p_stamp, (p_stamp at time zone 'Asia/Shanghai')::date)
        on conflict (round_id, form_key) do nothing returning id into made;
        if made is null then
          select id, code, body_hash into existing from comment where round_id = (p->>'round_id')::uuid and form_key = p->>'form_key';
          return jsonb_build_object('status', case when existing.body_hash = p->>'body_hash' then 'accepted' else 'key-reused' end, 'id', existing.id, 'code', existing.code);
        end if;
        return jsonb_build_object('status', 'accepted', 'id', made, 'code', p->>'code');
      end $$`);
    this.addSql(`create function keep_receipt_time() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then raise exception 'OPINIONS_STAY: comment %', old.id; end if;
        if (new.received_at, new.received_on, new.round_id, new.code, new.late) is distinct from (old.received_at, old.received_on, old.round_id, old.code, old.late) then
          raise exception 'RECEIPT_IS_FIXED: comment %', old.id;
        end if;
        return new;
      end $$`);
    this.addSql(`create trigger keep_receipt_time before update or delete on comment for each row execute function keep_receipt_time()`);
  }
}
