"""Tokens are kept by the system, or in a file by consent, and are found nowhere else."""

from __future__ import annotations

import json
import os
import stat
import threading

import keyring.errors
import pytest

from junhall.credentials import Keeper, KeeperError, Locked, NoKeyring, Unhurried, account_name

CANARY = "canary-3f9a-token"
NAME = account_name("mastodon", "@Hall@Town.example")


class Ring:
    """A keyring in memory; ``error`` is what it raises instead."""

    def __init__(self, error: Exception | None = None) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.error = error

    def _check(self) -> None:
        if self.error is not None:
            raise self.error

    def get_password(self, service: str, username: str) -> str | None:
        self._check()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._check()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._check()
        del self.kept[service, username]


def test_that_a_name_is_the_same_however_the_handle_is_written():
    assert NAME == account_name("mastodon", "hall@town.EXAMPLE") == "mastodon hall@town.example"


def test_that_a_keyring_keeps_finds_and_forgets(tmp_path):
    ring = Ring()
    keeper = Keeper(tmp_path, ring=ring)
    keeper.keep(NAME, CANARY)
    assert keeper.token(NAME) == CANARY
    assert keeper.token("mastodon other@town.example") is None
    assert list(tmp_path.iterdir()) == []
    keeper.forget(NAME)
    assert keeper.token(NAME) is None
    keeper.forget(NAME)


@pytest.fixture
def no_keyring(monkeypatch):
    from keyring.backends import fail

    monkeypatch.setattr(keyring, "get_keyring", fail.Keyring)


def test_that_without_a_keyring_nothing_is_written_unless_somebody_agreed(tmp_path, no_keyring):
    keeper = Keeper(tmp_path)
    assert not keeper.has_keyring
    with pytest.raises(NoKeyring) as told:
        keeper.keep(NAME, CANARY)
    assert CANARY not in repr(told.value)
    assert "only you may read" in told.value.for_user()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX")
def test_that_a_file_by_consent_is_for_its_owner_alone(tmp_path, no_keyring):
    keeper = Keeper(tmp_path / "new")
    keeper.keep(NAME, CANARY, may_write_file=True)
    keeper.keep("mastodon other@town.example", "second", may_write_file=True)
    (file,) = (tmp_path / "new").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert keeper.token(NAME) == CANARY
    keeper.forget(NAME)
    assert json.loads(file.read_text()) == {"mastodon other@town.example": "second"}
    keeper.forget("mastodon other@town.example")
    assert list((tmp_path / "new").iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX")
def test_that_a_file_which_others_could_read_is_closed(tmp_path, no_keyring, caplog):
    keeper = Keeper(tmp_path)
    keeper.keep(NAME, CANARY, may_write_file=True)
    (file,) = tmp_path.iterdir()
    file.chmod(0o644)
    assert keeper.token(NAME) == CANARY
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "could be read by others" in caplog.text
    assert CANARY not in caplog.text


def test_that_a_token_moves_into_a_keyring_once_there_is_one(tmp_path, no_keyring):
    Keeper(tmp_path).keep(NAME, "old", may_write_file=True)
    keeper = Keeper(tmp_path, ring=Ring())
    assert keeper.token(NAME) == "old"
    keeper.keep(NAME, CANARY)
    assert keeper.token(NAME) == CANARY
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (keyring.errors.KeyringLocked(CANARY), Locked),
        (keyring.errors.KeyringError(CANARY), KeeperError),
        (RuntimeError(CANARY), KeeperError),
    ],
)
def test_that_a_keyring_that_fails_says_so_without_what_it_was_given(tmp_path, caplog, error, kind):
    keeper = Keeper(tmp_path, ring=Ring(error))
    for work in (lambda: keeper.keep(NAME, CANARY), lambda: keeper.token(NAME)):
        with pytest.raises(kind) as told:
            work()
        assert type(told.value) is kind
        assert told.value.__cause__ is None
        assert told.value.__suppress_context__
        assert CANARY not in repr(told.value) + told.value.for_user()
    assert CANARY not in caplog.text


def test_that_a_damaged_file_is_an_error_and_not_an_empty_keeper(tmp_path, no_keyring):
    (tmp_path / "tokens.json").write_text("{half")
    with pytest.raises(KeeperError):
        Keeper(tmp_path).token(NAME)


def test_that_a_keyring_that_waits_for_its_password_holds_up_nobody(tmp_path):
    unlocked, asked = threading.Event(), []

    class Prompting(Ring):
        def get_password(self, service: str, username: str) -> str | None:
            asked.append(username)
            assert unlocked.wait(20)
            return CANARY

    keeper = Unhurried(Keeper(tmp_path, ring=Prompting()), within_s=0.05)
    for _ in range(3):
        with pytest.raises(Locked):
            keeper.token(NAME)
    unlocked.set()
    patient = Unhurried(Keeper(tmp_path, ring=Prompting()), within_s=20)
    patient._open = keeper._open
    assert patient.token(NAME) == CANARY
    assert asked == [NAME]


def test_that_a_keyring_that_fails_may_be_asked_again(tmp_path):
    ring = Ring(keyring.errors.KeyringError("no"))
    keeper = Unhurried(Keeper(tmp_path, ring=ring))
    with pytest.raises(KeeperError):
        keeper.token(NAME)
    ring.error = None
    ring.set_password("junhall", NAME, CANARY)
    assert keeper.token(NAME) == CANARY
    assert keeper.token("mastodon nobody@town.example") is None


def test_that_only_the_token_meant_is_forgotten(tmp_path):
    keeper = Keeper(tmp_path, ring=Ring())
    keeper.keep(NAME, CANARY)
    assert not keeper.forget_only(NAME, "an older one")
    assert keeper.token(NAME) == CANARY
    assert keeper.forget_only(NAME, CANARY)
    assert keeper.token(NAME) is None
    assert not keeper.forget_only(NAME, CANARY)


def test_that_a_key_kept_while_another_is_forgotten_is_not_lost(tmp_path, no_keyring, monkeypatch):
    """The file is read and written whole: who reads waits for who is about to write."""
    keeper, other = Keeper(tmp_path), account_name("mastodon", "@other@town.example")
    keeper.keep(NAME, CANARY, may_write_file=True)
    write = Keeper._write
    beside = threading.Thread(target=lambda: keeper.keep(other, "new", may_write_file=True))

    def slowly(self, tokens):
        if not tokens:  # what was read is about to be written: somebody else comes now
            beside.start()
            beside.join(0.5)
        write(self, tokens)

    monkeypatch.setattr(Keeper, "_write", slowly)
    keeper.forget(NAME)
    beside.join(20)
    assert (keeper.token(NAME), keeper.token(other)) == (None, "new")
