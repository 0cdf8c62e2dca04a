"""Posts' HTML becomes what their authors wrote, and nothing of it is trusted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from junhall.feeds.contract import Capabilities, TextCount
from junhall.feeds.plaintext import MOST_TEXT, budget, plain_text
from junhall.models.lengths import SHORT_LINKS, length
from mastodon_html import counted, html_of

ANA = "https://vecinos.example/@ana"
LONG = "https://www.town.example/obras/calle-alemania/numero-12?foto=3"


HASHTAG = (
    '<a href="https://t.example/tags/Jun" class="mention hashtag" rel="tag">#<span>Jun</span></a>'
)
SHORTENED = (
    f'<a href="{LONG}"><span class="invisible">https://www.</span>'
    '<span class="ellipsis">town.example/obras/calle-alema</span>'
    '<span class="invisible">nia/numero-12?foto=3</span></a>'
)


def mention(address: str = ANA, user: str = "ana") -> str:
    return (
        f'<span class="h-card" translate="no"><a href="{address}" class="u-url mention">'
        f"@<span>{user}</span></a></span>"
    )


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Hola</p>", "Hola"),
        ("<p>Uno</p><p>Dos<br />Tres</p>", "Uno\n\nDos\nTres"),
        ("<p>Uno</p>\n<p>Dos</p>", "Uno\n\nDos"),
        ("<p>3 &lt; 4 &amp; &quot;ok&quot; &#x1F600;</p>", '3 < 4 & "ok" 😀'),
        (f"<p>{mention()} hola</p>", "@ana@vecinos.example hola"),
        (
            f"<p>{mention('https://x.example/@who', 'who')}</p>",
            "@who@x.example",
        ),
        (f"<p>{mention('https://x.example/otra', 'who')}</p>", "@who"),
        (
            f"<p>{HASHTAG}</p>",
            "#Jun",
        ),
        (
            f"<p>{SHORTENED}.</p>",
            f"{LONG}.",
        ),
        ('<p><a href="https://mala.example/x">town.example</a></p>',
         "town.example (https://mala.example/x)"),
        ('<p><a href="javascript:alert(1)">pulsa</a></p>', "pulsa"),
        ('<p>uno<span class="invisible"> oculto</span> dos</p>', "uno dos"),
        ('<p>corta<span class="ellipsis">do</span></p>', "cortado…"),
        ("<p>:farola: rota</p>", ":farola: rota"),
        ('<p><img alt=":farola:" src="file:///etc/passwd"> rota</p>', ":farola: rota"),
        ("<script>alert(1)</script><style>p{}</style><p>ok</p>", "ok"),
        ("<ul><li>uno</li><li>dos</li></ul>", "- uno\n- dos"),
        ("<ol><li>uno</li><li>dos</li></ol>", "1. uno\n2. dos"),
        ("<blockquote><p>lo dijo</p></blockquote><p>sí</p>", "> lo dijo\n\nsí"),
        ("<p>uno</p><p></p><p> </p><p>dos</p>", "uno\n\ndos"),
        ("<p>a\x00b\x07c\u200d</p>", "abc\u200d"),
        ("sin etiquetas", "sin etiquetas"),
        ("<p>sin cerrar <a href='https://a.example/b'>https://a.example/b",
         "sin cerrar https://a.example/b"),
        ("", ""),
    ],
)  # fmt: skip
def test_that_html_becomes_what_was_written(html, text):
    assert plain_text(html, {ANA: "@ana@vecinos.example"}) == text


@pytest.mark.parametrize(
    "text",
    [
        "Va ahora mismo.",
        "Uno\n\nDos\nTres",
        f"Mira {LONG} y #Jun, #2026obras",
        "¿3 < 4 & 5 > 2?",
        "😀 👨‍👩‍👧 ñandú",
    ],
)
def test_that_what_a_server_makes_of_our_words_reads_as_our_words(text):
    assert plain_text(html_of(text, "town.example")) == text


@given(st.text(max_size=400))
def test_that_no_html_breaks_the_reader_or_leaves_control_characters(html):
    text = plain_text(html)
    assert text == text.strip()
    assert not [sign for sign in text if ord(sign) < 32 and sign != "\n"]


@given(st.lists(st.sampled_from(
    ["<p>", "</p>", "<a href='https://a.example'>", "</a>", "<span class='invisible'>", "</span>",
     "<ul>", "<li>", "</ul>", "<blockquote>", "<script>", "</script>", "x", "<br>", "&lt;"],
), max_size=60))  # fmt: skip
def test_that_tags_in_any_order_leave_no_tag_behind(pieces):
    assert "<p" not in plain_text("".join(pieces))


def test_that_a_monstrous_page_is_cut():
    assert len(plain_text("<p>" + "x" * 1_000_000)) == MOST_TEXT
    assert plain_text("<span>" * 50_000 + "x") == ""


@pytest.mark.parametrize(
    "text",
    [
        "Hola",
        f"Mira {LONG}",
        "@ana@vecinos.example hola",
        "@ana hola @electricista@town.example",
        "ñandú 👨‍👩‍👧 🇪🇸",
        "escribe a ana@vecinos.example",
    ],
)
def test_that_a_text_is_as_long_as_its_server_finds_it(text):
    # The tests' own server counts code points, which a letter of several can only exceed.
    assert length(text, SHORT_LINKS) <= counted(text)
    if text.isascii():
        assert length(text, SHORT_LINKS) == counted(text)


def test_that_links_are_23_a_mention_leaves_out_its_server_and_a_family_is_one_letter():
    assert length(LONG, SHORT_LINKS) == 23
    assert length("@ana@vecinos.example", SHORT_LINKS) == 4
    assert length("👨‍👩‍👧", SHORT_LINKS) == 1


def test_that_a_budget_says_what_is_left_and_what_is_too_much():
    able = Capabilities(10, TextCount.CHARACTERS_SHORT_LINKS)
    assert budget("12345678", able) == 2
    assert budget("123456789012", able) == -2
