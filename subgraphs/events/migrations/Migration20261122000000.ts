import { Migration } from "@mikro-orm/migrations";

/** Finding: conditions that each fit many and together few, activities in any state, and no index that nothing asks. */
export class Migration20261122000000 extends Migration {
  override up(): void {
    // Each day with a session; what runs for more than a year stands under infinity.
    this.addSql(`
      create function days_of(spans datemultirange) returns date[] language sql immutable strict parallel safe
      return (
        select case when sum(upper(span) - lower(span)) > 366 then '{infinity}' else (
          select array_agg(lower(s) + n) from unnest(spans) as s cross join generate_series(0, upper(s) - lower(s) - 1) as n
        ) end
        from unnest(spans) as span
      )`);
    this.addSql(`drop index event_municipality_code_county_code_format_topics_target_gr_idx`);
    // Municipality as an array too: several of them are then one look into the index.
    this.addSql(`
      create index event_combined_idx on event using gin
        (municipality_code, county_code, format, topics, target_groups, languages, (array[municipality_code]),
          days_of(session_days), search)`);

    this.addSql(`
      create index on event (municipality_code, format, starts_at, id, ends_at) where status in ('PUBLISHED', 'REPORTED')`);

    this.addSql(`drop index event_lat_lng_idx, event_tstzrange_idx`);
    this.addSql(`create index on event (lat, lng)`);
    this.addSql(`
      create index on event using gist (tstzrange(starts_at, ends_at)) where ends_at - starts_at > interval '1 day'`);
    this.addSql(`
      create index on event (municipality_code, status, starts_at, id, ends_at) where status not in ('PUBLISHED', 'REPORTED')`);

    this.addSql(`
      drop index event_session_days_idx, event_campaign_slug_municipality_code_ends_at_idx, event_campaign_slug_ends_at_idx`);
    this.addSql(`analyze event`);
  }
}
