#!/usr/bin/env bash
# System components of the tests: installs what is missing where root and apt allow, says the rest in words.
# With REQUIRE_ALL=1 a missing component is a failure, never a silent skip.
set -uo pipefail

declare -A PACKAGE=(
  [chromium]="chromium"
  [psql]="postgresql"
  [soffice]="libreoffice-writer-nogui"
  [pdftoppm]="poppler-utils"
  [openssl]="openssl"
)
have_font() { command -v fc-list >/dev/null && fc-list :lang=zh | grep -q .; }
postgres_bin() { ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null | tail -1; }
missing() {
  for program in chromium soffice pdftoppm openssl; do
    command -v "$program" >/dev/null || echo "${PACKAGE[$program]}"
  done
  [ -n "$(postgres_bin)" ] || echo postgresql
  have_font || echo fonts-noto-cjk
  if [ "${REQUIRE_ALL:-0}" = 1 ]; then command -v java >/dev/null || echo default-jre-headless; fi
}

wanted=$(missing)
if [ -n "$wanted" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "正在安装测试所需的系统组件:" $wanted >&2
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >/dev/null 2>&1
  # shellcheck disable=SC2086
  apt-get install -y -qq --no-install-recommends $wanted fontconfig >/dev/null 2>&1 \
    || apt-get install -y -qq $wanted fontconfig >/dev/null
  wanted=$(missing)
fi
if [ -n "$wanted" ]; then
  echo "还缺这些系统组件,请安装后再测(Debian/Ubuntu: apt-get install" $wanted ")" >&2
  [ "${REQUIRE_ALL:-0}" = 1 ] && exit 1
fi
exit 0
