"""The bottom line: at most three sentences on what matters most, the largest story first."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model.picture import Event, PictureClaim, Story
from dateline.outputs.days import say_when, sort_key
from dateline.outputs.document import Line, Section
from dateline.outputs.names import join_names
from dateline.outputs.numbers import measure_of, say_range
from dateline.outputs.sentences import Teller
from dateline.outputs.wording import Phrase, fill, finish

MOST_SENTENCES = 3
_WEIGHTY = 95
_TOLD_TWICE = frozenset({"C2", "C3", "C4", "CX"})
_TOLD = frozenset({"occurred", "claimed", "disputed", "denied"})


def bottom_line(stories: Sequence[Story], teller: Teller) -> Section:
    """Tell the weightiest of the first story, then one sentence of each story after it while there is room."""
    lines: list[Line] = []
    for number, story in enumerate(stories):
        room = MOST_SENTENCES - len(lines)
        if room <= 0:
            break
        wanted = room - min(1, len(stories) - 1) if number == 0 else 1
        found = _sentences(story, teller)[: max(1, wanted)]
        lines += found if number == 0 else [_apart(line) for line in found]
    return Section(key="bottom-line", title="Bottom line", lines=tuple(lines))


def _sentences(story: Story, teller: Teller) -> list[Line]:
    groups = _groups(story, teller)
    sure = [group for group in groups if any(_is_told_twice(event) for event in group)]
    groups = sure or groups[:1]  # what one voice alone says leads only where there is nothing else
    told = [_tell_group(group, teller) for group in groups]
    toll = _toll(story, teller)
    if len(groups) > 1 and teller.wording.of(groups[1][0].kind).weight >= _WEIGHTY:
        return [*told[:2], *([toll] if toll else []), *told[2:]]
    return [*told[:1], *([toll] if toll else []), *told[1:]]


def _groups(story: Story, teller: Teller) -> list[list[Event]]:
    """Put like with like: events of one kind by one actor, what more reports establish first."""
    groups: dict[tuple[str, tuple[str, ...], bool], list[Event]] = {}
    for event in teller.told_once(teller.lookup.events_of(story.id)):
        if not event.background and event.status in _TOLD and not teller.wording.of(event.kind).verbal:
            sure = event.level in {"C3", "C4"} and event.status in {"occurred", "claimed"}
            groups.setdefault((event.kind, event.actor_ids, sure), []).append(event)
    for group in groups.values():
        group.sort(key=lambda event: (*sort_key(event.earliest, event.latest), event.id))
    return sorted(groups.values(), key=lambda group: _rank(group, teller))


def _rank(group: list[Event], teller: Teller) -> tuple[int, int, str]:
    sure = group[0].level in {"C3", "C4"}
    contested = group[0].status == "disputed" and teller.wording.of(group[0].kind).weight >= _WEIGHTY
    weight = teller.wording.of(group[0].kind).weight + (40 if sure or contested else 0)
    return (-weight - len(group), -max(len(event.article_ids) for event in group), group[0].id)


def _tell_group(group: list[Event], teller: Teller) -> Line:
    """Tell one event, or several places of one kind of event in one sentence where they are as sure as each other."""
    placed = [event for event in group if _is_placed_and_dated(event, teller)]
    if len(placed) < 2 or group[0].level not in {"C3", "C4"} or not teller.wording.of(group[0].kind).of:
        return teller.tell(max(group, key=lambda event: len(event.article_ids)))
    first = min(event.earliest for event in placed if event.earliest)
    last = max(event.latest for event in placed if event.latest)
    claims = [teller.lookup.claims_about(event) for event in placed]
    places = dict.fromkeys(teller.place_object(event, said) for event, said in zip(placed, claims, strict=True))
    phrases = {"place": Phrase(text=join_names(list(places)), plural=len(places) > 1)}
    if actor := teller.names.actors(group[0].actor_ids):
        phrases["actor"] = actor
    clause, _ = fill(teller.wording.of(group[0].kind), phrases)
    return Line(
        text=finish(f"{clause} {say_when(first, last)}"),
        cites=teller.cite([claim for said in claims for claim in said], most=8),
    )


def _is_told_twice(event: Event) -> bool:
    """Tell what more than one voice or report stands for; a quarrel about one voice's word is no second voice."""
    return event.level in _TOLD_TWICE and (event.level != "CX" or event.origins > 1)


def _is_placed_and_dated(event: Event, teller: Teller) -> bool:
    place = teller.lookup.places.get(event.place_id or "")
    return place is not None and place.level not in {"country", "region"} and _is_dated(event)


def _is_dated(event: Event) -> bool:
    return event.earliest is not None and event.latest is not None


def _toll(story: Story, teller: Teller) -> Line | None:
    """Tell the highest number of killed given for one occurrence, and by whom.

    What rests on one report's word alone does not lead a brief, nor what a party claims of its enemy.
    """
    tolls: list[tuple[int, Event, str, list[PictureClaim]]] = []
    for event in teller.lookup.events_of(story.id):
        for finding in teller.lookup.findings_of(event):
            figures = teller.figures(finding)
            top = figures.high or figures.best or figures.low
            if (
                _is_dated(event)
                and _is_told_twice(event)
                and (measure_of(finding.question) or ("",))[0] == "killed"
                and not event.background
                and not teller.is_of_enemy(finding)
                and top
            ):
                claims = [claim for answer in finding.answers for claim in teller.lookup.claims_of(answer.claim_ids)]
                tolls.append((top, event, say_range(figures.low, figures.best, figures.high), claims))
    if not tolls:
        return None
    _, event, figure, claims = max(tolls, key=lambda toll: (toll[0], toll[1].id))
    said = claims or list(teller.lookup.claims_about(event))
    who = teller.names.speakers(said) or "a report not at hand"
    toll = f"{figure} killed {teller.name_scene(event)}"
    text = f"The highest toll reported for one occurrence was {toll}, according to {who}"
    return Line(text=finish(text), cites=teller.cite(said))


def _apart(line: Line) -> Line:
    return Line(text=f"In a story apart from this one: {line.text}", cites=line.cites)
