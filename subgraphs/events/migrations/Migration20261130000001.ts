import { Migration } from "@mikro-orm/migrations";

/** Words without the marks of their letters. */
export class Migration20261130000001 extends Migration {
  override up(): void {
    this.addSql(`alter table word add column folded text collate "C" generated always as (folded(word)) stored`);
    this.addSql(`create index on word (folded)`);
  }
}
