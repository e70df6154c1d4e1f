"""The brief tells what the picture holds, each sentence with its citation, and nothing else."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.picture import EventStatus, Evidence, Level, Published
from dateline.model.reading import PlaceRelation
from dateline.model.world import Actor, Place
from dateline.outputs.brief import compose_brief, order_stories, write_brief
from dateline.outputs.citations import CitationError
from dateline.outputs.document import Brief, Section
from dateline.outputs.sourcing import say_grounds
from dateline.outputs.wording import load_wording
from tests.outputs.factory import make_article, make_claim, make_event, make_picture, make_speaker

PICTURE, TEXTS = make_picture()
BRIEF = compose_brief(PICTURE, TEXTS)


def section(brief: Brief, key: str, story: int = 0) -> Section:
    return next(s for s in brief.stories[story].sections if s.key == key)


def texts_of(found: Section) -> list[str]:
    tables = [cell.text for table in found.tables for row in table.rows for cell in row]
    return [line.text for line in found.lines] + [t.caption.text for t in found.tables if t.caption] + tables


def test_every_sentence_ends_in_a_full_stop_and_a_citation_of_a_note() -> None:
    numbers = {note.number for note in BRIEF.notes}
    sentences = [line for line in BRIEF.lines() if line.text.endswith(".")]
    assert len(sentences) > 15
    for line in sentences:
        assert line.cites, line.text
        assert set(line.cites) <= numbers
    for part in (BRIEF.bottom_line, *(s for story in BRIEF.stories for s in story.sections), *BRIEF.sources):
        for line, after in zip(part.lines, [*part.lines[1:], None], strict=False):
            leads = line.text.endswith(":") and after is not None and after.depth == line.depth + 1
            assert leads or (line.text.endswith(".") and line.cites)


def test_every_note_is_the_words_that_stand_there() -> None:
    for note in BRIEF.notes:
        words = TEXTS[note.article_id][note.start : note.end]
        start = note.excerpt.split("[name withheld]")[0].rstrip("…").strip()
        assert start in words or (start == "[passage in another script]" and not words.isascii())
        assert len(note.excerpt.split()) <= 25


def test_a_passage_that_is_not_in_its_text_stops_the_brief() -> None:
    broken = {**TEXTS, "art-b": TEXTS["art-b"].replace("Marvik", "Marwik!")}
    with pytest.raises(CitationError):
        write_brief(PICTURE, broken, "text")


def test_the_largest_story_comes_first_and_a_look_alike_of_another_year_stands_apart() -> None:
    assert [story.title for story in BRIEF.stories] == ["Marvik, June 2031", "Marvik, May 2019"]
    assert not any("2019" in text for text in texts_of(section(BRIEF, "timeline")))
    assert order_stories(PICTURE.stories)[0].id == "sto-2031"


def test_the_bottom_line_tells_what_happened_the_toll_the_dispute_and_the_other_story() -> None:
    assert [line.text for line in BRIEF.bottom_line.lines] == [
        "Red Column captured Marvik on 10 June 2031 (C4, 2 origins).",
        "3 to 42 people (best 3) were reported killed in Marvik on 10 June 2031: 3 according to a resident and"
        " up to 42 according to the health ministry.",
        "It was disputed whether Red Column captured the bridge in Olm on 10 June 2031 (CX, 2 origins in 1 report).",
        "Apart from this, story 2: According to Marvik Daily, Red Column captured Marvik on 2 May 2019 (C1, 1 origin).",
    ]


def test_places_taken_by_one_actor_are_told_in_one_sentence_of_the_bottom_line() -> None:
    olm = make_event("evt-x", ("clm-1",), place_id="pla-olm", earliest=date(2031, 6, 8), latest=date(2031, 6, 8))
    picture, texts = make_picture(events=(PICTURE.events[0], olm), findings=())
    first = compose_brief(picture, texts).bottom_line.lines[0]
    assert first.text == "Red Column captured Olm and Marvik between 8 and 10 June 2031 (each C3 or C4)."


def test_what_two_origins_say_is_established() -> None:
    assert "Red Column captured Marvik on 10 June 2031 (C4, 2 origins)." in texts_of(section(BRIEF, "established"))


def test_a_claim_of_a_party_starts_with_the_claimant() -> None:
    claim = make_claim("clm-x", "art-a", "Red Column fighters took Marvik", speaker=make_speaker(None, None, "act-red"))
    event = make_event("evt-x", ("clm-x",), level="C1p", origins=1)
    picture, texts = make_picture(events=(event,), claims=(claim,), findings=(), holdings=())
    line = section(compose_brief(picture, texts), "claimed").lines[0]
    assert line.text == "Red Column said that it captured Marvik on 10 June 2031 (C1p, 1 origin)."


def test_a_dispute_shows_both_sides_and_who_says_which() -> None:
    lines = section(BRIEF, "disputed").lines
    first = next(number for number, line in enumerate(lines) if line.text.startswith("It was disputed"))
    assert [(line.text, line.depth) for line in lines[first + 1 : first + 3]] == [
        ("It did: Ana Brandt (spokeswoman of Red Column).", 1),
        ("It did not: the Norlandic army.", 1),
    ]


def test_a_contested_number_shows_every_answer_with_its_speaker() -> None:
    answers = tuple(msgspec.structs.replace(a, low=a.low or 42, best=a.best or 42) for a in PICTURE.findings[0].answers)
    picture, texts = make_picture(findings=(msgspec.structs.replace(PICTURE.findings[0], answers=answers),))
    brief = compose_brief(picture, texts)
    told = [(line.text, line.depth) for line in section(brief, "disputed").lines]
    assert [entry for entry in told if "Olm" not in entry[0] and not entry[0].startswith("It did")] == [
        ("Reports disagreed on how many were killed in Marvik on 10 June 2031: 3 to 42 (best 3).", 0),
        ("3: a resident.", 1),
        ("42: the health ministry.", 1),
    ]
    assert section(brief, "people").tables[0].rows[1][0].text == "killed, contested"


def test_people_harmed_are_given_low_high_best_and_by_whom_said() -> None:
    heading, row = ([cell.text for cell in row] for row in section(BRIEF, "people").tables[0].rows)
    assert heading == ["Killing in Marvik on 10 June 2031:"]
    assert row == ["killed, figures differ", "3", "42", "3", "3: a resident; up to 42: the health ministry"]


def test_an_attack_that_no_side_is_said_to_plan_is_counted_and_not_told() -> None:
    claim = make_claim(
        "clm-x", "art-a", "Red Column takes Marvik", kind="attack", tense="planned", target_ids=("act-army",)
    )
    picture, texts = make_picture(claims=(claim,), events=(), findings=(), holdings=())
    told = section(compose_brief(picture, texts), "not-done").lines
    assert [line.text for line in told] == ["One of less weight is not told here."]


def test_what_two_reports_say_did_not_take_place_is_told_once() -> None:
    members: dict[str, Any] = {"kind": "attack", "polarity": "negative", "actor_ids": ("act-red",)}
    claims = (
        make_claim("clm-x", "art-a", "Red Column takes Marvik", **members),
        make_claim("clm-y", "art-b", "The town of Marvik fell", **(members | {"place_id": None})),
    )
    picture, texts = make_picture(claims=claims, events=(), findings=(), holdings=())
    (line,) = section(compose_brief(picture, texts), "not-done").lines
    assert "Red Column did not carry out an attack in Marvik" in line.text
    assert len(line.cites) == 2


def test_a_plan_is_told_as_a_plan() -> None:
    (line,) = section(BRIEF, "not-done").lines
    assert line.text.startswith("According to an official, the Norlandic army was to retake Marvik")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"tense": "planned"}, "Red Column was to shell", id="planned"),
        pytest.param({"tense": "threatened"}, "there was a threat that Red Column would shell", id="threatened"),
        pytest.param(
            {"tense": "undertaken-not-to"}, "there was an undertaking that Red Column would not shell", id="promise"
        ),
        pytest.param({"polarity": "negative"}, "Red Column did not shell", id="negated"),
        pytest.param({"certainty": "doubted"}, "it was doubtful whether Red Column shelled", id="doubted"),
    ],
)
def test_a_claim_that_never_became_an_event_is_told_as_what_it_is(changes: dict[str, Any], said: str) -> None:
    members = {"kind": "shelling", "actor_ids": ("act-red",), "target_ids": ("act-army",)} | changes
    claims = tuple(make_claim(f"clm-x{i}", key, words, **members) for i, (key, words) in enumerate(
        [("art-a", "Red Column takes Marvik"), ("art-b", "The town of Marvik fell")]
    ))  # fmt: skip
    picture, texts = make_picture(claims=claims, events=(), findings=(), holdings=())
    (line,) = section(compose_brief(picture, texts), "not-done").lines
    assert line.text.startswith(
        f"According to Northern Courier and Marvik Daily, {said} the Norlandic army in Marvik on"
    )
    assert len(line.cites) == 2


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"tense": "hypothetical", "actor_ids": ("act-red",)}, id="what might be"),
        pytest.param({"tense": "planned", "target_ids": ("act-army",)}, id="what nobody is to do"),
    ],
)
def test_what_nobody_is_to_do_is_only_counted(changes: dict[str, Any]) -> None:
    claim = make_claim("clm-x1", "art-a", "Red Column takes Marvik", **({"kind": "shelling"} | changes))
    picture, texts = make_picture(claims=(claim,), events=(), findings=(), holdings=())
    (line,) = section(compose_brief(picture, texts), "not-done").lines
    assert line.text == "One of less weight is not told here."


def test_a_plan_that_was_carried_out_is_told_as_done_only() -> None:
    sides = {"kind": "shelling", "actor_ids": ("act-red",), "target_ids": ("act-army",)}
    plan = make_claim("clm-x1", "art-a", "Red Column takes Marvik", tense="planned", **sides)
    done = make_claim("clm-x2", "art-b", "The town of Marvik fell", **sides)
    event = make_event("evt-x", ("clm-x2",), **sides)
    picture, texts = make_picture(claims=(plan, done), events=(event,), findings=(), holdings=())
    assert "not-done" not in {s.key for s in compose_brief(picture, texts).stories[0].sections}


def test_a_denial_that_only_names_its_event_is_a_side_of_the_dispute() -> None:
    event = make_event("evt-olm", ("clm-7",), status="disputed", level="CX", place_id="pla-olm")
    picture, texts = make_picture(events=(event,), findings=(), holdings=())
    lines = section(compose_brief(picture, texts), "disputed").lines
    assert [line.text for line in lines[1:]] == [
        "It did: Ana Brandt (spokeswoman of Red Column).",
        "It did not: the Norlandic army.",
    ]


def test_a_toll_that_was_raised_shows_the_newest_figure_as_best() -> None:
    late = msgspec.structs.replace(
        make_article("art-b"),
        published=msgspec.structs.replace(make_article("art-b").published, latest=date(2031, 6, 15)),
    )
    articles = tuple(late if article.id == "art-b" else article for article in PICTURE.articles)
    answers = tuple(
        msgspec.structs.replace(answer, best=answer.best or 42, low=answer.low or 42)
        for answer in PICTURE.findings[0].answers
    )
    finding = msgspec.structs.replace(PICTURE.findings[0], status="superseded", answers=answers)
    picture, texts = make_picture(articles=articles, findings=(finding,))
    row = section(compose_brief(picture, texts), "people").tables[0].rows[1]
    assert [cell.text for cell in row][:4] == ["killed, revised", "3", "42", "42"]


def test_a_number_of_a_group_names_the_group() -> None:
    finding = msgspec.structs.replace(PICTURE.findings[0], question="killed: civilians")
    picture, texts = make_picture(findings=(finding,))
    brief = compose_brief(picture, texts)
    assert section(brief, "people").tables[0].rows[1][0].text == "civilians killed, figures differ"


def test_background_stands_in_its_own_strip() -> None:
    assert "Shelling took place in Marvik." in texts_of(section(BRIEF, "background"))
    assert not any("helling" in text for text in texts_of(section(BRIEF, "timeline")))


def test_a_statement_carries_its_words_in_quotation_marks() -> None:
    (line,) = section(BRIEF, "statements").lines
    assert line.text.endswith("“Red Column warned the army to stay away”.")


def test_the_timeline_is_in_the_order_of_days_with_times_of_day() -> None:
    rows = section(BRIEF, "timeline").tables[0].rows
    assert rows[0][1].text == "10:00"
    assert [row[0].text for row in rows] == ["10 June 2031", "", ""], (
        "a day stands once, and what has no day not at all"
    )


@pytest.mark.parametrize(
    "gap",
    [
        "Who held Marvik was last confirmed on 11 June 2031, 9 days before this brief.",
        "The report f.txt bears no date, and none could be inferred.",
        "One passage in uk of Coast Wire was not read.",
    ],
)
def test_what_is_not_known_is_said(gap: str) -> None:
    assert gap in texts_of(section(BRIEF, "gaps"))


def test_a_fresh_holding_is_not_called_stale() -> None:
    fresh = tuple(msgspec.structs.replace(h, last_confirmed=date(2031, 6, 14)) for h in PICTURE.holdings)
    picture, texts = make_picture(holdings=fresh)
    assert not any("last confirmed on" in text for text in texts_of(section(compose_brief(picture, texts), "gaps")))


def test_the_control_table_says_who_holds_what_on_what_basis() -> None:
    rows = section(BRIEF, "control").tables[0].rows
    assert [cell.text for cell in rows[0]] == [
        "Marvik", "Red Column", "controlled", "assessed", "10 June 2031", "11 June 2031", "the clinic",
    ]  # fmt: skip
    assert rows[1][3].text == "claimed by Ana Brandt (spokeswoman of Red Column)"


def test_copying_is_told_with_words_and_credit() -> None:
    copying = next(s for s in BRIEF.sources if s.key == "copying")
    assert copying.lines[0].text == "Coast Wire (c.txt) took 16 words from a.txt without credit."


def test_two_states_of_one_page_are_versions_and_no_copy_without_credit() -> None:
    page = "https://coast.example/2031/06/harbour"
    copy = PICTURE.copies[0]
    later = {copy.from_article_id: page + "#top", copy.to_article_id: page.replace("https", "http") + "/"}
    articles = tuple(msgspec.structs.replace(a, url=later.get(a.id)) for a in PICTURE.articles)
    picture = make_picture(articles=articles)[0]
    copying = next(s for s in compose_brief(picture, TEXTS).sources if s.key == "copying")
    told = "Coast Wire (c.txt) is another version of a.txt, from the same address: 16 words are the same."
    assert copying.lines[0].text == told
    assert "a.txt (16 words, another version of the page)" in write_brief(picture, TEXTS, width=400)


@pytest.mark.parametrize(
    ("windows", "told"),
    [
        pytest.param([(18, 20), (14, 15), (16, 16)], "14 to 16 June 2031; 18 to 20 June 2031", id="sorted-and-joined"),
        pytest.param([(14, 20), (15, 16)], "14 to 20 June 2031", id="one-in-the-other"),
        pytest.param([(None, None), (3, 3)], "3 June 2031", id="unknown-left-out"),
    ],
)
def test_the_window_of_a_brief_is_in_the_order_of_days(windows: list[tuple[int | None, int | None]], told: str) -> None:
    def day(number: int | None) -> date | None:
        return date(2031, 6, number) if number else None

    first = PICTURE.stories[0]
    stories = tuple(
        msgspec.structs.replace(first, id=f"sto-{n}", earliest=day(a), latest=day(b))
        for n, (a, b) in enumerate(windows)
    )
    assert dict(compose_brief(make_picture(stories=stories)[0], TEXTS).header)["Window"] == told


def test_the_header_counts_reports_outlets_origins_and_languages() -> None:
    header = dict(BRIEF.header)
    assert header["Reports"] == "6"
    assert header["Outlets"].startswith("3 named")
    assert header["Independent origins"].startswith("7 ")
    assert header["Languages"] == "en (6) and uk (passages)"
    assert header["As of"] == "2031-06-20 18:00 UTC"


@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
def test_no_private_name_is_in_any_form(form: Any) -> None:
    written = write_brief(PICTURE, TEXTS, form)
    assert "Velle" not in written
    assert "Ana Brandt" in written


@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
def test_the_same_picture_gives_the_same_brief(form: Any) -> None:
    assert write_brief(PICTURE, TEXTS, form) == write_brief(PICTURE, dict(reversed(TEXTS.items())), form)


@pytest.mark.parametrize("width", [40, 60, 100, 160])
def test_text_fits_the_terminal(width: int) -> None:
    written = write_brief(PICTURE, TEXTS, "text", width=width)
    assert max(len(line) for line in written.splitlines()) <= width


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.targets: set[str] = set()
        self.links: set[str] = set()
        self.tags: set[str] = set()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in {"meta", "br"}:
            self.open.append(tag)
        self.targets |= {value or "" for name, value in attrs if name == "id"}
        self.links |= {value or "" for name, value in attrs if name in {"href", "src"}}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_links_each_citation_to_its_note_and_asks_for_nothing() -> None:
    page = _Links()
    page.feed(write_brief(PICTURE, TEXTS, "html"))
    assert not page.open
    assert page.links
    assert {link.removeprefix("#") for link in page.links} <= page.targets
    assert not page.tags & {"script", "link", "img", "iframe"}


def test_html_and_markdown_show_hostile_text_as_text() -> None:
    story = msgspec.structs.replace(PICTURE.stories[1], title="<script>alert(1)</script> | [x](http://e)")
    picture, texts = make_picture(stories=(PICTURE.stories[0], story))
    assert "<script" not in write_brief(picture, texts, "html")
    markdown = write_brief(picture, texts, "md")
    assert "<script" not in markdown.replace("\\<", "")
    assert "\\[x\\](http\\://e)" in markdown


def test_json_has_the_same_sentences() -> None:
    decoded = msgspec.json.decode(write_brief(PICTURE, TEXTS, "json"), type=Brief)
    assert decoded == BRIEF


def test_an_empty_picture_gives_an_empty_brief() -> None:
    nothing: tuple[Any, ...] = ()
    members = dict.fromkeys(
        ("articles", "stories", "actors", "places", "events", "claims", "findings", "copies", "holdings", "problems"),
        nothing,
    )
    picture, _ = make_picture(**members)
    for form in ("text", "md", "html", "json"):
        assert "no story found" in write_brief(picture, {}, form)  # type: ignore[arg-type]


def test_events_outside_every_story_are_shown() -> None:
    picture, texts = make_picture(stories=())
    brief = compose_brief(picture, texts)
    assert [story.title for story in brief.stories] == ["In no story"]
    assert "Red Column captured Marvik on 10 June 2031 (C4, 2 origins)." in texts_of(section(brief, "established"))


def test_ids_that_lead_nowhere_are_left_out() -> None:
    event = make_event(
        "evt-x", ("clm-1", "clm-gone"), actor_ids=("act-gone",), target_ids=("act-gone",), place_id="pla-gone"
    )
    picture, texts = make_picture(events=(event,), findings=(), holdings=())
    assert "A place that was not named was captured on 10 June 2031" in write_brief(picture, texts, "text", width=200)


@pytest.mark.parametrize("site", ["the bridge", "its bridge", "Marvik’s bridge"])
def test_a_site_all_claims_name_is_not_told_as_the_whole_town(site: str) -> None:
    claim = make_claim("clm-x", "art-a", "Red Column fighters took Marvik", site=site)
    picture, texts = make_picture(events=(make_event("evt-x", ("clm-x",)),), claims=(claim,), findings=(), holdings=())
    assert "captured the bridge in Marvik on" in write_brief(picture, texts, "text", width=200)


def test_a_kind_of_site_a_town_has_many_of_is_told_as_one_of_them() -> None:
    claim = make_claim("clm-x", "art-a", "Red Column fighters took Marvik", site="office")
    picture, texts = make_picture(events=(make_event("evt-x", ("clm-x",)),), claims=(claim,), findings=(), holdings=())
    assert "captured an office in Marvik on" in write_brief(picture, texts, "text", width=200)


def test_a_place_is_spelled_as_its_reports_spell_it() -> None:
    gazetteer = msgspec.structs.replace(PICTURE.places[0], name="Mārvïk", names=("Marvik", "the town"))
    picture, texts = make_picture(places=(gazetteer, *PICTURE.places[1:]))
    assert "Mārvïk" not in write_brief(picture, texts, "text")


@pytest.mark.parametrize(
    ("id", "name", "kind", "said"),
    [
        ("state:AF:military", "Military of Afghanistan", "state-forces", "the military of Afghanistan"),
        ("state:US:government", "Government of United States", "government", "the government of the United States"),
        ("state:US:police", "Police of United States", "police", "the police"),
        ("rebels", "Unidentified armed group", "rebel-group", "an unidentified armed person or group"),
        ("unnamed:militiaman", "militiaman", "unknown", "unnamed militiamen"),
        ("unnamed:terrorist", "terrorist", "unknown", "people not named here"),
        ("unnamed:group", "group", "unknown", "people not named here"),
        ("external-forces", "External forces", "external-forces", "foreign forces"),
        ("identity:olmers", "Olmish", "identity-militia", "Olmish groups"),
        ("civilians", "Civilians", "civilians", "civilians"),
        ("taliban", "Taliban", "rebel-group", "the Taliban"),
        ("bh", "Boko Haram", "rebel-group", "Boko Haram"),
    ],
)
def test_an_actor_is_named_in_neutral_words(id: str, name: str, kind: Any, said: str) -> None:
    actor = Actor(id=id, name=name, names=(), kind=kind, country=None)
    event = make_event("evt-x", ("clm-2",), actor_ids=(id,))
    picture, texts = make_picture(actors=(actor,), events=(event,), findings=(), holdings=())
    line = section(compose_brief(picture, texts), "established").lines[0]
    assert line.text.lower() == f"{said.lower()} captured marvik on 10 june 2031 (c3, 2 origins in 1 report)."


def test_a_region_is_told_from_the_town_of_its_name() -> None:
    event = make_event("evt-x", ("clm-1",), place_id="pla-region")
    picture, texts = make_picture(events=(event,), findings=(), holdings=())
    assert "captured Marvik county on" in write_brief(picture, texts, "text", width=200)


_NAMES = st.sampled_from(["Taliban", "", "  ", "United  States", "Afghan government", "Free People of Olm", "x."])
_KINDS = st.sampled_from([*load_wording().kinds, "unheard-of"])
_DAYS = st.none() | st.dates(date(1990, 1, 1), date(2031, 6, 20))


@settings(max_examples=150, deadline=None)
@given(
    kind=_KINDS,
    status=st.sampled_from(get_args(EventStatus)),
    level=st.sampled_from(get_args(Level)),
    relation=st.sampled_from(get_args(PlaceRelation)),
    names=st.tuples(_NAMES, _NAMES, _NAMES),
    has=st.tuples(st.booleans(), st.booleans(), st.booleans(), st.booleans(), st.booleans()),
    first=_DAYS,
    last=_DAYS,
    background=st.booleans(),
)
def test_any_event_gives_clean_cited_sentences(
    kind: str, status: EventStatus, level: Level, relation: PlaceRelation, names: tuple[str, str, str],
    has: tuple[bool, ...], first: date | None, last: date | None, background: bool,
) -> None:  # fmt: skip
    actors = tuple(
        Actor(id=f"act-{i}", name=name, names=(), kind="unknown" if i else "rebel-group", country=None)
        for i, name in enumerate(names[:2])
    )
    place = Place(
        id="pla-x",
        name=names[2],
        names=(),
        level="admin1",
        country=None,
        admin1=None,
        lat=None,
        lon=None,
        gazetteer_id=None,
    )
    speaker = make_speaker(None, "official" if has[3] else None) if has[4] else None
    claim = make_claim("clm-x", "art-a", "Red Column fighters took Marvik", kind=kind, speaker=speaker, place_id=None)
    event = make_event(
        "evt-x", ("clm-x",), kind=kind, status=status, level=level, place_relation=relation, background=background,
        actor_ids=("act-0",) if has[0] else (), target_ids=("act-1",) if has[1] else (), place_id="pla-x" if has[2] else None,
        earliest=first, latest=last,
    )  # fmt: skip
    picture, texts = make_picture(
        actors=actors, places=(place,), claims=(claim,), events=(event,), findings=(), holdings=(), articles=(make_article("art-a"),),
        copies=(),
    )  # fmt: skip
    told = 0
    for line in compose_brief(picture, texts).lines():
        assert "None" not in line.text
        assert "  " not in line.text
        assert not re.search(r"\.\.|\s[.,;:]|[{}|]", line.text), line.text
        told += line.text.endswith(".") and bool(line.cites)
    assert told


def test_the_grounds_of_a_date_are_told_in_words_and_what_adds_nothing_is_left_out() -> None:
    known = Evidence(kind="metadata", text="", article_id=None, start=None, end=None, earliest=None, latest=None)
    bound = msgspec.structs.replace(known, kind="newest-year")
    stated = Published(earliest=None, latest=None, basis="stated", evidence=(known, bound))
    assert say_grounds(stated) == "stated in the file's data"
    reckoned = msgspec.structs.replace(stated, basis="inferred", evidence=(bound,))
    assert say_grounds(reckoned) == "inferred from the newest year told"
