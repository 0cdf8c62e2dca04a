"""Who asks to be forgotten is in no byte of any file of the ledger's folder afterwards."""

import json
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from hall import NOW, Hall, open_hall, post, stamp
from junhall.casework import privacy, safekeeping
from junhall.casework.commands import (
    AddNote,
    Close,
    FileRequest,
    MakeRequest,
    Reply,
    SetPlace,
    Triage,
    VerifyResident,
)
from junhall.casework.docket import Docket
from junhall.casework.errors import NotPermitted
from junhall.casework.townhall import readers_of
from junhall.models.messages import Place
from junhall.models.terms import Cause, Instant, Network, PostId, RequestKind, Role, StaffCode

HANDLE = "@kanari.vogel7@nido.example"
NAME = "Kanária Federkleid"
CLERK = StaffCode("clerk")
OWN_POST = f"https://nido.example/{HANDLE.split('@', 2)[1]}/100"
OWN_WORDS = "gelbgefiedert quintärvogel"
LATER_WORDS = "umgefiedert nochmals"
EXACT = Place(37.20123457, -3.60765433, "Käfigpassage 9")
NEEDLES = (
    "kanari.vogel7",
    "federkleid",
    "gelbgefiedert",
    "quintärvogel",
    "quintarvogel",
    "umgefiedert",
    "37.20123",
    "3.60765",
    "käfigpassage",
    "kafigpassage",
    "piepmatz",
    "PIEPSBILD",
)
OTHER_TEXT = "@Ayto@alfaro.example la farola de la calle Serrano parpadea, vecinas"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with open_hall(tmp_path / "town", name="town.ledger") as opened:
        yield opened


def write(hall: Hall, work: Callable[[Connection], Any]) -> Any:
    return hall.store.write(lambda session: work(session.connection()), durable=True).result()


def rows(hall: Hall, statement: str) -> list[tuple[Any, ...]]:
    return hall.store.read(
        lambda session: [tuple(row) for row in session.connection().exec_driver_sql(statement)]
    ).result()


def plant(hall: Hall) -> None:
    """The person in every place the ledger has, and a neighbour who must stay."""
    media = hall.store.path.parent / "media"
    media.mkdir(exist_ok=True)
    (media / "vogel.png").write_bytes(b"\x89PNG PIEPSBILD")
    hall.take(
        post(
            OWN_POST,
            "09:00",
            HANDLE,
            f"@Ayto@alfaro.example hay una farola rota, {OWN_WORDS}, firmado {NAME}",
            author_name=NAME,
            url=OWN_POST,
            place={"lat": EXACT.lat, "long": EXACT.long, "name": EXACT.name},
            media=[{"kind": "image", "path": "vogel.png", "alt": "piepmatz auf der Lampe"}],
        ),
        post("neighbour", "09:05", "ana", OTHER_TEXT),
        post(
            "agrees", "09:10", "beto", f"{HANDLE} a mí también, kanari.vogel7 tiene razón",
            to=OWN_POST, mentions=[HANDLE],
        ),
        post("answer", "09:15", "electrician", f"{HANDLE} mañana a las 10 voy", to=OWN_POST),
        post("praise", "09:20", HANDLE, "@Ayto@alfaro.example jajaja, buenas noches Federkleid"),
    )  # fmt: skip
    hall.take(
        post(OWN_POST, "09:00", HANDLE, f"@Ayto@alfaro.example farola rota, {LATER_WORDS}",
             event="edited", seen_at="09:30"),
        post("agrees", "09:10", "beto", f"{HANDLE} y a Kanaria   Federkleid también",
             to=OWN_POST, event="edited", seen_at="09:31"),
    )  # fmt: skip
    mine, neighbour = hall.request_id(OWN_POST), hall.request_id("neighbour")
    hall.do(Triage(by=CLERK, request_id=mine, service="roads", kind=RequestKind.COMPLAINT))
    hall.do(SetPlace(by=CLERK, request_id=mine, place=EXACT))
    hall.do(AddNote(by=CLERK, request_id=mine, text=f"llamó {NAME.upper()}, la de la tienda"))
    hall.do(AddNote(by=CLERK, request_id=neighbour, text=f"lo mismo que {HANDLE}; llamar mañana"))
    hall.do(Reply(by=CLERK, request_id=mine, text=f"{HANDLE} gracias, {NAME}"))
    hall.do(Close(by=CLERK, request_id=neighbour, reason=f"ya lo dijo {HANDLE} ({NAME})"))
    hall.do(MakeRequest(by=CLERK, post_id=PostId(hall.post_id("praise"))))
    hall.do(
        VerifyResident(by=CLERK, network=Network.MASTODON, handle=HANDLE, name=NAME),
        role=Role.DESK,
    )
    write(hall, _plant_by_hand)


def _plant_by_hand(connection: Connection) -> None:
    """Places that a network or a later day would fill."""
    execute = connection.exec_driver_sql
    post_id, request_id = execute(
        "SELECT id, request_id FROM post WHERE remote_id = ?", (OWN_POST,)
    ).one()
    execute(
        "INSERT INTO source_report (post_id, at, status, source_status)"
        " VALUES (?, 1, 'new', ?)", (post_id, f"avisado por {NAME}"),
    )  # fmt: skip
    execute(
        "INSERT OR REPLACE INTO promise (request_id, post_id, promised_at, state, words)"
        " VALUES (?, ?, 1, 'open', ?)", (request_id, post_id, f"hoy, {HANDLE}"),
    )  # fmt: skip
    execute(
        "INSERT INTO lesson (at, by, post_id, words) SELECT 1, 'clerk', id,"
        " 'farola kanaria federkleid' FROM post WHERE remote_id = 'neighbour'"
    )
    execute(
        "UPDATE request SET state = json_set(coalesce(state, '{}'), '$.who', ?) WHERE id = ?",
        (NAME, request_id),
    )
    execute("UPDATE post SET no_request = ? WHERE remote_id = 'agrees'", (f"de {HANDLE}",))
    execute(
        "UPDATE outbox SET reason = ?, media = ?",
        (f"Refused by {HANDLE}", json.dumps([{"kind": "image", "alt": f"para {NAME}"}])),
    )
    execute(
        "INSERT INTO post (network, remote_id, text, posted_at, seen_at, in_reply_to, is_boost,"
        " parent_id, thread_id) SELECT network, 'boost', text, posted_at, seen_at, remote_id, 1,"
        " id, thread_id FROM post WHERE id = ?", (post_id,),
    )  # fmt: skip
    boost = execute("SELECT max(id) FROM post").scalar_one()
    execute("INSERT INTO post_fts (rowid, text) SELECT id, text FROM post WHERE id = ?", (boost,))


def found_in(folder: Path) -> dict[str, list[str]]:
    """Which needles are in which files, whatever their case and however composed."""
    found: dict[str, list[str]] = {}
    for file in sorted(folder.rglob("*")):
        if not file.is_file():
            continue
        raw = file.read_bytes()
        text = unicodedata.normalize("NFC", raw.decode("utf-8", "replace")).casefold()
        hits = [needle for needle in NEEDLES if needle.casefold() in text]
        if hits:
            found[str(file.relative_to(folder))] = hits
    return found


def test_that_the_canary_is_planted_where_it_will_be_looked_for(hall: Hall) -> None:
    plant(hall)
    safekeeping.backup(hall.store, None, NOW)
    hall.store.close()

    told = found_in(hall.store.path.parent)

    whole_words = set(NEEDLES) - {"quintarvogel", "kafigpassage"}  # the index keeps them folded
    assert whole_words <= {hit for hits in told.values() for hit in hits}
    assert any(name.startswith("backups") for name in told)
    assert any(name.startswith("media") for name in told)


def test_that_no_byte_of_a_person_stays_in_any_file_of_the_ledgers_folder(hall: Hall) -> None:
    plant(hall)
    safekeeping.backup(hall.store, None, NOW)

    erased = privacy.erase(hall.store, HANDLE, NOW)

    assert erased.found
    assert found_in(hall.store.path.parent) == {}, "while the ledger is open"
    hall.store.close()
    assert found_in(hall.store.path.parent) == {}, "after it was closed"


@pytest.mark.parametrize("typed", ["kanari.vogel7@nido.example", "@KANARI.VOGEL7@nido.example "])
def test_that_a_handle_may_be_typed_in_any_case_and_without_its_sign(
    hall: Hall, typed: str
) -> None:
    plant(hall)

    assert privacy.erase(hall.store, typed, NOW).found
    assert found_in(hall.store.path.parent) == {}


def test_that_what_is_said_about_an_erasure_does_not_repeat_the_person(hall: Hall) -> None:
    plant(hall)
    safekeeping.backup(hall.store, None, NOW)

    said = "\n".join(privacy.erase(hall.store, HANDLE, NOW).for_user())

    assert "backups" in said
    assert "kanari" not in said.casefold()
    assert "federkleid" not in said.casefold()


def test_that_number_kind_service_status_and_times_of_a_request_outlive_the_person(
    hall: Hall,
) -> None:
    plant(hall)
    facts = (
        "SELECT number_year, number_n, kind, service, status, posted_at, first_answer_at,"
        " assignees, supporters, cell IS NOT NULL FROM request ORDER BY id"
    )
    before = rows(hall, facts)

    privacy.erase(hall.store, HANDLE, NOW)

    assert rows(hall, facts) == before


def test_that_the_rough_place_of_an_erased_request_is_the_middle_of_its_cell(hall: Hall) -> None:
    plant(hall)

    privacy.erase(hall.store, HANDLE, NOW)

    (found,) = rows(
        hall,
        "SELECT r.lat, r.long, r.place_name FROM request r JOIN post p"
        " ON p.id = r.opening_post_id WHERE p.text = '' AND r.lat IS NOT NULL",
    )
    assert found[0] == pytest.approx(EXACT.lat, abs=0.003)
    assert found[0] != EXACT.lat
    assert found[2] is None


def test_that_deriving_everything_again_after_an_erasure_alters_nothing(hall: Hall) -> None:
    plant(hall)
    privacy.erase(hall.store, HANDLE, NOW)

    def again(connection: Connection) -> list[int]:
        threads = [row[0] for row in connection.exec_driver_sql("SELECT thread_id FROM post")]
        docket = Docket(readers)
        docket.settle(connection, threads, now=NOW, cause=Cause.SYSTEM)
        return list(docket.settle(connection, threads, now=NOW, cause=Cause.SYSTEM).changed)

    readers = hall.store.read(readers_of).result()
    titles = rows(hall, "SELECT id, title, lat, long, place_name FROM request ORDER BY id")
    assert write(hall, again) == []
    assert rows(hall, "SELECT id, title, lat, long, place_name FROM request ORDER BY id") == titles
    assert found_in(hall.store.path.parent) == {}


def test_that_the_words_of_others_stay_word_for_word_around_the_mark(hall: Hall) -> None:
    plant(hall)

    privacy.erase(hall.store, HANDLE, NOW)

    texts = dict(rows(hall, "SELECT remote_id, text FROM post"))
    assert texts["neighbour"] == OTHER_TEXT
    assert texts["answer"].endswith(" mañana a las 10 voy")
    assert hall.case("neighbour")["posts"] == ["neighbour"]


def test_that_a_handle_that_only_begins_alike_is_somebody_else(hall: Hall) -> None:
    plant(hall)
    alike = "@Ayto@alfaro.example lo dijo @kanari.vogel77@nido.example en la calle Serrano, farola"
    hall.take(post("alike", "10:00", "@kanari.vogel77@nido.example", alike))

    privacy.erase(hall.store, HANDLE, NOW)

    assert hall.one("SELECT text FROM post WHERE remote_id = 'alike'") == alike


def test_that_erased_words_are_not_found_by_searching(hall: Hall) -> None:
    plant(hall)
    counted = "SELECT count(*) FROM {0}_fts WHERE {0}_fts MATCH '\"{1}\"*'"
    assert hall.one(counted.format("post", "umgefiedert")) > 0
    assert hall.one(counted.format("author", "federkleid")) > 0
    assert hall.one(counted.format("note", "federkleid")) > 0

    privacy.erase(hall.store, HANDLE, NOW)

    for table in ("post", "author", "note"):
        for word in ("gelbgefiedert", "umgefiedert", "federkleid", "kanari", "vogel7"):
            assert hall.one(counted.format(table, word)) == 0, (table, word)
    for table in ("post", "author", "note"):
        write(hall, lambda c, t=table: c.exec_driver_sql(
            f"INSERT INTO {t}_fts ({t}_fts, rank) VALUES ('integrity-check', 1)"
        ))  # fmt: skip


def test_that_an_answer_that_had_not_left_yet_never_leaves(hall: Hall) -> None:
    plant(hall)

    privacy.erase(hall.store, HANDLE, NOW)

    assert rows(hall, "SELECT DISTINCT state FROM outbox") == [("withdrawn",)]


def test_that_a_page_fetched_again_does_not_bring_an_erased_person_back(hall: Hall) -> None:
    told = post(
        "plain-1", "09:00", HANDLE, f"@Ayto@alfaro.example farola rota, {OWN_WORDS}",
        author_name=NAME,
    )  # fmt: skip
    hall.take(told)
    privacy.erase(hall.store, HANDLE, NOW)

    hall.take(told)

    assert hall.one("SELECT count(*) FROM post") == 1
    assert hall.one("SELECT text FROM post") == ""
    assert "gelbgefiedert" not in str(found_in(hall.store.path.parent))


def test_that_erasing_twice_finds_nobody_the_second_time(hall: Hall) -> None:
    plant(hall)
    assert privacy.erase(hall.store, HANDLE, NOW).found

    again = privacy.erase(hall.store, HANDLE, Instant(NOW + 60))

    assert not again.found
    assert len(again.for_user()) == 1


def test_that_nobody_is_found_where_nobody_is_and_nothing_alters(hall: Hall) -> None:
    plant(hall)
    before = rows(hall, "SELECT id, text, mentions, reading, place, deleted_at FROM post")

    assert not privacy.erase(hall.store, "@nobody.at.all@nido.example", NOW).found

    assert rows(hall, "SELECT id, text, mentions, reading, place, deleted_at FROM post") == before


@pytest.mark.parametrize("handle", ["@Ayto@alfaro.example", "@Electrico@alfaro.example"])
def test_that_the_town_cannot_be_erased_from_its_own_record(hall: Hall, handle: str) -> None:
    plant(hall)
    before = rows(hall, "SELECT id, text FROM post")

    with pytest.raises(NotPermitted) as told:
        privacy.erase(hall.store, handle, NOW)

    assert handle in told.value.for_user()
    assert rows(hall, "SELECT id, text FROM post") == before


def test_that_history_says_that_it_was_blanked_and_who_did_what_stays(hall: Hall) -> None:
    plant(hall)
    acts = 'SELECT id, post_id, at, by, verb, undoes, "group" FROM act ORDER BY id'
    before = rows(hall, acts)

    privacy.erase(hall.store, HANDLE, NOW)

    assert rows(hall, acts) == before
    (value,) = rows(hall, "SELECT value FROM act WHERE verb = 'close'")[0]
    assert json.loads(value)["erased_at"] == NOW
    assert json.loads(value)["reason"].startswith("ya lo dijo ")


def test_that_a_counter_request_is_erased_by_the_label_it_was_filed_under(hall: Hall) -> None:
    hall.do(FileRequest(by=CLERK, channel="counter", label=NAME, text=f"farola rota, {OWN_WORDS}"))

    assert privacy.erase(hall.store, NAME, NOW).found

    assert found_in(hall.store.path.parent) == {}


def test_that_a_picture_two_people_share_stays_for_the_other(hall: Hall) -> None:
    plant(hall)
    write(hall, lambda connection: connection.exec_driver_sql(
        "INSERT INTO attachment (post_id, kind, path)"
        " SELECT id, 'image', 'vogel.png' FROM post WHERE remote_id = 'neighbour'"
    ))  # fmt: skip

    privacy.erase(hall.store, HANDLE, NOW)

    assert (hall.store.path.parent / "media" / "vogel.png").exists()


def test_that_a_path_that_leaves_the_media_folder_removes_nothing(hall: Hall) -> None:
    outside = hall.store.path.parent / "diary.txt"
    outside.write_text("kept")
    hall.take(post("p", "09:00", HANDLE, "@Ayto@alfaro.example farola rota",
                   media=[{"kind": "image", "path": "../diary.txt"}]))  # fmt: skip

    privacy.erase(hall.store, HANDLE, NOW)

    assert outside.read_text() == "kept"


def test_that_a_backup_that_cannot_be_cleaned_is_deleted_and_named(hall: Hall) -> None:
    plant(hall)
    kept = safekeeping.backup(hall.store, None, NOW)
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2])

    erased = privacy.erase(hall.store, HANDLE, NOW)

    assert not kept.exists()
    assert any(str(kept) in line for line in erased.for_user())
    assert found_in(hall.store.path.parent) == {}


def test_that_a_backup_in_a_folder_of_its_own_is_cleaned_too(hall: Hall, tmp_path: Path) -> None:
    plant(hall)
    elsewhere = tmp_path / "memory stick"
    kept = safekeeping.backup(hall.store, elsewhere, NOW)

    erased = privacy.erase(hall.store, HANDLE, NOW)

    assert found_in(elsewhere) == {}
    assert kept.exists()
    assert any(str(kept) in line for line in erased.for_user())


def test_that_a_cleaned_backup_can_still_be_put_back(hall: Hall) -> None:
    plant(hall)
    kept = safekeeping.backup(hall.store, None, NOW)
    privacy.erase(hall.store, HANDLE, NOW)
    hall.store.close()

    safekeeping.restore(kept, hall.store.path, NOW)

    assert found_in(hall.store.path.parent) == {}


@pytest.mark.parametrize(
    ("handle", "name"),
    [
        ("@farola@nido.example", "Sol"),
        ("@alumbrado@nido.example", "Alumbrado"),
        ("@gente99@nido.example", "Calle Serrano"),
    ],
)
def test_that_who_is_called_like_a_street_or_a_word_takes_neither_from_the_others(
    hall: Hall, handle: str, name: str
) -> None:
    own = post("own", "09:00", handle, "@Ayto@alfaro.example mi texto", author_name=name)
    texts = {
        f"p{n}": f"@Ayto@alfaro.example sin sol ni alumbrado en la calle Serrano, farola {n}"
        for n in range(25)
    }
    hall.take(own, *(post(key, "09:05", "ana", text) for key, text in texts.items()))

    assert privacy.erase(hall.store, handle, NOW).found

    assert dict(rows(hall, "SELECT remote_id, text FROM post WHERE text != ''")) == texts


@pytest.mark.parametrize("word", ["farola", "alumbrado", "calle Serrano", "a", "%", "", "@", ":"])
def test_that_a_word_typed_instead_of_a_handle_alters_nothing(hall: Hall, word: str) -> None:
    plant(hall)
    before = rows(hall, "SELECT remote_id, text FROM post")

    privacy.erase(hall.store, word, NOW)

    assert rows(hall, "SELECT remote_id, text FROM post") == before


def test_that_a_name_across_the_end_of_a_title_leaves_no_part_of_itself(hall: Hall) -> None:
    hall.take(post("own", "09:00", HANDLE, "@Ayto@alfaro.example farola rota", author_name=NAME))
    lead = "@Ayto@alfaro.example la farola está rota "
    text = f"{lead}{'x' * (190 - len(lead))} {HANDLE} lo sabe"
    hall.take(post("long", "09:05", "ana", text))
    assert "@kanari" in hall.one("SELECT title FROM request ORDER BY id DESC LIMIT 1")

    privacy.erase(hall.store, HANDLE, NOW)

    assert "@kan" not in hall.one("SELECT title FROM request ORDER BY id DESC LIMIT 1")


def test_that_wordings_that_differed_only_by_the_person_do_not_stop_an_erasure(
    hall: Hall,
) -> None:
    told = post("q", "09:00", "ana", "@Ayto@alfaro.example farola rota")
    hall.take(told)
    for words in (f"farola rota {HANDLE}", "farola rota @kanari.vogel7"):
        hall.take({**told, "text": words, "event": "edited", "seen_at": stamp("09:30")})

    assert privacy.erase(hall.store, HANDLE, NOW).found

    assert found_in(hall.store.path.parent) == {}


# --- what a network deletes (rules.md 9)


def test_that_a_deletion_leaves_no_byte_of_text_photo_name_and_exact_place(hall: Hall) -> None:
    media = hall.store.path.parent / "media"
    media.mkdir()
    (media / "vogel.png").write_bytes(b"PIEPSBILD")
    told = post(
        "gone", "09:00", HANDLE, f"@Ayto@alfaro.example farola rota, {OWN_WORDS}",
        author_name=NAME, url=f"https://nido.example/{HANDLE}/9",
        place={"lat": EXACT.lat, "long": EXACT.long, "name": EXACT.name},
        media=[{"kind": "image", "path": "vogel.png", "alt": "piepmatz"}],
    )  # fmt: skip
    hall.take(told, post("neighbour", "09:05", "ana", OTHER_TEXT))
    edited = {**told, "text": f"@Ayto@alfaro.example {LATER_WORDS}", "event": "edited"}
    hall.take({**edited, "seen_at": stamp("09:30")})
    number = hall.case("gone")["number"]
    assert found_in(hall.store.path.parent) != {}

    hall.take({**told, "event": "deleted", "text": "", "seen_at": stamp("10:00")})
    privacy.scrub(hall.store)
    hall.store.close()

    assert found_in(hall.store.path.parent) == {}
    with open_hall(hall.store.path.parent, name="town.ledger") as again:
        assert again.case("gone")["number"] == number
        assert again.one("SELECT text FROM post WHERE remote_id = 'neighbour'") == OTHER_TEXT


def test_that_a_repetition_of_a_deleted_post_does_not_keep_its_words(hall: Hall) -> None:
    told = post("gone", "09:00", HANDLE, f"@Ayto@alfaro.example farola rota, {OWN_WORDS}")
    hall.take(told)
    hall.take(post("again", "09:05", "ana", told["text"], boost_of="gone"))

    hall.take({**told, "event": "deleted", "text": "", "seen_at": stamp("10:00")})
    privacy.scrub(hall.store)
    hall.store.close()

    assert found_in(hall.store.path.parent) == {}


def test_that_a_deletion_of_one_post_leaves_the_name_where_another_stays(hall: Hall) -> None:
    told = post("gone", "09:00", HANDLE, "@Ayto@alfaro.example farola rota", author_name=NAME)
    hall.take(told, post("stays", "09:05", HANDLE, "@Ayto@alfaro.example hay un bache"))

    hall.take({**told, "event": "deleted", "text": "", "seen_at": stamp("10:00")})

    assert hall.one("SELECT name FROM author WHERE handle LIKE '%vogel7%'") == NAME


def test_that_an_answer_of_ours_that_was_deleted_leaves_the_outbox_as_well(hall: Hall) -> None:
    hall.take(post("q", "09:00", "ana", "@Ayto@alfaro.example la farola está rota"))
    hall.do(Reply(by=CLERK, request_id=hall.request_id("q"), text=f"mañana, {OWN_WORDS}"))
    write(hall, lambda connection: connection.exec_driver_sql(
        "UPDATE outbox SET state = 'sent', remote_id = 'ours', sent_at = 1"
    ))  # fmt: skip
    ours = post("ours", "09:10", "town", f"mañana, {OWN_WORDS}", to="q")
    hall.take(ours)
    answered = hall.case("q")["first_answer_at"]

    hall.take({**ours, "event": "deleted", "text": "", "seen_at": stamp("10:00")})
    privacy.scrub(hall.store)
    hall.store.close()

    assert found_in(hall.store.path.parent) == {}
    with open_hall(hall.store.path.parent, name="town.ledger") as again:
        assert again.case("q")["first_answer_at"] == answered
        assert again.one("SELECT count(*) FROM outbox") == 1


def test_that_two_wordings_of_one_second_are_both_emptied(hall: Hall) -> None:
    told = post("gone", "09:00", HANDLE, f"@Ayto@alfaro.example farola rota, {OWN_WORDS}")
    hall.take(told)
    for words in (LATER_WORDS, f"{LATER_WORDS} {OWN_WORDS}"):
        hall.take({**told, "text": words, "event": "edited", "seen_at": stamp("09:30")})

    hall.take({**told, "event": "deleted", "text": "", "seen_at": stamp("10:00")})
    privacy.scrub(hall.store)
    hall.store.close()

    assert found_in(hall.store.path.parent) == {}


def test_that_a_first_name_goes_where_the_person_spoke_and_stays_elsewhere(hall: Hall) -> None:
    hall.take(
        post("k", "10:00", "@kw@vecinas.example", "@Ayto farola rota", author_name="Kanaria Wolke"),
        post("l", "10:05", "electrician", "Gracias, KANARIA. Mañana voy", to="k"),
        post("m", "10:10", "ana", "@Ayto se ha escapado mi loro Kanaria"),
    )
    mine = hall.request_id("k")
    hall.do(AddNote(by=CLERK, request_id=mine, text="Kanaria llamó dos veces"))
    privacy.erase(hall.store, "@kw@vecinas.example", NOW)
    said = dict(rows(hall, "SELECT remote_id, text FROM post WHERE remote_id IN ('l', 'm')"))
    assert said["l"] == "Gracias, ▒▒▒. Mañana voy"
    assert said["m"] == "@Ayto se ha escapado mi loro Kanaria"
    assert rows(hall, "SELECT text FROM note") == [("▒▒▒",)]
    assert rows(hall, "SELECT rowid FROM post_fts WHERE post_fts MATCH 'kanaria'") == [
        (hall.post_id("m"),)
    ]
