# shellcheck shell=sh
# Sourced after venv.sh. Finds the browser of the tests.

# Set CHROME_PATH to a Chromium or Chrome that starts; install Debian's where that is possible.
find_chromium() {
    if ! chromium_is_here; then
        install_debian_package chromium "the browser tests need Chromium (or CHROME_PATH, the path of one)"
        chromium_is_here || fail "Chromium was installed and does not start"
    fi
    export CHROME_PATH
}

chromium_is_here() {
    for candidate in "${CHROME_PATH:-}" chromium chromium-browser google-chrome google-chrome-stable; do
        if [ -n "$candidate" ] && CHROME_PATH=$(command -v "$candidate") && "$CHROME_PATH" --version >/dev/null 2>&1; then
            return
        fi
    done
    return 1
}
