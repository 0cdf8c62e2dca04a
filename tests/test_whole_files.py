"""A file is put in its place whole, or what stood there stays."""

from __future__ import annotations

import os
import stat

import pytest

from junhall.whole_files import put_whole


def names(folder):
    return sorted(it.name for it in folder.iterdir())


@pytest.mark.parametrize("durable", [False, True])
@pytest.mark.parametrize("private", [False, True])
def test_that_a_file_takes_its_place_only_when_it_is_whole(tmp_path, durable, private):
    place = tmp_path / "town.json"
    place.write_text("before")
    with put_whole(place, durable=durable, private=private) as fresh:
        fresh.write_text("half")
        assert place.read_text() == "before"
        fresh.write_text("whole")
    assert place.read_text() == "whole"
    assert names(tmp_path) == ["town.json"]


def test_that_what_stood_there_stays_where_writing_fails(tmp_path):
    place = tmp_path / "town.json"
    place.write_text("before")

    def fails() -> None:
        with put_whole(place) as fresh:
            fresh.write_text("half")
            raise OSError(28, "the disk is full")

    with pytest.raises(OSError, match="full"):
        fails()
    assert place.read_text() == "before"
    assert names(tmp_path) == ["town.json"]


@pytest.mark.skipif(os.name != "posix", reason="modes of files are posix")
def test_that_a_private_file_can_be_read_by_nobody_else_at_any_moment(tmp_path):
    place = tmp_path / "tokens.json"
    stale = tmp_path / ".tokens.json.writing"
    stale.write_text("left by a program that was killed")
    stale.chmod(0o644)
    with put_whole(place, private=True) as fresh:
        assert stat.S_IMODE(fresh.stat().st_mode) == 0o600
        fresh.write_text("secret")
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_that_two_programs_can_put_the_same_file(tmp_path, monkeypatch):
    place = tmp_path / "picture.webp"
    with put_whole(place, has_rivals=True) as ours:
        ours.write_text("same")
        monkeypatch.setattr(os, "getpid", lambda: 4_194_305)
        with put_whole(place, has_rivals=True) as theirs:
            theirs.write_text("same")
        assert ours != theirs
        assert ours.read_text() == "same"
    assert place.read_text() == "same"
