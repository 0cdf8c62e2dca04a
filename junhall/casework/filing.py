"""What becomes a request, or no longer is one: filed, made, merged, told about, verified."""

from __future__ import annotations

from junhall.casework import commands as c
from junhall.casework.codec import decode, encode
from junhall.casework.doing import Doing
from junhall.casework.errors import Invalid
from junhall.models.messages import IncomingPost, Page
from junhall.models.search import index_authors, index_notes
from junhall.models.terms import (
    Cause,
    Facet,
    Instant,
    Network,
    PostId,
    RemoteId,
    RequestStatus,
    Visibility,
)
from junhall.models.town_people import fold_handle


def file_request(doing: Doing, wish: c.FileRequest) -> c.Done:
    """Write down a request of the counter, the telephone or paper."""
    if not wish.text.strip():
        raise Invalid("empty-text")
    post = IncomingPost(
        Network.OTHER,
        RemoteId(f"{wish.channel}-{doing.group}"),
        f"{wish.channel}:{wish.label.strip()[:100]}",
        wish.text,
        doing.now,
        doing.now,
        author_name=wish.label.strip()[:100] or None,
        service=wish.service,
        place=wish.place,
        visibility=Visibility.PRIVATE if wish.private else Visibility.PUBLIC,
    )
    doing.intake.receive(doing.session, Page(posts=(post,)), now=doing.now, cause=Cause.STAFF)
    post_id, thread = doing.execute(
        "SELECT id, thread_id FROM post WHERE network = ? AND remote_id = ?",
        post.network.value,
        post.remote_id,
    ).one()
    act = doing.write_act(PostId(post_id), "filed", {"channel": wish.channel})
    if wish.kind is not None:
        doing.write_act(PostId(post_id), "kind", {"kind": wish.kind.value})
    if wish.service is not None:
        doing.write_act(PostId(post_id), "service", {"service": wish.service})
    doing.settle(thread)
    return c.Done(doing.now_at(PostId(post_id)), act)


def make_request(doing: Doing, wish: c.MakeRequest) -> c.Done:
    """A post without a matter is a request after all."""
    row = doing.execute(
        "SELECT p.id, p.thread_id, p.network, p.remote_id, p.text, p.posted_at, p.seen_at,"
        " p.reading, p.service, p.lang, p.request_id, coalesce(a.handle, '') AS author"
        " FROM post p LEFT JOIN author a ON a.id = p.author_id WHERE p.id = ?",
        wish.post_id,
    ).one_or_none()
    if row is None:
        raise Invalid("gone")
    reading = decode(row.reading)
    if reading.triage is None or not reading.triage.matter:
        post = IncomingPost(
            Network(row.network), RemoteId(row.remote_id), row.author, row.text,
            Instant(row.posted_at), Instant(row.seen_at), service=row.service, lang=row.lang,
        )  # fmt: skip
        triage, place = doing.readers.read_as_request(post)
        # What it is read as by itself stays: undone, the post is no request again.
        fresh = reading._replace(triage=reading.triage or triage, place=reading.place or place)
        doing.execute("UPDATE post SET reading = ? WHERE id = ?", encode(fresh), row.id)
    act = doing.write_act(PostId(row.id), "make_request", {})
    doing.settle(row.thread_id)
    return c.Done(doing.now_at(PostId(row.id)), act)


def make_no_request(doing: Doing, wish: c.MakeNoRequest) -> c.Done:
    """A post has no matter after all; its number stays its own."""
    number = doing.execute(
        "SELECT number_year, number_n FROM request WHERE id = ?", wish.request_id
    ).one_or_none()
    value = {} if number is None else {"number": list(number)}
    return doing.act(wish.request_id, "no_request", value)


def merge(doing: Doing, wish: c.Merge) -> c.Done:
    """Make one request of several; undone whole (rules.md 30)."""
    survivor = doing.request(wish.request_id)
    if survivor.status is RequestStatus.DUPLICATE:
        raise Invalid("merge-into-merged")
    others = [doing.request(other) for other in wish.others]
    for other in others:
        if other.id == survivor.id:
            raise Invalid("merge-self")
        if other.is_private != survivor.is_private:
            raise Invalid("merge-private")
    act = doing.write_act(
        survivor.opening,
        "merge",
        {"others": [other.opening for other in others], "v": survivor.version},
    )
    for other in others:
        doing.write_act(other.opening, "duplicate", {"of": survivor.opening, "v": other.version})
    doing.settle(survivor.thread, *(other.thread for other in others))
    return c.Done(survivor.id, act)


def add_note(doing: Doing, wish: c.AddNote) -> c.Done:
    """Keep a note for colleagues beside a request."""
    if not wish.text.strip():
        raise Invalid("empty-text")
    request = doing.request(wish.request_id)
    result = doing.execute(
        "INSERT INTO note (post_id, at, by, text) VALUES (?, ?, ?, ?)",
        request.opening,
        doing.now,
        doing.by,
        wish.text[:5000],
    )
    note_id = int(result.lastrowid)
    index_notes(doing.connection, note_id, note_id)
    doing.changed(request.id, Facet.NOTE)
    return c.Done(request.id)


def verify(doing: Doing, wish: c.VerifyResident) -> c.Done:
    """A handle belongs to a resident who was here."""
    folded = fold_handle(wish.handle)
    author = doing.execute(
        "SELECT id FROM author WHERE network = ? AND handle_folded = ?", wish.network, folded
    ).scalar()
    if author is None:
        author = int(
            doing.execute(
                "INSERT INTO author (network, handle, handle_folded, name) VALUES (?, ?, ?, NULL)",
                wish.network,
                wish.handle,
                folded,
            ).lastrowid
        )
        index_authors(doing.connection, author, author)
    resident = int(
        doing.execute(
            "INSERT INTO resident (name, verified_at, verified_by) VALUES (?, ?, ?)",
            wish.name,
            doing.now,
            doing.by,
        ).lastrowid
    )
    doing.execute("UPDATE author SET resident_id = ? WHERE id = ?", resident, author)
    doing.changed(None, Facet.PEOPLE)
    return c.Done()
