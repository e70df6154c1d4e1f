"""Private people appear by role only; people in public office are named."""

from __future__ import annotations

import pytest

from dateline.model.world import Actor
from dateline.outputs.lookup import Lookup
from dateline.outputs.names import Names
from dateline.outputs.people import WITHHELD, People, is_public_role
from tests.outputs.factory import make_article, make_claim, make_picture, make_speaker

PICTURE, TEXTS = make_picture()


@pytest.mark.parametrize(
    ("role", "is_public"),
    [
        ("the Taliban's spokesman", True),
        ("deputy spokesman for the defence ministry", True),
        ("President", True),
        ("governor of Takhar", True),
        ("Major General", True),
        ("a resident", False),
        ("deputy chief of police in a district in Kunduz", False),
        ("the wife of the president", False),
        ("a member of the provincial council", False),
        ("driver of the minister", False),
        ("", False),
    ],
)
def test_a_role_decides_whether_a_name_is_public(role: str, is_public: bool) -> None:
    assert is_public_role(role) is is_public


def test_a_resident_is_not_named_and_a_spokeswoman_is() -> None:
    people = People(PICTURE, TEXTS.values())
    assert not people.may_be_named("person:tomas-velle")
    assert people.may_be_named("person:ana-brandt")


def test_a_person_nobody_gives_a_role_is_private() -> None:
    assert not People(PICTURE, TEXTS.values()).may_be_named("person:nobody")


def test_a_name_is_cut_off_a_role() -> None:
    role = "head of the eastern administration, Jonas Hald"
    assert People(PICTURE, ()).clean_role(role) == "head of the eastern administration"


def test_a_private_name_is_withheld_whole_and_in_part() -> None:
    people = People(PICTURE, TEXTS.values())
    assert people.withhold("Tomas Velle wept; Velle’s house stood.") == f"{WITHHELD} wept; {WITHHELD}’s house stood."
    assert people.withhold("Tomas\nVelle") == WITHHELD


def test_a_name_part_shared_with_a_public_name_or_a_place_stays() -> None:
    speaker = make_speaker("Marvik Brandt", "a resident")
    claims = (*PICTURE.claims, make_claim("clm-x", "art-a", "Red Column", speaker=speaker))
    people = People(make_picture(claims=claims)[0], TEXTS.values())
    assert people.withhold("Marvik Brandt met Ana Brandt in Marvik") == f"{WITHHELD} met Ana Brandt in Marvik"


@pytest.mark.parametrize(
    ("sentence", "stays"),
    [
        pytest.param("Troops pushed east of Hald on Monday.", True, id="east of"),
        pytest.param("Troops are advancing towards Hald.", True, id="advancing towards"),
        pytest.param("Hald-based rebels fled.", True, id="based"),
        pytest.param("Fires burn on Hald mountain.", True, id="a mountain"),
        pytest.param("They fought on Mount Hald.", True, id="mount"),
        pytest.param("A gunman ran towards Hald.", False, id="ran towards"),
        pytest.param("The mother of Hald wept.", False, id="of"),
    ],
)
def test_a_name_that_the_wording_makes_a_place_stays(sentence: str, stays: bool) -> None:
    claims = (*PICTURE.claims, make_claim("clm-x", "art-a", "Red Column", speaker=make_speaker("Hald", "a resident")))
    people = People(make_picture(claims=claims)[0], [*TEXTS.values(), sentence])
    assert ("Hald" in people.withhold(sentence)) is stays


def test_an_office_taken_for_a_name_stays() -> None:
    claims = (*PICTURE.claims, make_claim("clm-x", "art-a", "Red", speaker=make_speaker("Foreign Minister", None)))
    people = People(make_picture(claims=claims)[0], TEXTS.values())
    assert people.withhold("The Foreign Minister spoke.") == "The Foreign Minister spoke."


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Jonas Hald, a baker, hid in his cellar.", id="apposition"),
        pytest.param("Nine drowned, a fisherman from Marvik, Jonas Hald, said.", id="behind where they are from"),
        pytest.param("The pilot, Jonas Hald, died.", id="role before, comma"),
        pytest.param("The widow Jonas Hald wept.", id="role before"),
        pytest.param("Jonas Hald, 34, lost his home.", id="age"),
    ],
)
def test_people_the_reader_missed_are_withheld_by_the_words_beside_them(sentence: str) -> None:
    people = People(PICTURE, [*TEXTS.values(), sentence])
    assert "Hald" not in people.withhold(sentence)


@pytest.mark.parametrize(
    "sentence", ["Marvik, a town of 34, fell.", "On Monday, a driver fled.", "General Orm, 61, spoke to Red Column."]
)
def test_places_and_days_are_no_private_people(sentence: str) -> None:
    withheld = People(PICTURE, [*TEXTS.values(), sentence]).withhold(sentence)
    assert all(kept in withheld for kept in ("Marvik", "Monday", "Red Column") if kept in sentence)


def test_a_role_in_the_text_makes_a_name_public_where_no_claim_gives_one() -> None:
    claims = tuple(claim for claim in PICTURE.claims if claim.id != "clm-7")
    people = People(make_picture(claims=claims)[0], TEXTS.values())
    assert people.may_be_named("person:ana-brandt")


def test_a_role_is_printed_without_valuation_and_names() -> None:
    people = People(PICTURE, TEXTS.values())
    assert people.clean_role("the notorious warlord") == "the warlord"
    assert people.clean_role("brother of Tomas Velle") == ""
    assert people.describe(None, "official") == "an official"
    assert people.describe(None, "residents and a local administrator") == "residents and a local administrator"
    assert people.describe(None, "health ministry") == "the health ministry"
    assert people.describe(None) == "someone not named here"


def test_a_picture_without_people_withholds_nothing() -> None:
    picture, _ = make_picture(actors=(), claims=(), articles=(make_article("art-b"),))
    assert People(picture, [TEXTS["art-b"]]).withhold("Anna Orm left.") == "Anna Orm left."


@pytest.mark.parametrize(
    "text", ["A" * 300_000, "A-" * 150_000, "Aa " * 100_000, "Aa" + " " * 300_000, "“" * 300_000], ids=lambda t: t[:3]
)
def test_nasty_text_is_searched_to_its_end(text: str) -> None:
    assert len(People(PICTURE, [*TEXTS.values(), text]).withhold(text)) >= len(text) / 2


def test_a_person_who_speaks_under_the_id_of_their_body_is_still_a_person() -> None:
    speaker = make_speaker("Jonas Hald", "a consultant for the Norlandic army", "act-army")
    claims = (*PICTURE.claims, make_claim("clm-x", "art-a", "Red Column", speaker=speaker))
    people = People(make_picture(claims=claims)[0], TEXTS.values())
    assert people.key_of(speaker) == "Jonas Hald"
    assert people.withhold("Hald left.") == f"{WITHHELD} left."


@pytest.mark.parametrize("name", [None, "army", "Norlandic army", "Naval Command"])
def test_a_body_that_speaks_is_no_person(name: str | None) -> None:
    assert People(PICTURE, TEXTS.values()).key_of(make_speaker(name, None, "act-army")) is None


def test_the_handle_beside_a_private_name_goes_with_it() -> None:
    people = People(PICTURE, TEXTS.values())
    assert people.withhold("— Tomas Velle (@tvelle) June 10") == f"— {WITHHELD} June 10"


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("Officials", "officials"),
        ("Local residents in Olm", "local residents in Olm"),
        ("US and Afghan officials", "US and Afghan officials"),
        ("It", "someone not named here"),
        ("Its spokesman", "a spokesman"),
        ("France's embassy", "France's embassy"),
        ("Orin Hald", "someone not named here"),
        ("spokesman of the R42 movement", "a spokesman of the R42 movement"),
        ("officer of the 2nd brigade", "an officer of the 2nd brigade"),
        ("nurse of ward 3 in Olm", "a nurse of ward 3 in Olm"),
        ("400 people", "someone not named here"),
        ("Olm Relief Committee", "the Olm Relief Committee"),
        ("ten of them fighters, and more than 400", "someone not named here"),
        ("member of the Olm council", "a member of the Olm council"),
        ("officer of the army", "an officer of the army"),
    ],
)
def test_a_role_is_said_as_it_stands_inside_a_sentence(role: str, said: str) -> None:
    assert People(PICTURE, TEXTS.values()).describe(None, role) == said


def test_the_possessive_of_a_kept_name_is_no_private_name() -> None:
    claims = (*PICTURE.claims, make_claim("clm-x", "art-a", "Red", speaker=make_speaker("Column’s", "a fighter")))
    people = People(make_picture(claims=claims)[0], TEXTS.values())
    assert people.withhold("Red Column’s men") == "Red Column’s men"


def test_a_noun_that_stands_for_a_person_is_a_role_and_stays_in_excerpts() -> None:
    nouns = (
        Actor(id="per-1", name="the local governor", names=("the local governor",), kind="person", country=None),
        Actor(id="per-2", name="An army pilot", names=("An army pilot",), kind="person", country=None),
    )
    people = People(make_picture(actors=(*PICTURE.actors, *nouns))[0], TEXTS.values())
    assert people.withhold("An army pilot met the local governor.") == "An army pilot met the local governor."
    assert people.describe("per-1") == "the local governor"
    assert people.describe("per-2") == "an army pilot"


def test_a_person_no_claim_gives_a_role_has_the_one_beside_their_name() -> None:
    pilot = Actor(id="per-1", name="Jonas Hald", names=("Jonas Hald",), kind="person", country=None)
    people = People(make_picture(actors=(*PICTURE.actors, pilot))[0], [*TEXTS.values(), "The pilot, Jonas Hald, died."])
    assert people.describe("per-1") == "a pilot"


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        pytest.param("In Velm, a resident said shells fell all night. Velm-i-Nord was quiet.", "Velm", id="town"),
        pytest.param("The Desert Mail, a local reader said, printed it.", "Desert Mail", id="newspaper"),
        pytest.param("Orlo, a witness said, was shelled. They fled Orlo province.", "Orlo", id="province"),
        pytest.param("Orlo, a survivor said, was calm after rebels captured Orlo.", "Orlo", id="captured"),
    ],
)
def test_places_and_publishers_are_never_withheld(sentence: str, kept: str) -> None:
    assert People(PICTURE, [*TEXTS.values(), sentence]).withhold(sentence).count(kept) == sentence.count(kept)


def test_a_part_of_a_longer_place_name_is_no_private_name() -> None:
    sentence = "The pilot, Orlo, died. Rebels took Orlo-i-Nord."
    assert "Orlo-i-Nord" in People(PICTURE, [*TEXTS.values(), sentence]).withhold(sentence)


def test_a_person_who_is_in_the_house_of_a_place_word_stays_private() -> None:
    sentence = "Jonas Hald, a baker, hid. Shells fell in Hald’s cellar, and soldiers were in Jonas Hald’s shop."
    assert "Hald" not in People(PICTURE, [*TEXTS.values(), sentence]).withhold(sentence)


def test_a_person_with_such_a_word_inside_their_name_stays_private():
    body = Actor(id="per-x", name="Maria Star Hald", names=("Maria Star Hald",), kind="person", country=None)
    people = People(make_picture(actors=(*PICTURE.actors, body))[0], TEXTS.values())
    assert "Maria" not in people.withhold("Maria Star Hald said so on Tuesday.")


@pytest.mark.parametrize("name", ["Marvik Morning Post", "Rights Forum", "Storm Olga"])
def test_an_outlet_a_body_or_a_storm_read_as_a_person_is_not_withheld(name):
    body = Actor(id="per-x", name=name, names=(name,), kind="person", country=None)
    people = People(make_picture(actors=(*PICTURE.actors, body))[0], TEXTS.values())
    assert people.withhold(f"{name} said so on Tuesday.") == f"{name} said so on Tuesday."


def test_a_capital_that_speaks_for_its_government_is_no_person():
    told = make_claim("clm-x", "art-a", "Red Column", speaker=make_speaker("Marvik", None, "state:XX:government"))
    state = Actor(id="state:XX:government", name="Government of X", names=(), kind="government", country="XX")
    picture = make_picture(actors=(*PICTURE.actors, state), claims=(*PICTURE.claims, told))[0]
    people = People(picture, TEXTS.values())
    assert people.key_of(told.speaker) is None
    assert people.withhold("Marvik denied it.") == "Marvik denied it."


def test_who_takes_power_or_loses_it_may_be_named():
    ruler = Actor(id="per-x", name="Odd Brun", names=("Odd Brun",), kind="person", country=None)
    coup = make_claim("clm-x", "art-a", "Red Column", kind="coup", target_ids=("per-x",))
    lost = People(make_picture(actors=(*PICTURE.actors, ruler), claims=(*PICTURE.claims, coup))[0], TEXTS.values())
    assert lost.may_be_named("per-x")
    assert not People(make_picture(actors=(*PICTURE.actors, ruler))[0], TEXTS.values()).may_be_named("per-x")


def test_a_courtesy_is_no_role() -> None:
    people = People(PICTURE, TEXTS.values())
    assert [people.describe(None, role) for role in ("Mr", "Mr.", "Mrs")] == ["someone not named here"] * 3


def test_the_office_of_who_speaks_is_not_that_of_whom_he_speaks_of() -> None:
    name, text = "Ben Ruiz", "Police Chief Ana Cole said Ben Ruiz, of Marvik, was stabbed."
    man = Actor(id="per-ruiz", name=name, names=(name,), kind="person", country=None)
    picture, _ = make_picture(actors=(man,), claims=(), events=(), findings=(), holdings=(), stories=())
    assert not People(picture, [text]).may_be_named("per-ruiz")
    assert People(picture, ["Police Chief Ben Ruiz spoke."]).may_be_named("per-ruiz")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Norwegians", "The driver Norwegians met fled."),
        ("WHO", "Three drivers, said WHO, died."),
        ("Jan", "Marvik, 13 Jan 90"),
    ],
    ids=["a people", "a body by its initials", "a month"],
)
def test_what_is_no_person_is_not_withheld(name: str, text: str) -> None:
    claims = (make_claim("clm-x", "art-a", "Red Column", speaker=make_speaker(name, "a driver")),)
    assert People(make_picture(claims=claims)[0], (text,)).withhold(text) == text


def test_who_stands_for_a_state_is_named() -> None:
    actor = Actor(id="per-1", name="Olav Rist", names=("Olav Rist",), kind="person", country="NO")
    picture, _ = make_picture(actors=(actor,))
    assert People(picture, ("Norway's Olav Rist announced it.",)).may_be_named("per-1")
    assert not People(picture, ("The baker's Olav Rist announced it.",)).may_be_named("per-1")


def test_a_role_that_is_only_an_owner_says_nothing() -> None:
    assert People(PICTURE, ()).clean_role("Norway's") == ""


def test_a_person_is_named_once_and_stands_for_civilians() -> None:
    full = Actor(id="per-1", name="Minister Olav Rist", names=("Minister Olav Rist",), kind="person", country="NO")
    short = Actor(id="per-2", name="Olav Rist", names=("Olav Rist",), kind="person", country="NO")
    anybody = Actor(id="class:civilians", name="civilians", names=("civilians",), kind="civilians", country=None)
    picture, _ = make_picture(actors=(full, short, anybody))
    people = People(picture, ("The minister Minister Olav Rist spoke; the minister Olav Rist sat.",))
    named = Names(Lookup(picture), people).actors(("per-2", "class:civilians", "per-1"))
    assert named is not None
    assert named.text == "Minister Olav Rist"
