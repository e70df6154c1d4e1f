"""What each stretch of a report is."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.articles import headlines, parts
from dateline.articles import zones as zones_module
from tests.articles.made import SENTENCE, article, check, kinds, zones

MORE = "Residents said that several shops were burning and that the governor had fled to the airport."
LAST = "The ministry of defence did not answer questions about the fighting."
PASHTO = "وسله والو نن سهار ښار ونيو چې ډېر خلک ترې تښتي او پوځ لا هلته دی."


def test_a_report_with_everything_in_it() -> None:
    text = f"""News / Africa

Rebels seize the town of Alpha

By Jane Roe

Published 8 August 2021

The file photo shows the market of Alpha before the war. (By AFP)

BETA, Sudan – {SENTENCE}

{MORE}

Air strikes

{LAST}

We hold the town. The governor has fled. https://t.co/abc
— Northern Front (@north_front) August 8, 2021

{MORE}

Our website can also be reached at these addresses:

www.example.org

SHARE THIS ARTICLE
Example News Daily"""
    made = article(text)
    assert zones(made) == [
        ("furniture", "News / Africa"),
        ("headline", "Rebels seize the town of Alpha"),
        ("furniture", "By Jane Roe"),
        ("furniture", "Published 8 August 2021"),
        ("caption", "The file photo shows the market of Alpha before the war. (By AFP)"),
        ("dateline", "BETA, Sudan –"),
        ("body", SENTENCE),
        ("body", MORE),
        ("headline", "Air strikes"),
        ("body", LAST),
        (
            "post",
            "We hold the town. The governor has fled. https://t.co/abc\n— Northern Front (@north_front) August 8, 2021",
        ),
        ("body", MORE),
        ("furniture", "Our website can also be reached at these addresses:"),
        ("furniture", "www.example.org"),
        ("furniture", "SHARE THIS ARTICLE"),
        ("furniture", "Example News Daily"),
    ]
    assert made.title == "Rebels seize the town of Alpha"
    assert [(d.on, d.basis, d.text) for d in made.dates] == [(date(2021, 8, 8), "byline", "8 August 2021")]
    assert made.text == text, "a plain text keeps its offsets"


def test_a_post_names_its_author_and_day_which_is_not_the_day_of_the_report() -> None:
    made = article(f"{SENTENCE}\n\nWe hold the town.\n— Northern Front (east) (@north_front) August 8, 2021\n\n{MORE}")
    post = made.zones[1]
    assert (post.kind, post.author, post.posted_on) == (
        "post",
        "Northern Front (east) (@north_front)",
        date(2021, 8, 8),
    )
    assert made.dates == ()


def test_a_post_in_another_script_is_one_zone_in_its_language() -> None:
    made = article(f"{SENTENCE}\n\n{PASHTO}\n{PASHTO} pic.twitter.com/abc\n— جبهه (@front) 7 August 2021\n\n{MORE}")
    assert kinds(made) == ["body", "post", "body"]
    assert made.zones[1].language == "ps"
    assert made.languages == ("en", "ps")


def test_without_blank_lines_only_the_line_above_a_signature_is_the_post() -> None:
    made = article(f"{SENTENCE}\n{MORE}\nWe hold the town.\n— Front (@front) August 8, 2021\n{LAST}")
    assert kinds(made) == ["body", "body", "post", "body"]


def test_a_labelled_caption_is_one_whatever_it_says() -> None:
    made = article(
        f"Rebels seize Alpha\n\nMedia caption,\n\nFootage showed men at the gate\n\n{SENTENCE}\n\nImage source, AP\nImage caption,\n{MORE}\n\n{LAST}"
    )
    assert [z for z in zones(made) if z[0] == "caption"] == [
        ("caption", "Footage showed men at the gate"),
        ("caption", MORE),
    ]


def test_a_passage_in_another_language_is_kept_and_told() -> None:
    made = article(
        f"{SENTENCE}\n\n{PASHTO}\n\nLos rebeldes tomaron la ciudad el lunes, según la policía de la zona.\n\n{MORE}"
    )
    assert [(z.kind, z.language) for z in made.zones] == [
        ("body", "en"), ("other-language", "ps"), ("other-language", "es"), ("body", "en"),
    ]  # fmt: skip
    assert made.language == "en"


def test_a_text_all_in_pashto_is_an_article_in_pashto() -> None:
    made = article(f"{PASHTO}\n\n{PASHTO}")
    assert made.language == "ps"
    assert made.languages == ("ps",)
    assert kinds(made) == ["other-language", "other-language"]


def test_a_first_line_with_a_stop_is_the_title_where_a_dateline_follows() -> None:
    made = article(f"Rebels occupy Alpha, a town in the north.\n\nBETA, Sudan – {SENTENCE}\n\n{MORE}")
    assert kinds(made) == ["headline", "dateline", "body", "body"]
    assert made.title == "Rebels occupy Alpha, a town in the north."


def test_a_first_paragraph_is_no_title() -> None:
    made = article(f"{SENTENCE}\n{MORE}\n{LAST}")
    assert made.title is None
    assert kinds(made) == ["body"] * 3


@pytest.mark.parametrize(
    "line",
    [
        "BETA, Aug 8, 2021 (Example) -",
        "Beta, 8 August 2021 –",
        "BETA (Aug. 8, 2021)",
        "SAN BETA, 8 AUG 21 (EXAMPLE) -- [TEXT]",
    ],
)
def test_a_dateline_with_a_year_states_the_day(line: str) -> None:
    made = article(f"{line} {SENTENCE}")
    assert zones(made) == [("dateline", line), ("body", SENTENCE)]
    assert [(d.on, d.basis) for d in made.dates] == [(date(2021, 8, 8), "dateline")]


def test_a_dateline_without_a_year_states_no_day() -> None:
    assert article(f"BETA, Aug 8 (Example) - {SENTENCE}").dates == ()


def test_a_speaker_and_a_colon_inside_a_report_is_no_dateline() -> None:
    assert kinds(article(f"{SENTENCE}\n\nSESAY: {MORE}")) == ["body", "body"]


def test_a_date_at_the_very_start_of_a_report_stands_apart() -> None:
    made = article(f"Sun Aug 8 2021 {SENTENCE}")
    assert zones(made) == [("furniture", "Sun Aug 8 2021"), ("body", SENTENCE)]
    assert [(d.on, d.basis) for d in made.dates] == [(date(2021, 8, 8), "byline")]


def test_a_date_inside_a_sentence_states_nothing() -> None:
    assert article(f"{SENTENCE}\n\nOn 4 May 2020 the first shells had fallen on the town and its mill.").dates == ()


def test_the_day_a_report_was_changed_counts_only_where_no_other_is_stated() -> None:
    assert [d.on.day for d in article(f"Published 8 August 2021\nUpdated 9 August 2021\n{SENTENCE}").dates] == [8]
    assert [d.on.day for d in article(f"Updated 9 August 2021\n{SENTENCE}").dates] == [9]


def test_links_after_a_label_and_in_a_row_are_furniture_but_a_lone_short_line_is_a_cross_head() -> None:
    made = article(
        f"{SENTENCE}\n\nRead more:\n\nFive dead in market blast\n\n{MORE}\n\nThe airport\n\n{LAST}\n\n"
        f"Floods hit Gamma\nStorm nears Delta\nVote in Epsilon\n\n{LAST}"
    )
    assert [(kind, text) for kind, text in zones(made) if kind != "body"] == [
        ("furniture", "Read more:"), ("furniture", "Five dead in market blast"), ("headline", "The airport"),
        ("furniture", "Floods hit Gamma"), ("furniture", "Storm nears Delta"), ("furniture", "Vote in Epsilon"),
    ]  # fmt: skip


def test_a_bullet_is_not_part_of_its_zone() -> None:
    assert zones(article(f"• {SENTENCE}\n• {MORE}")) == [("body", SENTENCE), ("body", MORE)]


def test_a_hard_wrapped_paragraph_is_one_zone() -> None:
    wrapped = "Rebels took the town of Alpha on Monday after a night of\nshelling that left the old market in flames, officials and\nresidents of the town said.\n\nThe army withdrew to the airport south of the river, where\nfighting went on until the late afternoon of the same day."
    made = article(wrapped)
    assert kinds(made) == ["body", "body"]
    assert len(made.text) == len(wrapped)


def test_upper_case_wire_copy_is_prose() -> None:
    made = article(
        "SAN BETA, 4 FEB 90 (EXAMPLE) -- [TEXT] THE ARMY DENIED TODAY THAT GUERRILLAS HAD ATTACKED THE FARM."
    )
    assert kinds(made) == ["dateline", "body"]
    assert made.language == "en"


def test_a_text_of_one_line_without_a_stop_is_its_headline() -> None:
    made = article("Explosions heard in the port of Alpha")
    assert zones(made) == [("headline", made.text)]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [SENTENCE, MORE, PASHTO, "Air strikes", "Read more:", "— Front (@front) August 8, 2021", "Image caption,", "• x", "",
             "BETA – ", "By Jane Roe", "“", "(AP)", "Telegram post by Front, 8 August 2021", "12:30", "a"]
        ),
        min_size=1,
    ),
    st.sampled_from(["\n", "\n\n", " "]),
)  # fmt: skip
def test_whatever_the_lines_zones_are_in_order_and_hold_every_word(lines: list[str], between: str) -> None:
    text = between.join(lines)
    if any(character.isalnum() for character in text):
        check(article(text))


def test_each_line_is_looked_at_as_often_in_a_long_report_as_in_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: Counter[str] = Counter()

    def count(module: ModuleType, name: str) -> None:
        real = getattr(module, name)

        def counted(*given: object, **named: object) -> object:
            looks[name] += 1
            return real(*given, **named)

        monkeypatch.setattr(module, name, counted)

    for module in (zones_module, headlines, parts):
        for name in ("furniture_of", "caption_of", "dateline_of", "language_of", "signature_of", "is_like_headline"):
            if hasattr(module, name):
                count(module, name)

    def looks_at(paragraphs: int) -> Counter[str]:
        looks.clear()
        article("".join(f"{number} {SENTENCE}\n\nThe market of Alpha\n\n" for number in range(paragraphs)))
        return looks.copy()

    short, long = looks_at(300), looks_at(600)
    assert set(short) >= {"furniture_of", "caption_of", "dateline_of", "is_like_headline"}
    assert {name: long[name] for name in long if long[name] > 2.1 * short[name]} == {}


def test_the_zones_of_the_five_test_reports(seeds: Path) -> None:
    made = [article(path.read_bytes()) for path in sorted(seeds.glob("*.txt"))]
    counted = [{kind: kinds(one).count(kind) for kind in kinds(one)} for one in made]
    assert counted == [
        {"body": 21},
        {"headline": 1, "dateline": 1, "body": 14, "furniture": 1},
        {"furniture": 5, "headline": 2, "caption": 1, "body": 24},
        {"headline": 4, "body": 36, "post": 2},
        {"headline": 1, "furniture": 12, "caption": 6, "body": 25},
    ]
    posts = [(zone.author, zone.posted_on, zone.language) for zone in made[3].zones if zone.kind == "post"]
    assert [(author.split(" (")[0], day, language) for author, day, language in posts if author] == [
        ("Bill Roggio", date(2021, 8, 8), "en"),
        ("Zabihullah", date(2021, 8, 7), "ps"),
    ]
    assert all(one.dates == () and one.language == "en" for one in made)
    assert [one.text for one in made] == [path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt"))]


def test_short_lines_after_the_last_paragraph_are_links_but_a_long_one_is_prose() -> None:
    long = "Four women and one man were taken to the clinic after the shelling of the market in the north"
    assert kinds(article(f"{SENTENCE}\n\n{long}\n\nStorm nears Delta")) == ["body", "body", "furniture"]
