#!/bin/bash
# Runs once, on an empty cluster: the role that migrates and owns the tables, and the role that the application signs in as.
set -euo pipefail
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" -v owner="$ISEK_OWNER_PASSWORD" -v app="$ISEK_APP_PASSWORD" <<'SQL'
CREATE ROLE isek_owner LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'owner';
CREATE ROLE isek_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'app';
ALTER DATABASE isek OWNER TO isek_owner;
SQL
