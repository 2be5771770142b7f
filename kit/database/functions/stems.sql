-- Forms of Swedish words, see docs/decisions/0018-finding-activities.md. Generated columns use these: what plpgsql calls is named with its
-- schema, since a restored dump is filled with an empty search path.

-- A word without meaning of its own (och, i). Vara is none, since it is a municipality too.
create or replace function is_stop_word(word text) returns boolean language plpgsql immutable parallel safe strict as $$
begin
  return length(word) <= 7 and word <> 'vara' and ts_lexize('pg_catalog.swedish_stem', word) = '{}';
end $$;

-- Forms that follow no rule and other spellings, with the regular endings that they may have besides, and their stems. Each line begins with the stem; they stand at
-- the end of compounds and after prefixes too.
create or replace function irregular_forms() returns jsonb language sql immutable parallel safe
return (
  select jsonb_object_agg(form || ending, forms[1])
  from regexp_split_to_table('bok böcker
    bokstav bokstäver
    bond bönder
    brand bränder
    bror broder bröder
    dotter döttrar
    far fäder
    fot fötter
    gås gäss
    hand händer
    land länder
    ledamot ledamöter
    man män männ
    mor mödrar
    mus möss
    natt nätter
    rot rötter
    son söner
    stad städer
    strand stränder
    tand tänder
    ög ögon
    ör öron
    café kafé kaféer kaféerna
    bra bättre bäst
    dålig sämre sämst värre värst
    gaml gammal äldre äldst
    hög högre högst
    liten litet lill små mindre minst
    lång längre längst
    låg lägre lägst
    stor större störst
    tung tyngre tyngst
    ung yngre yngst
    bjud bjöd
    bryt bröt
    driv drev
    få fick
    ge gav givit
    gå gick
    gör gjord gjort
    håll höll
    kän känd
    lägg lagd lagt
    läs läst
    lås låst
    låt lät
    res rest
    se såg
    skriv skrev
    slå slog
    stjäl stul
    stå stod
    svinn svann svunn
    säg sagd sagt
    sälj såld sålt
    sätt satt
    ta tog tagit
    vet visst
    välj vald valt', '\n\s*') as line,
    string_to_array(line, ' ') as forms,
    unnest(forms[2:]) as form,
    unnest(array['', 'a', 'e', 'en', 'et', 'n', 'na', 't']) as ending
);

-- The stem of a word that ends in such a form, otherwise none.
create or replace function irregular_stem(word text, forms jsonb) returns text[] language plpgsql immutable parallel safe strict as $$
begin
  for size in reverse least(length(word), 11) .. 3 loop
    if forms ? right(word, size) then
      return array[public.evenly_spelled(left(word, -size) || (forms ->> right(word, size)))];
    end if;
  end loop;
  return '{}';
end $$;

-- A stem as it is spelled in all forms: with one m or n, and after the first syllable one p, t … (programm-et, workshopp-en), and
-- without the e that comes and goes (säker, säkr-a; nummer, numr-et). One that is a stop word itself (minn-et, varor-na) is marked, since every
-- text has that word.
create or replace function evenly_spelled(stem text) returns text language plpgsql immutable parallel safe strict as $$
declare
  even text = stem;
begin
  case right(stem, 2)
    when 'mm', 'nn' then
      even = left(stem, -1);
    when 'bb', 'dd', 'gg', 'pp', 'tt' then
      if stem ~ '[aeiouyåäöé].*[aeiouyåäöé]..$' then even = left(stem, -1); end if;
    when 'el', 'en', 'er' then
      if stem ~ '[^aeiouyåäöé]..$' then even = regexp_replace(left(stem, -2), 'mm$', 'm') || right(stem, 1); end if;
    else
  end case;
  return case when length(even) < 6 and public.is_stop_word(even) then even || '0' else even end;
end $$;

-- The stems of which a word may be a form: words that share one are taken for forms of one another. `kontor` may be the plural of a konta,
-- but it is a stem itself too, which keeps `kontoret` apart from `konto`. Words without meaning of their own (och, i) have none.
create or replace function word_stems(word text) returns text[] language plpgsql immutable parallel safe strict as $$
declare
  form text = word;
  stem text;
  ending int;
  stems text[];
begin
  if public.is_stop_word(word) then return '{}'; end if;
  stems = array[public.evenly_spelled(word)];
  -- Without the s of the genitive.
  if word ~ '..[^s]s$' then
    form = left(word, -1);
    stems = stems || public.evenly_spelled(form);
  end if;
  stems = stems || public.irregular_stem(form, public.irregular_forms());
  if form ~ '[adenrtm]$' then
    ending = case
      -- internet is no intern, internat neither.
      when form ~ 'ern[ae]t$' then 0
      when form ~ '..(?:[ae]rna|.orna)$|^öarna$' then 4
      when form ~ '..(?:ena|ade|[oåié]rna)$' then 3
      when form ~ '..(?:a[drnt]|e[rnt]|(?:[ei]|tr)um|[obdfgjklmnprtvx]na|(?:[^a]t|gat|[^et])or)$|^öar$' then 2
      when form ~ '..(?:a|e|[aeiouyåäöé][nt]|[aeo][lr]n|[aeioå]r|[bdfgjklmnprtv]t|öst)$|.yn$|^ön$|^[^aeiouyåäö][aeoåy]r$' then 1
      else 0
    end;
    if ending > 0 and left(form, -ending) ~ '[aeiouyåäöé]' then
      stems = stems || public.evenly_spelled(left(form, -ending));
    end if;
  end if;
  -- Endings that may be shorter or longer: lån-a and konto-na, lärar-na and ungdom-arna, lärar-e and kort-are, säker-het, centrum-et and centr-et,
  -- partner-n, ny-tt, känt of känd, gott of god.
  if form ~ '..na$' then
    stems = stems || public.evenly_spelled(left(form, -1));
    if form ~ '..arna$' then stems = stems || left(form, -2); end if;
  elsif form ~ '..(?:aren?|aste?|[ae]nde(?:na?|t)?)$' then
    stems = stems || public.evenly_spelled(regexp_replace(form, '(?:aren?|aste?|[ae]nde(?:na?|t)?)$', ''));
  elsif form ~ '...het(?:en|er|erna)?$' then
    stems = stems || public.evenly_spelled(regexp_replace(form, 'het(?:en|er|erna)?$', ''));
  elsif form ~ '(?:[ei]|tr)ume[nt]$' then
    stems = stems || left(form, -4);
  elsif form ~ '..ern$' then
    stems = stems || left(form, -3);
  elsif form ~ '.[aeiouyåäöé]tt$' then
    stems = stems || array[public.evenly_spelled(left(form, -2)), left(form, -2) || 'd'];
  elsif form ~ '..[bdfgjlmnrv]t$' then
    stems = stems || (left(form, -1) || 'd');
  end if;
  -- Past tenses and participles: ring-de, sök-te, bo-dde, köp-ta, anmäl-da, anmäl-d, skriv-it.
  ending = case right(form, 1)
    when 'e' then case when form ~ '[gjlmrv]de$|[kpsx]te$' then 2 when form ~ '[oåy]dde$' then 3 else 0 end
    when 'a' then case when form ~ '(?:[^a]g|[jmv]|ll|äl|[öy]r)da$|(?:[^aei]k|[^o]p)ta$' then 2 else 0 end
    when 'd' then case when form ~ '(?:[^a]g|[jmv]|ll|äl|[öy]r)d$' then 1 else 0 end
    when 't' then case when form ~ '..it$' then 2 else 0 end
    else 0
  end;
  if ending > 0 and left(form, -ending) ~ '[aeiouyåäöé]' then
    stems = stems || public.evenly_spelled(left(form, -ending));
  end if;
  -- The plural of ansökan, anmälan, inbjudan; a studio's studi-or.
  if form like '%ning%' then
    stems = stems || regexp_replace(form, '([^aeiouyåäöé])ning(?:en|ar|arna)?$', '\1an');
  elsif form like '%ior%' then
    stems = stems || regexp_replace(form, 'ior(?:na)?$', 'io');
  end if;
  return stems;
end $$;

-- The stems of a word and, if it is a compound, of its parts.
create or replace function stems_with_parts(word text) returns text[] language plpgsql immutable parallel safe strict as $$
declare
  stems text[] = public.word_stems(word);
  part text;
begin
  foreach part in array public.compound_parts(word) loop
    stems = stems || public.word_stems(part);
  end loop;
  return stems;
end $$;
