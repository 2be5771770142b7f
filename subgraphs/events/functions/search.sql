-- Finding by words, see docs/decisions/0018-finding-activities.md.

-- A generated column uses it, see sessions.sql.
create or replace function text_search(texts jsonb) returns tsvector language sql immutable parallel safe
return words_and_stems_of(in_all_languages(texts));

-- The words that an activity is found by, once for each text that has them.
create or replace function event_words(title jsonb, description jsonb, municipality_code text) returns setof text
language sql immutable parallel safe
as $$
  select word
  from unnest(array[in_all_languages(title), in_all_languages(description), municipality_name(municipality_code)]) as text
  cross join unnest(tsvector_to_array(words_of(text))) as word
  where word !~ '[''\\]'
$$;

create or replace function any_of(words text[]) returns tsquery language sql immutable parallel safe
as $$ select string_agg(distinct quote_literal(word), ' | ')::tsquery from unnest(words) as word $$;

-- Words of the dictionary that may be meant. å, ä and ö are letters of their own: to write a for å is no typing error. Short words share
-- few trigrams with what was meant: there the letters to change are counted, two of them for a swap.
create or replace function similar_words(typed text) returns text[] language plpgsql stable parallel safe as $$
begin
  perform set_limit(0.2);
  return array(
    select unnest(array[word] || word_stems(word)) from (
      select word from word
      where word % typed and stems <> '{}'
        and (similarity(word, typed) >= 0.4
          or case when length(word) <= 20 then levenshtein(word, typed) <= least(length(typed), 6) / 3 end)
        and not starts_with(translate(word, 'åäöéü', 'aaoeu'), translate(typed, 'åäöéü', 'aaoeu'))
      order by similarity(word, typed) desc, word limit 5
    ) as alike
  );
end $$;

-- What finds a word in any form; when none is there, what differs from one in marks only.
create or replace function query_of_forms(typed text) returns tsquery language plpgsql stable parallel safe as $$
declare
  typed_stems constant text[] = word_stems(typed);
begin
  if exists (select from word where stems && typed_stems) then
    return any_of(typed_stems);
  end if;
  return any_of(typed_stems || array(select word from word where folded_stems && folded_stems(typed)));
end $$;

-- What finds a word: its stems, all parts of a compound, the words that begin with it, when there are none, those that differ in marks only
-- (orebro), and when there is nothing of all this, similar ones. Beginnings are looked up in the dictionary, since the index is far quicker for
-- words than for beginnings of words.
create or replace function query_of_word(typed text) returns tsquery language plpgsql stable parallel safe as $$
declare
  typed_stems constant text[] = word_stems(typed);
  parts constant text[] = compound_parts(typed);
  beginnings text[] = array(select word from word where word >= typed collate "C" and word < typed || chr(1114111) limit 21);
  by_parts tsquery = '';
  part text;
begin
  foreach part in array parts loop
    by_parts = by_parts && query_of_forms(part);
  end loop;
  if cardinality(beginnings) > 20 then
    return (quote_literal(typed) || ':*')::tsquery || any_of(typed_stems) || by_parts;
  end if;
  if beginnings = '{}' then
    beginnings = array(
      (select word from word where folded >= folded(typed) collate "C" and folded < folded(typed) || chr(1114111) limit 20)
      union select word from word where folded_stems && folded_stems(typed)
    );
    if beginnings = '{}' and parts = '{}' and length(typed) >= 4 and not exists (select from word where word.stems && typed_stems) then
      beginnings = similar_words(typed);
    end if;
  end if;
  return any_of(typed || beginnings || typed_stems) || by_parts;
end $$;

-- All of these words, each as it is or joined with the one beside it, where the dictionary has them as one ("e post"). The name of a county
-- (dalarna/20) finds what lies there too. Words without meaning of their own (och, i) count only when there are no others. Declared immutable
-- although the dictionary grows, so that the planner knows how common the words are; no plan outlives its statement.
create or replace function search_query(words text[]) returns tsquery language plpgsql immutable parallel safe as $$
declare
  any_has_meaning constant boolean = exists (select from unnest(words) as word where word_stems(word) <> '{}');
  found tsquery;
  required tsquery = '';
  joined text;
  name text;
begin
  for i in 1 .. cardinality(words) loop
    continue when any_has_meaning and word_stems(words[i]) = '{}';
    if words[i] like '%/%' then
      name = split_part(words[i], '/', 1);
      found = query_of_forms(name) || (quote_literal(name) || ':*')::tsquery || any_of(array['/' || split_part(words[i], '/', 2)]);
      required = required && found;
      continue;
    end if;
    found = case when any_has_meaning then query_of_word(words[i]) else any_of(array[words[i]]) end;
    foreach joined in array array[words[i - 1] || words[i], words[i] || words[i + 1]] loop
      if exists (select from word where word = joined or stems && word_stems(joined)) then
        found = found || query_of_word(joined);
      end if;
    end loop;
    required = required && found;
  end loop;
  return required;
end $$;

-- Any of these words as they are, but for those without meaning of their own.
create or replace function as_typed(words text[]) returns tsquery language sql immutable parallel safe
as $$ select coalesce(any_of(array(select split_part(word, '/', 1) from unnest(words) as word where word_stems(word) <> '{}')), '') $$;
