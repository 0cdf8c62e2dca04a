"""Other people's files: what is read, what is refused by line and reason, and what is decided."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from junhall.casework.exchange import plan_import, rows
from junhall.casework.markup import looks_like_html, plain_text, tidy
from junhall.casework.posts_file import KEYS, read_posts
from junhall.casework.records import Shape, csv_rows, json_records
from junhall.casework.stamps import StampReader, date_order, instant_with_offset
from junhall.casework.tally import KEPT, Tally, UnreadableError
from junhall.models.messages import Media, Place
from junhall.models.terms import Network, PlaceQuality, PostEvent, RequestStatus, Visibility

DATA = Path(__file__).parent / "data" / "exchange"


def instant(text):
    return int(datetime.fromisoformat(text).timestamp())


def taken(plan):
    return [row for chunk in rows(plan) for row in chunk]


def read(source, **options):
    plan = plan_import(source, **options)
    return taken(plan), plan.tally, plan


def read_or_why(source, **options):
    try:
        return (*read(source, **options)[:2], "")
    except UnreadableError as refused:
        return [], Tally(), refused.for_user()


def text(written):
    return lambda: io.StringIO(written, newline="")


def refusals(tally):
    return [(refused.line, refused.reason) for refused in tally.refused_rows]


# posts.ndjson


def test_that_posts_carry_every_key_of_the_form():
    posts, tally, plan = read(DATA / "posts.ndjson")
    assert (plan.format, tally.read, tally.yielded, tally.refused) == ("posts", 5, 5, 0)
    first, answer, boost, deleted, counter = posts
    assert first.network is Network.MASTODON
    assert (first.remote_id, first.author, first.author_name) == (
        "m1",
        "@ana@social.example",
        "Ana",
    )
    assert first.posted_at == instant("2026-05-04T20:48:00+00:00")
    assert first.seen_at == first.posted_at + 5
    assert first.mentions == ("@alcaldia@pueblo.example",)
    assert first.media == (
        Media("image", url="https://social.example/m.jpg", alt="Farola apagada"),
    )
    assert first.place == Place(37.2, -3.6, None)
    assert (first.lang, first.event, first.visibility) == ("es", PostEvent.NEW, Visibility.PUBLIC)
    assert (answer.remote_id, answer.text) == ("2", "Mañana,\nsin falta <3")
    assert (answer.in_reply_to, answer.visibility) == ("m1", Visibility.UNLISTED)
    assert answer.mentions is None
    assert answer.seen_at == answer.posted_at
    assert (boost.network, boost.boost_of, boost.text) == (Network.OTHER, "m1", "")
    assert (deleted.event, deleted.author, deleted.text) == (PostEvent.DELETED, "", "")
    assert deleted.seen_at == instant("2026-05-05T09:00:00+00:00")
    assert (counter.service, counter.text) == ("roads", "=SUM(A1) bache")
    assert counter.place == Place(None, None, "Plaza Mayor", PlaceQuality.NONE)


def test_that_an_unknown_key_is_reported_once_with_its_first_line():
    _, tally, _ = read(DATA / "posts.ndjson")
    assert tally.unknown_keys == {"stars": 5}
    assert tally.for_user() == ["Line 5: the key stars means nothing here and is ignored."]


GOOD = {
    "network": "x",
    "id": "1",
    "author": "@a",
    "text": "t",
    "posted_at": "2026-05-04T10:00:00Z",
}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"network": None}, "the key network is missing"),
        ({"id": ""}, "the key id is missing"),
        ({"id": ["1"]}, "id cannot be ['1']"),
        ({"id": "9" * 501}, "id cannot be 9999"),
        ({"author": None}, "the key author is missing"),
        ({"author": 7}, "author cannot be 7"),
        ({"author_name": {}}, "author_name cannot be {}"),
        ({"text": None}, "the key text is missing"),
        ({"text": 4}, "text cannot be 4"),
        ({"text_format": "rtf"}, "text_format cannot be rtf"),
        ({"posted_at": None}, "the key posted_at is missing"),
        ({"posted_at": "2026-05-04T10:00:00"}, "posted_at is not a time with an offset: 2026-05"),
        ({"posted_at": 1777888800}, "posted_at is not a time with an offset: 1777888800"),
        ({"seen_at": "mañana"}, "seen_at is not a time with an offset: mañana"),
        ({"event": "liked"}, "the event liked is not known: new, edited or deleted"),
        ({"event": ["new"]}, "the event ['new'] is not known"),
        ({"visibility": "secret"}, "visibility cannot be secret"),
        ({"automatic": "yes"}, "automatic cannot be yes"),
        ({"mentions": "@a"}, "mentions cannot be @a"),
        ({"mentions": [1]}, "mentions cannot be [1]"),
        ({"media": {}}, "media cannot be {}"),
        ({"media": [{"url": "u"}]}, "media cannot be {'url': 'u'}"),
        ({"media": [{"kind": "image", "alt": 3}]}, "media cannot be"),
        ({"place": "there"}, "place cannot be there"),
        ({"lang": []}, "lang cannot be []"),
    ],
)
def test_that_a_post_that_cannot_be_taken_names_its_line_and_reason(change, sentence):
    lines = [json.dumps(GOOD), json.dumps({**GOOD, **change}), json.dumps({**GOOD, "id": "2"})]
    tally = Tally()
    assert [post.remote_id for post in read_posts(lines, tally)] == ["1", "2"]
    (refused,) = tally.refused_rows
    assert refused.for_user().startswith(f"Line 2 was refused: {sentence}")


@pytest.mark.parametrize(
    "line", ["{", "[1]", "7", '"post"', "null", "[" * 5000, "{} {}", '{"format": 2}']
)
def test_that_a_line_that_is_no_post_stops_nothing(line):
    tally = Tally()
    posts = list(read_posts([line, json.dumps(GOOD)], tally))
    assert (len(posts), refusals(tally)[0][0], tally.refused) == (1, 1, 1)


@given(
    st.dictionaries(
        st.sampled_from(sorted(KEYS)) | st.text(max_size=5),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.text(max_size=5), inner, max_size=3)
            ),
            max_leaves=6,
        ),
        max_size=8,
    )
)
def test_that_no_json_object_can_stop_the_reader(change):
    tally = Tally()
    posts = list(read_posts([json.dumps({**GOOD, **change})], tally))
    assert tally.read - tally.refused == tally.yielded == len(posts)
    for post in posts:
        post.text.encode("utf-8")
        post.remote_id.encode("utf-8")


def test_that_a_post_with_a_place_nowhere_is_taken_without_it():
    tally = Tally()
    line = json.dumps({**GOOD, "place": {"lat": 3_700_000, "long": 500_000, "name": "Olivo 3"}})
    (post,) = read_posts([line], tally)
    assert post.place == Place(None, None, "Olivo 3", PlaceQuality.NONE)
    assert tally.bad_coordinates == 1


def test_that_half_a_character_of_a_broken_network_can_be_kept():
    (post,) = read_posts([json.dumps({**GOOD, "text": "a\ud800b\0c"})], Tally())
    assert post.text == "a?bc"


# requests


def test_that_quoted_lines_formulas_and_both_nights_of_daylight_saving_are_read():
    requests, tally, plan = read(DATA / "own.csv", zone="Europe/Madrid")
    first, second, third = requests
    assert (tally.read, tally.yielded, tally.refused, plan.portal) == (3, 3, 0, None)
    assert first.text == "Una farola,\nen dos líneas"
    assert first.posted_at == instant("2026-03-29T03:30:00+02:00")
    assert first.place == Place(37.22, -3.59, "Calle Olivo 3")
    assert first.due_at == instant("2026-04-01T12:00:00+02:00")
    assert (first.author, first.service, first.status) == ("@ana", "lighting", RequestStatus.NEW)
    assert second.posted_at == instant("2026-10-25T02:30:00+02:00")
    assert second.closed_at == instant("2026-10-25T03:30:00+01:00")
    assert (second.status, second.source_status) == (RequestStatus.SOLVED, "Closed")
    assert (second.text, second.place) == ("=SUM(A1)", None)
    assert (third.text, third.posted_at) == ("+34 @ana", instant("2026-05-04T10:00:00+00:00"))
    assert third.source_status == "IN   Progress"
    assert (tally.missing_coordinates, tally.bad_coordinates) == (1, 1)
    assert tally.for_user()[3:] == [
        "1 has coordinates that are not on Earth: taken without a place."
    ]


def test_that_every_bad_row_is_named_by_the_line_it_begins_on():
    requests, tally, _ = read(DATA / "broken.csv", town_zone="Europe/Madrid")
    assert [request.remote_id for request in requests] == ["a1", "a10"]
    assert requests[0].posted_at == instant("2026-05-04T10:00:00+02:00")
    assert requests[0].closed_at == instant("2026-05-05T00:00:00+02:00")
    assert requests[0].place == Place(37.22, -3.59, None)
    assert requests[1].text == "Un bache"
    assert refusals(tally) == [
        (4, "fields"),
        (5, "no-id"),
        (6, "no-time"),
        (7, "bad-time"),
        (8, "bad-time"),
        (9, "no-service"),
        (10, "unknown-status"),
        (11, "no-status"),
    ]
    said = [refused.for_user() for refused in tally.refused_rows]
    assert said[0] == "Line 4 was refused: it has 5 fields, the head has 8."
    assert said[4] == "Line 8 was refused: fecha_cierre is not a time that can be read: ayer."
    assert said[6].endswith("say what it means with --status Congelado=closed.")
    assert (tally.read, tally.refused, tally.bad_coordinates) == (10, 8, 1)


def test_that_a_person_can_say_what_columns_and_words_mean():
    written = "nr,when,what,how\n1,2026-05-04 10:00,Lamp,FROZEN\n2,2026-05-04 11:00,Lamp,gone\n"
    requests, tally, plan = read(
        text(written),
        mapping={"id": "nr", "posted_at": "When", "service": "what", "status": "how"},
        statuses={"frozen": "open", "Gone": "not_ours"},
    )
    assert [request.status for request in requests] == [RequestStatus.NEW, RequestStatus.NOT_OURS]
    assert [request.service for request in requests] == ["Lamp", "Lamp"]
    assert tally.for_user() == [
        "Status FROZEN was taken as new: 1.",
        "Status gone was taken as not_ours: 1.",
    ]
    assert "service is read from what." in plan.for_user()
    assert any(
        line.startswith("Taken as not_ours: ") and " gone," in line for line in plan.for_user()
    )
    assert tally.refused == 0


@pytest.mark.parametrize(
    ("written", "options", "words"),
    [
        ("", {}, "The file is empty"),
        (" \n\n", {}, "The file is empty"),
        ("<!DOCTYPE html><html>", {}, "This is a web page"),
        ("<html>no</html>", {"format": "posts"}, "This is a web page"),
        ("", {"format": "posts"}, "The file is empty"),
        ("[]", {}, "not a single entry"),
        ('{"issues": []}', {}, "not a single entry"),
        ("id,date,status\n\n", {}, "not a single entry"),
        ("[{]", {}, "cannot be read (line 1)"),
        ("a,b\n1,2\n", {}, "nothing says which is id"),
        ("id,b\n1,2\n", {}, "nothing says which is posted_at"),
        ("id,date\n1,2\n", {}, "nothing says which is status"),
        ("id,date,status\n", {"mapping": {"ide": "id"}}, "does not know the field ide"),
        ("id,date,status\n", {"mapping": {"id": "nr"}}, "no column nr"),
        ("id,date,status\n", {"statuses": {"x": "y"}}, "does not know the status y"),
        ("id,date,status\n", {"zone": "Madrid/Europe"}, "no time zone Madrid/Europe"),
        ("id,date,status\n", {"zone": "../etc/passwd"}, "no time zone"),
        ("id,date,status\n", {"format": "xml"}, "no format xml"),
    ],
)
def test_that_a_file_of_which_nothing_can_be_read_gets_one_sentence(written, options, words):
    with pytest.raises(UnreadableError) as refused:
        plan_import(text(written), **options)
    assert words in refused.value.for_user()


def test_that_what_is_no_text_is_said_before_it_is_read(tmp_path):
    sheet = tmp_path / "table.xlsx"
    sheet.write_bytes(b"PK\x03\x04" + b"\0" * 50)
    with pytest.raises(UnreadableError) as refused:
        plan_import(sheet)
    assert "Save the table as CSV" in refused.value.for_user()
    with pytest.raises(UnreadableError) as refused:
        plan_import(tmp_path / "absent.csv")
    assert refused.value.for_user().startswith("The file absent.csv cannot be read")


@pytest.mark.parametrize(
    ("encoding", "is_said"), [("utf-8-sig", False), ("latin-1", True), ("utf-16", False)]
)
def test_that_marks_and_old_encodings_are_read_and_old_ones_said(tmp_path, encoding, is_said):
    path = tmp_path / "old.csv"
    path.write_text('"id","fecha","estado"\nñ1,2026-05-04,Abierto\n', encoding=encoding)
    requests, _, plan = read(path)
    assert [request.remote_id for request in requests] == ["ñ1"]
    assert ("The file is not UTF-8 and is read as Latin-1." in plan.for_user()) is is_said


def test_that_a_file_cut_in_the_middle_keeps_what_came_before(tmp_path):
    whole = (DATA / "own.csv").read_bytes()
    path = tmp_path / "cut.csv"
    path.write_bytes(whole[: whole.index(b"+34")])
    requests, tally, _ = read(path)
    assert (len(requests), refusals(tally)) == (2, [(5, "fields")])
    path.write_bytes(whole[: whole.index("í".encode()) + 1])
    requests, tally, plan = read(path)
    assert (requests, refusals(tally), plan.encoding) == ([], [(2, "fields")], "utf-8-sig")


def test_that_an_open311_list_is_read_object_by_object_with_its_lines():
    requests, tally, plan = read(DATA / "open311.json", format="open311")
    first, second, third = requests
    assert (plan.portal, plan.shape) == ("open311", Shape.LIST)
    assert (first.remote_id, first.status) == ("638344", RequestStatus.SOLVED)
    assert first.closed_at == first.at == instant("2026-04-14T08:00:00+02:00")
    assert first.due_at == instant("2026-04-15T06:37:38+02:00")
    assert (second.closed_at, second.text, second.place) == (None, "", None)
    assert second.at == instant("2026-04-19T07:00:00+02:00")
    assert third.at == third.posted_at
    assert refusals(tally) == [(4, "not-an-object")]


def test_that_a_list_that_ends_in_the_middle_keeps_what_came_before():
    whole = (DATA / "open311.json").read_text("utf-8")
    requests, tally, _ = read(text(whole[: whole.index("638349")]))
    assert ([request.remote_id for request in requests], refusals(tally)) == (
        ["638344"],
        [(2, "not-json")],
    )


def test_that_polls_bring_reports_and_their_failures_harm_nothing():
    reports, tally, plan = read(DATA / "polls.ndjson")
    assert plan.portal == "madrid-api"
    assert [(report.status, report.source_status) for report in reports] == [
        (RequestStatus.NEW, "middle_node"),
        (RequestStatus.SOLVED, "final_ok_node"),
    ]
    assert reports[0].closed_at is None
    assert reports[0].address == "Olivo 3"
    assert reports[0].author == "u1"
    assert reports[1].closed_at == instant("2026-04-14T05:12:00+00:00")
    assert reports[1].address == "Calle Olivo 3"
    assert [report.at for report in reports] == [
        instant("2026-04-14T05:00:00+00:00"),
        instant("2026-04-14T05:15:00+00:00"),
    ]
    assert refusals(tally) == [(2, "not-an-answer"), (5, "not-json")]


def test_that_features_of_a_map_are_requests_with_points():
    (request,), _, _ = read(DATA / "places.geojson", zone="Europe/Madrid")
    assert request.place == Place(37.2, -3.6, None)
    assert (request.remote_id, request.service) == ("7", "Fuente")
    assert request.closed_at - request.posted_at == 25.5 * 3600


@pytest.mark.parametrize("indent", [None, 1])
def test_that_lists_inside_the_answer_of_a_data_portal_are_found(indent):
    row = {"_id": 1, "id": "7", "fecha_alta": "2026-05-04", "estado": "Abierto", "tipo": "Luz"}
    answer = {
        "help": {"records": "no"},
        "success": True,
        "result": {"fields": [{"id": "x"}], "total": {"records": []}, "records": [row, row]},
    }
    requests, tally, _ = read(text(json.dumps(answer, indent=indent)))
    assert ([request.remote_id for request in requests], tally.refused) == (["7", "7"], 0)


def test_that_the_answer_of_a_map_server_is_read_with_its_points_and_milliseconds():
    feature = {
        "attributes": {"OBJECTID": 7, "created_date": 1777888800000, "STATUS": "Closed"},
        "geometry": {"x": -3.6, "y": 37.2},
    }
    (request,), _, _ = read(text(json.dumps({"features": [feature]})))
    assert (request.remote_id, request.status) == ("7", RequestStatus.SOLVED)
    assert request.posted_at == instant("2026-05-04T10:00:00+00:00")
    assert request.place == Place(37.2, -3.6, None)


def test_that_a_change_stream_reports_each_request_as_often_as_it_changed():
    written = (
        "seen_at,request_id,status_node_type,status_name\n"
        "2026-05-04T10:00:00Z,1,middle_node,\n2026-05-04T11:00:00Z,1,final_not_ok_node,\n"
    )
    reports, _, plan = read(text(written))
    assert plan.portal == "madrid-changes"
    assert [report.remote_id for report in reports] == ["1", "1"]
    assert [report.status for report in reports] == [RequestStatus.NEW, RequestStatus.CLOSED]
    assert reports[1].at - reports[0].at == 3600


def test_that_an_hour_of_another_land_is_read_month_first_there():
    head = "srnumber,requesttype,status,createddate,closeddate\n"
    (request,), _, plan = read(text(head + "1,Graffiti,Closed,1/2/20 0:05,1/3/20 1:05 PM\n"))
    assert (plan.portal, plan.zone) == ("los-angeles-311", "America/Los_Angeles")
    assert request.posted_at == instant("2020-01-02T00:05:00-08:00")
    assert request.closed_at == instant("2020-01-03T13:05:00-08:00")


def test_that_rows_come_in_chunks_in_the_file_s_order():
    lines = "".join(f"{n},2026-05-04,open\n" for n in range(5000))
    plan = plan_import(text("id,date,status\n" + lines))
    chunks = list(rows(plan))
    assert [len(chunk) for chunk in chunks] == [2000, 2000, 1000]
    assert [int(r.remote_id) for chunk in chunks for r in chunk] == list(range(5000))


def test_that_a_quotation_mark_never_closed_costs_its_part_and_not_the_file():
    lines = "".join(f"{n},2026-05-04,open,x\n" for n in range(20_000))
    written = 'id,date,status,text\na,2026-05-04,open,"never closed\n' + lines
    requests, tally, _ = read(text(written))
    assert refusals(tally)[0] == (2, "too-long")
    assert requests[-1].remote_id == "19999"


def test_that_more_refusals_than_anyone_reads_are_counted_and_not_kept():
    lines = "x\n" * (KEPT + 5)
    _, tally, _ = read(text("id,date,status\n" + lines))
    assert (tally.refused, len(tally.refused_rows)) == (KEPT + 5, KEPT)
    assert tally.refused_by_reason == {"fields": KEPT + 5}


def test_that_a_stranger_s_value_is_one_short_line_in_our_sentence():
    _, tally, _ = read(text(f'id,date,status\n1,2026-05-04,"a\n{"b" * 500}"\n'))
    (refused,) = tally.refused_rows
    assert "\n" not in refused.for_user()
    assert len(refused.values["value"]) == 60


def test_that_a_stranger_s_value_commands_no_terminal():
    _, tally, _ = read(text("id,date,status\n1,2026-05-04,\x1b[2Jgone\ud800\n"))
    assert tally.refused_rows[0].values == {"value": "[2Jgone"}


def test_that_half_characters_and_nul_reach_no_field_of_a_request():
    found = {
        "service_request_id": "1\ud800",
        "requested_datetime": "2026-05-04",
        "status": "open",
        "service_name": "Luz\0",
        "description": "a\udfffb",
        "address": "Olivo\ud800",
    }
    (request,), _, _ = read(text(json.dumps([found])))
    assert (request.remote_id, request.service) == ("1?", "Luz")
    assert (request.text, request.address) == ("a?b", "Olivo?")


@given(st.lists(st.lists(st.text(max_size=8), min_size=3, max_size=3), max_size=6))
def test_that_lines_are_right_whatever_the_cells_hold(cells):
    import csv

    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n", quoting=csv.QUOTE_ALL)
    expected = []
    writer.writerow(["id", "b", "c"])
    for row in cells:
        written = buffer.getvalue()
        expected.append(1 + len(list(io.StringIO(written, newline=""))))
        writer.writerow(row)
    found = list(csv_rows(io.StringIO(buffer.getvalue(), newline=""), ",", Tally()))
    assert found == list(zip(expected, cells, strict=True))


@given(
    st.lists(st.dictionaries(st.text(max_size=4), st.integers() | st.text(max_size=9)), max_size=5),
    st.sampled_from([None, "issues", "data"]),
    st.sampled_from([None, 1, 3]),
)
def test_that_lists_are_read_alike_however_they_are_wrapped_or_indented(records, key, indent):
    records = [record for record in records if not {"polled_at", "body", "type"} & record.keys()]
    whole = records if key is None else {"name": [1, {"x": "]"}], key: records, "more": 3}
    stream = io.StringIO(json.dumps(whole, indent=indent))
    tally = Tally()
    assert [found for _, found in json_records(stream, Shape.LIST, tally)] == records
    assert tally.refused == 0


# times and texts


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-05-04T10:00:00Z", "2026-05-04T10:00:00+00:00"),
        ("2026-05-04T10:00:00+0200", "2026-05-04T08:00:00+00:00"),
        ("2026-05-04 10:00:00 +0200", "2026-05-04T08:00:00+00:00"),
        ("2026-05-04 10:00:00 UTC", "2026-05-04T10:00:00+00:00"),
        ("2026-05-04T10:00:00.999", "2026-05-04T08:00:00+00:00"),
        ("2026-05-04", "2026-05-03T22:00:00+00:00"),
        ("04/05/2026", "2026-05-03T22:00:00+00:00"),
        ("4.5.26 9:05", "2026-05-04T07:05:00+00:00"),
        ("2026/05/04 09:05:07", "2026-05-04T07:05:07+00:00"),
        ("04/05/2026 12:30:00 AM", "2026-05-03T22:30:00+00:00"),
        ("04/05/2026 12:30 p. m.", "2026-05-04T10:30:00+00:00"),
        ("1777888800", "2026-05-04T10:00:00+00:00"),
        ("1777888800123", "2026-05-04T10:00:00+00:00"),
        ("2026-10-25 02:30", "2026-10-25T00:30:00+00:00"),
        ("2026-03-29 02:30", "2026-03-29T01:30:00+00:00"),
    ],
)
def test_that_times_are_read_as_they_are_written(written, expected):
    found = StampReader("Europe/Madrid", "dmy").read(written)
    assert datetime.fromtimestamp(found, UTC).isoformat() == expected


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "2026-13-01",
        "31/02/2026",
        "13:00",
        "1/1/2026 13:00 PM",
        "0001-01-01",
        "9999-12-31",
        "2026-05-04T25:00:00",
        "1/1/1",
        "99999999999999",
        "2026-05-04T10:00:00+99:00",
    ],
)
def test_that_what_is_no_time_is_none(written):
    assert StampReader("Europe/Madrid", "dmy").read(written) is None


STAMPS = st.builds(
    lambda at, sign, rest: f"{at:%Y-%m-%d}{sign}{at:%H:%M:%S}{rest}",
    st.datetimes(datetime(1899, 12, 30), datetime(2200, 1, 2)),  # noqa: DTZ001 - written, not read
    st.sampled_from("T "),
    st.sampled_from(["Z", "", "+02:00", "-23:59", "+0200", ".5Z", "+24:00", "+02:00 ", "z"]),
)


@given(st.lists(STAMPS, max_size=4), st.lists(STAMPS, max_size=4))
def test_that_remembered_hours_and_minutes_are_read_as_new_ones(some, others):
    reader = StampReader("Europe/Madrid", "dmy")
    crossed = [one[:13] + other[13:] for one in some for other in others]
    for written in [*some, *others, *crossed, *some]:
        assert reader.read(written) == StampReader("Europe/Madrid", "dmy").read(written), written


@given(st.text(max_size=25))
def test_that_no_text_can_stop_the_reading_of_times(written):
    found = StampReader("America/New_York", "mdy").read(written)
    assert found is None or -2_300_000_000 < found < 7_300_000_000
    instant_with_offset(written)


@pytest.mark.parametrize(
    ("samples", "zone", "order"),
    [
        (["3/4/2026", "13/4/2026"], "America/New_York", "dmy"),
        (["3/4/2026", "3/14/2026"], "Europe/Madrid", "mdy"),
        (["3/4/2026"], "America/New_York", "mdy"),
        (["2026-05-04", "3/4/2026"], "Europe/Madrid", "dmy"),
        ([], "UTC", "dmy"),
    ],
)
def test_that_day_and_month_are_told_apart_by_the_file_or_the_land(samples, zone, order):
    assert date_order(samples, zone) == order


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ("<p>Uno</p><p>dos<br/>tres</p>", "Uno\n\ndos\ntres"),
        ("<ul><li>a</li><li>b</li></ul>", "a\n\nb"),
        ("a &amp; b &lt;i&gt;", "a & b <i>"),
        ("<style>p{}</style><script>x()</script>hola", "hola"),
        ("<img src=file:///etc/passwd onerror=x>foto", "foto"),
    ],
)
def test_that_markup_becomes_the_words_a_reader_would_see(html, plain):
    assert plain_text(html) == plain


def test_that_hearts_and_comparisons_are_not_markup():
    assert not any(map(looks_like_html, ["I <3 Jun", "3 < 4 y 5 > 2", "<Calle Olivo>", ""]))
    assert looks_like_html("<p>x</p>")
    assert looks_like_html("a<BR>b")


def test_that_texts_have_an_end():
    assert len(tidy("é" * 100_000)) == 20_000
    requests, tally, _ = read(text(f"id,date,status,text\n1,2026-05-04,open,{'x' * 30_000}\n"))
    assert (len(requests[0].text), tally.cut_texts) == (20_000, 1)


CELLS = st.sampled_from(
    [
        "",
        " ",
        "1",
        "2026-05-04",
        "4/5/2026 10:00",
        "open",
        "Closed",
        '"',
        "nan",
        "inf",
        "1e999",
        "-0",
    ]
) | st.text(max_size=6)


@given(
    st.sampled_from(
        ["id,date,status,closed,type,text,lat,lng,due_date", "id;fecha;estado;x;y", ""]
    ),
    st.lists(st.lists(CELLS, min_size=1, max_size=9).map(",".join), max_size=5).map("\n".join),
)
def test_that_no_table_can_stop_an_import(head, body):
    requests, tally, why = read_or_why(text(f"{head}\n{body}"))
    assert why or tally.read
    assert tally.read == tally.yielded + tally.refused
    assert tally.yielded == len(requests)
    assert all(refused.for_user() for refused in tally.refused_rows)
    assert all(request.place is None or abs(request.place.lat) <= 90 for request in requests)


@given(st.binary(max_size=80) | st.text(alphabet='[]{}",:1 \n\\id', max_size=60).map(str.encode))
def test_that_no_bytes_can_stop_an_import(body):
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(body)
        for format_ in ("auto", "posts"):
            requests, tally, why = read_or_why(path, format=format_)
            assert tally.read == tally.yielded + tally.refused
            assert why or tally.yielded == len(requests)


KEYS_OF_A_SOURCE = (
    *("service_request_id", "requested_datetime", "status", "service_name", "lat", "long", ""),
    *("description", "updated_datetime", "polled_at", "body", "type", "geometry", "properties"),
)
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | CELLS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(CELLS, inner, max_size=2),
    max_leaves=4,
)


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(KEYS_OF_A_SOURCE),
            JSON_VALUES,
        )
        | JSON_VALUES,
        max_size=4,
    )
)
def test_that_no_list_can_stop_an_import(found):
    first = dict.fromkeys(KEYS_OF_A_SOURCE[:4], "1") | {"status": "open"}
    first["requested_datetime"] = "2026-05-04"
    requests, tally, _ = read(text(json.dumps([first, *found])))
    assert tally.read == tally.yielded + tally.refused
    assert requests[0].remote_id == "1"
    for request in requests:
        for words in (request.remote_id, request.text, request.service, request.address):
            (words or "").encode("utf-8")
