#!/bin/sh
# Makes the passwords and the seal's secret at the first start, each in the volume of those who need it.
set -eu
umask 022
random() { head -c 48 /dev/urandom | base64 | tr -d '+/=\n'; }
keep() { [ -s "/secrets/$1" ] || printf '%s' "$2" >"/secrets/$1"; }

keep seal/seal-secret "$(random)"
keep postgres/superuser "$(random)"
for name in actors events centers coaches; do
  keep "postgres/$name" "$(random)"
  keep "postgres/${name}_owner" "$(random)"
  keep "$name/database-url" "postgresql://$name:$(cat "/secrets/postgres/$name")@postgres:5432/$name"
  keep "owner/$name-database-url" "$(cat "/secrets/$name/database-url")"
  keep "owner/$name-owner-url" "postgresql://${name}_owner:$(cat "/secrets/postgres/${name}_owner")@postgres:5432/$name"
done
