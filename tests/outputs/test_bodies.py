"""Bodies are no persons, and the mask takes no word that is not a person's name where it stands."""

from __future__ import annotations

import pytest

from dateline.model.world import Actor
from dateline.outputs.bodies import is_of_body, is_told_with_the
from dateline.outputs.people import WITHHELD, People
from tests.outputs.factory import make_article, make_claim, make_picture, make_speaker

PICTURE, TEXTS = make_picture()
BODIES = (
    """
Department of Disaster Management|Department of Public Health|Centre for Disease Control|National Disaster Authority
Directorate of Civil Protection|State Emergency Service|Board of Inland Waters|Hydrometeorological Institute
Commission for Refugee Affairs|Union of Health Workers|Regional Hospital of Kumanovo|Bureau of Fire Protection
Agency for Emergency Situations|Institute of Seismology|Secretariat for Civil Defence|Federation of Miners
Society of the Red Cross|Kenya Red Cross|Corporation for Water Supply|Meteorological Department|Fund for Peace
Foundation for Justice|Coordination Unit for Relief|Instituto Nacional de Defensa Civil|Emergency Operations Centre
Flood Forecasting and Warning Centre|Disaster Response Force|Chamber of Deputies|Court of Appeal|Faculty of Medicine
Medical Association of Norda|Headquarters for Disaster Control|Registry of Missing Persons|Catholic Relief Service
Diocese of Arequipa|Archdiocese of Tacloban|National Grid Company|Crisis Management Cell|Geological Survey of Norda
Tribunal of Accounts|Ministerio de Salud|Gendarmerie Nationale|Joint Verification Mechanism|Sugar Growers Guild
Truth Commission|Mountain Rescue Team|Voters Alliance|Directorate-General for Health|Crop Insurance Fund|Border Police
Women Against Hunger|Teachers Union of Arequipa|Autorità di Bacino
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


def of_person(name: str, text: str) -> People:
    person = Actor(id="per-x", name=name, names=(name,), kind="person", country=None)
    return People(make_picture(actors=(*PICTURE.actors, person))[0], [*TEXTS.values(), text])


@pytest.mark.parametrize("name", BODIES)
def test_a_body_of_any_country_that_speaks_is_no_person_and_keeps_its_words(name: str) -> None:
    text = f"The {name} counted 12 dead. Disaster relief and public health come first."
    told = make_claim("clm-x", "art-a", "Red Column", speaker=make_speaker(name, None))
    people = People(make_picture(claims=(*PICTURE.claims, told))[0], [*TEXTS.values(), text])
    assert people.key_of(told.speaker) is None
    assert people.withhold(text) == text


@pytest.mark.parametrize(
    "name",
    ["Ana Brandt", "Ali Hasan", "Maria Cross", "Rose Field", "Marina Duarte de Souza", "Odd", "Jean de la Croix"],
)
def test_the_name_of_a_person_is_of_no_body(name: str) -> None:
    assert not is_of_body(name)


@pytest.mark.parametrize("name", ["Head of the Union", "Director of Public Health", "Commissioner for Relief"])
def test_the_name_of_an_office_is_of_no_body(name: str) -> None:
    assert not is_of_body(name)


@pytest.mark.parametrize(
    ("name", "text", "holds"),
    [
        pytest.param("Hydromet", "The water will rise, the Hydromet said.", True, id="speaks"),
        pytest.param("Emercom", "According to the Emercom, six died.", True, id="is-spoken-of"),
        pytest.param("Velstad", "Six died, the Corps of Velstad said.", True, id="joined-by-a-small-word"),
        pytest.param("Tomas Velle", "Six died, Tomas Velle said.", False, id="a-name-alone"),
        pytest.param("Velle", "The Velle family fled.", False, id="a-family"),
        pytest.param("Velle", "Six died, the Governor of Velle said.", False, id="an-office"),
    ],
)
def test_what_is_told_with_the_article_is_no_person(name: str, text: str, holds: bool) -> None:
    assert is_told_with_the(name, [text]) is holds


def test_a_body_no_list_knows_speaks_under_its_name_where_the_report_puts_the_before_it() -> None:
    text = "Six died, the Hydromet said on Monday."
    told = make_claim("clm-x", "art-a", "Red Column", speaker=make_speaker("Hydromet", None))
    article = make_article("art-a")
    people = People(make_picture(claims=(told,), articles=(article,))[0], [text])
    assert people.speaks_as_body(told.speaker)
    assert people.withhold(text) == text


@pytest.mark.parametrize(
    ("name", "sentence", "masked"),
    [
        pytest.param("Lena Field", "Field hospitals were full.", "Field hospitals were full.", id="opens-a-sentence"),
        pytest.param("Lena Field", "The Field Ambulance came.", "The Field Ambulance came.", id="beside-a-capital"),
        pytest.param("Omar Hasan", "He hid near Hasan Street.", "He hid near Hasan Street.", id="a-street"),
        pytest.param("Rose Young", "They shot Young at home.", f"They shot {WITHHELD} at home.", id="in-a-sentence"),
        pytest.param("Rose Young", "Young said so.", f"{WITHHELD} said so.", id="speaks"),
        pytest.param("Rose Young", "It was Mr Young.", f"It was Mr {WITHHELD}.", id="courtesy"),
        pytest.param("Rose Young", "Rose Young Hospital Visit", f"{WITHHELD} Hospital Visit", id="whole-name"),
        pytest.param("Omar Hasan", "Hasan Hospital Driver Shot", f"{WITHHELD} Hospital Driver Shot", id="all-capitals"),
        pytest.param("Omar Hasan", "Hasan wept.", f"{WITHHELD} wept.", id="no-ordinary-word"),
    ],
)
def test_a_word_of_a_private_name_is_kept_where_it_is_a_word_of_another_name(
    name: str, sentence: str, masked: str
) -> None:
    people = of_person(name, sentence)
    assert people.withhold(sentence) == masked
    assert [sentence[a:b] for a, b in people.find_private(sentence)] == (
        [] if masked == sentence else [name if name in sentence else name.split()[1]]
    )
