"""Which characters some bytes stand for, and the little cleaning that every text gets."""

from __future__ import annotations

import codecs
import re
import unicodedata

from dateline.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = {
    b"%PDF": "a PDF; convert it to text first (pdftotext)",
    b"PK\x03\x04": "a ZIP archive or an office document; unpack it or save it as text first",
    b"\x1f\x8b": "gzip-compressed; give its name the ending .gz",
    b"BZh": "bzip2-compressed; unpack it first",
    b"\xfd7zXZ": "xz-compressed; unpack it first",
    b"\x28\xb5\x2f\xfd": "zstd-compressed; unpack it first",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"RIFF": "sound or film",
    b"\xd0\xcf\x11\xe0": "an office document; save it as text first",
    b"SQLite format 3\x00": "a database",
    b"\x7fELF": "a program",
}
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]+)", re.IGNORECASE
)
_SAMPLE = 65_536
_WESTERN = frozenset("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\xa0¡¢£§©«°²³´·»½¿" + "".join(map(chr, range(0xC0, 0x100))))
_GONE = re.compile(
    "\x1b\\[[0-9;]{0,20}[A-Za-z]|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_SPACES = re.compile("[\t\u1680\u2000-\u200a\u205f\u3000]")
_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def decode(content: bytes, item: str, *, markup: bool = False) -> str:
    """Decode bytes: byte order mark, UTF-8, UTF-16 by its zeros, what HTML declares, Windows-1252, then by statistics.

    ``markup`` looks for a declaration in HTML. Raises InputError (``empty``, ``binary``, ``encoding``).
    """
    if not content.strip():
        raise InputError(f"{item}: the file is empty; leave it out or fetch it again", kind="empty", item=item)
    refuse_binary(content, item)
    text = _by_mark(content) or _as_utf8(content) or _by_zeros(content)
    if text is None:
        text = (_as_declared(content) if markup else None) or _as_western(content) or _by_statistics(content)
    if text is None or not _is_plausible(text):
        raise InputError(
            f"{item}: its character encoding cannot be told; convert it to UTF-8 (iconv -f ENCODING -t UTF-8) and add it again",
            kind="encoding",
            item=item,
        )
    return text


def refuse_binary(content: bytes, item: str) -> None:
    """Raise InputError (``binary``) for pictures, archives, office documents and other things that are not text."""
    for magic, what in _MAGIC.items():
        if content.startswith(magic):
            raise InputError(f"{item}: this is not text but {what}", kind="binary", item=item)
    sample = content[:_SAMPLE]
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _zeros_alternate(sample):
        return
    if sample.count(0) * 50 > len(sample):
        raise InputError(
            f"{item}: zero bytes inside; it is not text. Leave it out or convert it", kind="binary", item=item
        )
    controls = sum(sample.count(code) for code in range(32) if code not in (0, 9, 10, 12, 13, 27))
    if controls > max(8, len(sample) // 10):
        raise InputError(
            f"{item}: mostly control bytes; it is not text. Leave it out or convert it", kind="binary", item=item
        )


def clean(text: str) -> str:
    """Normalise line ends and Unicode (NFC), turn wide and thin spaces into plain ones, drop control characters.

    Nothing else is touched: a plain UTF-8 text in NFC with ``\\n`` keeps its offsets. Marks of writing direction go
    (they can make a name look like another); the joiners that Persian and Indic spelling need stay.
    """
    text = _BREAKS.sub("\n", text)
    text = _SPACES.sub(" ", _GONE.sub("", text))
    return unicodedata.normalize("NFC", text)


def _by_mark(content: bytes) -> str | None:
    for mark, name in _BOMS:
        if content.startswith(mark):
            return _try(content[len(mark) :], name)
    return None


def _as_utf8(content: bytes) -> str | None:
    if b"\x00" in content[:_SAMPLE] and _zeros_alternate(content[:_SAMPLE]) is not None:
        return None
    if (text := _try(content, "utf-8")) is not None:
        return text
    lenient = content.decode("utf-8", "replace")
    wrong = lenient.count("\ufffd")
    written = sum(1 for character in lenient if character > "\x7f") - wrong
    return lenient if wrong * 10 <= written and wrong * 60 <= len(lenient) else None


def _by_zeros(content: bytes) -> str | None:
    """Tell UTF-16 without a mark: its spaces and line ends put zeros at odd places only, or at even ones only."""
    name = _zeros_alternate(content[:_SAMPLE])
    return _try(content[: len(content) // 2 * 2], name) if name else None


def _zeros_alternate(sample: bytes) -> str | None:
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 25 < len(sample) or min(even, odd) * 20 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _as_declared(content: bytes) -> str | None:
    declared = _DECLARED.search(content[:4096])
    if not declared:
        return None
    name = (declared[1] or declared[2]).decode("ascii", "replace").lower()
    return _try(content, {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}.get(name, name))


def _as_western(content: bytes) -> str | None:
    """Take Windows-1252 where the bytes above ASCII are few and are letters and marks of Western European print."""
    text = _try(content, "cp1252")
    if text is None:
        return None
    high = [character for character in text[:_SAMPLE] if character > "\x7f"]
    fitting = sum(character in _WESTERN for character in high)
    return text if len(high) * 8 <= len(text[:_SAMPLE]) and fitting * 10 >= len(high) * 9 else None


def _by_statistics(content: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_SAMPLE]).best()
    return _try(content, best.encoding) if best is not None and best.encoding != "utf_8" else None


def _try(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except (UnicodeError, LookupError):
        return None


def _is_plausible(text: str) -> bool:
    """Tell text from noise: most characters of a sample are letters, digits, marks, spaces or plain punctuation."""
    sample = text[:4096]
    odd = sum(1 for c in sample if c not in "\n\r\t\f\v" and unicodedata.category(c) in {"Cc", "Cn", "Co", "Cs"})
    return odd * 20 <= len(sample)
