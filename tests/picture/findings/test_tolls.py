"""What the harm one report leads with comes to."""

import pytest

from dateline.picture.findings.leads import still_hurt
from dateline.picture.findings.tolls import Toll, toll
from tests.picture.factory import make_article

COUNTED = [
    pytest.param("Three people were killed and five wounded when a gunman opened fire in Olm.", (3, 5), id="figures"),
    pytest.param(
        "A mother, a father and their baby were found dead in a house in Olm.", (3, 0), id="a list of single people"
    ),
    pytest.param(
        "A gunman killed his wife and son in Olm on Friday, then himself, police said.", (3, 0), id="the killer too"
    ),
    pytest.param(
        "Police in Olm are investigating a triple homicide in a flat on Mill Lane.", (3, 0), id="a triple homicide"
    ),
    pytest.param(
        "Five people were shot in Olm on Friday and one person was killed, police said.",
        (1, 4),
        id="one of those shot died",
    ),
    pytest.param(
        "A 7-year-old boy was shot in the leg in Olm and is recovering in hospital.", (0, 1), id="one who recovers"
    ),
    pytest.param(
        "A 2-year-old shot himself in the hand with a gun found in a drawer in Olm.", (0, 1), id="one by his own hand"
    ),
    pytest.param(
        "Edvin Marsk has run Olm since the murder of its mayor, and said that he will go.", (0, 0), id="since a murder"
    ),
    pytest.param("Tomas Velander was shot and killed outside a bar in Olm on Friday.", (1, 0), id="one named"),
    pytest.param(
        "A man accused of the attempted murder of two officers appeared in court in Olm.", (0, 0), id="what was tried"
    ),
    pytest.param(
        "A blast at the harbour of Olm killed or wounded at least 50 people.", (0, 0), id="dead and hurt in one number"
    ),
    pytest.param(
        "A blast at the harbour of Olm left 50 people dead or wounded on Friday. Twenty people were killed, a doctor said.",
        (20, 0),
        id="dead and hurt in one number, and the dead",
    ),
    pytest.param(
        "Soldiers shot three traders at the market in Olm on Sunday.", (0, 0), id="shot, and no word of wounds"
    ),
    pytest.param(
        "Soldiers shot three traders in Olm on Sunday. All three are in hospital.", (0, 3), id="shot, and in hospital"
    ),
    pytest.param("The council of Olm has put off its vote on the new bridge.", (0, 0), id="no harm at all"),
]


@pytest.fixture(scope="module")
def counted(reader):
    def made(text: str) -> Toll:
        article = make_article("a", text)
        return toll(article, reader.read(article))

    return made


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_a_reports_harm_comes_to_its_figures_lists_and_single_people(counted, text, expected):
    found = counted(text)
    assert (found.killed, found.injured) == expected


def test_one_who_died_told_without_a_figure_leaves_room_for_more(counted):
    assert counted("Tomas Velander was shot and killed outside a bar in Olm on Friday.").is_least
    assert counted("At least three people were killed in a shooting in Olm.").is_least
    assert not counted("Three people were killed in a shooting in Olm.").is_least


def test_figures_far_down_a_report_are_not_what_it_leads_with(counted):
    padding = "The council met again and spoke of roads, schools and the price of water. " * 40
    assert counted(f"{padding}In 1994 a bomb killed 40 people in Tarn.").killed == 0


HURT = [
    pytest.param({"a": (0, 1), "b": (1, 0)}, 1, {"a": 0, "b": 0}, id="the one hurt died later"),
    pytest.param({"a": (1, 3), "b": (2, 2)}, 2, {"a": 2, "b": 2}, id="one of three died later"),
    pytest.param({"a": (0, 4), "b": (0, 4), "c": (0, 0)}, 0, {"a": 4, "b": 4}, id="nobody died"),
    pytest.param({"a": (24, 0), "b": (20, 0)}, 20, {"a": 0, "b": 0}, id="two counts of the dead leave nobody hurt"),
    pytest.param({"a": (1, 2), "b": (1, 0)}, 1, {"a": 2}, id="one report tells only of the dead"),
]


@pytest.mark.parametrize(("told", "killed", "expected"), HURT)
def test_who_died_of_the_wounds_is_no_longer_hurt(told, killed, expected):
    tolls = {name: Toll(killed=k, injured=i) for name, (k, i) in told.items()}
    assert still_hurt(tolls, killed) == expected
