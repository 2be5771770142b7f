import { Migration } from "@mikro-orm/migrations";

/** Typing errors in short words, and words that are written apart. */
export class Migration20261122003000 extends Migration {
  override up(): void {
    this.addSql(`create extension if not exists fuzzystrmatch`);

    // Short words share few trigrams with what was meant: there the letters to change are counted, two of them for a swap.
    this.addSql(`
      create or replace function similar_words(typed text) returns text[] language plpgsql stable parallel safe as $$
      begin
        perform set_limit(0.2);
        return array(
          select unnest(array[word, stem]) from (
            select word, stem from word
            where word % typed and stem is not null
              and (similarity(word, typed) >= 0.4
                or case when length(word) <= 20 then levenshtein(word, typed) <= least(length(typed), 6) / 3 end)
              and not starts_with(translate(word, 'åäöéü', 'aaoeu'), translate(typed, 'åäöéü', 'aaoeu'))
            order by similarity(word, typed) desc, word limit 5
          ) as alike
        );
      end $$`);

    this.addSql(`alter function search_query rename to query_of_all`);
    this.addSql(`
      create function search_query(words text[]) returns tsquery language plpgsql immutable parallel safe as $$
      declare
        joined text;
      begin
        for i in 1 .. cardinality(words) - 1 loop
          joined = words[i] || words[i + 1];
          if exists (select from word where word = joined) then
            return query_of_all(words) || search_query(words[: i - 1] || joined || words[i + 2 :]);
          end if;
        end loop;
        return query_of_all(words);
      end $$`);
  }
}
