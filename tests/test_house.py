"""Rules of the house that linters do not see."""

from __future__ import annotations

import ast
import re
import shlex
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from junhall.arguments.parser import parser

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
REFUSED_NAMES = frozenset({"utils", "helpers", "common", "manager", "core", "misc"})
# Put together here, so that this file does not find itself.
FOLDERS_OF_SOMEBODY = tuple("/" + name + "/" for name in ("work", "root"))
ICON_FIRST = frozenset({"icon", "pixmap", "IconButton"})
ICON_SECOND = frozenset({"draw_icon"})


@cache
def tracked() -> tuple[Path, ...]:
    """The files of the project: git's list, or what lies in a checkout without git."""
    git = shutil.which("git")
    if git is not None and (ROOT / ".git").exists():
        told = subprocess.run(
            [git, "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        if told.returncode == 0:
            names = [name for name in told.stdout.split("\0") if name]
            return tuple(ROOT / name for name in names if (ROOT / name).is_file())
    rooms = ("junhall", "resources", "tests", "docs", "scripts", "packaging", ".ci")
    found = [*ROOT.glob("*.*"), *(path for room in rooms for path in (ROOT / room).rglob("*"))]
    return tuple(path for path in found if path.is_file() and "__pycache__" not in path.parts)


def modules(room: str) -> Iterator[tuple[str, ast.Module]]:
    """The parsed modules of a room, each with its name for messages."""
    for path in sorted((ROOT / room).rglob("*.py")):
        name = str(path.relative_to(ROOT))
        yield name, ast.parse(path.read_text("utf-8"), name)


def called(node: ast.Call) -> str:
    """The bare name of what is called."""
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def test_that_no_screen_waits_in_a_modal_loop() -> None:
    found = [
        f"{name}:{node.lineno}"
        for name, tree in modules("junhall/ui")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"exec", "exec_"}
    ]
    assert found == []


def test_that_every_text_for_people_can_be_translated() -> None:
    found = []
    for name, tree in modules("junhall"):
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or called(node) not in {"tr", "ntr"}:
                continue
            texts = node.args[: 1 if called(node) == "tr" else 2]
            where = f"{name}:{node.lineno}"
            if not all(isinstance(t, ast.Constant) and isinstance(t.value, str) for t in texts):
                if name != "junhall/words.py":
                    found.append(f"{where}: not a plain text")
                continue
            if any(keyword.arg is None for keyword in node.keywords):
                continue
            given = {keyword.arg for keyword in node.keywords}
            wanted = {
                field
                for text in texts
                if isinstance(text, ast.Constant)
                for _, field, _, _ in Formatter().parse(str(text.value))
                if field is not None
            }
            if called(node) == "ntr":
                wanted.discard("n")
            elif not given:
                continue  # without values the text is not formatted, and braces are braces
            if wanted != given:
                found.append(f"{where}: text names {sorted(wanted)}, call gives {sorted(given)}")
    assert found == []


def test_that_no_text_for_people_hides_in_a_formatted_string() -> None:
    # Before Python 3.12 what stands in the braces is no word of its own: nobody would extract it.
    found = [
        f"{name}:{call.lineno}"
        for name, tree in modules("junhall")
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and called(call) in {"tr", "ntr"}
    ]
    assert found == []


def icons_named() -> Iterator[tuple[str, str]]:
    """Each icon that a screen asks for by a name written down, with its place."""
    trees = list(modules("junhall/ui"))
    position = _icon_parameters(tree for _, tree in trees)
    for name, tree in trees:
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            asked = [k.value for k in node.keywords if k.arg in {"icon", "icon_name"}]
            at = position.get(called(node))
            if at is not None and at < len(node.args):
                asked.append(node.args[at])
            for value in asked:
                for icon in _texts(value):
                    yield f"{name}:{node.lineno}", icon


def _icon_parameters(trees: Iterator[ast.Module]) -> dict[str, int]:
    """Functions, constructors and frozen rows that take an icon, and where they take it."""
    position = dict.fromkeys(ICON_FIRST, 0) | dict.fromkeys(ICON_SECOND, 1)
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                _note(position, node.name, [a.arg for a in node.args.args])
            elif isinstance(node, ast.ClassDef):
                fields = [
                    item.target.id
                    for item in node.body
                    if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
                ]
                _note(position, node.name, fields)
                for item in node.body:
                    if isinstance(item, ast.FunctionDef) and item.name == "__init__":
                        _note(position, node.name, [a.arg for a in item.args.args[1:]])
    return position


def _note(position: dict[str, int], name: str, parameters: list[str]) -> None:
    for word in ("icon", "icon_name"):
        if word in parameters:
            position[name] = parameters.index(word)


def _texts(value: ast.expr) -> Iterator[str]:
    match value:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from _texts(body)
            yield from _texts(orelse)
        case ast.Call(func=ast.Attribute(value=ast.Dict(values=values), attr="get")):
            for one in values:
                yield from _texts(one)


def test_that_every_icon_asked_for_is_drawn() -> None:
    drawn = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}
    asked = list(icons_named())
    assert len(asked) >= 5
    assert [f"{where}: {icon}" for where, icon in asked if icon not in drawn] == []


def test_that_icons_take_the_colour_of_the_theme() -> None:
    for path in (ROOT / "resources" / "icons").glob("*.svg"):
        text = path.read_text("utf-8")
        assert "currentColor" in text, path.name
        assert "<script" not in text, path.name
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b", text) == [], path.name


@pytest.mark.parametrize("name", LOCKS)
def test_that_a_lock_names_versions_and_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    assert re.findall(r"^\s*-", text, re.MULTILINE) == re.findall(
        r"^\s+-(?=-hash=sha256:[0-9a-f]{64})", text, re.MULTILINE
    )
    blocks = re.split(r"\n(?=\S)", text.strip())
    for block in blocks:
        head = block.splitlines()[0]
        assert re.match(r"[a-z0-9._-]+==\S+ ", head), head
        assert "--hash=sha256:" in block, head


def test_that_the_locks_agree_on_what_both_name() -> None:
    versions: dict[str, set[str]] = {}
    for name in LOCKS:
        told = re.findall(r"^([a-z0-9._-]+==\S+)", (ROOT / name).read_text("utf-8"), re.MULTILINE)
        versions[name] = set(told)
    run, dev = versions[LOCKS[0]], versions[LOCKS[1]]
    named = {one.partition("==")[0] for one in run}
    assert [one for one in dev if one.partition("==")[0] in named and one not in run] == []


def test_that_every_declared_dependency_is_locked() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    pairs = [
        (told["project"]["dependencies"], LOCKS[0]),
        (told["dependency-groups"]["dev"], LOCKS[1]),
    ]
    for wanted, lock in pairs:
        locked = re.findall(r"^([a-z0-9._-]+)==", (ROOT / lock).read_text("utf-8"), re.MULTILINE)
        names = {re.split(r"[<>=!~;\[ ]", one)[0].lower().replace("_", "-") for one in wanted}
        assert names - set(locked) == set()


def test_that_scripts_name_no_address() -> None:
    scripts = [ROOT / ".ci" / "run", *(ROOT / "scripts").iterdir()]
    named = [path.name for path in scripts if path.is_file() and "://" in path.read_text("utf-8")]
    assert named == []


def test_that_no_file_names_a_folder_of_somebody_s_machine() -> None:
    found = []
    for path in tracked():
        if path.suffix in {".png", ".jpg", ".mo", ".pyc"}:
            continue
        text = path.read_text("utf-8")
        found += [
            f"{path.relative_to(ROOT)}: {folder}"
            for folder in FOLDERS_OF_SOMEBODY
            if re.search(rf"(?<![\w.%}}~-]){folder}", text)
        ]
    assert found == []


def test_that_no_module_has_a_name_that_says_nothing() -> None:
    named = {path.stem for path in (ROOT / "junhall").rglob("*.py")}
    assert named & REFUSED_NAMES == set()


def test_that_the_init_of_a_room_holds_a_docstring_and_nothing_else() -> None:
    for name, tree in modules("junhall"):
        if not name.endswith("__init__.py"):
            continue
        assert ast.get_docstring(tree), name
        rest = tree.body[1:]
        if name == "junhall/__init__.py":
            (version,) = rest
            assert ast.unparse(version).startswith("__version__")
        else:
            assert rest == [], name


def test_that_every_suppression_says_why() -> None:
    silenced = re.compile(r"#\s*(?:noqa\b|type:\s*ignore\b|pyright:\s*ignore\b)(?P<rest>.*)")
    reasoned = re.compile(r"^(?:\s*:\s*[A-Z0-9, ]+|\[[\w, -]+\])\s*(?:-\s|#\s|\s{2})\s*\w+")
    found = []
    for room in ("junhall", "scripts", "tests"):
        for path in sorted((ROOT / room).rglob("*.py")):
            if path == Path(__file__):
                continue
            for n, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                told = silenced.search(line)
                if room == "scripts" and told and told["rest"] == ": E402":
                    continue  # a script says first where junhall lies, then imports it
                if told and not reasoned.match(told["rest"]):
                    found.append(f"{path.relative_to(ROOT)}:{n}")
    assert found == []


def test_that_every_test_has_a_sentence_for_a_name() -> None:
    found = [
        f"{name}: {node.name}"
        for name, tree in modules("tests")
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test")
        and not node.name.startswith("test_that_")
    ]
    assert found == []


def test_that_no_test_sleeps() -> None:
    found = [
        f"{name}:{node.lineno}"
        for name, tree in modules("tests")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"time.sleep", "sleep", "QTest.qWait", "QTest.qSleep"}
    ]
    assert found == []


def test_that_links_between_documents_lead_somewhere() -> None:
    found = []
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
        for link in re.findall(r"\]\(([^)\s]+)\)", text):
            target = link.partition("#")[0]
            if target and "://" not in target and not (page.parent / target).exists():
                found.append(f"{page.relative_to(ROOT)}: {link}")
    assert found == []


@pytest.mark.parametrize("name", ["run", "test", "bench"])
def test_that_the_commands_can_be_started(name: str) -> None:
    path = ROOT / "scripts" / name
    assert path.stat().st_mode & 0o111
    assert path.read_text("utf-8").startswith("#!/usr/bin/env bash\n")


def test_that_what_is_installed_beside_junhall_starts_commands_that_exist() -> None:
    lines = [
        line.partition("=")[2]
        for path in (ROOT / "packaging").iterdir()
        if path.suffix in {".desktop", ".service"}
        for line in path.read_text("utf-8").splitlines()
        if line.startswith(("Exec=", "ExecStart="))
    ]
    assert len(lines) >= 3
    for line in lines:
        program, *told = line.split()
        assert program in {"junhall", "%h/.local/bin/junhall"}
        assert parser().parse_args(told).command == told[0]


def commands_in_documents() -> Iterator[tuple[str, str]]:
    """Every command line of ours that a document shows, with its page."""
    shown = re.compile(r"^(?:junhall|scripts/run) .*$", re.MULTILINE)
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        text = page.read_text("utf-8")
        fenced = re.findall(r"```\n(.*?)```", text, flags=re.DOTALL)
        spoken = re.findall(r"`([^`]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
        for line in shown.findall("\n".join([*fenced, *(" ".join(s.split()) for s in spoken)])):
            yield page.name, line.split("#")[0].strip()


def test_that_documents_show_only_commands_that_exist() -> None:
    told = [
        (page, line)
        for page, line in commands_in_documents()
        if not set(line) & set("[|…") and "COMMAND" not in line
    ]
    assert len(told) >= 15
    wrong = []
    for page, line in told:
        try:
            parser().parse_args(shlex.split(line)[1:])
        except SystemExit as left:
            if left.code:
                wrong.append(f"{page}: {line}")
    assert wrong == []
