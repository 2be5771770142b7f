import { Migration } from "@mikro-orm/migrations";

/** Finding: words as they are written beside their stems, a dictionary for typing errors, filters combined, days. */
export class Migration20261121222000 extends Migration {
  override up(): void {
    this.addSql(`create extension if not exists pg_trgm`);
    this.addSql(`create extension if not exists btree_gin`);

    this.addSql(`
      create function text_search(texts jsonb) returns tsvector language sql immutable parallel safe
      return to_tsvector('swedish', coalesce(texts, '{}')) || to_tsvector('simple', coalesce(texts, '{}'))`);
    this.addSql(`
      alter table event alter search
      set expression as (setweight(text_search(title), 'A') || setweight(text_search(description), 'B'))`);

    // Every word that a public activity has or had.
    this.addSql(`
      create table word (
        word text collate "C" primary key,
        stem text collate "C" generated always as ((ts_lexize('swedish_stem', word))[1]) stored
      )`);
    this.addSql(`create index on word (stem)`);
    this.addSql(`create index on word using gin (word gin_trgm_ops)`);
    this.addSql(`
      create function learn_words(texts jsonb[]) returns void language sql security definer set search_path = public, pg_temp as $$
        insert into word (word)
        select distinct said.word
        from unnest(texts) as text cross join unnest(tsvector_to_array(to_tsvector('simple', text))) as said(word)
        where said.word !~ '[''\\\\]' and not exists (select from word where word.word = said.word)
        order by said.word
        on conflict do nothing
      $$`);
    this.addSql(`
      create function learn_changed_words() returns trigger language plpgsql as $$
      begin
        perform learn_words(array(
          select text from changed, unnest(array[title, description]) as text
          where text is not null and status in ('PUBLISHED', 'REPORTED')));
        return null;
      end $$`);
    for (const verb of ["insert", "update"]) {
      this.addSql(`
        create trigger learn_words_after_${verb} after ${verb} on event
        referencing new table as changed for each statement execute function learn_changed_words()`);
    }
    this.addSql(`
      select learn_words(array(
        select text from event, unnest(array[title, description]) as text
        where text is not null and status in ('PUBLISHED', 'REPORTED')))`);

    // å, ä and ö are letters of their own: to write a for å is no typing error.
    this.addSql(`
      create function similar_words(typed text) returns text[] language sql stable parallel safe
      return array(
        select unnest(array[word, stem]) from (
          select word, stem from word
          where word % typed and similarity(word, typed) >= 0.4
            and not starts_with(translate(word, 'åäöéü', 'aaoeu'), translate(typed, 'åäöéü', 'aaoeu'))
          order by similarity(word, typed) desc, word limit 5
        ) as alike
      )`);
    this.addSql(`
      create function any_of(words text[]) returns tsquery language sql immutable parallel safe
      return (select string_agg(distinct quote_literal(word), ' | ')::tsquery from unnest(words) as word)`);

    // A word is found by its stem, by the words that begin with it, or, when no activity has such a word, by similar ones.
    // Words that say nothing count only when there are no others. Beginnings are looked up in the dictionary, since the
    // index is far quicker for words than for beginnings of words. Declared immutable although the dictionary grows, so
    // that the planner knows how common the words are; no plan outlives its question.
    this.addSql(`
      create function search_query(words text[]) returns tsquery language plpgsql immutable parallel safe as $$
      declare
        typed text;
        meaning text;
        forms text[];
        found tsquery;
        telling tsquery;
        empty tsquery;
      begin
        foreach typed in array words loop
          meaning = (ts_lexize('swedish_stem', typed))[1];
          if meaning is null then
            empty = coalesce(empty && any_of(array[typed]), any_of(array[typed]));
            continue;
          end if;
          forms = array(select word from word where word >= typed collate "C" and word < typed || chr(1114111) limit 21);
          found = any_of(forms || meaning);
          if length(typed) >= 4 and forms = '{}' and not exists (select from word where stem = meaning) then
            found = coalesce(any_of(similar_words(typed)), found);
          end if;
          if cardinality(forms) > 20 then
            found = to_tsquery('simple', typed || ':*') || found;
          end if;
          telling = coalesce(telling && found, found);
        end loop;
        return coalesce(telling, empty, '');
      end $$`);

    // One index for what is combined freely: it finds the few that fit several conditions of which each fits many.
    this.addSql(`drop index event_search_idx, event_topics_target_groups_languages_idx`);
    this.addSql(`
      create index on event using gin (municipality_code, county_code, format, topics, target_groups, languages, search)`);

    this.addSql(`create index on event (lat, lng) where status in ('PUBLISHED', 'REPORTED')`);

    // Activities of more than a day, whose start says little about when they run.
    this.addSql(`
      create index on event using gist (tstzrange(starts_at, ends_at))
      where status in ('PUBLISHED', 'REPORTED') and ends_at - starts_at > interval '1 day'`);
  }
}
