# Sourced by the scripts: viv_need_packages makes sure that the Debian packages of scripts/packages.txt are there.
#
# Says nothing and touches nothing when they all are. Otherwise installs what is missing without a question: as root directly,
# else through sudo when sudo asks for no password. Elsewhere than on Debian it only checks that the tools themselves can be found.

viv_top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

viv_missing_packages() {
  local wanted installed
  wanted=$(sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "$viv_top/scripts/packages.txt" | sort -u)
  # shellcheck disable=SC2086
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null | sed -n 's/^installed //p' | sort -u)
  comm -23 <(echo "$wanted") <(echo "$installed") | tr '\n' ' '
}

viv_need_packages() {
  if ! command -v dpkg-query >/dev/null; then
    local tool
    for tool in cmake ninja c++ python3; do
      command -v "$tool" >/dev/null && continue
      echo "This is no Debian system and '$tool' is missing; scripts/packages.txt lists what is needed." >&2
      return 1
    done
    return 0
  fi
  local missing as_root=()
  missing=$(viv_missing_packages)
  [ -n "${missing// /}" ] || return 0
  if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
      echo "These packages are missing and this user may not install them: $missing" >&2
      echo "Run once: sudo apt-get install -y $missing" >&2
      return 1
    fi
    as_root=(sudo -n)
  fi
  echo "Installing: $missing" >&2
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0)
  # shellcheck disable=SC2086
  "${apt[@]}" update >&2 </dev/null && "${apt[@]}" install -y --no-install-recommends $missing >&2 </dev/null
}
