"""The two commands on machines that lack things: no network, every outside program is a stub."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BASH = shutil.which("bash")
TOOLS = (
    "bash", "env", "dirname", "readlink", "cksum", "cat", "uname", "find", "head", "mkdir", "rm",
    "cp", "cmp", "mktemp", "chmod", "printf",
)  # fmt: skip
PYTHON = """\
#!/usr/bin/env bash
printf '%s|LANG=%s\\n' "$*" "${LANG:-}" >>"$STUB_LOG"
case "$*" in
  -c*print*) printf '%s\\n' "${STUB_VERSION:-3.12}" ;;
  -c*ensurepip*) exit "${STUB_ENSUREPIP:-0}" ;;
  "-m venv"*)
    mkdir -p "${@: -1}/bin"
    rm -f "${@: -1}/bin/python"
    cp "$0" "${@: -1}/bin/python" ;;
  "-m pip"*) exit "${STUB_PIP:-0}" ;;
  -\\ *) cat >/dev/null ;;
esac
"""

pytestmark = pytest.mark.skipif(
    BASH is None or os.name == "nt", reason="the scripts are written for bash"
)


@dataclass(frozen=True)
class Machine:
    """A checkout in a folder with a difficult name, and a PATH with nothing but stubs."""

    checkout: Path
    bin: Path
    log: Path

    def has(self, name: str, text: str) -> None:
        """Put a stub on the PATH."""
        stub = self.bin / name
        stub.write_text(text)
        stub.chmod(0o755)

    def start(self, script: str, *told: str, **env: str) -> subprocess.CompletedProcess[str]:
        """Run one of the scripts as on a bare machine: no display, no locale."""
        return subprocess.run(
            [str(BASH), str(self.checkout / "scripts" / script), *told],
            env={
                "PATH": str(self.bin),
                "HOME": str(self.checkout),
                "STUB_LOG": str(self.log),
                **env,
            },
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )

    def calls(self) -> list[str]:
        """How Python was called since the last time this was asked."""
        told = self.log.read_text().splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return [line.split("|")[0] for line in told]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine with bash, the simplest tools, fonts enough, and no Python."""
    checkout = tmp_path / "el salón de Jun"
    shutil.copytree(ROOT / "scripts", checkout / "scripts")
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, checkout / name)
    fonts = checkout / ".fonts"
    fonts.mkdir()
    (fonts / "some.ttf").touch()
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in TOOLS:
        if found := shutil.which(name):
            (programs / name).symlink_to(found)
    made = Machine(checkout, programs, tmp_path / "log")
    made.has("id", "#!/usr/bin/env bash\necho 1000\n")
    return made


def test_that_the_second_start_only_starts_junhall(machine: Machine) -> None:
    machine.has("python3.12", PYTHON)
    first = machine.start("run", "--version")
    assert first.returncode == 0, first.stderr
    assert any(call.startswith("-m pip install") for call in machine.calls())
    second = machine.start("run", "--version")
    assert second.returncode == 0, second.stderr
    assert second.stderr == ""
    assert machine.calls() == ["-m junhall --version"]


def test_that_a_changed_lock_is_installed_again(machine: Machine) -> None:
    machine.has("python3.12", PYTHON)
    machine.start("run", "--version")
    with (machine.checkout / "requirements.lock").open("a") as lock:
        lock.write("# another wish\n")
    machine.calls()
    machine.start("run", "--version")
    assert sum(call.startswith("-m pip install") for call in machine.calls()) == 1


def test_that_a_start_after_the_tests_reuses_their_environment(machine: Machine) -> None:
    machine.has("python3.12", PYTHON)
    machine.start("test")
    installed = [call for call in machine.calls() if call.startswith("-m pip install")]
    assert len(installed) == 2
    machine.start("run", "--version")
    assert machine.calls() == ["-m junhall --version"]


def test_that_packages_come_as_wheels_with_proven_hashes(machine: Machine) -> None:
    machine.has("python3.12", PYTHON)
    machine.start("run", "--version")
    (pip,) = [call for call in machine.calls() if call.startswith("-m pip install")]
    assert "--require-hashes" in pip
    assert "--only-binary :all:" in pip
    assert "://" not in pip


def test_that_a_bare_system_gets_a_character_set(machine: Machine) -> None:
    machine.has("python3.12", PYTHON)
    machine.start("run", "--version")
    assert "|LANG=C.UTF-8" in machine.log.read_text()


@pytest.mark.parametrize("told", [(), ("desk",), ("wall", "--demo"), ("--demo",)])
def test_that_without_a_display_a_face_names_the_picture(
    machine: Machine, told: tuple[str, ...]
) -> None:
    machine.has("python3.12", PYTHON)
    answer = machine.start("run", *told)
    assert answer.returncode == 1
    assert "no display" in answer.stderr
    assert "shot" in answer.stderr
    assert not any(call.startswith("-m junhall") for call in machine.calls())


@pytest.mark.parametrize(
    ("told", "called"),
    [
        (("shot", "x.png", "--demo"), "-m junhall shot x.png --demo"),
        (("wall", "--help"), "-m junhall wall --help"),
        (("figures", "--demo"), "-m junhall figures --demo"),
    ],
)
def test_that_what_opens_no_window_needs_no_display(
    machine: Machine, told: tuple[str, ...], called: str
) -> None:
    machine.has("python3.12", PYTHON)
    assert machine.start("run", *told).returncode == 0
    assert machine.calls()[-1] == called


def test_that_with_a_display_the_demonstration_opens(machine: Machine) -> None:
    machine.has("python3.12", PYTHON)
    assert machine.start("run", DISPLAY=":0").returncode == 0
    assert machine.calls()[-1] == "-m junhall desk --demo"


def test_that_a_python_of_another_age_is_refused_in_words(machine: Machine) -> None:
    machine.has("python3", PYTHON)
    answer = machine.start("run", STUB_VERSION="3.9")
    assert answer.returncode == 1
    assert "3.11, 3.12 or 3.13" in answer.stderr
    assert "found instead: Python 3.9" in answer.stderr


def test_that_no_python_at_all_is_said_in_words(machine: Machine) -> None:
    answer = machine.start("run")
    assert answer.returncode == 1
    assert "3.11, 3.12 or 3.13" in answer.stderr


def test_that_a_name_left_behind_by_a_version_manager_is_passed_over(machine: Machine) -> None:
    machine.has("python3.11", "#!/usr/bin/env bash\nexit 127\n")
    machine.has("python3.13", PYTHON)
    answer = machine.start("run", "--version", STUB_VERSION="3.13")
    assert answer.returncode == 0, answer.stderr
    assert "Python 3.13" in answer.stderr


def test_that_who_is_not_root_gets_one_command_to_type(machine: Machine) -> None:
    machine.has("apt-get", '#!/usr/bin/env bash\necho called >>"$STUB_LOG"\n')
    machine.has("ldconfig", "#!/usr/bin/env bash\necho libc.so.6 libGL.so.1\n")
    answer = machine.start("run")
    assert answer.returncode == 1
    assert machine.calls() == []
    (command,) = [line for line in answer.stderr.splitlines() if "sudo" in line]
    assert "apt-get install -y --no-install-recommends python3 python3-venv " in command
    assert " libxcb-cursor0" in command
    assert " libgl1" not in command


def test_that_root_installs_what_is_missing_and_no_more(machine: Machine) -> None:
    machine.has("id", "#!/usr/bin/env bash\necho 0\n")
    machine.has("apt-get", '#!/usr/bin/env bash\nprintf \'%s\\n\' "$*" >>"$STUB_LOG"\n')
    machine.has("python3.12", PYTHON)
    answer = machine.start("run", "--version", STUB_ENSUREPIP="1")
    assert answer.returncode == 0, answer.stderr
    apt = [call for call in machine.calls() if call.startswith(("install", "update"))]
    assert apt == ["update -qq", "install -y -qq --no-install-recommends python3.12-venv"]


def test_that_certificates_added_by_hand_outlive_the_system_s_own(
    machine: Machine, tmp_path: Path
) -> None:
    bundle = tmp_path / "bundle.crt"
    bundle.write_text("the town's own authority\n")
    machine.has("id", "#!/usr/bin/env bash\necho 0\n")
    machine.has("apt-get", f"#!/usr/bin/env bash\necho the world >'{bundle}'\n")
    machine.has("python3.12", PYTHON)
    machine.start("run", "--version", STUB_ENSUREPIP="1", SSL_CERT_FILE=str(bundle))
    offered = machine.checkout / ".venv" / "certificates.pem"
    assert offered.read_text() == "the world\nthe town's own authority\n"


def test_that_a_failed_download_is_a_sentence_and_is_tried_again(machine: Machine) -> None:
    machine.has("python3.12", PYTHON)
    answer = machine.start("run", "--version", STUB_PIP="1")
    assert answer.returncode == 1
    assert "could not be fetched" in answer.stderr
    machine.calls()
    assert machine.start("run", "--version").returncode == 0
    assert any(call.startswith("-m pip install") for call in machine.calls())


def test_that_a_folder_where_nothing_can_be_written_is_named(
    machine: Machine, tmp_path: Path
) -> None:
    machine.has("python3.12", PYTHON)
    taken = tmp_path / "a file"
    taken.touch()
    answer = machine.start("run", JUNHALL_VENV=str(taken / "venv"))
    assert answer.returncode == 1
    assert str(taken / "venv") in answer.stderr
    assert "JUNHALL_VENV" in answer.stderr


def test_that_a_python_that_went_away_makes_the_environment_anew(machine: Machine) -> None:
    machine.has("python3.12", PYTHON)
    machine.start("run", "--version")
    inside = machine.checkout / ".venv" / "bin" / "python"
    inside.unlink()
    inside.symlink_to("/nowhere/python3.12")
    machine.calls()
    assert machine.start("run", "--version").returncode == 0
    assert any(call.startswith("-m venv") for call in machine.calls())


def test_that_the_scripts_start_from_a_link_elsewhere(machine: Machine, tmp_path: Path) -> None:
    machine.has("python3.12", PYTHON)
    link = tmp_path / "junhall"
    link.symlink_to(machine.checkout / "scripts" / "run")
    answer = subprocess.run(
        [str(BASH), str(link), "--version"],
        env={"PATH": str(machine.bin), "STUB_LOG": str(machine.log)},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert "no Python" not in answer.stderr
    assert answer.returncode == 0, answer.stderr
