"""A reading is kept as JSON that is put together by hand: it is JSON, and says what was read."""

import json

from hypothesis import given
from hypothesis import strategies as st

from junhall.casework.codec import decode, encode
from junhall.casework.reading import OfficialReading, PromiseReading, Reading, Reason, TriageReading
from junhall.models.messages import Place
from junhall.models.terms import Instant, PlaceQuality, RequestKind, StaffCode

WORDS = st.text(max_size=12)
THOUSANDTHS = st.integers(0, 3_000).map(lambda n: n / 1000)
REASONS = st.builds(
    Reason,
    code=WORDS,
    word=WORDS,
    weight=THOUSANDTHS,
    lessons=st.lists(st.integers(1, 999), max_size=3).map(tuple),
)
TRIAGE = st.builds(
    TriageReading,
    matter=st.booleans(),
    kind=st.sampled_from(RequestKind),
    service=st.none() | WORDS,
    confidence=THOUSANDTHS,
    thanks=st.booleans(),
    still_broken=st.booleans(),
    personal_data=st.booleans(),
    no_matter=WORDS,
    reasons=st.lists(REASONS, max_size=3).map(tuple),
)
PLACES = st.builds(
    Place,
    lat=st.none() | st.floats(-90, 90),
    long=st.none() | st.floats(-180, 180),
    name=st.none() | WORDS,
    quality=st.sampled_from(PlaceQuality),
    confidence=THOUSANDTHS,
)
PROMISES = st.builds(
    PromiseReading, due_at=st.none() | st.integers(0, 2**31).map(Instant), words=WORDS, rule=WORDS
)
OFFICIAL = st.builds(
    OfficialReading,
    done=st.booleans(),
    hashtag_ends=st.booleans(),
    promises=st.lists(PROMISES, max_size=2).map(tuple),
)
CODES = st.lists(WORDS.map(StaffCode), max_size=2).map(tuple)
READINGS = st.builds(
    Reading,
    triage=st.none() | TRIAGE,
    place=st.none() | PLACES,
    official=st.none() | OFFICIAL,
    mentions_head=CODES,
    mentions_body=CODES,
    addresses_town=st.booleans(),
)


@given(READINGS)
def test_that_a_reading_is_written_as_json_writes_it_and_read_as_it_was(reading: Reading) -> None:
    text = encode(reading)
    if text is not None:
        told = json.loads(text)
        assert json.dumps(told, ensure_ascii=False, separators=(",", ":")) == text
    assert decode(text) == reading
