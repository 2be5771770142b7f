import { Migration } from "@mikro-orm/migrations";

/**
 * What hides activities, apart from their lifecycle: the column `status`, by which the indexes find them, becomes one that says HIDDEN.
 * See docs/decisions/0028-suspended-actors.md.
 */
export class Migration20261130000006 extends Migration {
  override up(): void {
    this.addSql(`alter table event rename column status to state`);
    this.addSql(`
      alter table event
        add column organizer_suspended boolean not null default false,
        add column suspended_co_organizer_slugs text[] not null default '{}',
        add column taken_down jsonb,
        add column status text not null generated always as (
          case when (organizer_suspended or taken_down is not null) and state not in ('DRAFT', 'DELETED') then 'HIDDEN' else state end
        ) stored`);
    this.addSql(`
      create index on event using gin (suspended_co_organizer_slugs) where suspended_co_organizer_slugs <> '{}'`);
    this.indexesByStatus();
  }

  /** The indexes of the column that is now `state` are made again on the new one. */
  private indexesByStatus(): void {
    this.addSql(`
      do $$
      declare
        index record;
      begin
        for index in select indexname, indexdef from pg_indexes where tablename = 'event' and indexdef ~ '\\mstate\\M' loop
          execute format('drop index %I', index.indexname);
          execute regexp_replace(index.indexdef, '\\mstate\\M', 'status', 'g');
        end loop;
      end $$`);
  }
}
