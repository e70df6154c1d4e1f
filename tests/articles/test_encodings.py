"""Which characters bytes stand for, and what cleaning does and does not touch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.articles.encodings import clean, decode
from dateline.errors import InputError
from tests.articles.made import SENTENCE

WESTERN = SENTENCE + " “Two hurt – maybe more”, said Mr. Müller of Zürich."
PASHTO = "وسله والو نن سهار ښار ونيو او پوځ ووت. ځايي خلکو وويل چې ډز ډوز اورېدل کېږي. " * 3
RUSSIAN = "Повстанцы утром заняли город, сообщил представитель армии. Жители слышали стрельбу. " * 3


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (WESTERN, "utf-8"), (WESTERN, "utf-8-sig"), (WESTERN, "utf-16"), (WESTERN, "utf-16-le"), (WESTERN, "utf-16-be"),
        (WESTERN, "utf-32"), (WESTERN, "cp1252"), (PASHTO, "utf-8"), (PASHTO, "utf-16-le"), (PASHTO, "utf-16-be"),
        (RUSSIAN, "cp1251"), (RUSSIAN, "utf-16"),
    ],
)  # fmt: skip
def test_a_text_is_read_in_whatever_encoding_it_came(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "x") == text


def test_html_says_its_own_encoding() -> None:
    page = '<html><head><meta charset="iso-8859-9"></head><p>Ankara’da ve İzmir’de ağır hasar</p>'.replace("’", "'")
    assert decode(page.encode("iso-8859-9"), "x", markup=True) == page


def test_an_encoding_nobody_knows_that_html_declares_does_not_stop_it() -> None:
    page = b'<html><head><meta charset="x-nobody"></head><p>' + WESTERN.encode("cp1252")
    assert "Müller of Zürich" in decode(page, "x", markup=True)


def test_one_broken_byte_in_a_long_utf8_text_does_not_turn_it_all_to_gibberish() -> None:
    broken = PASHTO.encode()[:300] + b"\xff" + PASHTO.encode()[300:]
    assert decode(broken, "x").count("\ufffd") <= 3


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"%PDF-1.7 words", "binary", id="pdf"),
        pytest.param(b"PK\x03\x04word/document.xml", "binary", id="office"),
        pytest.param(bytes(range(256)) * 10, "binary", id="bytes"),
        pytest.param(b"words\x00and zeros \x00\x00\x00 " * 20, "binary", id="zeros"),
        pytest.param(bytes(range(0x81, 0xFF)) * 8, "encoding", id="unknown-encoding"),
    ],
)
def test_what_cannot_be_text_is_an_input_error_with_a_remedy(content: bytes, kind: str) -> None:
    with pytest.raises(InputError, match=r"^x\.txt: ") as caught:
        decode(content, "x.txt")
    assert caught.value.kind == kind
    assert caught.value.item == "x.txt"


def test_cleaning_keeps_the_offsets_of_a_plain_text() -> None:
    text = "A line, “quoted” – here.\n\n  Indented   and spaced.\n"
    assert clean(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("a\r\nb\rc\u2028d", "a\nb\nc\nd", id="line-ends"),
        pytest.param("a\tb\u2003c\xa0d", "a b c\xa0d", id="spaces"),
        pytest.param("a\x00b\x07c\x1b[31md", "abcd", id="control-characters"),
        pytest.param("ab\u202ecd\u202c\u2066e", "abcde", id="writing-direction"),
        pytest.param("\ufeffa\u200bb\xadc", "abc", id="invisible"),
        pytest.param("e\u0301", "é", id="composed"),
        pytest.param("می‌روند", "می‌روند", id="joiners-stay"),
        pytest.param("a\ud800b", "ab", id="lone-surrogate"),
    ],
)
def test_cleaning(before: str, after: str) -> None:
    assert clean(before) == after


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.binary(max_size=400))
def test_any_bytes_are_a_text_or_an_input_error(content: bytes) -> None:
    kind = "text"
    try:
        decode(content, "x")
    except InputError as error:
        kind = error.kind
    assert kind in {"text", "empty", "binary", "encoding"}
