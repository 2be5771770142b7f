-- Finding by words, see docs/decisions/0018-finding-activities.md.

-- Words by their stem and as they are written. A generated column uses it, see sessions.sql.
create or replace function text_search(texts jsonb) returns tsvector language sql immutable parallel safe
return stems_of(in_all_languages(texts)) || words_of(in_all_languages(texts));

create or replace function any_of(words text[]) returns tsquery language sql immutable parallel safe
as $$ select string_agg(distinct quote_literal(word), ' | ')::tsquery from unnest(words) as word $$;

-- Words of the dictionary that may be meant. å, ä and ö are letters of their own: to write a for å is no typing error. Short words share
-- few trigrams with what was meant: there the letters to change are counted, two of them for a swap.
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
end $$;

-- A word is found by its stem, by the words that begin with it, or, when no activity has such a word, by those that differ in marks only
-- (orebro), and otherwise by similar ones. Stop words count
-- only when there are no others. Beginnings are looked up in the dictionary, since the index is far quicker for words than for beginnings
-- of words. Declared immutable although the dictionary grows, so that the planner knows how common the words are; no plan outlives its
-- statement.
create or replace function query_of_all(words text[]) returns tsquery language plpgsql immutable parallel safe as $$
declare
  typed text;
  typed_stem text;
  beginnings text[];
  found tsquery;
  required tsquery;
  stop_words tsquery;
begin
  foreach typed in array words loop
    typed_stem = (ts_lexize('swedish_stem', typed))[1];
    if typed_stem is null then
      stop_words = coalesce(stop_words && any_of(array[typed]), any_of(array[typed]));
      continue;
    end if;
    beginnings = array(select word from word where word >= typed collate "C" and word < typed || chr(1114111) limit 21);
    found = any_of(beginnings || typed_stem);
    if beginnings = '{}' and not exists (select from word where word.stem = typed_stem) then
      beginnings = array(
        (select word from word
          where folded >= folded(typed) collate "C" and folded < folded(typed) || chr(1114111) limit 20)
        union select unnest(array[word, stem]) from word where folded_stem = folded(typed_stem)
      );
      found = any_of(beginnings || typed_stem);
    end if;
    if length(typed) >= 4 and beginnings = '{}' and not exists (select from word where word.stem = typed_stem) then
      found = coalesce(any_of(similar_words(typed)), found);
    end if;
    if cardinality(beginnings) > 20 then
      found = to_tsquery('simple', typed || ':*') || found;
    end if;
    required = coalesce(required && found, found);
  end loop;
  return coalesce(required, stop_words, '');
end $$;

-- All of these words, and also with two of them joined that are one word in the dictionary ("e post").
create or replace function search_query(words text[]) returns tsquery language plpgsql immutable parallel safe as $$
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
end $$;
