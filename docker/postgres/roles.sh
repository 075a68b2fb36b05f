#!/usr/bin/env bash
# Run once, when the data folder is made. Two roles per service that keeps data: NAME_owner owns the
# schema NAME and changes its tables; NAME works in it and may do what the owner grants at each
# start of the service. Neither sees anything of its neighbour's, and neither may act as the other.
set -euo pipefail
secrets=${CAREWIRE_SECRETS:-/run/secrets}

owner_psql() {
    psql --no-psqlrc --quiet -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" \
        --dbname "$POSTGRES_DB" "$@"
}

owner_psql -v database="$POSTGRES_DB" <<'SQL'
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
SQL
for schema in patient_service soap_service; do
    owner_psql -v database="$POSTGRES_DB" -v schema="$schema" -v owner="${schema}_owner" \
        -v password="$(cat "$secrets/$schema-password")" \
        -v owner_password="$(cat "$secrets/${schema}_owner-password")" <<'SQL'
CREATE ROLE :"owner" LOGIN PASSWORD :'owner_password';
CREATE ROLE :"schema" LOGIN PASSWORD :'password';
GRANT CONNECT ON DATABASE :"database" TO :"owner", :"schema";
CREATE SCHEMA :"schema" AUTHORIZATION :"owner";
ALTER ROLE :"owner" SET search_path = :"schema";
ALTER ROLE :"schema" SET search_path = :"schema";
SQL
done
owner_psql <<'SQL'
-- A role sees its own statements in it, and nobody else's: no table is granted.
CREATE SCHEMA statistics;
GRANT USAGE ON SCHEMA statistics TO patient_service, soap_service;
CREATE EXTENSION pg_stat_statements SCHEMA statistics;
SQL
