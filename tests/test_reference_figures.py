"""Every real data set, read and counted, equals figures that two independent methods agree on."""

from __future__ import annotations

import io
import tarfile
import unicodedata
from collections import Counter
from datetime import datetime
from functools import cache

import numpy as np
import pytest

from junhall.casework.exchange import plan_import, rows
from junhall.casework.figures import NEVER, due_count, percentile
from junhall.casework.figures_json import figures_json
from junhall.casework.tally import UnreadableError
from junhall.models.terms import Instant, RequestStatus
from request_columns import columns_of_requests
from shared_data import csv_rows, data_file
from unpacking import reference, unpacked

pytestmark = pytest.mark.shared

SETS = {
    "madrid-2021-22": "madrid-avisos-2021-22.csv.zst",
    "la311-2020": "la311-2020.csv.zst",
    "nyc311-1000": "nyc311-1000.csv.zst",
    "boston311-100": "boston311-100.csv.zst",
    "open311-chicago": "open311-chicago-requests.json.zst",
    "neworleans311": "neworleans311-socrata.json.zst",
    "seeclickfix-chapelhill": "seeclickfix-chapelhill.json.zst",
}
MAPPED = {
    "new": "open",
    "solved": "closed",
    "closed": "closed_not_ok",
    "not_ours": "other",
}


def sets(*left_out):
    return pytest.mark.parametrize("name", [name for name in SETS if name not in left_out])


@cache
def read_set(name):
    plan = plan_import(unpacked(SETS[name]))
    requests = [request for chunk in rows(plan) for request in chunk]
    return plan, requests, columns_of_requests(requests)


def figures(name, by="service"):
    truth = reference(name)
    columns = read_set(name)[2]
    return figures_json(columns, by=by, zone=truth["zone"], as_of=instant(truth["last_date"]))


def instant(text):
    return Instant(int(datetime.fromisoformat(text).timestamp()))


def same_hours(seconds, expected):
    if expected is None:
        return seconds is None
    return abs(seconds / 3600 - expected) <= 0.0001


@sets()
def test_that_every_row_of_a_real_export_is_read_and_none_refused(name):
    plan, requests, _ = read_set(name)
    truth = reference(name)
    assert plan.tally.read == plan.tally.yielded == truth["rows"]
    assert plan.tally.refused == truth["rows_refused"]["n"]
    assert len({request.remote_id for request in requests}) == truth["distinct_ids"]


@sets()
def test_that_the_source_s_statuses_and_ours_are_counted_to_the_last(name):
    truth, said = reference(name), figures(name)
    columns = read_set(name)[2]
    ours = {MAPPED[status]: n for status, n in columns.status.counts().items()}
    assert said["by_source_status"] == truth["by_status"]
    assert ours == truth["by_mapped_status"]
    assert said["total"] == truth["rows"]
    assert said["by_status"]["open"] == truth["by_mapped_status"].get("open", 0)
    assert said["excluded"]["closed_before_created"] == truth["closed_before_created"]
    assert said["excluded"]["closed_without_date"] == truth["closed_without_date"]
    assert np.count_nonzero(columns.ended_at != NEVER) == truth["with_closed_date"]


@sets()
def test_that_every_category_has_its_counts_and_times_to_close(name):
    truth = {each["category"]: each for each in reference(name)["by_category"]}
    groups = {group["key"]: group for group in figures(name)["groups"]}
    assert groups.keys() == truth.keys()
    not_ok = Counter(
        request.service for request in read_set(name)[1] if request.status is RequestStatus.CLOSED
    )
    for category, expected in truth.items():
        group = groups[category]
        assert (group["n"], group["closed"], group["timed"], not_ok[category]) == (
            expected["n_total"],
            expected["n_closed"],
            expected["n_timed"],
            expected["n_not_ok"],
        )
        assert same_hours(group["median_s"], expected["median_h"])
        assert same_hours(group["p90_s"], expected["p90_h"])


@sets()
def test_that_times_to_close_by_the_source_s_status_are_exact(name):
    truth, columns = reference(name), read_set(name)[2]
    seconds = columns.ended_at - columns.posted_at
    for status, expected in [
        *truth["time_to_close_by_status"].items(),
        (None, truth["time_to_close_all"]),
    ]:
        chosen = columns.ended_at != NEVER
        if status is not None:
            chosen &= columns.source_status.is_any(status)
        assert np.count_nonzero(chosen) == expected["n"]
        assert same_hours(percentile(seconds[chosen], 50), expected["median_h"])
        assert same_hours(percentile(seconds[chosen], 90), expected["p90_h"])


@sets()
@pytest.mark.parametrize("by", ["month", "weekday", "hour"])
def test_that_requests_fall_in_the_local_month_weekday_and_hour(name, by):
    groups = {group["key"]: group["n"] for group in figures(name, by)["groups"]}
    assert groups == {key: n for key, n in reference(name)[f"created_by_{by}"].items() if n}


@sets()
def test_that_the_backlog_at_every_local_month_end_is_exact(name):
    truth, said = reference(name), figures(name)["backlog"]
    assert {instant(each["at"]): each["open"] for each in said} == {
        instant(at): n for at, n in truth["backlog_at"].items()
    }
    assert [each["open_dated"] for each in said] == list(truth["backlog_at_dated"].values())


@sets()
def test_that_coordinates_are_kept_missed_or_refused_as_they_are(name):
    plan, requests, columns = read_set(name)
    truth = reference(name)
    places = [request.place for request in requests if request.place is not None]
    assert len(places) == truth["with_coordinates"]
    assert plan.tally.missing_coordinates == truth["missing_coordinates"]
    assert plan.tally.bad_coordinates == truth["bad_coordinates"]
    lats, longs = [place.lat for place in places], [place.long for place in places]
    assert [min(lats), min(longs), max(lats), max(longs)] == truth["bbox"]
    assert columns.posted_at.min() == instant(truth["first_created"])
    assert columns.posted_at.max() == instant(truth["last_created"])
    assert max(columns.posted_at.max(), columns.ended_at.max()) == instant(truth["last_date"])


@sets()
def test_that_the_pairs_that_may_be_duplicates_are_those_of_the_reference(name):
    requests = read_set(name)[1]
    by_service = {}
    for request in requests:
        if request.place is not None:
            point = (request.posted_at, request.place.lat, request.place.long)
            by_service.setdefault(request.service, []).append(point)
    assert sum(map(near_pairs, by_service.values())) == reference(name)["duplicate_pairs_30m_24h"]


def near_pairs(points):
    """Pairs at most a day and 30 m apart, each row held against the next, the one after, ..."""
    times, lats, longs = np.array(sorted(points)).T
    lats, longs = np.radians(lats), np.radians(longs)
    found = 0
    for step in range(1, len(times)):
        near = times[step:] - times[:-step] <= 86_400
        if not near.any():
            break
        half = (
            np.sin((lats[step:] - lats[:-step]) / 2) ** 2
            + np.cos(lats[step:])
            * np.cos(lats[:-step])
            * np.sin((longs[step:] - longs[:-step]) / 2) ** 2
        )
        found += np.count_nonzero(near & (2 * 6_371_000 * np.arcsin(np.sqrt(half)) <= 30))
    return found


def test_that_boston_s_targets_are_met_and_missed_as_the_reference_says():
    truth = reference("boston311-100")["due"]
    columns = read_set("boston311-100")[2]
    found = due_count(columns.due_at, columns.ended_at, instant(truth["as_of"]))
    assert (found.met, found.late, found.open_past_due, found.open_not_yet_due) == (
        truth["met"],
        truth["late"],
        truth["open_past_due"],
        truth["open_not_yet_due"],
    )
    assert found.without_target == truth["excluded_no_target"]


def test_that_texts_come_through_whole_and_formulas_stay_as_they_are():
    requests = read_set("madrid-2021-22")[1]
    written = [row["description"] for row in csv_rows("madrid-avisos-2021-22.csv.zst")]
    assert [request.text for request in requests] == written
    assert sum(text[:1] in {"=", "+", "-", "@"} for text in written if text) == 2
    texts = folded("\0".join(written)).split("\0")
    for word, n in reference("madrid-2021-22")["text"].items():
        assert sum(word in text for text in texts) == n


def folded(text):
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def test_that_the_change_stream_replays_to_the_reference_after_each_tenth():
    truth = reference("madrid-2021-22-replay")
    words = {"new": "open", "solved": "closed_ok", "closed": "closed_not_ok"}
    latest, seen = {}, 0
    transitions = Counter()
    plan = plan_import(unpacked("madrid-avisos-changes-2021-22.csv.zst"))
    for chunk in rows(plan):
        for report in chunk:
            seen += 1
            before = latest.get(report.remote_id)
            if before is not None and before.status is not report.status:
                transitions[f"{words[before.status]}->{words[report.status]}"] += 1
            latest[report.remote_id] = report
            if expected := truth["after_n_changes"].get(str(seen)):
                counts = Counter(words[each.status] for each in latest.values())
                assert dict(counts) == expected["by_status"]
                assert len(latest) == expected["requests"]
                assert report.at == instant(expected["seen_at"])
    assert (seen, len(latest)) == (truth["changes"], truth["requests"])
    assert dict(transitions) == truth["transitions"]


def test_that_a_day_of_polls_tells_what_the_export_tells():
    plan = plan_import(unpacked("madrid-api-day-2021-09-20.ndjson.zst"))
    latest = {report.remote_id: report for chunk in rows(plan) for report in chunk}
    assert (plan.tally.read, plan.tally.refused, len(latest)) == (11_500, 0, 642)
    export = {request.remote_id: request for request in read_set("madrid-2021-22")[1]}
    for id_, report in latest.items():
        told = export[id_]
        assert (report.posted_at, report.service) == (told.posted_at, told.service)
        assert folded(report.text) == folded(told.text)
    ended = [report for report in latest.values() if not report.status.is_open]
    assert len(ended) == 252
    assert all(report.closed_at == export[report.remote_id].closed_at for report in ended)


def test_that_proposals_of_citizens_are_read_without_their_markup():
    plan = plan_import(unpacked("decide-madrid-proposals-2024.csv.zst"))
    requests = [request for chunk in rows(plan) for request in chunk]
    assert (plan.tally.read, plan.tally.yielded, plan.order) == (2738, 2738, "dmy")
    assert sum(not request.status.is_open for request in requests) == 30
    assert not any("<p>" in request.text or "&nbsp;" in request.text for request in requests)
    assert {request.kind for request in requests} == {"proposal"}


def test_that_recorded_failures_harm_nothing_and_say_why(tmp_path):
    import zstandard

    packed = data_file("madrid-api-errors.tar.zst").read_bytes()
    plain = zstandard.ZstdDecompressor().stream_reader(packed).read()
    codes = set()
    with tarfile.open(fileobj=io.BytesIO(plain)) as archive:
        for member in archive:
            body = archive.extractfile(member)
            if body is None:
                continue
            path = tmp_path / "answer"
            path.write_bytes(body.read())
            with pytest.raises(UnreadableError) as refused:
                plan_import(path)
            assert refused.value.for_user().endswith("taken.")
            codes.add(refused.value.code)
    assert codes == {"empty", "no-rows", "web-page"}
