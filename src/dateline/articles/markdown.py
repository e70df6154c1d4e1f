"""Markdown as blocks: front matter read, headings told, links and emphasis taken off."""

from __future__ import annotations

import re

from dateline.articles.draft import Block, Draft, Stated, compose
from dateline.articles.fields import stated_of

_FRONT = re.compile(r"\A\s*(---|\+\+\+)[ ]*\n(?P<body>.*?)\n(?:\1|\.\.\.)[ ]*(?:\n|\Z)", re.DOTALL)
_ENTRY = re.compile(r"^([A-Za-z][\w -]{0,40}?)\s*[:=]\s*(.*)$")
_HEADING = re.compile(r"^ {0,3}#{1,6}\s+(.+?)\s*#*\s*$")
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-{2,})\s*$")
_RULE = re.compile(r"^ {0,3}(?:[*_-] ?){3,}\s*$")
_ITEM = re.compile(r"^\s*(?:[*+-]|\d{1,3}[.)])\s+")
_QUOTE = re.compile(r"^ {0,3}>\s?")
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_INLINE = (
    (re.compile(r"!\[([^\[\]\n]{0,500})\]\([^()\n]{0,1000}\)"), ""),
    (re.compile(r"\[([^\[\]\n]{0,500})\](?:\([^()\n]{0,1000}\)|\[[^\[\]\n]{0,200}\])"), r"\1"),
    (re.compile(r"<(https?://[^<>\s]{1,1000})>"), r"\1"),
    (re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,1000}?)(?<=[^\s*])\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])([^_\n]{1,1000}?)(?<=[^\s_])\1(?![\w_])"), r"\2"),
    (re.compile(r"`([^`\n]{1,500})`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])"), r"\1"),
    (re.compile(r"</?(?:b|i|em|strong|u|br|p|span|div)\b[^<>]{0,200}>", re.IGNORECASE), ""),
)


def read_markdown(text: str) -> Draft:
    """Turn Markdown into a draft; soft line ends become spaces, a paragraph stays one paragraph."""
    stated, text = _front_matter(text)
    blocks: list[Block] = []
    open_lines: list[str] = []

    def close() -> None:
        if open_lines:
            blocks.append(_paragraph(open_lines))
            open_lines.clear()

    for line in text.split("\n"):
        heading = _HEADING.match(line)
        if heading:
            close()
            blocks.append(Block(_plain(heading[1]), "headline"))
        elif _UNDERLINE.match(line) and len(open_lines) == 1:
            blocks.append(Block(_plain(open_lines.pop()), "headline"))
        elif not line.strip() or _RULE.match(line) or _FENCE.match(line):
            close()
        else:
            if _ITEM.match(line):
                close()
            open_lines.append(line)
    close()
    return compose(blocks, stated)


def _front_matter(text: str) -> tuple[Stated, str]:
    front = _FRONT.match(text)
    if not front:
        return Stated(), text
    entries = [_ENTRY.match(line) for line in front["body"].split("\n")]
    record = {entry[1].strip().lower(): entry[2].strip().strip("\"'") for entry in entries if entry}
    return stated_of(record), text[front.end() :]


def _paragraph(lines: list[str]) -> Block:
    """Join the lines of a paragraph; a block quotation keeps its lines, for it may be a post with its signature."""
    quoted = all(_QUOTE.match(line) for line in lines)
    plain = [_plain(_ITEM.sub("", _QUOTE.sub("", line)).strip()) for line in lines]
    signed = quoted and any(re.match(r"[—–-]{1,3} ?\S.*\d{4}", line) for line in plain[-1:])
    return Block("\n".join(plain), "post") if signed else Block(" ".join(plain))


def _plain(line: str) -> str:
    for pattern, replacement in _INLINE:
        line = pattern.sub(replacement, line)
    return line
