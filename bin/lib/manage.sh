# shellcheck shell=sh
# shellcheck disable=SC2154 # $root is set by the script that sources this.
# Sourced after common.sh and venv.sh. Runs a command of manage.py in the environment of this installation.

# The caller's folder stays the working folder: a relative path means what whoever typed it sees.
manage() {
    VAR_DIR=${VAR_DIR:-$root/var}
    case $VAR_DIR in /*) ;; *) VAR_DIR=$PWD/$VAR_DIR ;; esac
    export VAR_DIR
    if [ -z "${ENV_FILE:-}" ] && [ -f "$VAR_DIR/env" ]; then export ENV_FILE="$VAR_DIR/env"; fi
    started_in=$PWD
    cd "$root" || fail "cannot enter $root"
    ensure_venv venv base.txt
    cd "$started_in" || fail "cannot return to $started_in"
    run "$venv/bin/python" "$root/manage.py" "$@"
}
