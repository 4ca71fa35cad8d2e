# shellcheck shell=sh
# shellcheck disable=SC2154 # $root and $venv are set by the script that sources this.
# Sourced by bin/lint and bin/test: an environment as in production, for tools that load the settings.

# Keys are made anew for each run and thrown away with it; no server named here is ever asked.
make_tool_environment() {
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    "$venv/bin/python" "$root/bin/lib/make_env.py" "$scratch" 8000
    export ENV_FILE="$scratch/env" VAR_DIR="$scratch"
    export SITE_URL=https://clinic.example ALLOWED_HOSTS=clinic.example TRUSTED_PROXIES=1
    export EMAIL_URL=smtp+tls://clinic:not-asked@mail.clinic.example:587
    export CLINIC_PHONE="(305) 555-0100" FROM_EMAIL="Front desk <desk@clinic.example>"
    unset SECRET_KEY FIELD_KEYS INDEX_KEY DATABASE_URL CACHE_URL DJANGO_SETTINGS_MODULE
}
