#!/bin/sh
# Run by the PostgreSQL image when its volume is empty: a database and two roles for each subgraph.
set -eu
for name in actors events centers coaches; do
  psql --username postgres --set ON_ERROR_STOP=1 \
    --set name="$name" --set owner="${name}_owner" \
    --set password="$(cat "/run/hub/$name")" --set owner_password="$(cat "/run/hub/${name}_owner")" <<'SQL'
create role :"owner" login nosuperuser nobypassrls password :'owner_password';
create role :"name" login nosuperuser nobypassrls password :'password';
create database :"name" owner :"owner" template template0;
revoke all on database :"name" from public;
grant connect on database :"name" to :"owner", :"name";
SQL
done
