"""The part of a brief that tells the reports apart: which outlet, which day on what grounds, and whose words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.model.picture import Copy, PictureArticle, Published
from dateline.outputs.days import say_interval, sort_key
from dateline.outputs.document import Line, Section, Table
from dateline.outputs.lookup import Lookup
from dateline.outputs.names import join_names, short_path
from dateline.outputs.sentences import Teller
from dateline.outputs.wording import finish, load_wording

_STATED = frozenset({"metadata", "url", "dateline", "byline", "post"})


def sources(articles: Iterable[PictureArticle], teller: Teller) -> Section:
    """A row for each report."""
    ordered = sorted(articles, key=lambda a: (*sort_key(a.published.earliest, a.published.latest), a.path))
    rows = tuple(_row(article, teller) for article in ordered)
    headers = ("Report", "Outlet", "Published", "On what grounds", "Words taken from")
    return Section(key="sources", title="Sources", tables=(Table(headers=headers, rows=rows),) if rows else ())


def copying(copies: Iterable[Copy], teller: Teller) -> Section:
    """A sentence for each copy: who took how many words from whom, with or without credit.

    Where nothing tells who had the words first, only that both have them.
    """
    lines = [_copy_line(copy, teller) for copy in copies]
    return Section(key="copying", title="Copying", lines=tuple(lines))


def say_grounds(published: Published) -> str:
    """Say what a date of publication rests on: ``stated in the file's data and the address``.

    What only bounds a date that is stated says no more than it does.
    """
    kinds = list(dict.fromkeys(evidence.kind for evidence in published.evidence))
    known = load_wording().grounds
    if published.basis == "stated":
        kinds = [kind for kind in kinds if kind in _STATED] or kinds
    words = join_names(list(dict.fromkeys(known.get(kind, kind.replace("-", " ")) for kind in kinds)))
    if not words:
        return published.basis
    return f"stated in {words}" if published.basis == "stated" else f"{published.basis} from {words}"


def say_copies(article_id: str, lookup: Lookup) -> str:
    """Say from whom an article took words: ``b.txt (120 words, no credit)``."""
    taken = lookup.copies_in(article_id)
    return "; ".join(_say_copy(copy, lookup) for copy in taken) or "none found"


def is_version(copy: Copy, lookup: Lookup) -> bool:
    """Tell two states of one page, fetched from one address at different times, from a copy by another."""
    addresses = [_address(lookup.articles.get(i or "")) for i in (copy.from_article_id, copy.to_article_id)]
    return addresses[0] is not None and addresses[0] == addresses[1]


def _say_copy(copy: Copy, lookup: Lookup) -> str:
    giver = _giver(copy, lookup)
    if is_version(copy, lookup):
        return f"{giver} ({copy.words} words, another version of the page)"
    if not copy.sure and not copy.credited:
        return f"shared with {giver} ({copy.words} words)"
    return f"{'' if copy.sure else 'shared with '}{giver} ({copy.words} words, {_credit(copy)})"


def _address(article: PictureArticle | None) -> str | None:
    """Give the address of a report as far as it tells pages apart: without protocol, fragment and last slash."""
    if article is None or not article.url:
        return None
    return article.url.partition("#")[0].rpartition("://")[2].removeprefix("www.").rstrip("/").lower() or None


def _row(article: PictureArticle, teller: Teller) -> tuple[Line, ...]:
    grounds = [
        teller.notes.cite(evidence.article_id, evidence.start, evidence.end)
        for evidence in article.published.evidence
        if evidence.article_id is not None and evidence.start is not None and evidence.end is not None
        and evidence.article_id in teller.lookup.articles and evidence.start < evidence.end
    ]  # fmt: skip
    return (
        Line(text=short_path(article.path), cites=(teller.notes.cite_article(article.id),)),
        Line(text=article.outlet or "not stated"),
        Line(text=say_interval(article.published.earliest, article.published.latest)),
        Line(text=say_grounds(article.published), cites=tuple(dict.fromkeys(grounds))[:6]),
        Line(text=say_copies(article.id, teller.lookup)),
    )


def _copy_line(copy: Copy, teller: Teller) -> Line:
    taker = teller.lookup.articles.get(copy.from_article_id)
    verb = {"quoted": "quoted", "translated": "translated"}.get(copy.kind, "took")
    file = f" ({short_path(taker.path)})" if taker and taker.outlet else ""
    giver, credit = _giver(copy, teller.lookup), _credit(copy, spoken=True)
    if is_version(copy, teller.lookup):
        text = f"{teller.names.report(taker)}{file} is another version of {giver}, from the same address:"
        return Line(text=finish(f"{text} {copy.words} words are the same"), cites=_cite_spans(copy, teller))
    text = f"{teller.names.report(taker)}{file} {verb} {copy.words} words from {giver} {credit}"
    if not copy.sure:
        how = ", credited to the report both have them from" if copy.credited else "; which had them first is not known"
        text = f"{teller.names.report(taker)}{file} shares {copy.words} words with {giver}{how}"
    return Line(text=finish(text), cites=_cite_spans(copy, teller))


def _cite_spans(copy: Copy, teller: Teller) -> tuple[int, ...]:
    cites: list[int] = []
    for span in copy.spans[:3]:
        cites.append(teller.notes.cite(copy.from_article_id, span.from_start, span.from_end))
        if copy.to_article_id and span.to_start is not None and span.to_end is not None:
            cites.append(teller.notes.cite(copy.to_article_id, span.to_start, span.to_end))
    return tuple(dict.fromkeys(cites)) or (teller.notes.cite_article(copy.from_article_id),)


def _giver(copy: Copy, lookup: Lookup) -> str:
    giver = lookup.articles.get(copy.to_article_id or "")
    return short_path(giver.path) if giver else "a report that is not among these"


def _credit(copy: Copy, *, spoken: bool = False) -> str:
    if spoken:
        return "with credit" if copy.credited else "without credit"
    return "credited" if copy.credited else "no credit"


def languages_of(articles: Sequence[PictureArticle]) -> str:
    """Say in which languages how many reports are, and which others occur in passages: ``en (5), ps in passages``."""
    counts: dict[str, int] = {}
    for article in articles:
        counts[article.language] = counts.get(article.language, 0) + 1
    others = sorted({language for article in articles for language in article.languages} - counts.keys())
    mains = [f"{language} ({count})" for language, count in sorted(counts.items())]
    return join_names([*mains, *(f"{language} (passages)" for language in others)]) or "none"
