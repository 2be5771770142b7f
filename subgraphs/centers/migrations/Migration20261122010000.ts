import { Migration } from "@mikro-orm/migrations";

/** Imports find the latest submission of a name. */
export class Migration20261122010000 extends Migration {
  override up(): void {
    this.addSql(`create index on center_submission (municipality_code, external_id, id)`);
  }
}
