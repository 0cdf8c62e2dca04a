"""What servers announce in their headers, in every dialect that was met."""

from __future__ import annotations

import pytest

from junhall.feeds.announced import LONGEST_S, UNSAID_S, quota_in, retry_at_in, seconds_ahead
from junhall.feeds.contract import Quota
from junhall.models.terms import Instant

NOW = Instant(1_795_600_000)  # 2026-11-25T09:46:40Z


@pytest.mark.parametrize(
    ("headers", "waits_s"),
    [
        ({"x-ratelimit-reset": "2026-11-25T09:47:40.123456Z"}, 61),
        ({"x-ratelimit-reset": "2026-11-25T10:47:40+01:00"}, 60),
        ({"x-ratelimit-reset": "2026-11-25T09:47:40"}, 60),
        ({"x-ratelimit-reset": str(NOW + 90)}, 90),
        ({"x-rate-limit-reset": str(NOW + 90)}, 90),
        ({"ratelimit-reset": "30"}, 30),
        ({"retry-after": "120"}, 120),
        ({"retry-after": "Wed, 25 Nov 2026 09:48:40 GMT"}, 120),
        ({"retry-after": "7", "x-ratelimit-reset": str(NOW + 90)}, 7),
        ({"retry-after": "soon", "x-ratelimit-reset": str(NOW + 90)}, 90),
        ({}, UNSAID_S),
        ({"x-ratelimit-reset": ""}, UNSAID_S),
        ({"x-ratelimit-reset": "x" * 500}, UNSAID_S),
        ({"x-ratelimit-reset": "-5"}, UNSAID_S),
        ({"x-ratelimit-reset": str(NOW - 600)}, 1),
        ({"x-ratelimit-reset": "2026-11-25T09:00:00Z"}, 1),
        ({"retry-after": "0"}, 1),
        ({"retry-after": "99999999"}, LONGEST_S),
        ({"x-ratelimit-reset": "9999-01-01T00:00:00Z"}, LONGEST_S),
    ],
)
def test_that_a_wait_is_read_from_whatever_says_it_and_is_never_endless(headers, waits_s):
    assert retry_at_in(headers, NOW) == NOW + waits_s


def test_that_clocks_are_compared_by_the_date_of_an_answer():
    assert seconds_ahead({"date": "Wed, 25 Nov 2026 09:51:40 GMT"}, NOW) == 300
    assert seconds_ahead({"date": "yesterday"}, NOW) is None
    assert seconds_ahead({}, NOW) is None


@pytest.mark.parametrize(
    ("headers", "quota"),
    [
        (
            {
                "x-ratelimit-limit": "300", "x-ratelimit-remaining": "299",
                "x-ratelimit-reset": "2026-11-25T09:50:00.000000Z",
            },
            Quota(300, 299, Instant(NOW + 200)),
        ),
        (
            {"ratelimit-limit": "3000", "ratelimit-remaining": "0", "ratelimit-reset": "60"},
            Quota(3000, 0, Instant(NOW + 60)),
        ),
        (
            {"x-rate-limit-limit": "75", "x-rate-limit-remaining": "3"},
            Quota(75, 3, None),
        ),
        ({"x-ratelimit-limit": "many", "x-ratelimit-remaining": "1"}, None),
        ({"x-ratelimit-limit": "300"}, None),
        ({}, None),
    ],
)  # fmt: skip
def test_that_a_quota_is_what_was_announced_or_nothing(headers, quota):
    assert quota_in(headers, NOW) == quota
