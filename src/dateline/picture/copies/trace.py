"""Who took whose words: articles joined by what one copied from another, with direction and credit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from dateline.model.article import Article
from dateline.model.picture import Copy, CopyKind, CopySpan, Published
from dateline.model.reading import Reading
from dateline.picture.copies.credits import Credit, names_outlet
from dateline.picture.copies.direction import credits_of, fits, is_sure, lean
from dateline.picture.copies.named import find_named
from dateline.picture.copies.passages import CREDITED_WORDS, Passage, Sheet, coverage, find_passages, known_outlets
from dateline.picture.copies.rewording import find_reworded
from dateline.picture.copies.runs import find_runs
from dateline.picture.copies.topics import Topics
from dateline.picture.copies.wording import Vocabulary, number_words

FURNITURE = 0.08
"""Two reports of one outlet that share less than this of their words share what it prints under everything."""


def trace(
    articles: Sequence[Article], readings: Mapping[str, Reading], published: Mapping[str, Published]
) -> tuple[Copy, ...]:
    """Find who copied whom, in at most one sort over all words; the order of ``articles`` does not matter.

    Any two articles that share copied words get their rows, one for the credited passages and one for the others.
    Where a passage is in more than ``runs.WHOLE_GROUP`` articles, each is joined to its likeliest origin only. A passage
    credited to an outlet that is not among the articles gets a row with ``to_article_id`` None; words credited to one
    article are credited too, and not surely taken, from another that has them from there. Offsets count in the
    articles' texts. Readings and dates may be missing; they sharpen what is found.
    """
    known = known_outlets(articles)
    ordered = sorted(articles, key=lambda article: _rank(article, published.get(article.id)))
    sheets = [Sheet(article, readings, known) for article in ordered]
    vocabulary = Vocabulary()
    texts = [number_words(article, vocabulary) for article in ordered]
    found: list[Copy] = []
    joined: set[tuple[int, int]] = set()
    topics = Topics([words for words, _ in texts])
    done = 0
    for (left, right), shared in find_runs([words for words, _ in texts]):
        while done < left:
            # The pairs come in order, so that no later one holds a report before this one.
            sheets[done].forget_words()
            done += 1
        if sum(run.equal for run in shared) < CREDITED_WORDS:
            continue
        told = topics.leave_out_furniture(shared, left, right)
        passages = find_passages(told, sheets[left], sheets[right])
        if passages and not _repeats_itself(sheets[left], sheets[right], passages):
            joined.add((left, right))
            found += _copies(sheets[left], sheets[right], passages, published, known)
    for (left, right), passages in find_reworded(texts, vocabulary, sheets, joined).items():
        found += _copies(sheets[left], sheets[right], passages, published, known, "translated")
    found = _mark_owed(found)
    taken = _taken_spans(found)
    for copy in find_named(sheets, published):
        if not _is_taken(copy, taken):
            found.append(copy)
            taken.setdefault(copy.from_article_id, []).append((copy.spans[0].from_start, copy.spans[0].from_end))
    for sheet in sheets:
        found += _only_credited(sheet, taken.get(sheet.article.id, []))
    return tuple(
        sorted(found, key=lambda copy: (copy.from_article_id, copy.to_article_id or "", copy.spans[0].from_start))
    )


def _rank(article: Article, published: Published | None) -> tuple[date, int, str]:
    """Order articles so that the likeliest first holder of any words comes first: the earliest, then the fullest.

    An interval counts by its end: an undated report may be as late as that.
    """
    latest = published.latest if published else None
    return latest or date.max, -len(article.text), article.id


def _repeats_itself(left: Sheet, right: Sheet, passages: Sequence[Passage]) -> bool:
    """Tell whether two reports of one outlet share only what it prints under everything: furniture and background."""
    same = bool(left.names & right.names)
    return same and max(coverage(passages, left), coverage(passages, right)) < FURNITURE


def _copies(
    left: Sheet,
    right: Sheet,
    passages: Sequence[Passage],
    published: Mapping[str, Published],
    known: frozenset[str],
    kind: CopyKind | None = None,
) -> list[Copy]:
    """Make the rows of one pair, the direction settled for all its passages together."""
    dates = published.get(left.article.id), published.get(right.article.id)
    leaning = lean(left, right, passages, dates)
    sure = is_sure(leaning, left, right, passages)
    if leaning >= 0:
        return _rows(right, left, [_turn(passage) for passage in passages], known, kind, sure)
    return _rows(left, right, passages, known, kind, sure)


def _turn(passage: Passage) -> Passage:
    return Passage(
        left_start=passage.right_start,
        left_end=passage.right_end,
        right_start=passage.left_start,
        right_end=passage.left_end,
        words=passage.words,
        left_quoted=passage.right_quoted,
        right_quoted=passage.left_quoted,
    )


def _rows(
    taker: Sheet,
    origin: Sheet,
    passages: Sequence[Passage],
    known: frozenset[str],
    all_of: CopyKind | None,
    sure: bool,
) -> list[Copy]:
    """Make one row for each kind and credit among the passages; the taker is their left side."""
    groups: dict[tuple[CopyKind, bool], list[Passage]] = defaultdict(list)
    share = coverage(passages, taker)
    others = known - origin.names
    for passage in passages:
        near = credits_of(taker, [(passage.left_start, passage.left_end, passage.left_quoted)], share)
        credited = any(fits(credit, taker, origin, others) or _shared_credit(credit, origin) for credit in near)
        groups[all_of or ("quoted" if passage.left_quoted else "verbatim"), credited].append(passage)
    return [_row(taker, origin, kind, credited, held, sure) for (kind, credited), held in sorted(groups.items())]


def _shared_credit(credit: Credit, origin: Sheet) -> bool:
    """Tell whether both name the same outlet for the words: the agency both took them from."""
    return credit.sure and any(
        other.sure and names_outlet(credit.name, frozenset({other.name.casefold()})) for other in origin.credits
    )


def _row(taker: Sheet, origin: Sheet, kind: CopyKind, credited: bool, passages: Sequence[Passage], sure: bool) -> Copy:
    spans = tuple(
        CopySpan(from_start=p.left_start, from_end=p.left_end, to_start=p.right_start, to_end=p.right_end)
        for p in sorted(passages, key=lambda p: p.left_start)
    )
    return Copy(
        from_article_id=taker.article.id,
        to_article_id=origin.article.id,
        kind=kind,
        credited=credited,
        words=sum(passage.words for passage in passages),
        spans=spans,
        sure=sure or credited,
    )


def _mark_owed(copies: Sequence[Copy]) -> list[Copy]:
    """Mark what a report shares with a third one only because both have it from the report that it credits."""
    credits: dict[str, list[Copy]] = defaultdict(list)
    joined: set[frozenset[str | None]] = set()
    for copy in copies:
        joined.add(frozenset((copy.from_article_id, copy.to_article_id)))
        if copy.credited:
            credits[copy.from_article_id].append(copy)
    return [
        replace(copy, credited=True, sure=False)
        if any(_owes(copy, credited, joined) for credited in credits.get(copy.from_article_id, ()))
        else copy
        for copy in copies
    ]


def _owes(copy: Copy, credited: Copy, joined: set[frozenset[str | None]]) -> bool:
    """Tell whether all that was taken lies in what is credited to another, which the giver shares words with."""
    if copy.credited or frozenset((copy.to_article_id, credited.to_article_id)) not in joined:
        return False
    return all(
        any(
            2 * (min(s.from_end, c.from_end) - max(s.from_start, c.from_start)) > s.from_end - s.from_start
            for c in credited.spans
        )
        for s in copy.spans
    )


def _is_taken(copy: Copy, taken: Mapping[str, Sequence[tuple[int, int]]]) -> bool:
    span = copy.spans[0]
    return any(start < span.from_end and span.from_start < end for start, end in taken.get(copy.from_article_id, ()))


def _taken_spans(copies: Sequence[Copy]) -> dict[str, list[tuple[int, int]]]:
    taken: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for copy in copies:
        taken[copy.from_article_id] += [(span.from_start, span.from_end) for span in copy.spans]
    return taken


def _only_credited(sheet: Sheet, taken: Sequence[tuple[int, int]]) -> list[Copy]:
    """Make rows for quotations credited to an outlet none of whose articles is here."""
    found: list[Copy] = []
    for quoted in sheet.quoted:
        near = [c for c in sheet.credits_near(quoted.start, quoted.end) if quoted.end <= c.start <= quoted.end + 160]
        credit = next((c for c in near if _is_elsewhere(c, sheet)), None)
        words = len(sheet.article.text[quoted.start : quoted.end].split())
        known = any(start < quoted.end and quoted.start < end for start, end in taken)
        if credit is not None and words >= 3 and not known:
            span = CopySpan(from_start=quoted.start, from_end=quoted.end, to_start=None, to_end=None)
            found.append(
                Copy(
                    from_article_id=sheet.article.id,
                    to_article_id=None,
                    kind="quoted",
                    credited=True,
                    words=words,
                    spans=(span,),
                )
            )
    return found


def _is_elsewhere(credit: Credit, sheet: Sheet) -> bool:
    """Tell whether a credit surely names another outlet: ``told the Post`` may be the Post's own words for itself."""
    return not names_outlet(credit.name, sheet.names) and (credit.sure or bool(sheet.names))
