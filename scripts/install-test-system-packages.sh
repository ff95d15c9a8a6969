#!/usr/bin/env bash
# Installs the programs that only the tests use: a browser, an office suite, Chinese fonts, PDF tools, a database server.
# Jiheng itself needs none of them. Where they cannot be installed this says so in one line and ends well: the tests
# that want them are then skipped and say why.
set -u
packages=(
  chromium                                # opens the HTML pages as a reader does
  libreoffice-writer libreoffice-calc     # opens what we write, converts .doc and .wps
  fonts-noto-cjk                          # Chinese glyphs on a bare machine
  poppler-utils                           # looks at PDF pages independently of our own reader
  postgresql postgresql-client            # the second database of the platform
)
give_up() { echo "System packages for tests not installed ($1); tests that need them will be skipped."; exit 0; }

command -v apt-get >/dev/null || give_up "no apt-get here"
missing=()
for package in "${packages[@]}"; do
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0
root=()
if [ "$(id -u)" -ne 0 ]; then
  root=(sudo -n)
  "${root[@]}" true 2>/dev/null || give_up "needs root"
fi
echo "Installing for tests: ${missing[*]} ..."
log=$(mktemp) && trap 'rm -f "$log"' EXIT
{ "${root[@]}" apt-get -qq update &&
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "${missing[@]}"; } >"$log" 2>&1 ||
  give_up "apt-get: $(tail -n 1 "$log")"
