-- Whether the viewer may see a coach, by the policy of the table `coach`. The policy of `diploma` uses it: PostgreSQL takes the same
-- subquery, written into the policy, for an infinite recursion when a diploma is changed.
create or replace function hub_sees_coach(wanted uuid) returns boolean language plpgsql stable parallel safe as $$
begin
  return exists (select from coach where coach.id = wanted);
end $$;
