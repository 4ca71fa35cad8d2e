# shellcheck shell=sh
# shellcheck disable=SC2154 # $root is set by the script that sources this.
# Sourced after common.sh. Makes the private Python environments under var/.

# Called in $root: .python-version there tells version managers, too, which Python is meant.
# Make var/NAME from requirements/LOCK, unless its stamp says that this very lock is installed there.
# The stamp is written last, so an interrupted installation is started afresh the next time.
ensure_venv() {
    venv=$root/var/$1
    lock=$root/requirements/$2
    wanted="$(cat "$lock" "$root/.python-version" | cksum) $venv"
    if venv_is_ready; then return; fi
    mkdir -p "$root/var" || fail "cannot make $root/var"
    one_at_a_time
    if ! venv_is_ready; then
        find_uv
        build_venv
    fi
    exec 9>&-
}

venv_is_ready() {
    [ "$(cat "$venv/.installed" 2>/dev/null)" = "$wanted" ] && "$venv/bin/python" -c '' 2>/dev/null
}

# Two scripts started together must not build the same folder. The kernel drops the lock with the process.
one_at_a_time() {
    exec 9>"$root/var/.lock"
    if command -v flock >/dev/null; then run flock 9; fi
}

build_venv() {
    say "Installing the Python packages of requirements/${lock##*/} into var/${venv##*/} (once) ..."
    rm -f "$venv/.installed"
    make_empty_venv || fail "found no Python 3.12 or newer, and none could be downloaded; install one and try again"
    run "$uv" pip install --quiet --python "$venv/bin/python" --require-hashes -r "$lock" ||
        fail "the packages could not be installed (the lines above say why); run it again to retry"
    say "$wanted" >"$venv/.installed"
}

make_empty_venv() {
    wish=$(cat "$root/.python-version")
    run "$uv" venv --quiet --clear --no-project --python "$wish" "$venv" 2>"$root/var/.uv.log" ||
        run "$uv" venv --quiet --clear --no-project --python '>=3.12' "$venv" 2>>"$root/var/.uv.log" ||
        { cat "$root/var/.uv.log" >&2 && return 1; }
}

# Set $uv: the one on PATH, else the one in var/tools, which is installed there when missing.
find_uv() {
    # The machine's own certificates, where it has them: a company's proxy is only in those.
    if [ -s /etc/ssl/certs/ca-certificates.crt ]; then export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-true}"; fi
    uv=$(command -v uv) || uv=$root/var/tools/bin/uv
    if ! "$uv" --version >/dev/null 2>&1; then
        uv=$root/var/tools/bin/uv
        install_uv
    fi
}

install_uv() {
    say "Installing uv into var/tools (once) ..."
    rm -rf "$root/var/tools" "$root/var/tools.new"
    find_pip
    export PIP_ROOT_USER_ACTION=ignore # It goes into a folder of our own.
    # shellcheck disable=SC2086 # $pip is a command and its arguments.
    run $pip install --quiet --disable-pip-version-check --no-cache-dir --target "$root/var/tools.new" \
        --require-hashes -r "$root/requirements/tools.txt" ||
        fail "uv could not be installed; install it yourself (pip install uv) and try again"
    rm -rf "$root/var/pip"
    mv "$root/var/tools.new" "$root/var/tools"
}

# Set $pip. A Debian system has python3 without pip, or without what makes a venv, or both.
find_pip() {
    python=$(any_python) || fail "needs python3; on Debian: apt-get install python3-venv"
    pip="$python -m pip"
    if $pip --version >/dev/null 2>&1; then return; fi
    rm -rf "$root/var/pip"
    if ! run "$python" -m venv "$root/var/pip" >/dev/null 2>&1; then
        install_debian_package python3-venv "python3 can neither make a venv nor run pip"
        run "$python" -m venv "$root/var/pip" >/dev/null || fail "python3 -m venv does not work here"
    fi
    pip="$root/var/pip/bin/python -m pip"
}

# Install a Debian package when this is root on Debian, else stop with the command to type.
install_debian_package() {
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        fail "$2; on Debian: sudo apt-get install $1"
    fi
    say "Installing the Debian package $1 (once) ..."
    run apt-get -qq update || fail "$2, and apt-get update failed"
    run env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$1" >/dev/null ||
        fail "$2, and apt-get install $1 failed"
}
