"""The wheel carries everything: built without a network, put elsewhere, started from elsewhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from junhall import __version__

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, by the declared backend."""
    folder = tmp_path_factory.mktemp("dist")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=50,
    )
    assert built.returncode == 0, built.stderr
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's contents, as pip puts them."""
    folder = tmp_path_factory.mktemp("elsewhere") / "una carpeta"
    put = subprocess.run(
        [
            sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
            "--no-deps", "--no-index", "--no-compile", "--target", str(folder), str(wheel),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=50,
    )  # fmt: skip
    assert put.returncode == 0, put.stderr
    return folder


def start(
    installed: Path, working: Path, *told: str, lang: str = "C.UTF-8"
) -> subprocess.CompletedProcess[str]:
    """Start the installed junhall in a working folder that has nothing to do with the checkout."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "JUNHALL", "PYTEST", "LC_", "LANG", "DISPLAY", "WAYLAND"))
    }
    return subprocess.run(
        [sys.executable, *told],
        env={
            **kept,
            "PYTHONPATH": str(installed),
            "PYTHONDONTWRITEBYTECODE": "1",
            "JUNHALL_HOME": str(working / "home"),
            "QT_QPA_PLATFORM": "offscreen",
            "LANG": lang,
        },
        cwd=working,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=55,
    )


def test_that_the_wheel_holds_every_resource_and_no_test(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        f"junhall/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "resources").rglob("*")
        if path.is_file() and path.suffix in {".svg", ".toml", ".geojson", ".po"}
    }
    assert len(wanted) > 20
    assert wanted - names == set()
    rooms = {name.partition("/")[0] for name in names}
    assert rooms == {"junhall", f"junhall-{__version__}.dist-info"}
    assert f"junhall-{__version__}.dist-info/licenses/LICENSE" in names


def test_that_the_installed_junhall_is_the_one_that_starts(installed: Path, tmp_path: Path) -> None:
    told = start(installed, tmp_path, "-c", "import junhall; print(junhall.__file__)")
    assert Path(told.stdout.strip()).is_relative_to(installed), told.stderr
    told = start(installed, tmp_path, "-m", "junhall", "--version")
    assert told.returncode == 0, told.stderr
    assert told.stdout.strip() == f"junhall {__version__}"


def test_that_the_template_of_a_town_is_found_inside(installed: Path, tmp_path: Path) -> None:
    told = start(
        installed, tmp_path, "-m", "junhall", "explain", "--json", "la farola no luce"
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    answer = json.loads(told.stdout)
    assert answer["service"] == "lighting"
    assert answer["kind"] == "problem"


def test_that_the_catalogues_are_found_inside(installed: Path, tmp_path: Path) -> None:
    help_in = {
        lang: start(installed, tmp_path, "-m", "junhall", "--help", lang=lang).stdout
        for lang in ("en", "es_ES.UTF-8", "fr_FR.UTF-8")
    }
    assert all(help_in.values())
    assert len(set(help_in.values())) == 3


def test_that_the_demonstration_is_painted_from_inside(installed: Path, tmp_path: Path) -> None:
    picture = tmp_path / "board.png"
    told = start(
        installed, tmp_path,
        "-m", "junhall", "shot", str(picture), "--demo", "--size", "1000x700",
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 10_000
