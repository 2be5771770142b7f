import { Migration } from "@mikro-orm/migrations";

/** A campaign may have several goals of a kind, each for another period. */
export class Migration20261130000011 extends Migration {
  override up(): void {
    this.addSql(`alter table goal drop constraint goal_campaign_slug_kind_key,
      add unique (campaign_slug, kind, from_day, to_day)`);
  }
}
