#!/bin/sh
# Debian packages that PDF and the tests use and pip cannot bring. Says what it does; does nothing twice.
set -eu
wanted=""
have() { command -v "$1" >/dev/null 2>&1; }
have chromium || wanted="$wanted chromium"
[ -n "$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null)" ] || wanted="$wanted postgresql postgresql-contrib"
have soffice || wanted="$wanted libreoffice-writer-nogui"
have node || wanted="$wanted nodejs"
have npm || wanted="$wanted npm"
has_library() { ldconfig -p 2>/dev/null | grep -q "$1"; }
has_library libpango-1.0.so.0 || wanted="$wanted libpango-1.0-0"
has_library libpangoft2-1.0.so.0 || wanted="$wanted libpangoft2-1.0-0"
has_library libharfbuzz-subset.so.0 || wanted="$wanted libharfbuzz-subset0"
[ -d /usr/share/fonts/truetype/noto ] || wanted="$wanted fonts-noto-core"
[ -d /usr/share/fonts/opentype/noto ] || wanted="$wanted fonts-noto-cjk"
[ -n "$wanted" ] || exit 0
if [ "$(id -u)" = 0 ] && have apt-get; then
    echo "installing Debian packages:$wanted"
    apt-get update -q >/dev/null
    # shellcheck disable=SC2086 -- a list of names
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $wanted >/dev/null
else
    echo "not root: PDF and the tests that need them are left out unless you run: apt-get install$wanted"
fi
