#!/usr/bin/env bash
# Run once, when the data folder is made: one role per service that keeps data. A role owns what it
# creates and sees nothing of its neighbour's.
set -euo pipefail

owner_psql() {
    psql --no-psqlrc --quiet -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" \
        --dbname "$POSTGRES_DB" "$@"
}

for role in patient_service soap_service; do
    password=$(cat "/run/secrets/$role-password")
    owner_psql -v role="$role" -v password="$password" <<'SQL'
CREATE ROLE :"role" LOGIN PASSWORD :'password';
GRANT CONNECT ON DATABASE carewire TO :"role";
CREATE SCHEMA AUTHORIZATION :"role";
SQL
done
owner_psql <<'SQL'
REVOKE ALL ON DATABASE carewire FROM PUBLIC;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
-- A role sees its own statements in it, and nobody else's: nothing is granted.
CREATE EXTENSION pg_stat_statements SCHEMA public;
SQL
