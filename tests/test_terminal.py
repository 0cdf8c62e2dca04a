"""The terminal of formats.md, as somebody types it: what it prints, and its exit codes."""

import json
from pathlib import Path

import pytest

from hall import STREETS, TOWN, post
from junhall.__main__ import main
from junhall.models.town_toml import town_from_toml
from junhall.words import choose


@pytest.fixture(autouse=True)
def _english(monkeypatch, tmp_path):
    monkeypatch.setenv("JUNHALL_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    yield
    choose("en")


def typed(capsys, *words: str) -> tuple[int, str, str]:
    try:
        code = main([*words, "--lang", "en"])
    except SystemExit as left:
        code = int(str(left.code))
    told = capsys.readouterr()
    return code, told.out, told.err


def town_file(tmp_path: Path, text: str = TOWN, name: str = "pueblo.toml") -> str:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return name


def posts_file(tmp_path: Path, *posts: dict, name: str = "posts.ndjson") -> str:
    lines = [json.dumps(one, ensure_ascii=False) for one in posts]
    (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return name


def test_that_a_ledger_is_a_path_or_an_address(capsys, tmp_path):
    lines = posts_file(tmp_path, post("a", "10:00", "ana", "@Ayto no hay luz"))
    given = town_file(tmp_path)
    options = ("--format", "posts", "--town", given, "--ledger")
    assert typed(capsys, "import", lines, *options, "one.ledger")[0] == 0
    address = f"sqlite:///{tmp_path}/two.ledger"
    assert typed(capsys, "import", lines, *options, address)[0] == 0
    told = [typed(capsys, "cases", "--json", "--ledger", one) for one in ("one.ledger", address)]
    assert [json.loads(out) for _, out, _ in told] == [json.loads(told[0][1])] * 2
    assert json.loads(told[0][1])[0]["number"] == "2026-1"


@pytest.mark.parametrize("command", ["cases", "figures", "backup", "doctor", "erase @ana"])
def test_that_a_command_that_looks_makes_no_ledger(capsys, tmp_path, command):
    code, out, err = typed(capsys, *command.split(), "--ledger", "no/such.ledger")
    assert (code, out) == (1, "")
    assert "There is no ledger no/such.ledger" in err
    assert not (tmp_path / "no").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("figures", "--zone", "Mars/Base"), "There is no time zone Mars/Base."),
        (("figures", "--from", "yesterday"), "yesterday is no time; one is written 2026-11-23"),
        (("cases", "--at", "soon"), "soon is no time; one is written 2026-11-23"),
        (("explain",), "explain needs a text, or --file"),
    ],
)
def test_that_what_is_mistyped_gets_a_sentence(capsys, tmp_path, words, sentence):
    lines = posts_file(tmp_path, post("a", "10:00", "ana", "@Ayto no hay luz"))
    typed(capsys, "import", lines, "--town", town_file(tmp_path))
    code, out, err = typed(capsys, *words)
    assert (code, out) == (2, "")
    assert err.startswith(sentence)


def test_that_a_file_explained_answers_line_by_line_in_order(capsys, tmp_path):
    lines = (
        json.dumps({"text": "la farola de la calle Alemania está rota"}),
        json.dumps({"text": "mañana", "by": "mayor", "at": "2026-06-02T10:00:00+02:00"}),
        "{no JSON",
        json.dumps({"by": "mayor"}),
        json.dumps({"text": "mañana", "by": "@ana@vecinas.example", "at": "someday"}),
        json.dumps({"text": "hecho", "by": "@Electrico@alfaro.example"}),
    )
    (tmp_path / "said.ndjson").write_text("\n".join(lines), encoding="utf-8")
    code, out, _ = typed(
        capsys, "explain", "--json", "--town", town_file(tmp_path), "--file", "said.ndjson"
    )
    told = [json.loads(line) for line in out.splitlines()]
    assert code == 3
    assert told[0]["service"] == "lighting"
    assert [one["due_at"] for one in told[1]["promises"]] == ["2026-06-03T17:00:00Z"]
    assert [one.get("error", "")[:7] for one in told[2:5]] == ["Line 3:", "Line 4:", "Line 5:"]
    assert told[5]["solves"] is True


def test_that_one_broken_character_leaves_the_accents_of_the_other_lines(capsys, tmp_path):
    good = json.dumps(post("a", "10:00", "ana", "@Ayto farola rota, ¡mañana!"), ensure_ascii=False)
    bad = json.dumps(post("b", "10:01", "eva", "@Ayto bache §"), ensure_ascii=False)
    (tmp_path / "p.ndjson").write_bytes(
        b"\n".join([good.encode(), bad.encode().replace("§".encode(), b"\xff"), b"\x00{"])
    )
    typed(capsys, "import", "p.ndjson", "--town", town_file(tmp_path))
    code, out, err = typed(capsys, "import", "p.ndjson", "--json")
    told = json.loads(out)
    assert (code, told["repeated"], told["refused"]) == (3, 2, 1)
    assert "Line 3 was refused" in err


def test_that_a_face_has_its_own_pages_and_no_others(capsys):
    code, _, err = typed(capsys, "shot", "w.png", "--demo", "--face", "wall", "--page", "board")
    assert code == 2
    assert "wall has no page board; it has: now, map" in err
    assert typed(capsys, "wall", "--page", "people")[0] == 2
    assert typed(capsys, "desk", "--page", "today")[0] == 2


# --- town.toml


@pytest.mark.parametrize(
    ("written", "instead", "sentence"),
    [
        ('role = "head"', 'role = "boss"',
         "staff.role cannot be boss; it is one of: mayor, councillor, head, desk, worker"),
        ('"mastodon:@Obras@alfaro.example"', '"@Obras@alfaro.example"',
         "staff.handles: @Obras@alfaro.example has no network before it"),
        ('code = "waste"', 'code = "lighting"', "services.code: lighting stands there twice"),
        ('holidays = { local = ["2026-06-15"] }', 'holidays = { country = "XX" }',
         "hours.holidays: no holidays are known for XX"),
        ('tue = ["09:00-14:00", "16:00-19:00"]', 'tue = ["09:00-14:00", "13:00-19:00"]',
         "hours.tue: 13:00 begins before the shift before it ends"),
        ('clock = "always"', 'clock = "sometimes"',
         "services.clock cannot be sometimes; it is one of: office, always"),
    ],
)  # fmt: skip
def test_that_an_error_in_a_town_names_file_line_and_key(
    capsys, tmp_path, written, instead, sentence
):
    typed(capsys, "explain", "hola", "--town", town_file(tmp_path))
    text = TOWN.replace(written, instead)
    lines = text.splitlines()
    line = next(
        n
        for n in range(len(lines), 0, -1)
        if instead in lines[n - 1] and written not in lines[n - 1]
    )
    code, out, err = typed(capsys, "explain", "hola", "--town", town_file(tmp_path, text))
    assert (code, out) == (1, "")
    assert err.startswith(f"pueblo.toml, line {line}: {sentence}")
    assert err.rstrip().endswith("The town in force stays as it was.")


def test_that_a_town_that_is_no_utf8_names_the_line(capsys, tmp_path):
    (tmp_path / "pueblo.toml").write_bytes(TOWN.encode("latin-1"))
    code, _, err = typed(capsys, "explain", "hola", "--town", "pueblo.toml")
    assert code == 1
    assert err.startswith("pueblo.toml, line 3: this is no text in UTF-8")


def test_that_unknown_keys_and_names_are_reported_by_line_and_ignored(capsys, tmp_path):
    text = TOWN.replace('zone = "Europe/Madrid"', 'zone = "Europe/Madrid"\ncolour = "red"')
    text = text.replace('wed = ["09:00-14:00", "16:00-19:00"]', 'wend = ["09:00-14:00"]', 1)
    text = text.replace('deputy = "works-head"', 'deputy = "nobody"')
    given = town_file(tmp_path, text)
    lines = [line.strip() for line in text.splitlines()]
    code, _, err = typed(capsys, "explain", "hola", "--town", given)
    assert code == 0
    ignored = "the key {} means nothing here and is ignored."
    expected = {
        'colour = "red"': ignored.format("colour"),
        'wend = ["09:00-14:00"]': ignored.format("hours.wend"),
        'deputy = "nobody"': "staff.deputy names nobody, which this file does not list.",
    }
    assert err.splitlines() == [
        f"pueblo.toml, line {lines.index(line) + 1}: {sentence}"
        for line, sentence in expected.items()
    ]


def test_that_a_town_goes_on_without_a_streets_file_that_is_not_there(capsys, tmp_path):
    text = TOWN.replace("[hours]", 'streets = "calles.geojson"\n\n[hours]', 1)
    given = town_file(tmp_path, text)
    code, _, err = typed(capsys, "explain", "en la calle Alemania", "--town", given)
    assert code == 0
    assert err.startswith("There is no file calles.geojson")
    (tmp_path / "calles.geojson").write_bytes(STREETS.read_bytes())
    code, out, _ = typed(capsys, "explain", "--json", "calle Alemania rota", "--town", given)
    assert json.loads(out)["place"]["name"] == "Calle Alemania"


def test_that_the_town_of_the_tests_has_nothing_to_report():
    assert town_from_toml(TOWN).notes() == ()
