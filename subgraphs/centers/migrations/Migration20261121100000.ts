import { Migration } from "@mikro-orm/migrations";

/** Drafts, the steps of a submission, and when a centre was last changed. */
export class Migration20261121100000 extends Migration {
  override up(): void {
    this.addSql(`alter table digidel_center add column updated_at timestamptz(3)`);
    this.addSql(`
      alter table center_submission
        alter column operator_slug drop not null,
        add column history jsonb not null default '[]',
        add check (operator_slug is not null or status in ('DRAFT', 'WITHDRAWN'))`);
    this.addSql(`drop index center_submission_center_id_idx`);
    this.addSql(`create index on center_submission (center_id, id)`);
  }
}
