"""Reports that share words with a weekday in them are of one week."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model.picture import Copy, CopySpan, Published
from dateline.picture.dates.shared_words import date_by_shared_words
from tests.picture.dates.test_dating import read, report
from tests.picture.factory import make_published

WIRE = "Shells fell on the mill at Olm on Sunday. The mill burned for two hours."
REWRITE = f"A note from the coast. {WIRE}"
THURSDAY, SUNDAY = date(2031, 6, 12), date(2031, 6, 8)


def dated(known: Published, *, shared: str = WIRE, kind: str = "verbatim") -> Published:
    articles = {a.id: a for a in (report(WIRE, "art-wire"), report(REWRITE, "art-rewrite"))}
    spans = (CopySpan(
        from_start=REWRITE.index(shared), from_end=REWRITE.index(shared) + len(shared),
        to_start=WIRE.index(shared), to_end=WIRE.index(shared) + len(shared),
    ),)  # fmt: skip
    copy = Copy(
        from_article_id="art-rewrite", to_article_id="art-wire", kind=kind, credited=False, words=9, spans=spans
    )  # type: ignore[arg-type]
    published = {"art-wire": make_published(THURSDAY), "art-rewrite": known}
    found = date_by_shared_words(published, [copy], articles, {i: read(a) for i, a in articles.items()})
    assert found["art-wire"] == published["art-wire"]
    return found["art-rewrite"]


def test_an_undated_report_is_of_the_six_days_after_the_weekday_in_words_it_shares_with_a_dated_one() -> None:
    found = dated(make_published(None))
    assert (found.earliest, found.latest, found.basis) == (SUNDAY, date(2031, 6, 14), "inferred")
    assert [(e.kind, e.article_id) for e in found.evidence] == [("same-words", "art-wire")]


@pytest.mark.parametrize(
    ("known", "more"),
    [
        pytest.param(make_published(date(2031, 6, 9)), {}, id="it has its day"),
        pytest.param(make_published(None), {"shared": "The mill burned for two hours."}, id="no weekday is shared"),
        pytest.param(make_published(None), {"kind": "translated"}, id="a translation shares no words"),
        pytest.param(make_published(date(2033, 1, 1), date(2033, 9, 1)), {}, id="it is of another year"),
    ],
)
def test_else_nothing_is_known_of_it(known: Published, more: dict[str, str]) -> None:
    assert dated(known, **more) == known
