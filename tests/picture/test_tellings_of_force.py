"""What one act of force comes to: whose site was taken, the dead beside those carried off, what is only recalled."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.gazetteer.lookup import Gazetteer
from dateline.model.picture import Picture
from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article
from tests.picture.factory import picture_of

PUBLISHED = date(2024, 6, 20)


def told(reader: RulesReader, gazetteer: Gazetteer, *texts: str) -> Picture:
    articles = [make_article(text, published=PUBLISHED) for text in texts]
    return picture_of(reader, gazetteer, *articles)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        pytest.param("Rebels captured the headquarters of the army's 4th Brigade in Goma on Sunday.", "Military of Democratic Republic of the Congo", id="owner-of-the-owner"),
        pytest.param("Rebels overran an army base in Goma on Sunday.", "Military of Democratic Republic of the Congo", id="before-the-noun"),
        pytest.param("Gunmen stormed a police station in Goma on Sunday.", "Police of Democratic Republic of the Congo", id="police"),
    ],
)  # fmt: skip
def test_whose_site_is_taken_or_stormed_is_the_target(
    reader: RulesReader, gazetteer: Gazetteer, text: str, target: str
) -> None:
    made = told(reader, gazetteer, text)
    names = {a.id: a.name for a in made.actors}
    assert [names[t] for t in made.events[0].target_ids] == [target]


def test_nobody_knows_how_many_a_body_lost_that_was_struck(reader: RulesReader, gazetteer: Gazetteer) -> None:
    made = told(reader, gazetteer, "Rebels shot at a police station in Goma on Sunday.")
    assert [f.question for f in made.findings if f.question in {"killed", "injured"}] == []


@pytest.mark.parametrize(
    ("killed", "taken", "kinds"),
    [
        pytest.param(40, 6, {"killing", "abduction"}, id="a-massacre-and-an-abduction"),
        pytest.param(1, 60, {"abduction"}, id="one-raid"),
    ],
)
def test_the_dead_are_of_the_raid_where_they_are_fewer_than_those_carried_off(
    reader: RulesReader, gazetteer: Gazetteer, killed: int, taken: int, kinds: set[str]
) -> None:
    people = "patient was" if killed == 1 else "patients were"
    text = (
        f"{killed} {people} killed at the hospital in Goma on Sunday. {taken} nurses were abducted in Goma on Sunday."
    )
    assert {e.kind for e in told(reader, gazetteer, text).events} == kinds


def test_what_is_recalled_of_a_month_does_not_say_what_the_happening_was(
    reader: RulesReader, gazetteer: Gazetteer
) -> None:
    recalled = "People who came to Bukavu after the attack on Goma in March live in tents, aid workers said."
    old = make_article("Rebels captured the town of Goma on Sunday.", published=date(2024, 3, 5))
    new = [make_article(t, published=PUBLISHED) for t in (recalled, recalled.replace("tents", "schools"))]
    articles = [old, *new]
    made = picture_of(reader, gazetteer, *articles)
    assert "capture" in {e.kind for e in made.events}
