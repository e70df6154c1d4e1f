"""Words too few to show copying by themselves, which a report puts in quotation marks and credits to another that holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dateline.model.picture import Copy, CopySpan, Published
from dateline.picture.copies.credits import names_outlet
from dateline.picture.copies.passages import Sheet
from dateline.picture.copies.quotations import Quoted
from dateline.picture.copies.wording import words_of

LEAST_WORDS = 4
"""Quoted words from which a credit and the very words are enough: fewer stand in any two reports."""
NEAR = 200
"""Characters between a quotation and the name of the outlet it is from, in one paragraph."""
MOST = 40
"""Reports of one outlet beyond which its name does not say which of them is meant."""


def find_named(sheets: Sequence[Sheet], published: Mapping[str, Published]) -> Iterator[Copy]:
    """Give a row for each quotation credited to an outlet that stands, word for word, in one earlier report of that outlet.

    Of several reports that hold the words it is the first of ``sheets``, which are in the order of their days.
    """
    by_name: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        for name in sheet.names:
            by_name.setdefault(name, []).append(sheet)
    for sheet in sheets:
        for quoted in sheet.quoted if by_name else ():
            origins = _named_near(sheet, quoted, by_name)
            found = next((c for o in origins if (c := _copy(sheet, quoted, o, published)) is not None), None)
            if found is not None:
                yield found


def _named_near(sheet: Sheet, quoted: Quoted, by_name: Mapping[str, Sequence[Sheet]]) -> list[Sheet]:
    """Give the reports of the outlets named beside a quotation, but for those of its own outlet."""
    near = [
        credit
        for credit in sheet.credits_near(quoted.start, quoted.end)
        if quoted.start - NEAR <= credit.start <= quoted.end + NEAR and not names_outlet(credit.name, sheet.names)
    ]
    names = (
        [name for name in by_name if any(names_outlet(credit.name, frozenset({name})) for credit in near)]
        if near
        else []
    )
    found = {o.article.id: o for name in names if len(by_name[name]) <= MOST for o in by_name[name]}
    return [o for o in found.values() if o is not sheet and not o.names & sheet.names]


def _copy(taker: Sheet, quoted: Quoted, origin: Sheet, published: Mapping[str, Published]) -> Copy | None:
    words = words_of(taker.article.text[quoted.start : quoted.end])
    if len(words) < LEAST_WORDS or _is_later(origin, taker, published):
        return None
    found = re.search(r"\W+".join(re.escape(w) for w in words), origin.article.text, re.IGNORECASE)
    if found is None:
        return None
    span = CopySpan(from_start=quoted.start, from_end=quoted.end, to_start=found.start(), to_end=found.end())
    return Copy(
        from_article_id=taker.article.id,
        to_article_id=origin.article.id,
        kind="quoted",
        credited=True,
        words=len(words),
        spans=(span,),
    )


def _is_later(origin: Sheet, taker: Sheet, published: Mapping[str, Published]) -> bool:
    one, other = published.get(origin.article.id), published.get(taker.article.id)
    return bool(one and other and one.earliest and other.latest and one.earliest > other.latest)
