import { Migration } from "@mikro-orm/migrations";

/** Traces are found by what was done, with which key and for which municipality. */
export class Migration20261130000004 extends Migration {
  override up(): void {
    for (const column of ["action", "viewer_key_id", "viewer_municipality"])
      this.addSql(`create index on audit_log (${column}, at, id)`);
  }
}
