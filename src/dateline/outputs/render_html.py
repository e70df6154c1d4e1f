"""The brief as one HTML file that needs nothing else: no scripts, no requests, readable on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from dateline.outputs.document import Brief, Line, Section, Table, under_title

_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;color:#1a1a1a;background:#fff}"
    "h1{font-size:1.5rem}h2{font-size:1.25rem}h3{font-size:1.05rem;margin-bottom:.3rem}"
    "article{border-left:.3rem solid #35618f;padding-left:1rem;margin:2rem 0}article+article{border-color:#8a8a8a}"
    ".wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.92rem;margin:.5rem 0}"
    "th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid #d5d5d5}"
    ".notice{border:1px solid #a66;padding:.5rem;background:#fff6f2}dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}"
    "dt{font-weight:600}dd{margin:0}a{color:#124a80;text-decoration:none}.background{background:#f3f3f3;padding:.1rem .6rem}"
    "li.under{margin-left:1.5rem;list-style:circle}ol{padding-left:2.5rem;overflow-wrap:anywhere}li:target{background:#fff3b0}td,li,p{overflow-wrap:anywhere}"
    "@media(prefers-color-scheme:dark){body{color:#e6e6e6;background:#16181b}a{color:#8fc1f2}.notice{background:#2a211d}"
    ".background{background:#202327}li:target{background:#4a4210}th,td{border-color:#3a3d42}}"
)
_UNDER = ' class="under"'
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def render_html(brief: Brief) -> str:
    """Write the brief as a page; everything that came from a report is escaped, citations link to the notes."""
    return "\n".join(_page(brief)) + "\n"


def _page(brief: Brief) -> Iterator[str]:
    title = escape(brief.title)
    yield "<!doctype html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">'
    yield f"<title>{title}</title><style>{_STYLE}</style></head><body>"
    yield f'<header><h1>{title}</h1><p class="notice">{escape(brief.notice)}</p><dl>'
    yield from (f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in brief.header)
    yield "</dl></header><main>"
    yield from _section(brief.bottom_line, "h2")
    if brief.changed:
        yield from _section(brief.changed, "h2")
    for number, story in enumerate(brief.stories, 1):
        yield f"<article><h2>Story {number}: {escape(story.title)}</h2>"
        yield f"<p>{escape(under_title(story))}</p>"
        for section in story.sections:
            yield from _section(section, "h3")
        yield "</article>"
    for section in brief.sources:
        yield from _section(section, "h2")
    yield "<section><h2>Method and limits</h2><ul>"
    yield from (f"<li>{escape(words)}</li>" for words in brief.method)
    yield "</ul></section></main><footer><h2>Notes</h2><ol>"
    for note in brief.notes:
        place = escape(f"{note.path}:{note.start}-{note.end}")
        yield f'<li id="n{note.number}"><code>{place}</code> “{escape(note.excerpt)}”</li>'
    yield "</ol></footer></body></html>"


def _section(section: Section, heading: str) -> Iterator[str]:
    if section.is_empty:
        return
    yield f'<section class="{escape(section.key)}"><{heading}>{escape(section.title)}</{heading}>'
    if section.lines:
        yield "<ul>"
        yield from (f"<li{_UNDER if line.depth else ''}>{_cited(line)}</li>" for line in section.lines)
        yield "</ul>"
    for table in section.tables:
        yield from _table(table)
    yield "</section>"


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"<p>{_cited(table.caption)}</p>"
    if not table.rows:
        return
    yield '<div class="wide"><table><thead><tr>'
    yield "".join(f'<th scope="col">{escape(header)}</th>' for header in table.headers)
    yield "</tr></thead><tbody>"
    for row in table.rows:
        yield f"<tr>{''.join(_cells(row, len(table.headers)))}</tr>"
    yield "</tbody></table></div>"


def _cells(row: tuple[Line, ...], columns: int) -> Iterator[str]:
    if len(row) < columns:
        yield f'<th colspan="{columns}" scope="colgroup">{_cited(row[0])}</th>'
        return
    yield from (f"<td>{_cited(cell)}</td>" for cell in row)


def _cited(line: Line) -> str:
    marks = "".join(f'<a href="#n{number}">[{number}]</a>' for number in line.cites)
    return f"{escape(line.text)} {marks}".strip()
