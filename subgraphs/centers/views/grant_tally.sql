-- Counts and sums of the rounds, which are public; the applications are not. The view reads as its owner, whom the policy of the table does not bind.
create or replace view grant_tally as
select round_id, count(*)::int as applications, count(granted_sek)::int as grants, coalesce(sum(granted_sek), 0)::int as granted_sek
from grant_application group by round_id;
