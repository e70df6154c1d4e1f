"""Who took whose words: what counts as copying, who took from whom, and whether it says so."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.article import Article, Zone
from dateline.model.picture import Copy, Published
from dateline.model.reading import Attribution, Reading
from dateline.picture.copies import runs
from dateline.picture.copies.credits import credit_rules, find_credits, fold_name, is_outlet, names_outlet, outlet_names
from dateline.picture.copies.quotations import PhraseRule, classify, find_quoted, find_stock, phrase_rules, speech_rules
from dateline.picture.copies.runs import SHINGLE, find_runs
from dateline.picture.copies.trace import trace
from dateline.picture.copies.wording import Vocabulary, number_words, place_words, words_of
from tests.counting import count_calls

PAIRS = tomllib.loads((Path(__file__).parents[1] / "copy_pairs.toml").read_text(encoding="utf-8"))

NARRATION = "The night train left the rails on the curve below the quarry and four of its coaches rolled down into the dry bed of the stream."
MORE = "Farm hands with lanterns were the first to reach the wreck, and broke its windows with the stones they found lying there."
PLEA = "We carried the children out first and then went back for the old people, and nobody came to help us until it was light"
DAY = date(2017, 9, 4)


def report(
    name: str, text: str, outlet: str | None = None, url: str | None = None, zones: tuple[Zone, ...] = ()
) -> Article:
    return Article(
        id=name, raw_id="raw-1", path=f"{name}.txt", url=url, title=None, outlet=outlet, text=text, language="en",
        languages=("en",), zones=zones, dates=(), received_at=datetime(2031, 1, 1, tzinfo=UTC),
    )  # fmt: skip


def on(day: date) -> Published:
    return Published(earliest=day, latest=day, basis="stated", evidence=())


def copied(*articles: Article, dates: dict[str, Published] | None = None) -> tuple[Copy, ...]:
    """Trace some articles and check that every span holds words of both texts."""
    copies = trace(articles, {}, dates or {})
    texts = {article.id: article.text for article in articles}
    for copy in copies:
        for span in copy.spans:
            taken = words_of(texts[copy.from_article_id][span.from_start : span.from_end])
            assert taken
            if copy.to_article_id is not None:
                given = words_of(texts[copy.to_article_id][span.to_start : span.to_end])
                assert (taken[0], taken[-1]) == (given[0], given[-1])
    return copies


def between(copies: tuple[Copy, ...]) -> set[tuple[str, str | None]]:
    return {(copy.from_article_id, copy.to_article_id) for copy in copies}


# What counts as copying


def test_shared_narration_is_copying() -> None:
    copies = copied(report("art-1", f"{NARRATION} {MORE}"), report("art-2", f"A train has crashed. {NARRATION}"))
    assert len(copies) == 1
    assert copies[0].kind == "verbatim"
    assert copies[0].words == len(words_of(NARRATION))


def test_copied_words_are_found_whatever_their_case_quotation_marks_spacing_and_hyphens() -> None:
    first = "By 9am the well-known signal-box's lamp was out, and the night-train's driver could not see the points at the old quarry junction."
    second = "BY 9 AM the well known signal box’s lamp was out and the night train’s driver could not see the points at the old quarry junction"
    assert len(copied(report("art-1", first + " " + MORE), report("art-2", second))) == 1


def test_a_few_changed_words_do_not_break_a_passage() -> None:
    changed = NARRATION.replace("four of its coaches rolled", "four coaches have rolled")
    copies = copied(report("art-1", NARRATION), report("art-2", changed))
    assert len(copies[0].spans) == 1
    assert copies[0].spans[0].from_end - copies[0].spans[0].from_start > 100


@pytest.mark.parametrize(
    "cue",
    [
        "the interior ministry's spokesman wrote on Facebook", "the company said in a statement", "the governor told reporters",
        "President Ilves said in a televised speech", "the ruling said",
    ],
)  # fmt: skip
def test_two_outlets_quoting_one_public_statement_have_not_copied_each_other(cue: str) -> None:
    first = report("art-1", f"The line is shut. “{PLEA},” {cue}.")
    second = report("art-2", f"Rescue went on for hours, and the cause is not known. “{PLEA},” {cue} on Monday.")
    assert copied(first, second) == ()


@pytest.mark.parametrize(
    "cue",
    [
        "a resident said",
        "another local official in the valley said",
        "she told the Valley Echo",
        "one man said by phone",
    ],
)
def test_words_said_to_one_outlet_stand_in_another_only_by_copying(cue: str) -> None:
    first = report("art-1", f"The line is shut. “{PLEA},” {cue}.")
    second = report(
        "art-2", f"Rescue went on for hours, and the cause is not known. “{PLEA},” a local was quoted as saying."
    )
    assert {copy.kind for copy in copied(first, second)} == {"quoted"}


def test_two_outlets_quoting_one_named_person_have_not_copied_each_other() -> None:
    first = report("art-1", f"The line is shut. “{PLEA},” said Marta Quiroga.")
    second = report("art-2", f"Rescue went on for hours. “{PLEA},” Marta Quiroga said.")
    assert copied(first, second) == ()


def test_a_public_statement_set_as_a_block_without_marks_is_not_copying() -> None:
    first = report("art-1", f"The line is shut. “{PLEA},” the company said in a statement.")
    second = report("art-2", f"The company put it like this:\n{PLEA}.\nTrains will run again on Friday.")
    assert copied(first, second) == ()


def test_the_reading_decides_to_whom_words_were_said_where_it_found_their_channel() -> None:
    text = f"“{PLEA},” it said."
    article = report("art-1", text)
    cue = {"start": len(text) - 5, "end": len(text) - 1, "quote": "said"}
    content = {"start": 1, "end": len(PLEA) + 1, "quote": PLEA}
    attribution = {
        "id": "a",
        "cue": cue,
        "speaker": None,
        "content": [content],
        "direct": True,
        "channel": "statement",
        "via": [],
    }
    reading = Reading(
        article_id="art-1", reader="test", version="0", mentions=(), times=(), quantities=(),
        attributions=(_convert(attribution),), claims=(), unread=(),
    )  # fmt: skip
    assert [quoted.speech for quoted in find_quoted(article, reading)] == ["public"]


def _convert(attribution: dict[str, object]) -> Attribution:
    import msgspec

    return msgspec.convert(attribution, Attribution)


def test_stock_phrases_are_not_copying() -> None:
    phrase = "The ministry did not immediately respond to a request for comment. No group has yet claimed responsibility for the attack. No arrests have been made."
    assert copied(report("art-1", phrase), report("art-2", "A bus burned. " + phrase)) == ()


def test_headlines_posts_captions_and_furniture_are_not_copying() -> None:
    zones = tuple(
        Zone(kind=kind, start=0, end=len(NARRATION), language="en")
        for kind in ("headline", "post", "caption", "furniture")
    )
    for zone in zones:
        first = report("art-1", NARRATION, zones=(zone,))
        assert copied(first, report("art-2", NARRATION)) == ()


def test_what_an_outlet_prints_under_all_its_reports_is_not_copying() -> None:
    foot = "This paper is owned by its readers, who meet every spring in the old corn hall to choose the board and approve the accounts."
    body = " ".join(f"Word{n} stands alone here{n}." for n in range(80))
    other = " ".join(f"Thing{n} lies apart there{n}." for n in range(80))
    first, second = (
        report("art-1", f"{body}\n{foot}", "Valley Echo"),
        report("art-2", f"{other}\n{foot}", "Valley Echo"),
    )
    assert copied(first, second) == ()
    assert copied(first, report("art-2", f"{other}\n{foot}", "Border Post")) != ()


def test_short_agreement_is_not_copying() -> None:
    phrase = "the national union of railway workers and signal staff of the north"
    assert copied(report("art-1", f"He leads {phrase}."), report("art-2", f"In March {phrase} met.")) == ()


# Direction


@pytest.mark.parametrize("pair", PAIRS["pair"], ids=lambda pair: pair["id"])
def test_who_took_from_whom(pair: dict[str, dict[str, str]]) -> None:
    origin, taker = (_side(pair, name) for name in ("origin", "taker"))
    dates = {name: on(date.fromisoformat(pair[name]["on"])) for name in ("origin", "taker") if "on" in pair[name]}
    assert {found for found in between(copied(origin, taker, dates=dates)) if found[1]} == {("taker", "origin")}


def _side(pair: dict[str, dict[str, str]], name: str) -> Article:
    story = PAIRS["story"][pair["origin"]["story"]]
    text = "\n\n".join(story[part - 1] if isinstance(part, int) else part for part in pair[name]["text"])
    return report(name, text, pair[name].get("outlet"), pair[name].get("url"))


def test_the_pairs_of_known_direction_are_fifty() -> None:
    assert len({pair["id"] for pair in PAIRS["pair"]}) == len(PAIRS["pair"]) == 50


def test_the_earlier_report_is_the_origin_whichever_is_longer() -> None:
    short, long = report("art-1", NARRATION), report("art-2", f"{NARRATION} {MORE}")
    dates = {"art-1": on(DAY), "art-2": on(DAY + timedelta(days=1))}
    assert between(copied(short, long, dates=dates)) == {("art-2", "art-1")}
    turned = {"art-1": on(DAY + timedelta(days=1)), "art-2": on(DAY)}
    assert between(copied(short, long, dates=turned)) == {("art-1", "art-2")}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_arrival_does_not_matter(order: tuple[int, ...]) -> None:
    articles = [
        report("art-1", f"{NARRATION} {MORE}", "Valley Echo"),
        report("art-2", f"{NARRATION} the Valley Echo reported."),
        report("art-3", f"{MORE} So it was."),
    ]
    assert copied(*(articles[place] for place in order)) == copied(*articles)


# Credit


def test_a_pair_gives_one_row_for_what_is_credited_and_one_for_what_is_not() -> None:
    origin = report("art-1", f"“{PLEA},” a local said.\n\n{MORE}\n\n{NARRATION}", "Valley Echo")
    filler = " ".join(f"Word{n} stands alone here{n}." for n in range(40))
    taker = report(
        "art-2",
        f"“{PLEA},” a local was quoted as saying by the Valley Echo.\n\n{filler}\n\n{MORE}\n\n{filler}",
        "Border Post",
    )
    copies = copied(origin, taker)
    assert [(copy.from_article_id, copy.kind, copy.credited) for copy in copies] == [
        ("art-2", "quoted", True),
        ("art-2", "verbatim", False),
    ]


def test_a_quotation_credited_to_an_outlet_that_is_not_here_has_no_article_to_point_to() -> None:
    copies = copied(report("art-1", f"“{PLEA},” a guard was quoted as saying by the Valley Echo."))
    assert [(copy.to_article_id, copy.credited, copy.kind) for copy in copies] == [(None, True, "quoted")]
    assert copies[0].spans[0].to_start is None


def test_an_outlet_that_names_itself_has_not_credited_another() -> None:
    assert copied(report("art-1", f"“{PLEA},” a guard told the Valley Echo.", "Valley Echo")) == ()
    assert copied(report("art-1", f"“{PLEA},” a guard told the Valley Echo.")) == ()


@pytest.mark.parametrize(
    ("credit", "outlet", "url", "fits"),
    [
        ("the Guardian", "The Guardian", None, True),
        ("Guardian", None, "https://www.theguardian.com/world/a", True),
        ("AFP", "Reuters", None, False),
        ("Harbour Post", "Harbour Post International", None, True),
        ("AFP", None, None, False),
    ],
    ids=["article", "host", "other", "longer", "unnamed"],
)
def test_a_credit_fits_an_outlet_by_its_name_or_its_host(
    credit: str, outlet: str | None, url: str | None, fits: bool
) -> None:
    assert names_outlet(credit, outlet_names(report("art-1", "", outlet, url))) is fits


def test_the_name_of_an_outlet_is_folded_without_its_article() -> None:
    assert fold_name("The Harbour-Post") == fold_name("HARBOUR POST") == "harbourpost"


# Rules and their examples


@pytest.mark.parametrize("rule", [rule for rule, _ in (*speech_rules(), *phrase_rules())], ids=lambda rule: rule.id)
def test_each_wording_rule_finds_and_skips_its_own_examples(rule: object) -> None:
    import re

    pattern = re.compile(rule.pattern)  # type: ignore[attr-defined]
    assert [text for text in rule.finds if not pattern.search(text)] == []  # type: ignore[attr-defined]
    assert [text for text in rule.skips if pattern.search(text)] == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("rule", [rule for rule, _ in phrase_rules()], ids=lambda rule: rule.id)
def test_each_stock_phrase_holds_one_of_the_hints_that_are_asked_for_first(rule: PhraseRule) -> None:
    assert [text for text in rule.finds if find_stock(text, 0, len(text)) == ()] == []


@pytest.mark.parametrize("pair", credit_rules(), ids=lambda pair: pair[0].id)
def test_each_credit_rule_finds_and_skips_its_own_examples(pair: tuple[object, object]) -> None:
    rule, pattern = pair
    for text in rule.finds:  # type: ignore[attr-defined]
        assert pattern.search(text), text  # type: ignore[attr-defined]
        assert find_credits(text, 0, len(text)), text
    for text in rule.skips:  # type: ignore[attr-defined]
        names = [m.group(m.lastindex) for m in pattern.finditer(text)]  # type: ignore[attr-defined]
        assert not any(is_outlet(name, frozenset()) for name in names), text


@pytest.mark.parametrize(
    ("around", "speech"),
    [
        (" | said Ana Ruiz, a spokeswoman for the navy", "public"),
        (" | the spokesman told the Harbour Post", "exclusive"),
        (" | a shopkeeper said", "exclusive"),
        (" | said Colonel Idris Bello", "open"),
        (" | ", None),
    ],
)
def test_words_around_a_quotation_tell_to_whom_it_was_said(around: str, speech: str | None) -> None:
    assert classify(around) == speech


# Runs


words = st.lists(st.integers(0, 6), max_size=60).map(lambda numbers: np.array(numbers, dtype=np.int64))


@given(st.lists(words, max_size=5))
@settings(deadline=None)
def test_runs_are_equal_where_they_say_so_and_every_shared_shingle_lies_in_one(texts: list[np.ndarray]) -> None:
    runs = dict(find_runs(texts))
    for (left, right), found in runs.items():
        assert left < right
        for run in found:
            for a, b, length in run.blocks:
                assert texts[left][a : a + length].tolist() == texts[right][b : b + length].tolist()
            assert 0 <= run.left < run.left_end <= len(texts[left])
            assert 0 <= run.right < run.right_end <= len(texts[right])
            assert run.equal >= SHINGLE
    shingles = [{tuple(text[at : at + SHINGLE].tolist()) for at in range(len(text) - SHINGLE + 1)} for text in texts]
    shared = {(a, b) for a in range(len(texts)) for b in range(a + 1, len(texts)) if shingles[a] & shingles[b]}
    assert set(runs) == shared


@given(st.text(max_size=300))
def test_words_and_their_places_go_together(text: str) -> None:
    article = report("art-1", text)
    starts, ends = place_words(article)
    found = [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    assert [part for word in found for part in words_of(word)] == list(words_of(text))
    vocabulary = Vocabulary()
    assert number_words(article, vocabulary)[0].tolist() == vocabulary.number(found)


# Size and nastiness


def test_one_wire_in_a_hundred_papers_costs_no_more_than_its_copies_and_joins_them_all() -> None:
    wire = report("art-0", f"{NARRATION} {MORE} {PLEA}.", "Reuters")
    papers = [report(f"art-{n}", f"{NARRATION} {MORE}", f"Paper {n}") for n in range(1, 101)]
    copies = copied(wire, *papers)
    assert {copy.from_article_id for copy in copies} == {paper.id for paper in papers}


def test_the_work_grows_with_the_words_and_not_with_the_pairs() -> None:
    draw = Random(3)
    vocabulary = ["".join(draw.choices("abcdefgh", k=6)) for _ in range(4000)]

    def cost(count: int) -> int:
        articles = [report(f"art-{n}", " ".join(draw.choices(vocabulary, k=120))) for n in range(count)]
        return count_calls(lambda: trace(articles, {}, {}))

    assert cost(400) < 10 * cost(50)


@pytest.mark.parametrize(
    "text",
    ["", "“", "”“”“" * 500, "\x00\x01 \ufeff\u200b", "a " * 50_000, "“" + "word " * 5000, "(" * 5000 + ")" * 5000],
    ids=["empty", "mark", "marks-turned", "control", "one-word", "never-closed", "brackets"],
)
def test_nasty_text_is_traced_without_failing(text: str) -> None:
    for copy in copied(report("art-1", text), report("art-2", text + " " + NARRATION)):
        assert copy.words > 0


def test_an_empty_bundle_holds_no_copies() -> None:
    assert trace([], {}, {}) == ()


# Other words


TOLD = (
    "The night train from Ostrava left the rails on the curve below the quarry at Hlinsko shortly before four in the morning.",
    "Four of its nine coaches rolled down the bank into the dry bed of the Chrudimka stream.",
    "Farm hands from two neighbouring villages reached the wreck first and broke the windows with stones.",
    "Surgeons at the Pardubice hospital operated on thirty-one injured passengers until noon.",
    "The stationmaster, Karel Novotny, had warned the railway twice about the loose sleepers near the quarry.",
    "Investigators seized the logbooks of the signal box and questioned its two night keepers.",
    "Traffic between Hlinsko and Pardubice will stay closed until the end of the week.",
)
RETOLD = (
    "Shortly before four in the morning, the nocturnal train of Ostrava derailed on the bend under the Hlinsko quarry.",
    "Of its nine wagons, four rolled down the slope to the dry bed of the brook Chrudimka.",
    "Peasants of two neighbouring villages arrived first to the wreck and shattered the windows using stones.",
    "In the hospital of Pardubice, surgeons were operating thirty-one injured travellers up to noon.",
    "Karel Novotny, chief of the station, twice had warned the railway of loose sleepers by the quarry.",
    "The investigators have seized logbooks from the signal box and have questioned the two keepers of the night.",
    "Closed until the week's end will remain the traffic between Pardubice and Hlinsko.",
)
OWN = (
    "At least three people died when a train crashed near Hlinsko in the early hours of Monday, rescue workers said.",
    "The express was on its way from Ostrava to Prague when it hit the bank at the quarry, the railway said.",
    "More than thirty injured passengers were taken to hospital in Pardubice, some of them by helicopter.",
    "A minister visited the wreck in the afternoon and promised new sleepers for the whole line.",
    "It was the second accident on the curve in ten years, after a goods train left the rails there in 2009.",
    "The signal box had only one keeper that night because of illness, a union of railway workers said.",
)


def test_a_report_retold_sentence_by_sentence_in_other_words_is_a_translated_copy() -> None:
    dates = {"art-1": on(DAY), "art-2": on(DAY + timedelta(days=1))}
    copies = copied_loosely(report("art-1", " ".join(TOLD)), report("art-2", " ".join(RETOLD)), dates)
    assert [(copy.from_article_id, copy.to_article_id, copy.kind) for copy in copies] == [
        ("art-2", "art-1", "translated")
    ]
    assert len(copies[0].spans) >= 5


@pytest.mark.parametrize("other", [TOLD, RETOLD], ids=["told", "retold"])
def test_another_report_of_the_same_happening_is_no_copy(other: tuple[str, ...]) -> None:
    assert copied_loosely(report("art-1", " ".join(other)), report("art-2", " ".join(OWN)), {}) == ()


def test_sentences_in_another_order_are_not_a_retelling() -> None:
    turned = " ".join(reversed(RETOLD))
    assert copied_loosely(report("art-1", " ".join(TOLD)), report("art-2", turned), {}) == ()


def copied_loosely(first: Article, second: Article, dates: dict[str, Published]) -> tuple[Copy, ...]:
    """Trace two articles whose spans need not hold the same words, only lie inside the texts."""
    copies = trace([first, second], {}, dates)
    texts = {first.id: first.text, second.id: second.text}
    for copy in copies:
        for span in copy.spans:
            assert 0 <= span.from_start < span.from_end <= len(texts[copy.from_article_id])
    return copies


def test_words_on_every_page_of_a_collection_are_not_copying() -> None:
    draw = Random(5)
    names = ["".join(draw.choices("bcdfghklmnprst", k=7)) for _ in range(60000)]
    foot = "We have sent you a message with a link that opens your own page, so please look into your box and follow the link within a day."
    pages = [report(f"art-{n}", " ".join(draw.choices(names, k=150)) + ".\n" + foot, f"Paper {n}") for n in range(30)]
    assert copied(*pages) == ()
    story = " ".join(draw.choices(names, k=30))
    two = [
        report(f"art-x{n}", " ".join(draw.choices(names, k=150)) + f".\n{story}.\n{foot}", f"Echo {n}")
        for n in range(2)
    ]
    assert {tuple(sorted((c.from_article_id, c.to_article_id or ""))) for c in copied(*pages, *two)} == {
        ("art-x0", "art-x1")
    }


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("ROSMAR, 3 May (Harbour Post) - The ferry is lost.", {"harbourpost"}),
        ("The Harbour Post\n\nThe ferry is lost.", {"harbourpost"}),
        ("The ferry is lost\n\nHarbour Post, 3 May 2019\n\nIt sank.", {"harbourpost"}),
        ("The ferry is lost, the Harbour Post reported.", set()),
        ("Ferry Lost\n\nIt sank.", set()),
    ],
    ids=["dateline", "masthead", "byline", "credit", "title"],
)
def test_an_outlet_nobody_states_is_read_from_the_head_of_its_report(head: str, names: set[str]) -> None:
    assert outlet_names(report("art-1", head)) == names
    assert outlet_names(report("art-1", head, "Border Times")) == {"bordertimes"}


def test_a_report_whose_dateline_names_its_own_outlet_has_not_credited_another() -> None:
    fuller = report(
        "art-1", f"HLINSKO, 4 September (Valley Echo) - {NARRATION}\n\n{MORE}\n\n{PLEA}.\n\nThe line will stay shut."
    )
    taker = report("art-2", f"Border Post\n\n{NARRATION}\n\n{MORE}")
    assert between(copied(fuller, taker)) == {("art-2", "art-1")}


def test_sorting_a_few_shingles_at_a_time_finds_the_same_runs(monkeypatch):
    draw = Random(7)
    told = [draw.choices(range(1, 40), k=60) for _ in range(6)]
    texts = [np.array(told[n % 6][n:] + told[(n + 1) % 6][: n + 12], dtype=np.int64) for n in range(12)]
    whole = dict(find_runs(texts))
    monkeypatch.setattr(runs, "_SHARE", 37)
    assert dict(find_runs(texts)) == whole
    assert len(whole) > 12


FERRY = "The boat had lamps for ten people but was carrying more than forty of them that night."


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        (
            "The boat had lamps for ten people but was carrying more, a warden said, according to the Tarn Courier.",
            True,
        ),
        ("The boat had lamps for ten people but was carrying more, a warden said, according to the guild.", False),
    ],
    ids=["credited", "not credited"],
)
def test_few_words_are_enough_beside_the_name_of_the_outlet_they_came_from(words, joined):
    copies = copied(report("a", FERRY, outlet="Tarn Courier"), report("b", words, outlet="Olm Post"))
    assert [(c.from_article_id, c.to_article_id, c.credited) for c in copies if c.to_article_id] == (
        [("b", "a", True)] if joined else []
    )


def test_a_report_says_in_its_first_paragraph_whose_story_it_tells():
    head = "The night train came off the rails, reports the agency Tarn Courier. " + "Lamps were brought out. " * 4
    origin = report("a", f"{NARRATION}\n\n{MORE}\n\nThe line is shut.", outlet="Tarn Courier")
    taker = report(
        "b", f"Train wreck\n\n{head}\n\n{NARRATION}\n\nOther news of the day follows here.", outlet="Olm Post"
    )
    assert [(c.to_article_id, c.credited) for c in copied(origin, taker)] == [("a", True)]


def test_one_outlet_that_prints_a_sentence_of_its_own_again_has_it_from_its_earlier_report():
    later = "On the third day the mayor of Olm came to the quarry. " * 6
    copies = copied(
        report("a", f"{NARRATION} {MORE}", outlet="Olm Post"),
        report("b", f"{later}\n\n{NARRATION}", outlet="Olm Post"),
        dates={"a": on(DAY), "b": on(DAY + timedelta(days=3))},
    )
    assert [(c.from_article_id, c.to_article_id) for c in copies] == [("b", "a")]


# What is known of the direction


@pytest.mark.parametrize(
    ("first", "second", "dates", "sure"),
    [
        pytest.param(f"{NARRATION} {PLEA}.", f"A train has crashed. {NARRATION}", {}, False, id="nothing-tells"),
        pytest.param(NARRATION, f"{NARRATION} {PLEA}.", {}, False, id="a-flash-or-a-cut"),
        pytest.param(
            f"{NARRATION} {PLEA}.",
            f"A train has crashed. {NARRATION}",
            {"art-1": on(DAY), "art-2": on(DAY + timedelta(days=1))},
            True,
            id="a-day-later",
        ),
        pytest.param(
            f"{NARRATION} {PLEA}.", f"{NARRATION} This was reported by the Harbour Post.", {}, True, id="a-credit"
        ),
    ],
)
def test_a_direction_is_stated_only_where_something_tells_it(
    first: str, second: str, dates: dict[str, Published], sure: bool
) -> None:
    one, other = report("art-1", first, "Harbour Post"), report("art-2", second, "Coast Mail")
    assert {copy.sure for copy in copied(one, other, dates=dates)} == {sure}


def test_who_credits_the_source_owes_nothing_to_a_third_report_with_the_same_words() -> None:
    source = report("art-1", f"{NARRATION} {MORE}", "Harbour Post")
    silent = report("art-2", f"A train has crashed. {NARRATION} {PLEA}.", "Coast Mail")
    honest = report("art-3", f"{NARRATION} This was reported by the Harbour Post.", "Hill Echo")
    dates = {name: on(DAY + timedelta(days=late)) for late, name in enumerate(("art-1", "art-2", "art-3"))}
    rows = {
        (c.from_article_id, c.to_article_id): (c.credited, c.sure) for c in copied(source, silent, honest, dates=dates)
    }
    assert rows == {
        ("art-2", "art-1"): (False, True),
        ("art-3", "art-1"): (True, True),
        ("art-3", "art-2"): (True, False),
    }


def test_one_whole_sentence_of_narration_is_copying() -> None:
    sentence = "Gunmen on camels looted the salt market of Tarn at noon and burned eleven stalls."
    one, other = report("art-1", f"{sentence} {MORE}"), report("art-2", f"{PLEA}. {sentence}")
    assert [copy.words for copy in copied(one, other)] == [15]
