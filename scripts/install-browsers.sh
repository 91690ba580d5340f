#!/bin/sh
# Installs what `npm run test:browsers` runs in beside Chromium, which comes with `npm ci`: Firefox, and WebKitGTK with its
# driver and the screen that it needs. For Debian and Ubuntu; installs nothing that is there already.
set -eu

wanted=''
command -v firefox-esr >/dev/null || command -v firefox >/dev/null || wanted="$wanted firefox-esr"
command -v WebKitWebDriver >/dev/null || wanted="$wanted webkit2gtk-driver"
command -v Xvfb >/dev/null || wanted="$wanted xvfb"

if [ -z "$wanted" ]; then
  echo 'Firefox, WebKit with its driver, and Xvfb are installed.'
  exit 0
fi
if ! command -v apt-get >/dev/null; then
  echo "This system has no apt-get. Install Firefox, WebKitGTK with WebKitWebDriver, and Xvfb by its own means; missing here:$wanted." >&2
  exit 1
fi

root=''
[ "$(id -u)" -eq 0 ] || root='sudo'
# On Ubuntu the package is called firefox, and no firefox-esr is to be had.
$root apt-get update
apt-cache show firefox-esr >/dev/null 2>&1 || wanted=$(echo "$wanted" | sed 's/firefox-esr/firefox/')
echo "Installing:$wanted"
# shellcheck disable=SC2086 # one word a package
DEBIAN_FRONTEND=noninteractive $root apt-get install --yes --no-install-recommends $wanted
