import { Migration } from '@mikro-orm/migrations';

export class Migration20261123000001_tables extends Migration {
  override name = 'Migration20261123000001_tables';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "audit" ("id" uuid not null default uuidv7(), "at" timestamptz not null, "actor_id" uuid null, "actor_name" text null, "operation" text not null, "subject_kind" text null, "subject_id" uuid null, "detail" jsonb not null, primary key ("id"));`,
    );
    this.addSql(`create index "audit_subject_kind_subject_id_index" on "audit" ("subject_kind", "subject_id");`);
    this.addSql(`create index "audit_at_index" on "audit" ("at");`);

    this.addSql(
      `create table "command_outcome" ("id" uuid not null default uuidv7(), "subject_kind" text not null, "subject_id" uuid not null, "command_key" text not null, "kind" text not null, "body_hash" text not null, "body" jsonb not null, "actor_id" uuid null, "actor" jsonb not null, "received_at" timestamptz not null, "outcome" jsonb null, "decided_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "command_outcome" add constraint "command_outcome_subject_kind_subject_id_command_key_unique" unique ("subject_kind", "subject_id", "command_key");`,
    );

    this.addSql(
      `create table "deadline" ("id" uuid not null default uuidv7(), "subject_kind" text not null, "subject_id" uuid not null, "key" text not null, "rule_id" text not null, "due_on" date not null, "due_at" timestamptz not null, "provisional" boolean not null, "status" text not null, "settled_at" timestamptz null, "explained" jsonb not null, "calendar_version" text not null, primary key ("id"));`,
    );
    this.addSql(`create index "deadline_due_at_status_index" on "deadline" ("due_at", "status");`);
    this.addSql(
      `alter table "deadline" add constraint "deadline_subject_kind_subject_id_key_unique" unique ("subject_kind", "subject_id", "key");`,
    );

    this.addSql(
      `create table "deadline_revision" ("id" uuid not null default uuidv7(), "deadline_id" uuid not null, "due_on_before" date not null, "due_on" date not null, "reason" text not null, "at" timestamptz not null, "explained_before" jsonb not null, primary key ("id"));`,
    );

    this.addSql(
      `create table "effect" ("key" text not null, "subject_kind" text not null, "subject_id" uuid not null, "kind" text not null, "ref_id" text not null, "ordered_at" timestamptz not null, "done_at" timestamptz null, primary key ("key"));`,
    );
    this.addSql(`create index "effect_subject_kind_subject_id_index" on "effect" ("subject_kind", "subject_id");`);

    this.addSql(
      `create table "organ" ("id" uuid not null default uuidv7(), "code" text not null, "name" text not null, "kind" text not null, "pack_id" text null, "parent_id" uuid null, "phone" text null, "phone_hours" text null, "address" text null, primary key ("id"));`,
    );
    this.addSql(`alter table "organ" add constraint "organ_code_unique" unique ("code");`);

    this.addSql(
      `create table "notice" ("id" uuid not null default uuidv7(), "organ_id" uuid not null, "title" text not null, "text" text not null, "created_at" timestamptz not null, primary key ("id"));`,
    );

    this.addSql(
      `create table "catalog" ("id" uuid not null default uuidv7(), "organ_id" uuid not null, "year" int not null, "title" text not null, "phase" text not null, "pack_id" text not null, "state" jsonb not null, "seq" int not null default 0, "next_instant" timestamptz null, "closed" boolean not null default false, "created_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`create index "catalog_next_instant_index" on "catalog" ("next_instant");`);
    this.addSql(`alter table "catalog" add constraint "catalog_organ_id_year_unique" unique ("organ_id", "year");`);

    this.addSql(
      `create table "catalog_version" ("id" uuid not null default uuidv7(), "catalog_id" uuid not null, "no" int not null, "status" text not null, "columns" jsonb not null, "standards" text null, "legal_bases" jsonb not null, "reason" text null, "signed_on" date null, "decision_fact" jsonb null, "consent_fact" jsonb null, "published_at" timestamptz null, "warnings" jsonb not null, primary key ("id"));`,
    );
    this.addSql(`alter table "catalog_version" add constraint "catalog_version_catalog_id_no_unique" unique ("catalog_id", "no");`);

    this.addSql(
      `create table "catalog_event" ("id" uuid not null default uuidv7(), "catalog_id" uuid not null, "seq" int not null, "type" text not null, "data" jsonb not null, "occurred_on" date null, "recorded_at" timestamptz not null, "actor_id" uuid null, "command_key" text null, primary key ("id"));`,
    );
    this.addSql(`alter table "catalog_event" add constraint "catalog_event_catalog_id_seq_unique" unique ("catalog_id", "seq");`);

    this.addSql(
      `create table "catalog_entry" ("id" uuid not null default uuidv7(), "catalog_id" uuid not null, "created_at" timestamptz not null, primary key ("id"));`,
    );

    this.addSql(
      `create table "matter" ("id" uuid not null default uuidv7(), "entry_id" uuid not null, "name" text not null, "created_at" timestamptz not null, primary key ("id"));`,
    );

    this.addSql(
      `create table "decision" ("id" uuid not null default uuidv7(), "code" text not null, "title" text not null, "matter_id" uuid not null, "organ_id" uuid not null, "lead_organ_id" uuid not null, "year" int not null, "pack_id" text not null, "phase" text not null, "state" jsonb not null, "seq" int not null default 0, "next_instant" timestamptz null, "closed" boolean not null default false, "started_on" date not null, "created_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`alter table "decision" add constraint "decision_code_unique" unique ("code");`);
    this.addSql(`create index "decision_next_instant_index" on "decision" ("next_instant");`);
    this.addSql(`create index "decision_phase_index" on "decision" ("phase");`);
    this.addSql(`create index "decision_organ_id_year_index" on "decision" ("organ_id", "year");`);
    this.addSql(`create index "decision_created_at_index" on "decision" ("created_at");`);

    this.addSql(
      `create table "gate_record" ("id" uuid not null default uuidv7(), "decision_id" uuid not null, "gate" text not null, "status" text not null, "fact" jsonb null, "draft_hash" text null, "reason" text null, "decided_by" text null, "recorded_at" timestamptz not null, "recorded_by" uuid null, "late_entry" boolean not null default false, "seq" int not null, primary key ("id"));`,
    );
    this.addSql(`alter table "gate_record" add constraint "gate_record_decision_id_seq_unique" unique ("decision_id", "seq");`);

    this.addSql(
      `create table "decision_event" ("id" uuid not null default uuidv7(), "decision_id" uuid not null, "seq" int not null, "type" text not null, "data" jsonb not null, "occurred_on" date null, "recorded_at" timestamptz not null, "actor_id" uuid null, "command_key" text null, primary key ("id"));`,
    );
    this.addSql(`alter table "decision_event" add constraint "decision_event_decision_id_seq_unique" unique ("decision_id", "seq");`);

    this.addSql(
      `create table "catalog_row" ("id" uuid not null default uuidv7(), "version_id" uuid not null, "entry_id" uuid not null, "position" int not null, "printed_no" text not null, "name" text not null, "category" text null, "lead_unit" text not null, "co_units" jsonb not null, "planned_text" text null, "planned_precision" text null, "planned_from" date null, "planned_to" date null, "heard" boolean null, "adjustment" text null, "adjustment_reason" text null, "adjusted_on" date null, primary key ("id"));`,
    );
    this.addSql(`alter table "catalog_row" add constraint "catalog_row_version_id_entry_id_unique" unique ("version_id", "entry_id");`);

    this.addSql(
      `create table "organ_role" ("id" uuid not null default uuidv7(), "decision_id" uuid not null, "organ_id" uuid not null, "role" text not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "organ_role" add constraint "organ_role_decision_id_organ_id_role_unique" unique ("decision_id", "organ_id", "role");`,
    );

    this.addSql(
      `create table "outbox" ("id" uuid not null default uuidv7(), "key" text not null, "kind" text not null, "payload" jsonb not null, "due_at" timestamptz not null, "sent_at" timestamptz null, "attempts" int not null default 0, "last_error" text null, primary key ("id"));`,
    );
    this.addSql(`alter table "outbox" add constraint "outbox_key_unique" unique ("key");`);
    this.addSql(`create index "outbox_sent_at_due_at_index" on "outbox" ("sent_at", "due_at");`);

    this.addSql(
      `create table "delivery" ("id" uuid not null default uuidv7(), "outbox_id" uuid not null, "channel" text not null, "recipient" text null, "delivered_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`alter table "delivery" add constraint "delivery_outbox_id_channel_unique" unique ("outbox_id", "channel");`);

    this.addSql(
      `create table "person" ("id" uuid not null default uuidv7(), "account" text not null, "name" text not null, "organ_id" uuid not null, primary key ("id"));`,
    );
    this.addSql(`alter table "person" add constraint "person_account_unique" unique ("account");`);

    this.addSql(
      `create table "artefact" ("id" uuid not null default uuidv7(), "decision_id" uuid not null, "kind" text not null, "version" int not null, "title" text not null, "text" text not null, "hash" text not null, "saved_by_id" uuid not null, "saved_at" timestamptz not null, "cleared_by_id" uuid null, "cleared_at" timestamptz null, "clearance_note" text null, "published_at" timestamptz null, "command_key" text null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "artefact" add constraint "artefact_decision_id_kind_version_unique" unique ("decision_id", "kind", "version");`,
    );

    this.addSql(
      `create table "artefact_file" ("id" uuid not null default uuidv7(), "artefact_id" uuid null, "name" text not null, "media_type" text not null, "bytes" int not null, "sha256" text not null, "content" bytea not null, "uploaded_by_id" uuid not null, "uploaded_at" timestamptz not null, primary key ("id"));`,
    );

    this.addSql(
      `create table "publication" ("id" uuid not null default uuidv7(), "effect_key" text not null, "subject_kind" text not null, "subject_id" uuid not null, "what" text not null, "ref_id" text not null, "place" text not null, "address" text not null, "snapshot" text null, "sha256" text null, "rendered_at" timestamptz null, "handed_over_at" timestamptz null, "published_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`alter table "publication" add constraint "publication_effect_key_unique" unique ("effect_key");`);
    this.addSql(`create index "publication_subject_kind_subject_id_index" on "publication" ("subject_kind", "subject_id");`);

    this.addSql(
      `create table "role_grant" ("id" uuid not null default uuidv7(), "person_id" uuid not null, "organ_id" uuid not null, "role" text not null, "valid_from" timestamptz not null, "valid_to" timestamptz null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "role_grant" add constraint "role_grant_person_id_organ_id_role_valid_from_unique" unique ("person_id", "organ_id", "role", "valid_from");`,
    );

    this.addSql(
      `create table "round" ("id" uuid not null default uuidv7(), "decision_id" uuid not null, "notice_id" uuid not null, "no" int not null, "draft_hash" text not null, "days" int not null, "closes_on" date not null, "shortened_reason" text null, "opens_at" timestamptz null, "closes_at" timestamptz null, "counted_at" timestamptz null, "register_closed_at" timestamptz null, "received_at_close" int null, "extensions" jsonb not null, primary key ("id"));`,
    );
    this.addSql(`create index "round_closes_at_index" on "round" ("closes_at");`);
    this.addSql(`alter table "round" add constraint "round_decision_id_no_unique" unique ("decision_id", "no");`);

    this.addSql(
      `create table "comment" ("id" uuid not null default uuidv7(), "round_id" uuid not null, "code" text not null, "secret_hash" text null, "form_key" text null, "body_hash" text not null, "text" text not null, "clause" text null, "channel" text not null, "commenter_kind" text not null, "name_cipher" text null, "unit_name" text null, "signatory_count" int null, "signatories_cipher" text null, "phone_cipher" text null, "phone_index" text null, "email_cipher" text null, "email_index" text null, "under_fourteen" boolean not null default false, "received_at" timestamptz not null, "received_on" date not null, "postmark_on" date null, "late" boolean not null default false, "after_register" boolean not null default false, "recorded_by_id" uuid null, "scan_hash" text null, "edited_at" timestamptz null, "withdrawn_at" timestamptz null, "withheld_reason" text null, primary key ("id"));`,
    );
    this.addSql(`alter table "comment" add constraint "comment_code_unique" unique ("code");`);
    this.addSql(`create index "comment_round_id_received_at_index" on "comment" ("round_id", "received_at");`);
    this.addSql(`alter table "comment" add constraint "comment_round_id_form_key_unique" unique ("round_id", "form_key");`);

    this.addSql(
      `create table "disposition" ("id" uuid not null default uuidv7(), "comment_id" uuid not null, "kind" text not null, "reason" text not null, "adopted_part" text null, "not_adopted_part" text null, "referred_to" text null, "decided_by_id" uuid not null, "decided_at" timestamptz not null, "superseded_at" timestamptz null, "command_key" text null, primary key ("id"));`,
    );
    this.addSql(`create index "disposition_comment_id_index" on "disposition" ("comment_id");`);

    this.addSql(
      `create table "comment_edit" ("id" uuid not null default uuidv7(), "comment_id" uuid not null, "text_before" text not null, "at" timestamptz not null, primary key ("id"));`,
    );

    this.addSql(
      `alter table "deadline_revision" add constraint "deadline_revision_deadline_id_foreign" foreign key ("deadline_id") references "deadline" ("id");`,
    );

    this.addSql(
      `alter table "organ" add constraint "organ_parent_id_foreign" foreign key ("parent_id") references "organ" ("id") on delete set null;`,
    );

    this.addSql(`alter table "notice" add constraint "notice_organ_id_foreign" foreign key ("organ_id") references "organ" ("id");`);

    this.addSql(`alter table "catalog" add constraint "catalog_organ_id_foreign" foreign key ("organ_id") references "organ" ("id");`);

    this.addSql(
      `alter table "catalog_version" add constraint "catalog_version_catalog_id_foreign" foreign key ("catalog_id") references "catalog" ("id");`,
    );

    this.addSql(
      `alter table "catalog_event" add constraint "catalog_event_catalog_id_foreign" foreign key ("catalog_id") references "catalog" ("id");`,
    );

    this.addSql(
      `alter table "catalog_entry" add constraint "catalog_entry_catalog_id_foreign" foreign key ("catalog_id") references "catalog" ("id");`,
    );

    this.addSql(
      `alter table "matter" add constraint "matter_entry_id_foreign" foreign key ("entry_id") references "catalog_entry" ("id");`,
    );

    this.addSql(`alter table "decision" add constraint "decision_matter_id_foreign" foreign key ("matter_id") references "matter" ("id");`);
    this.addSql(`alter table "decision" add constraint "decision_organ_id_foreign" foreign key ("organ_id") references "organ" ("id");`);
    this.addSql(
      `alter table "decision" add constraint "decision_lead_organ_id_foreign" foreign key ("lead_organ_id") references "organ" ("id");`,
    );

    this.addSql(
      `alter table "gate_record" add constraint "gate_record_decision_id_foreign" foreign key ("decision_id") references "decision" ("id");`,
    );

    this.addSql(
      `alter table "decision_event" add constraint "decision_event_decision_id_foreign" foreign key ("decision_id") references "decision" ("id");`,
    );

    this.addSql(
      `alter table "catalog_row" add constraint "catalog_row_version_id_foreign" foreign key ("version_id") references "catalog_version" ("id");`,
    );
    this.addSql(
      `alter table "catalog_row" add constraint "catalog_row_entry_id_foreign" foreign key ("entry_id") references "catalog_entry" ("id");`,
    );

    this.addSql(
      `alter table "organ_role" add constraint "organ_role_decision_id_foreign" foreign key ("decision_id") references "decision" ("id");`,
    );
    this.addSql(
      `alter table "organ_role" add constraint "organ_role_organ_id_foreign" foreign key ("organ_id") references "organ" ("id");`,
    );

    this.addSql(`alter table "delivery" add constraint "delivery_outbox_id_foreign" foreign key ("outbox_id") references "outbox" ("id");`);

    this.addSql(`alter table "person" add constraint "person_organ_id_foreign" foreign key ("organ_id") references "organ" ("id");`);

    this.addSql(
      `alter table "artefact" add constraint "artefact_decision_id_foreign" foreign key ("decision_id") references "decision" ("id");`,
    );
    this.addSql(
      `alter table "artefact" add constraint "artefact_saved_by_id_foreign" foreign key ("saved_by_id") references "person" ("id");`,
    );
    this.addSql(
      `alter table "artefact" add constraint "artefact_cleared_by_id_foreign" foreign key ("cleared_by_id") references "person" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "artefact_file" add constraint "artefact_file_artefact_id_foreign" foreign key ("artefact_id") references "artefact" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "artefact_file" add constraint "artefact_file_uploaded_by_id_foreign" foreign key ("uploaded_by_id") references "person" ("id");`,
    );

    this.addSql(
      `alter table "role_grant" add constraint "role_grant_person_id_foreign" foreign key ("person_id") references "person" ("id");`,
    );
    this.addSql(
      `alter table "role_grant" add constraint "role_grant_organ_id_foreign" foreign key ("organ_id") references "organ" ("id");`,
    );

    this.addSql(`alter table "round" add constraint "round_decision_id_foreign" foreign key ("decision_id") references "decision" ("id");`);
    this.addSql(`alter table "round" add constraint "round_notice_id_foreign" foreign key ("notice_id") references "notice" ("id");`);

    this.addSql(`alter table "comment" add constraint "comment_round_id_foreign" foreign key ("round_id") references "round" ("id");`);
    this.addSql(
      `alter table "comment" add constraint "comment_recorded_by_id_foreign" foreign key ("recorded_by_id") references "person" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "disposition" add constraint "disposition_comment_id_foreign" foreign key ("comment_id") references "comment" ("id");`,
    );
    this.addSql(
      `alter table "disposition" add constraint "disposition_decided_by_id_foreign" foreign key ("decided_by_id") references "person" ("id");`,
    );

    this.addSql(
      `alter table "comment_edit" add constraint "comment_edit_comment_id_foreign" foreign key ("comment_id") references "comment" ("id");`,
    );
  }
}
