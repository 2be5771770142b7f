import { Migration } from "@mikro-orm/migrations";

/** The content of submissions, as it was written before it was marked as its municipality's own. */
export class Migration20261130000001 extends Migration {
  override up(): void {
    this.addSql(`
      update audit_log set diff = (
        select jsonb_agg(case when value ->> 'path' = 'payload' then value || '{"ownersOnly": true}' else value end order by nth)
        from jsonb_array_elements(diff) with ordinality as each(value, nth))
      where entity_type = 'CenterSubmission' and diff @> '[{"path": "payload"}]'`);
  }
}
