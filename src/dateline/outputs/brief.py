"""The brief: what the reports tell together, each sentence with its citations, in text, Markdown, HTML or JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from dateline.model.picture import Event, Picture, PictureArticle, Story
from dateline.model.world import Judgement
from dateline.outputs import sourcing, standing
from dateline.outputs.bottom_line import bottom_line
from dateline.outputs.changes import Since, what_changed
from dateline.outputs.citations import Notes
from dateline.outputs.countries import homes, state_name
from dateline.outputs.days import say_interval, sort_key
from dateline.outputs.disputes import disputed
from dateline.outputs.document import Brief, Section, StoryPart, count_reports
from dateline.outputs.gaps import gaps
from dateline.outputs.happenings import Happenings
from dateline.outputs.harmed import harmed
from dateline.outputs.judged import judged
from dateline.outputs.lookup import Lookup
from dateline.outputs.names import Names
from dateline.outputs.people import People
from dateline.outputs.render_html import render_html
from dateline.outputs.render_markdown import render_markdown
from dateline.outputs.render_text import render_text
from dateline.outputs.sentences import Teller
from dateline.outputs.series import series
from dateline.outputs.unreal import not_done
from dateline.outputs.wording import load_wording

Form = Literal["text", "md", "html", "json"]
NOTICE = "Machine-coded from the reports listed; not ACLED / UCDP data. Not for targeting."
_METHOD = (
    "Sentences are made from what rules read in the reports; a rule can misread, so follow the citation"
    " before you rely on one.",
    "Origins are counted, not reports: copies of one text, and quotations of one speaker, are one origin.",
    "Figures are never added up or averaged; of those that no later count overtook, best is the one with the most"
    " origins, of equals the lower. A word (“dozens”) stays a word. A figure marked as reckoned stands in no one passage and leads nothing.",
    "Who holds a city says nothing of its province, and no mention is no confirmation. Controlled: nobody else is said"
    " to hold it; contested: denied, fought for, or told of parts only. The basis is claimed (the holder alone says so),"
    " reported, or assessed (the loser or two independent outsiders say so).",
    "A figure stands, is compatible with the one that stands, contradicts it, is of another scope (other places, people"
    " or days), or was overtaken by a later count; contested figures exclude each other.",
    "Private people appear by role only. Excerpts have at most 25 words; offsets count characters"
    " of the report's text.",
)


def write_brief(
    picture: Picture,
    texts: Mapping[str, str],
    form: Form = "text",
    *,
    width: int = 100,
    since: Since | None = None,
    judgements: Sequence[Judgement] = (),
) -> str:
    """Write the brief of a picture; ``texts`` are the articles' texts by id, ``width`` the columns of a terminal.

    With ``since`` it tells what changed as well, and with ``judgements`` who put what together or apart.

    Raises CitationError where a passage the picture cites is not in the text it names.
    """
    return write_document(compose_brief(picture, texts, since, judgements), form, width=width)


def write_document(brief: Brief, form: Form = "text", *, width: int = 100) -> str:
    """Write a composed brief, or what is composed like one."""
    if form == "json":
        return msgspec.json.format(msgspec.json.encode(brief), indent=2).decode() + "\n"
    if form == "html":
        return render_html(brief)
    return render_markdown(brief) if form == "md" else render_text(brief, width)


def compose_brief(
    picture: Picture, texts: Mapping[str, str], since: Since | None = None, judgements: Sequence[Judgement] = ()
) -> Brief:
    """Compose the brief as a document. Raises CitationError as ``write_brief`` does."""
    lookup = Lookup(picture)
    people = People(picture, texts.values())
    notes = Notes(picture.articles, texts, people)
    teller = Teller(lookup, Names(lookup, people), people, notes)
    stories = order_stories(picture.stories)
    opening = bottom_line(stories, teller)
    changed = what_changed(since, teller) if since is not None else None
    parts = tuple(_part(story, teller, picture.as_of.date()) for story in stories)
    rest = _rest(teller, picture.as_of.date())
    cited = (
        sourcing.sources(picture.articles, teller),
        sourcing.copying(picture.copies, teller),
        judged(judgements, teller),
    )
    return Brief(
        title=f"Brief: {people.withhold(stories[0].title)}" if stories else "Brief: no story found",
        as_of=picture.as_of,
        notice=NOTICE,
        header=_header(picture, lookup),
        bottom_line=opening,
        changed=changed,
        stories=tuple(part for part in (*parts, rest) if part.sections),
        sources=tuple(section for section in cited if not section.is_empty),
        method=(
            *_METHOD,
            "Levels: " + "; ".join(f"{level} {means}" for level, means in load_wording().levels.items()) + ".",
        ),
        notes=notes.all,
    )


def order_stories(stories: Sequence[Story]) -> list[Story]:
    """Put the story most reports tell first; of equals the newest."""
    by_age = sorted(stories, key=lambda story: (sort_key(story.latest, story.latest), story.id), reverse=True)
    return sorted(by_age, key=lambda story: (-len(story.article_ids), story.latest is None))


def _header(picture: Picture, lookup: Lookup) -> tuple[tuple[str, str], ...]:
    origins = lookup.origins.group(claim for claim in picture.claims if claim.event_id)
    speakers = sum(1 for origin in origins if origin.key[0] == "speaker")
    return (
        ("As of", f"{picture.as_of:%Y-%m-%d %H:%M %Z}".strip()),
        ("Window", _window(picture.stories)),
        ("Reports", str(len(picture.articles))),
        ("Outlets", _outlets(picture.articles)),
        (
            "Independent origins",
            f"{len(origins)} ({speakers} speakers, {len(origins) - speakers} in reports’ own words)",
        ),
        ("Languages", sourcing.languages_of(picture.articles)),
        ("Stories", str(len(picture.stories))),
        ("Problems", _problems(len(picture.problems))),
    )


def _problems(count: int) -> str:
    return f"{count} (dateline problems lists them)" if count else "none"


def _window(stories: Sequence[Story]) -> str:
    """Give the days of the stories in their order, what touches as one, not the years between a story and its look-alike."""
    joined: list[tuple[date, date]] = []
    for earliest, latest in sorted((s.earliest, s.latest) for s in stories if s.earliest and s.latest):
        if joined and earliest <= joined[-1][1] + timedelta(days=1):
            joined[-1] = (joined[-1][0], max(latest, joined[-1][1]))
        else:
            joined.append((earliest, latest))
    windows = [say_interval(*window) for window in joined]
    windows += [say_interval(s.earliest, s.latest) for s in order_stories(stories) if not (s.earliest and s.latest)]
    return "; ".join(dict.fromkeys(window for window in windows if window != "unknown")) or "unknown"


def _outlets(articles: Sequence[PictureArticle]) -> str:
    named = {article.outlet for article in articles if article.outlet}
    unnamed = sum(1 for article in articles if not article.outlet)
    rest = f"{count_reports(unnamed)} of outlets not stated" if unnamed else ""
    return ", ".join(part for part in (f"{len(named)} named" if named else "", rest) if part) or "none"


def _part(story: Story, teller: Teller, as_of: date) -> StoryPart:
    articles = [article for article in teller.lookup.picture.articles if article.story_id == story.id]
    sections = _sections(story.id, articles, teller, as_of)
    title = teller.people.withhold(" ".join(story.title.split())) or "Story without a title"
    window = say_interval(story.earliest, story.latest)
    home = homes(teller.lookup.picture).get(story.id)
    return StoryPart(
        id=story.id,
        title=title,
        window=window,
        reports=len(story.article_ids),
        sections=sections,
        country=state_name(home) if home else "",
    )


def _rest(teller: Teller, as_of: date) -> StoryPart:
    """What no story holds: shown, never dropped."""
    lookup = teller.lookup
    articles = [article for article in lookup.picture.articles if article.story_id not in lookup.stories]
    sections = _sections(None, articles, teller, as_of)
    return StoryPart(id=None, title="In no story", window="any", reports=len(articles), sections=sections)


def _sections(story_id: str | None, articles: list[PictureArticle], teller: Teller, as_of: date) -> tuple[Section, ...]:
    events: tuple[Event, ...] = teller.told_once(teller.lookup.events_of(story_id))
    holdings = teller.lookup.holdings_of(story_id)
    begins = teller.lookup.stories[story_id].earliest if story_id in teller.lookup.stories else None
    story = Happenings(events, teller, begins)
    sections = (
        story.established(),
        story.claimed(),
        disputed(story.every, teller),
        not_done(story.every, teller.lookup.loose_claims(story_id), teller),
        gaps(story.told, holdings, articles, as_of, teller),
        standing.control(holdings, teller),
        harmed(story.every, teller),
        series(story.every, teller),
        story.timeline(),
        story.background(),
        story.statements(),
    )
    return tuple(section for section in sections if not section.is_empty)
