-- Words of questions. Nothing that is stored uses these.

-- Irregular forms without the marks of their letters (bocker).
create or replace function folded_irregular_forms() returns jsonb language sql immutable parallel safe
as $$ select jsonb_object_agg(folded(form), folded(stem)) from jsonb_each_text(irregular_forms()) as _(form, stem) $$;

-- The stems of a word without the marks of its letters.
create or replace function folded_stems(word text) returns text[] language plpgsql immutable parallel safe strict as $$
begin
  return word_stems(folded(word)) || irregular_stem(folded(word), folded_irregular_forms());
end $$;

-- A word in any form, in a question for texts with weight A, or for folded ones too with weight AD.
create or replace function question_of_word(word text, weight text) returns text language sql immutable parallel safe
return (
  select string_agg(quote_literal(stem) || ':' || weight, ' | ')
  from unnest(case weight when 'A' then word_stems(word) else folded_stems(word) end) as stem
);

-- A question to an index of `exact_and_folded`, for all of these words or words that begin with them: with weight A as they are, with weight AD folded. Each is
-- there as it is or in any form, as all parts of a compound, or joined with the word beside it ("e post", "e-post": epost). The name of a county
-- (dalarna/20) finds what lies there too. Words without meaning of their own count only when there are no others.
create or replace function question_of_all(words text, weight text, in_any_form boolean) returns tsquery language sql immutable parallel safe
return (
  select string_agg('(' || concat_ws(' | ', alternatives, quote_literal('/' || county)) || ')', ' & ')::tsquery
  from (
    select county, word_stems(word) <> '{}' as has_meaning, bool_or(word_stems(word) <> '{}') over () as any_has, (
      select string_agg(alternative, ' | ')
      from unnest(array[before || word, word, word || after]) as written
      cross join unnest(array[quote_literal(written) || ':*' || weight] || case when in_any_form then array[
        question_of_word(written, weight),
        (select '(' || string_agg('(' || question_of_word(part, weight) || ')', ' & ') || ')' from unnest(compound_parts(written)) as part)
      ] end) as alternative
    ) as alternatives
    from (
      select word, county, lag(word) over (order by n) as before, lead(word) over (order by n) as after
      from (
        select n, split_part(marked, '/', 1) as word, nullif(split_part(marked, '/', 2), '') as county
        from unnest(string_to_array(words, ' ')) with ordinality as _(marked, n)
      ) as split
    ) as neighbours
  ) as questions
  where has_meaning or not any_has
);
