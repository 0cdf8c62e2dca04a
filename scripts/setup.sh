# Set-up shared by run, test and bench: finds Python, asks the system for the libraries that are
# missing, makes the environment. Sourced by bash. Says what it does, and does nothing twice.
#
# JUNHALL_PYTHON names the interpreter to use, JUNHALL_VENV the folder of the environment.

set -eu

say() { printf '%s\n' "junhall: $*" >&2; }

if [ -z "${BASH_VERSION:-}" ]; then
  say "these scripts need bash: bash scripts/run"
  exit 1
fi

root=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)

# Without a character set a bare system answers in ASCII, and half of Granada cannot be written.
if [ -z "${LC_ALL:-}${LC_CTYPE:-}${LANG:-}" ]; then export LANG=C.UTF-8; fi

# What other programs told Python and pip about their own folders must not lead away from ours.
unset PYTHONHOME PIP_TARGET PIP_PREFIX PIP_USER PIP_REQUIRE_VIRTUALENV

choose_venv() {
  if [ -n "${JUNHALL_VENV:-}" ]; then
    venv=$JUNHALL_VENV
  elif [ -d "$root/.venv" ] || [ -w "$root" ]; then
    venv=$root/.venv
  else
    # A checkout that may only be read: one environment for each checkout, among one's own data.
    local key
    key=$(printf '%s' "$root" | cksum)
    venv=${XDG_DATA_HOME:-${HOME:-/nonexistent}/.local/share}/junhall/venv-${key%% *}
  fi
}

has_apt() { command -v apt-get >/dev/null 2>&1; }

is_root() { [ "$(id -u)" = 0 ]; }

install_packages() { # package...
  if ! has_apt; then
    say "packages of your system are missing. On Debian they are called: $*"
    exit 1
  fi
  if ! is_root; then
    say "packages of your system are missing. Type this once, then start again:"
    say "    sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
    exit 1
  fi
  keep_certificates
  say "asking for the list of packages (apt-get update)"
  if ! apt-get update -qq >/dev/null; then
    say "apt-get could not read the list of packages; is there a network?"
    exit 1
  fi
  say "installing from your system: $*"
  if ! DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" \
      >/dev/null; then
    say "apt-get could not install them; its own words stand above."
    exit 1
  fi
}

# A certificate authority that a town added to the bundle by hand is lost when apt-get brings
# the package ca-certificates; pip gets to see what was there before, together with what came.
bundle=${PIP_CERT:-${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}}
bundle_before=""
keep_certificates() {
  if [ -z "$bundle_before" ] && [ -r "$bundle" ]; then
    bundle_before=$(mktemp)
    cp -- "$bundle" "$bundle_before"
  fi
}
offer_certificates() {
  if [ -n "$bundle_before" ]; then
    if ! cmp -s -- "$bundle_before" "$bundle"; then
      cat -- "$bundle" "$bundle_before" >"$venv/certificates.pem"
    fi
    rm -f -- "$bundle_before"
    bundle_before=""
  fi
  if [ -f "$venv/certificates.pem" ]; then export PIP_CERT=$venv/certificates.pem; fi
}

python_version() { # interpreter
  "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null
}

# Sets python and version; others_found tells what was met instead, system_python whether the
# one that apt-get brings was among them.
find_python() {
  python="" version="" others_found="" system_python=""
  local name found
  for name in ${JUNHALL_PYTHON:+"$JUNHALL_PYTHON"} python3.11 python3.12 python3.13 python3; do
    while IFS= read -r found; do
      # A version manager may leave a name behind that starts nothing.
      version=$(python_version "$found") || continue
      case $version in
        3.11 | 3.12 | 3.13)
          python=$found
          return 0
          ;;
      esac
      if [ "$found" = /usr/bin/python3 ]; then system_python=$version; fi
      case " $others_found " in *" $version "*) ;; *) others_found="$others_found $version" ;; esac
    done < <(type -ap -- "$name" 2>/dev/null || true)
  done
  return 1
}

refuse_python() {
  say "junhall needs Python 3.11, 3.12 or 3.13, and none of them was found."
  if [ -n "$others_found" ]; then say "found instead: Python$others_found"; fi
  if [ -n "${JUNHALL_PYTHON:-}" ]; then say "JUNHALL_PYTHON names: $JUNHALL_PYTHON"; fi
  say "Install one of them, or name one:  JUNHALL_PYTHON=/path/to/python3.12 scripts/run"
  exit 1
}

# The libraries that Qt asks of the system, even where nothing is shown, and their packages.
qt_libraries="
  libglib-2.0.so.0:libglib2.0-0 libdbus-1.so.3:libdbus-1-3 libfontconfig.so.1:libfontconfig1
  libxkbcommon.so.0:libxkbcommon0 libEGL.so.1:libegl1 libGL.so.1:libgl1
  libxkbcommon-x11.so.0:libxkbcommon-x11-0 libxcb-cursor.so.0:libxcb-cursor0
  libxcb-icccm.so.4:libxcb-icccm4 libxcb-keysyms.so.1:libxcb-keysyms1
  libxcb-shape.so.0:libxcb-shape0 libwayland-cursor.so.0:libwayland-cursor0
  libwayland-egl.so.1:libwayland-egl1"

# Adds to missing what the system does not have.
look_for_libraries() {
  [ "$(uname -s)" = Linux ] || return 0
  local known pair package
  known=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null) || known=""
  if [ -n "$known" ]; then
    for pair in $qt_libraries; do
      case $known in
        *"${pair%%:*}"*) ;;
        *)
          package=${pair##*:}
          # Debian 13 renamed it for 64-bit time.
          if [ "$package" = libglib2.0-0 ] && debian_at_least 13; then package=libglib2.0-0t64; fi
          missing="$missing $package"
          ;;
      esac
    done
  fi
  if [ -z "$(find /usr/share/fonts /usr/local/share/fonts "${HOME:-/nonexistent}/.fonts" \
      "${HOME:-/nonexistent}/.local/share/fonts" \
      \( -name '*.ttf' -o -name '*.otf' -o -name '*.ttc' \) 2>/dev/null | head -n 1)" ]; then
    missing="$missing fonts-inter fonts-dejavu-core"
  fi
}

debian_at_least() { # number
  [ -r /etc/os-release ] || return 1
  (
    ID="" ID_LIKE="" VERSION_ID=""
    . /etc/os-release
    case $ID in
      debian) [ "${VERSION_ID%%.*}" -ge "$1" ] 2>/dev/null || [ -z "$VERSION_ID" ] ;;
      ubuntu) [ "${VERSION_ID%%.*}" -ge 24 ] 2>/dev/null ;;
      *) return 1 ;;
    esac
  )
}

# Everything of the system that is missing, in one go: one command to type, not three.
prepare_system() {
  missing=""
  if find_python; then
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
      missing="$missing python$version-venv"
    fi
  elif [ -n "${JUNHALL_PYTHON:-}" ] || [ -n "$system_python" ] || ! has_apt; then
    refuse_python # where the system's own Python is too old or too new, apt-get brings no other
  else
    missing="$missing python3 python3-venv"
  fi
  look_for_libraries
  [ -n "$missing" ] || return 0
  # shellcheck disable=SC2086 # a list of words is meant
  install_packages $missing
  hash -r
  find_python || refuse_python
}

stamp_of() { { printf '%s\n' "$root"; cat -- "$1"; } | cksum; }

is_stamped() { # lock-file
  [ -f "$venv/.stamp-${1##*/}" ] && [ "$(<"$venv/.stamp-${1##*/}")" = "$(stamp_of "$1")" ]
}

# Compiled texts start faster; without them, or where they are older, the sources are read.
compile_texts() {
  local source
  for source in "$root"/resources/locale/*/LC_MESSAGES/junhall.po; do
    if [ "$source" -nt "${source%.po}.mo" ]; then
      "$venv/bin/python" "$root/scripts/catalogues" --compile 2>/dev/null || true
      return 0
    fi
  done
}

make_environment() { # lock-file...
  choose_venv
  local lock wanted=()
  for lock in "$@"; do
    is_stamped "$lock" || wanted+=("$lock")
  done
  # A link that leads nowhere (the system's Python was upgraded) is not executable.
  if [ ${#wanted[@]} = 0 ] && [ -x "$venv/bin/python" ]; then
    compile_texts
    return 0
  fi

  prepare_system
  if ! mkdir -p -- "$venv" 2>/dev/null || [ ! -w "$venv" ]; then
    say "nothing can be written to $venv."
    say "Name a folder for the environment:  JUNHALL_VENV=/folder/you/own scripts/run"
    exit 1
  fi
  # Two that start at once: the second waits, and then finds everything done.
  if command -v flock >/dev/null 2>&1; then
    exec 9<"$root/scripts/setup.sh"
    if ! flock -n 9; then
      say "another start is setting up; waiting for it"
      flock 9 || true
    fi
  fi
  if [ ! -x "$venv/bin/python" ] || [ "$(python_version "$venv/bin/python")" != "$version" ]; then
    say "using $python (Python $version); making the environment in $venv"
    "$python" -m venv --clear -- "$venv"
    wanted=("$@")
  fi
  offer_certificates
  for lock in "${wanted[@]}"; do
    if is_stamped "$lock"; then continue; fi
    say "installing what ${lock##*/} names (the first time takes some minutes)"
    if ! "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
        --only-binary :all: --require-hashes -r "$lock"; then
      say "the packages could not be fetched or put in place; pip's own words stand above."
      exit 1
    fi
    # The checkout itself is on the environment's path, not copied into it.
    "$venv/bin/python" - "$root" <<'PY'
import pathlib, sys, sysconfig
pathlib.Path(sysconfig.get_path("purelib"), "junhall-checkout.pth").write_text(sys.argv[1] + "\n")
PY
    stamp_of "$lock" >"$venv/.stamp-${lock##*/}"
  done
  compile_texts
  if command -v flock >/dev/null 2>&1; then exec 9>&-; fi
}
