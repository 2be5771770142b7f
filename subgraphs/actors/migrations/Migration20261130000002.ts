import { Migration } from "@mikro-orm/migrations";
import toPrototypes from "unhomoglyph";

/** `nameKeyOf` as it was when this was written. */
const nameKeyOf = (name: string): string => {
  const seen = name.normalize("NFKD").replace(/[\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu, "");
  const lower = toPrototypes(toPrototypes(seen).toLowerCase()).toLowerCase();
  return lower.replaceAll("i", "l").normalize("NFC");
};

/** PostgreSQL does not know which names resemble each other. What has left does not keep its name from others. */
export class Migration20261130000002 extends Migration {
  override async up(): Promise<void> {
    for (const table of ["actor", "membership_application"]) {
      await this.execute(`alter table ${table} add column name_key text`);
      const rows = await this.execute(`select id, name from ${table}`);
      for (const { id, name } of rows as { id: string; name: string }[])
        await this.execute(`update ${table} set name_key = ? where id = ?`, [nameKeyOf(name), id]);
      await this.execute(`alter table ${table} alter column name_key set not null`);
    }
    this.addSql(`alter table actor drop constraint actor_org_number_name_key`);
    this.addSql(`drop index actor_lower_idx`);
    this.addSql(`create index on actor (name_key)`);
    this.addSql(`create unique index on actor (org_number, name_key) nulls not distinct where status <> 'LEFT'`);
    this.addSql(`drop index membership_application_lower_idx`);
    this.addSql(`create unique index on membership_application (org_number, name_key) nulls not distinct
      where status = 'SUBMITTED'`);
  }
}
