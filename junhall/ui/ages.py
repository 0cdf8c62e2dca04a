"""Clocks, durations, dates and times in the reader's language, as casework says them on paper."""

from __future__ import annotations

from junhall.casework.ages import (
    DAY,
    HOUR,
    MINUTE,
    ago_text,
    clock_text,
    date_text,
    lap_text,
    locale_name,
    number_text,
    span_text,
    spoken_span,
    tick_ms,
    time_text,
    when_text,
)

__all__ = [
    "DAY",
    "HOUR",
    "MINUTE",
    "ago_text",
    "clock_text",
    "date_text",
    "lap_text",
    "locale_name",
    "number_text",
    "span_text",
    "spoken_span",
    "tick_ms",
    "time_text",
    "when_text",
]
