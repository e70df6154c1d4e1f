"""The bottom line: what happened, how many it harmed, what is contested and what is not known; one sentence on each other story."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.kinds import event_kinds, kinds_fit
from dateline.model.picture import Event, Story
from dateline.outputs import tolls
from dateline.outputs.days import say_when, sort_key
from dateline.outputs.disputes import first_dispute, is_disputed
from dateline.outputs.document import Line, Section
from dateline.outputs.gaps import open_questions
from dateline.outputs.names import join_names
from dateline.outputs.sentences import Teller
from dateline.outputs.wording import Phrase, fill, finish
from dateline.outputs.worth import deaths, harmed, is_dated, is_harm_only, is_placed, is_recalled, says_little, worth

MOST_OTHER_STORIES = 3
_SECOND_WORTH = 75
"""A second happening is told where it weighs so much alone."""
_FAR_WEIGHTIER = 20
"""What one voice says leads before what is sure where it weighs so much more."""
_BY_GROUP = 5
_ONE_TIME = 31
"""Days within which places taken one after the other are told in one sentence."""
_MANY_DEAD = 10
"""A toll of fewer is not told of what does not lead."""
_SURE = frozenset({"C3", "C4"})
_TOLD_TWICE = frozenset({"C2", "C3", "C4", "CX"})
_SAID = frozenset({"occurred", "claimed"})
_TOLD = frozenset({"occurred", "claimed", "disputed", "denied"})


def bottom_line(stories: Sequence[Story], teller: Teller) -> Section:
    """Tell the first story in at most five sentences, and each of the next in one."""
    lines: list[Line] = []
    for number, story in enumerate(stories[: 1 + MOST_OTHER_STORIES], 1):
        events = _events(story, teller)
        groups = _groups(events, teller)
        if number == 1:
            lines += _whole_story(events, groups, teller)
        elif groups:
            lines.append(_apart(number, groups[0], teller))
    return Section(key="bottom-line", title="Bottom line", lines=tuple(lines))


def _events(story: Story, teller: Teller) -> list[Event]:
    return [
        event
        for event in teller.told_once(teller.lookup.events_of(story.id))
        if not is_recalled(event, story.earliest) and event.status in _TOLD and not teller.wording.of(event.kind).verbal
    ]


def _whole_story(events: Sequence[Event], groups: list[list[Event]], teller: Teller) -> list[Line]:
    leading = groups[:1] + [group for group in groups[1:] if _stands_beside(group, groups[0], teller)][:1]
    lines = [_tell_group(group, teller) for group in leading]
    turn = _turned(leading[0], events, teller) if leading else None
    if turn is not None and all(turn not in group for group in leading):
        leading = [[turn], *leading[:1]] if _may_lead(turn, leading[0]) else [leading[0], [turn]]
        lines = [_tell_group(group, teller) for group in leading]
    led = [event for group in leading for event in group]
    again = [event for group in groups[1:] if _tells_again(group, groups[0]) for event in group] if groups else []
    lines += _toll([*led, *again], events, teller)
    dispute = first_dispute(events, teller) or _turn_claimed(led, events, teller)
    if dispute is not None and not any(line.text == dispute.text for line in lines):
        lines.append(dispute)
    return lines + list(open_questions(led, events, teller))[:1]


def _stands_beside(group: list[Event], lead: list[Event], teller: Teller) -> bool:
    """Tell a second happening of weight; a dispute comes after the toll."""
    heavy = _weight(group, teller) >= _SECOND_WORTH and not is_disputed(group[0])
    return heavy and not _tells_again(group, lead)


def _tells_again(group: list[Event], lead: list[Event]) -> bool:
    """Tell what is the act of the lead under another name, or the fight for a place that the lead says was taken."""
    places = {event.place_id for event in group if event.place_id} & {event.place_id for event in lead}
    return bool(places) and (kinds_fit(group[0].kind, lead[0].kind) or _changes_hands(lead[0]))


def _turned(lead: list[Event], events: Sequence[Event], teller: Teller) -> Event | None:
    """Give the last change of hands of a place that the lead says another side took before."""
    taken = {e.place_id: (e.latest, e.actor_ids) for e in lead if _changes_hands(e) and e.place_id and e.latest}
    since = [
        event
        for event in events
        if event.place_id in taken
        and _changes_hands(event)
        and event.status in _SAID
        and not is_disputed(event)
        and event.earliest is not None
        and event.earliest > taken[event.place_id][0]
        and event.actor_ids
        and not set(event.actor_ids) & set(taken[event.place_id][1])
    ]
    return max(since, key=lambda event: (event.earliest or event.latest, worth(event, teller), event.id), default=None)


def _may_lead(turn: Event, lead: list[Event]) -> bool:
    """Tell whether the newest turn stands as surely as what it ended; one voice's word follows it."""
    return turn.level in _SURE or all(event.level not in _SURE for event in lead)


def _turn_claimed(led: Sequence[Event], events: Sequence[Event], teller: Teller) -> Line | None:
    """Tell what one voice says of the place that leads: that it changed hands again."""
    held = {event.place_id: set(event.actor_ids) for event in led if _changes_hands(event)}
    claimed = [
        event
        for event in events
        if event.place_id in held and _changes_hands(event) and event.level not in _SURE and event.status in _SAID
        and not set(event.actor_ids) & held[event.place_id]
    ]  # fmt: skip
    return teller.tell(max(claimed, key=lambda event: (worth(event, teller), event.id))) if claimed else None


def _changes_hands(event: Event) -> bool:
    kind = event_kinds().get(event.kind)
    return kind is not None and kind.control == "gain"


def _apart(number: int, group: list[Event], teller: Teller) -> Line:
    told = _tell_group(group, teller)
    weighty = [event for event in group if harmed(event, teller) >= tolls.FEWEST_TOLD]
    toll = next(iter(_toll(weighty, (), teller)), None)
    text = f"Apart from this, story {number}: {told.text}" + (f" {toll.text}" if toll else "")
    return Line(text=text, cites=tuple(dict.fromkeys(told.cites + (toll.cites if toll else ()))))


def _groups(events: Sequence[Event], teller: Teller) -> list[list[Event]]:
    """Put like with like: events of one kind by one actor, weightiest first.

    What one voice alone says leads only where there is nothing else, and so does what has no day, or neither place
    nor doer; what says little never leads, nor what took place within another and weighs no more.
    """
    weights = {event.id: worth(event, teller) for event in events}
    groups: dict[tuple[str, tuple[str, ...], bool], list[Event]] = {}
    for event in events:
        if weights.get(event.part_of or "", -1) < weights[event.id] and not says_little(event, teller):
            is_sure = event.level in _SURE and not is_disputed(event)
            groups.setdefault((event.kind, event.actor_ids, is_sure), []).append(event)
    for group in groups.values():
        group.sort(key=lambda event: (*sort_key(event.earliest, event.latest), event.id))
    ranked = sorted(groups.values(), key=lambda group: (-_weight(group, teller), group[0].id))
    acts = [group for group in ranked if not is_harm_only(group[0])] or ranked
    known = [group for group in acts if any(_is_known(event) for event in group)] or acts
    sure = [group for group in known if any(_is_told_twice(event) for event in group)]
    if sure and known[0] is not sure[0] and _is_calamity_beside(known[0], sure[0], teller):
        return known[:1] + sure
    return sure or known[:1]


def _is_calamity_beside(group: list[Event], sure: list[Event], teller: Teller) -> bool:
    """Tell one voice's word of many dead from what else is sure, if that is slight: an earthquake goes before the aid."""
    many = any(deaths(event, teller) >= _MANY_DEAD for event in group)
    return many and _weight(group, teller) >= _weight(sure, teller) + _FAR_WEIGHTIER


def _is_known(event: Event) -> bool:
    """Tell what has a day, and a place or somebody who did it."""
    return is_dated(event) and (event.place_id is not None or bool(event.actor_ids))


def _weight(group: list[Event], teller: Teller) -> int:
    return max(worth(event, teller) for event in group) + _BY_GROUP * (len(group) - 1)


def _tell_group(group: list[Event], teller: Teller) -> Line:
    """Tell one event, or several places of one kind of event in one sentence where they are as sure as each other."""
    weightiest = max(group, key=lambda event: worth(event, teller))
    placed = [event for event in group if is_placed(event, teller) and _is_of_one_time(event, weightiest)]
    if len(placed) < 2 or group[0].level not in _SURE or not teller.wording.of(group[0].kind).of:
        return teller.tell(weightiest)
    first = min(event.earliest for event in placed if event.earliest)
    last = max(event.latest for event in placed if event.latest)
    claims = [teller.lookup.claims_about(event) for event in placed]
    places = dict.fromkeys(teller.where.as_object(event, said) for event, said in zip(placed, claims, strict=True))
    phrases = {"place": Phrase(text=join_names(list(places)), plural=len(places) > 1)}
    if actor := teller.names.actors(group[0].actor_ids):
        phrases["actor"] = actor
    clause, _ = fill(teller.wording.of(group[0].kind), phrases)
    levels = " or ".join(sorted({event.level for event in placed}))
    text = f"{clause} {say_when(first, last)} (each {levels})"
    return Line(text=finish(text), cites=teller.cite([claim for said in claims for claim in said], most=8))


def _is_of_one_time(event: Event, other: Event) -> bool:
    days = (event.earliest, event.latest, other.earliest, other.latest)
    known = [day for day in days if day is not None]
    return len(known) == len(days) and (max(known) - min(known)).days <= _ONE_TIME


def _is_told_twice(event: Event) -> bool:
    """Tell what more than one voice or report stands for; a quarrel about one voice's word is no second voice."""
    return event.level in _TOLD_TWICE and (event.level != "CX" or event.origins > 1)


def _toll(led: Sequence[Event], events: Sequence[Event], teller: Teller) -> list[Line]:
    """Tell how many were harmed in what leads, else the highest toll of the story that more than one voice stands for."""
    others = [e for e in events if is_dated(e) and is_placed(e, teller) and _is_told_twice(e)]
    many = [event for event in others if deaths(event, teller) >= _MANY_DEAD]
    deadly = [event for event in led if deaths(event, teller) >= tolls.FEWEST_TOLD]
    for candidates in (deadly, many, [event for event in led if harmed(event, teller)]):
        if candidates:
            event = max(candidates, key=lambda e: (deaths(e, teller), harmed(e, teller), worth(e, teller), e.id))
            return [tolls.say_toll(event, teller)]
    return []
