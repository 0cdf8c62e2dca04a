# Set-up shared by run, test and bench: finds Python, installs system libraries, makes the
# environment. Sourced; sets JUNHALL_PYTHON. Says what it does, and does nothing twice.

set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
venv=${JUNHALL_VENV:-$root/.venv}

say() { printf '%s\n' "junhall: $*" >&2; }

# Without a character set a bare system answers in ASCII, and half of Granada cannot be written.
if [ -z "${LC_ALL:-}${LANG:-}" ]; then export LANG=C.UTF-8; fi

apt_update_done=""
install_packages() { # what-for package...
  what=$1; shift
  if ! command -v apt-get >/dev/null 2>&1; then
    say "$what needs these packages of your system: $*"
    exit 1
  fi
  if [ "$(id -u)" != 0 ]; then
    say "$what needs system packages that are missing. Type this once, then start again:"
    say "    sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
    exit 1
  fi
  if [ -z "$apt_update_done" ]; then
    say "asking for the list of packages (apt-get update)"
    apt-get update -qq >/dev/null
    apt_update_done=1
  fi
  say "installing $what: $*"
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

find_python() {
  for name in python3.11 python3.12 python3.13 python3; do
    for found in $(type -ap "$name" 2>/dev/null || command -v "$name" 2>/dev/null || true); do
      # A version manager may leave a name behind that starts nothing.
      version=$("$found" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
      case $version in 3.11|3.12|3.13) printf '%s' "$found"; return 0 ;; esac
    done
  done
  return 1
}

stamp_of() { cat "$@" | cksum; }

system_libraries() {
  # Qt asks for these even where nothing is shown; the names changed once between Debian 12 and 13.
  missing=""
  for pair in libglib-2.0.so.0:glib libdbus-1.so.3:libdbus-1-3 libfontconfig.so.1:libfontconfig1 \
      libxkbcommon.so.0:libxkbcommon0 libEGL.so.1:libegl1 libGL.so.1:libgl1 \
      libxkbcommon-x11.so.0:libxkbcommon-x11-0 libxcb-cursor.so.0:libxcb-cursor0 \
      libxcb-icccm.so.4:libxcb-icccm4 libxcb-keysyms.so.1:libxcb-keysyms1 \
      libxcb-shape.so.0:libxcb-shape0; do
    library=${pair%%:*}
    package=${pair##*:}
    if ! { ldconfig -p 2>/dev/null || /sbin/ldconfig -p; } | grep -q "$library"; then
      if [ "$package" = glib ]; then
        package=libglib2.0-0
        if [ -r /etc/debian_version ] && [ "$(cut -d. -f1 /etc/debian_version)" -ge 13 ] 2>/dev/null; then
          package=libglib2.0-0t64
        fi
      fi
      missing="$missing $package"
    fi
  done
  fonts=$(ls /usr/share/fonts 2>/dev/null | head -1)
  [ -n "$fonts" ] || missing="$missing fonts-dejavu-core"
  # shellcheck disable=SC2086 # a list of words is meant
  [ -z "$missing" ] || install_packages "what Qt needs of the system" $missing
}

make_environment() { # lock-file...
  wanted=$(stamp_of "$@" "$root/pyproject.toml")
  if [ -f "$venv/.stamp" ] && [ "$(cat "$venv/.stamp")" = "$wanted" ] && "$venv/bin/python" -c '' 2>/dev/null; then
    return 0
  fi
  if ! python=$(find_python); then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
      install_packages "Python" python3 python3-venv
      python=$(find_python) || { say "no Python 3.11, 3.12 or 3.13 was found, and the system offers none."; exit 1; }
    else
      say "no Python 3.11, 3.12 or 3.13 was found. Type this once, then start again:"
      say "    sudo apt-get install -y python3 python3-venv"
      exit 1
    fi
  fi
  say "using $python ($("$python" --version))"
  system_libraries
  if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    install_packages "Python's environments" "python$version-venv"
  fi
  if [ ! -x "$venv/bin/python" ] || ! "$venv/bin/python" -c '' 2>/dev/null; then
    say "making the environment in $venv"
    "$python" -m venv --clear "$venv"
  fi
  for lock in "$@"; do
    say "installing what $(basename "$lock") names (first time: a few minutes)"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
  done
  printf '%s' "$root" > "$venv/.root"
  "$venv/bin/python" - "$root" <<'PY'
import pathlib, sys, sysconfig
pathlib.Path(sysconfig.get_path("purelib"), "junhall-checkout.pth").write_text(sys.argv[1] + "\n")
PY
  printf '%s' "$wanted" > "$venv/.stamp"
}
