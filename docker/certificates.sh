#!/usr/bin/env bash
# Makes the throw-away secrets of compose.yaml: a certificate authority, one mutual-TLS certificate
# per service, passwords, the key ring. For demonstrations and tests; production brings its own.
#
#   docker/certificates.sh [FOLDER]      default: docker/secrets
#
# Existing files are kept, so that a second run never locks a database out. The containers run as
# the owner of these files (10001 when this is run by root), whose ids go into docker/.env when no
# other folder is named.
set -euo pipefail
umask 077

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
folder=${1:-$here/secrets}
days=30
services=(
    patient-service soap-service ehr-gateway metrics-service latency-aggregator ehr-simulator cli
)

mkdir -p "$folder"
cd "$folder"

# request NAME EXTENSION...: a key and a certificate request configuration for one subject.
new_certificate() {
    local name=$1 config
    shift
    [ ! -e "$name.crt" ] || return 0
    config=$(printf '%s\n' '[req]' 'distinguished_name=dn' 'prompt=no' 'x509_extensions=ext' \
        '[dn]' "CN=$name" '[ext]' "$@")
    local signer=(-CA authority.crt -CAkey authority.key)
    [ "$name" != authority ] || signer=()
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -sha256 -days "$days" \
        "${signer[@]}" -config <(printf '%s\n' "$config") \
        -keyout "$name.key" -out "$name.crt" 2>/dev/null
}

leaf=('basicConstraints=critical,CA:FALSE' 'keyUsage=critical,digitalSignature')
new_certificate authority 'basicConstraints=critical,CA:TRUE,pathlen:0' \
    'keyUsage=critical,keyCertSign,cRLSign' 'subjectKeyIdentifier=hash'
for service in "${services[@]}"; do
    new_certificate "$service" "${leaf[@]}" 'extendedKeyUsage=serverAuth,clientAuth' \
        "subjectAltName=URI:spiffe://carewire/$service"
done
for store in postgres redis; do
    # Redis's own health check is a client, too.
    new_certificate "$store" "${leaf[@]}" 'extendedKeyUsage=serverAuth,clientAuth' \
        "subjectAltName=DNS:$store"
done

password() { [ -e "$1" ] || openssl rand -hex 24 | tr -d '\n' >"$1"; }

password postgres-password
# A service works under a role that owns nothing, and migrates as the one that owns its schema.
for role in patient_service{,_owner} soap_service{,_owner}; do
    password "$role-password"
    [ -e "$role.pgpass" ] ||
        printf 'postgres:5432:carewire:%s:%s\n' "$role" "$(cat "$role-password")" >"$role.pgpass"
done
password redis-password
if [ ! -e redis.acl ]; then
    hash=$(openssl dgst -sha256 -r redis-password | cut -d ' ' -f 1)
    commands='+get +set +del +ping +client|setname +evalsha +script|load +info'
    printf '%s\n' 'user default off' \
        "user patient-service on #$hash ~* -@all $commands" >redis.acl
fi

# The key ring: an index key, and one master key, which is active.
[ -e keyring ] || printf 'carewire-key-ring 1\nindex %s\nkey 1 %s\nactive 1\n' \
    "$(openssl rand -hex 32)" "$(openssl rand -hex 32)" >keyring

# What the CLI needs to find everybody, as it sees them from its own container.
if [ ! -e endpoints.json ]; then
    {
        printf '{\n  "authority": "/run/secrets/authority.crt",\n'
        printf '  "certificate": "/run/secrets/cli.crt",\n  "key": "/run/secrets/cli.key",\n'
        printf '  "services": {\n'
        separator=
        for service in "${services[@]}"; do
            [ "$service" != cli ] || continue
            printf '%b    "%s": {"address": "%s:7000", "identity": "spiffe://carewire/%s"}' \
                "$separator" "$service" "$service" "$service"
            separator=',\n'
        done
        printf '\n  }\n}\n'
    } >endpoints.json
fi

owner=$(id -u):$(id -g)
if [ "$owner" = 0:0 ]; then
    owner=10001:10001
    chown -R "$owner" .
fi
[ $# -gt 0 ] ||
    printf 'CAREWIRE_UID=%s\nCAREWIRE_GID=%s\n' "${owner%:*}" "${owner#*:}" >"$here/.env"
