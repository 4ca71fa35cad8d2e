# shellcheck shell=sh
# shellcheck disable=SC2154 # $root is set by the script that sources this.
# Sourced by the scripts in bin/. Expects $root, the folder of the repository, to be set.

me=bin/${0##*/}
child=

say() { printf '%s\n' "$*"; }

fail() {
    printf '%s: %s\n' "$me" "$*" >&2
    exit 1
}

# Run a command so that a signal to this script ends the command too, instead of orphaning it.
run() {
    "$@" &
    child=$!
    status=0
    wait "$child" || status=$?
    child=
    return "$status"
}

interrupted() {
    trap '' INT TERM HUP
    if [ -n "$child" ]; then
        kill "$child" 2>/dev/null || true
        wait "$child" 2>/dev/null || true
    fi
    say "$me: interrupted"
    exit "$1"
}

trap 'interrupted 129' HUP
trap 'interrupted 130' INT
trap 'interrupted 143' TERM

# Print a Python of any version, for the little that happens before ours is there.
any_python() {
    for candidate in "$root/var/venv/bin/python" "$root/var/venv-dev/bin/python" python3 /usr/bin/python3; do
        if "$candidate" -c '' 2>/dev/null; then
            say "$candidate"
            return
        fi
    done
    return 1
}
