-- Parts of compounds, see docs/decisions/0018-finding-activities.md.

-- What compounds of the field are made of: first parts with their joint (surfplatte-kurs), last parts by the beginning that all their forms
-- share, and what is both; without the marks of their letters too, but for the shortest (nät). None is a verb or says something else by itself:
-- "läs mer om kursen" is about no läskurs, "på grund av" about no grundkurs, and "vår kurs" may be in autumn.
create or replace function compound_words() returns jsonb language sql immutable parallel safe as $$
  select jsonb_object_agg(form, true)
  from regexp_split_to_table('
    ai- app apps- bankid- biljett cv- data- dator deklarations- digital- epost- facebook- foto- hemsid- -hemsid internet- ipad- it- kivra- kod-
    konto legitimation legitimations- läsplatt läsplatte- lösenords- mail- media- mejl mobil musik- nät nätverks- online- padd padde- -platt
    platte- podd- post program- programmerings- robot- skrivare släktforskar- släktforsknings- smartphone- surfplatt surfplatta- surfplatte-
    svensk- swish- teknik- telefon utskrift utskrifts- video- webb- wifi-
    bank bedrägeri betalning betalnings- blankett ekonomi- konsument- -kort lån låne- skatte- säkerhet säkerhets- tjänst tjänste- ärende
    anhörig- arbets- barn- barnens- elev- familje- flykting- folk- förenings- företags- föräldra- invandrar- medborgar- nybörjar- pensionärs-
    personal- senior seniors- skol student studie- ungdoms- volontär volontärs- vuxen- äldre-
    -anmäl anmälnings- -ansök ansöknings- besök besöks- bild bok bokning boknings- buss -böcker café chatt -cirkel cirkel- -cirkl coach distans-
    fika film fortsättnings- forum frukost- -fråg fråge- föreläsning föreläsnings- grupp guide -handledare handledning handlednings- hjälp info
    information informations- intro- introduktion introduktions- jobb jour kaffe- kafé klubb kompetens kompetens- -kunskap kurs -ledare lektion
    -lokal lunch- -lärare läx- -material -mottagning -mäss möte mötes- -plats prat -punkt repetitions- resurs- rådgivning rådgivnings-
    samtal samtals- -seminari service -skrivare spel språk start -stug -stund stöd support -surf -teckenspråk teckenspråks- tema- test tidning
    tidnings- -tillfälle träff träning tränings- undervisning undervisnings- utbildning utbildnings- -utlåning -utställning -verksta -verkstä verkstads-
    visning -vägledare vägledning väglednings- -webbinari -workshop övning övnings-
    bibliotek biblioteks- center -centr hem- kommun- kontor kultur- myndighets- -samhäll samhälls- stads- -torg
    -dag fredags- helg- höst- jul- -kväll kvälls- lov- lördags- månads- måndags- onsdags- sommar- söndags- tisdags- torsdags- -veck vinter-
  ', '\s+') as word
  cross join unnest(case when word like '%-' or word like '-%' then array[word] else array['-' || word, word || '-'] end) as marked
  cross join unnest(case when length(word) > 3 then array[marked, public.folded(marked)] else array[marked] end) as form
  where word <> ''
$$;

-- The parts of a word that is wholly made of them, otherwise none.
create or replace function compound_parts(word text) returns text[] language plpgsql immutable parallel safe strict as $$
declare
  remainder text;
  parts text[];
begin
  for size in reverse least(length(word) - 3, 15) .. 2 loop
    if public.compound_words() ? (left(word, size) || '-') then
      remainder = substr(word, size + 1);
      parts = public.compound_parts(remainder);
      if parts <> '{}' then return left(word, size) || parts; end if;
      for beginning in 3 .. least(length(remainder), 15) loop
        if public.compound_words() ? ('-' || left(remainder, beginning)) then return array[left(word, size), remainder]; end if;
      end loop;
    end if;
  end loop;
  return '{}';
end $$;
