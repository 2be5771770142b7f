import { Migration } from "@mikro-orm/migrations";

/** Row-level security of help statistics and of the municipalities, which are reference data. */
export class Migration20261121223000 extends Migration {
  override up(): void {
    this.addSql(`select hub_guard('help_statistic', $$ hub_is('COORDINATOR') or exists (
      select from digidel_center as c where c.id = center_id and c.municipality_code = hub_municipality()) $$)`);
    this.addSql(`select hub_guard('municipality', $$ hub_is('HUB') $$)`);
  }
}
