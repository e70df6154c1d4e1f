"""Where: which words are places, which place they mean, and what takes them up again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, cast

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.gazetteer.lookup import Entry, Gazetteer
from dateline.model.article import Article, Zone
from dateline.model.reading import Mention
from dateline.readings.parse.language import load_english
from dateline.readings.parse.sentences import parse
from dateline.readings.places import find as places
from dateline.readings.places import names as place_names
from dateline.readings.places.company import reconsider
from dateline.readings.places.words import load_words
from tests.conftest import make_article

GAZETTEER = Gazetteer.open()


def read(text: str | Article) -> tuple[Mention, ...]:
    article = make_article(text) if isinstance(text, str) else text
    proposed = places.propose(article, GAZETTEER)
    passages = parse(article, [(name.start, name.end) for name in proposed], load_english())
    return places.recognise(article, passages, proposed, GAZETTEER)


def mention(text: str, quote: str, *, last: bool = False) -> Mention:
    found = [m for m in read(text) if m.quote == quote]
    assert found, f"{quote!r} is no mention; there are {[m.quote for m in read(text)]}"
    return found[-1 if last else 0]


def best(found: Mention) -> Entry:
    entry = GAZETTEER.entry(found.candidates[0])
    assert entry is not None
    return entry


def names(text: str) -> list[str]:
    return [m.quote for m in read(text) if m.kind == "place" and m.noun is None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Rebels entered Goma and Bukavu.", ["Goma", "Bukavu"], id="two-towns"),
        pytest.param("The army left Sar-e Pol for Mazar-i-Sharif.", ["Sar-e Pol", "Mazar-i-Sharif"], id="connectors"),
        pytest.param("Ibrahim Musa, a farmer, fled to Gusau.", ["Gusau"], id="no-person"),
        pytest.param(
            "Abdul Aziz told reporters that shops in Herat were shut.", ["Herat"], id="no-person-named-like-a-town"
        ),
        pytest.param("Jordan Smith said two people died in Chad.", ["Chad"], id="given-name-of-a-state"),
        pytest.param("The Washington Post reported floods in Derna.", ["Derna"], id="no-newspaper"),
        pytest.param("Afghan troops and Taliban fighters clashed in Zaranj.", ["Zaranj"], id="no-adjective-no-group"),
        pytest.param("In May the Media reported that Police were near Juba.", ["Juba"], id="no-common-word"),
        pytest.param(
            "Protesters marched in Ivory Coast and the Gaza Strip.",
            ["Ivory Coast", "Gaza Strip"],
            id="state-and-region",
        ),
        pytest.param("A US-led force landed in Mogadishu.", ["Mogadishu"], id="no-state-as-adjective"),
        pytest.param(
            "Shells fell on the village of Nowherestan Kala near Kherson.",
            ["Nowherestan Kala", "Kherson"],
            id="unknown-village",
        ),
    ],
)
def test_names_of_places_are_told_from_other_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_text_in_capitals_is_read_too() -> None:
    text = "GUERRILLAS BLEW UP TWO BRIDGES NEAR SAN MIGUEL, EL SALVADOR, THE ARMY SAID. TROOPS WERE SENT TO USULUTAN."
    assert names(text) == ["SAN MIGUEL", "EL SALVADOR", "USULUTAN"]
    assert best(mention(text, "SAN MIGUEL")).country == "SV"


@pytest.mark.parametrize(
    ("text", "quote", "country", "admin1"),
    [
        pytest.param("A tornado hit Lebanon, Tennessee.", "Lebanon", "US", "Tennessee", id="town-comma-unit"),
        pytest.param("A tornado hit Springfield, Ill.", "Springfield", "US", "Illinois", id="town-comma-short-form"),
        pytest.param("Fire broke out in Tripoli, Lebanon.", "Tripoli", "LB", "North Lebanon", id="town-comma-state"),
        pytest.param(
            "Libyan militias fought in Tripoli on Friday.", "Tripoli", "LY", "Tripoli", id="adjective-of-the-state"
        ),
        pytest.param(
            "Texas police in Paris and Dallas were on guard.", "Paris", "US", "Texas", id="unit-named-elsewhere"
        ),
        pytest.param("The French government met in Paris.", "Paris", "FR", None, id="capital"),
    ],
)
def test_the_words_around_decide_between_namesakes(text: str, quote: str, country: str, admin1: str | None) -> None:
    entry = best(mention(text, quote))
    assert entry.country == country
    assert admin1 is None or entry.admin1 == admin1


@pytest.mark.parametrize(
    ("text", "quote", "cue", "level"),
    [
        ("Fighting raged in Kunduz province, Afghanistan.", "Kunduz", "admin1", "admin1"),
        ("Fighting raged in the city of Kunduz, Afghanistan.", "Kunduz", "settlement", "settlement"),
        ("Fighting raged in Kunduz city, Afghanistan.", "Kunduz", "settlement", "settlement"),
        ("Fighting raged in Kunduz, Afghanistan.", "Kunduz", None, "settlement"),
    ],
)
def test_the_wording_asks_for_a_level(text: str, quote: str, cue: str | None, level: str) -> None:
    found = mention(text, quote)
    assert (found.level_cue, best(found).level) == (cue, level)


def test_without_a_cue_both_the_town_and_its_province_stay_candidates() -> None:
    found = [GAZETTEER.entry(id) for id in mention("Afghan troops left Herat.", "Herat").candidates[:2]]
    assert [entry.level for entry in found if entry] == ["settlement", "admin1"]


def test_the_capital_of_a_province_is_its_seat() -> None:
    text = "Fighters took the capital of Nimruz province in Afghanistan."
    assert best(mention(text, "the capital")).name == "Zaranj"
    assert mention(text, "Nimruz").level_cue == "admin1"


def test_a_capital_in_apposition_is_the_town_it_follows() -> None:
    text = "Aid reached Wad Medani, the capital of Gezira state, in Sudan."
    assert mention(text, "the capital").refers_to == mention(text, "Wad Medani").id


@pytest.mark.parametrize(
    ("text", "quote", "refers_to"),
    [
        pytest.param("Rebels took Goma. The city fell at dawn.", "The city", "Goma", id="last-town"),
        pytest.param("Rebels took Goma in Congo. The city fell at dawn.", "The city", "Goma", id="not-the-state"),
        pytest.param(
            "Rebels took Goma, officials in Kinshasa said. The city fell.",
            "The city",
            "Goma",
            id="not-the-speakers-seat",
        ),
        pytest.param(
            "Rebels took Goma, 100 km north of Bukavu. The city fell.", "The city", "Goma", id="not-the-landmark"
        ),
        pytest.param(
            "Troops left Helmand province in Afghanistan. The province is poor.",
            "The province",
            "Helmand",
            id="province",
        ),
    ],
)
def test_words_that_refer_find_the_place_named_before(text: str, quote: str, refers_to: str) -> None:
    found = mention(text, quote)
    assert found.refers_to == mention(text, refers_to).id
    assert found.noun is not None


@pytest.mark.parametrize(
    "text",
    ["A city burned.", "The city council of Juba met.", "The latest city to fall is Goma.", "The second city fell."],
)
def test_a_city_that_points_to_none_named_is_no_reference(text: str) -> None:
    assert [m for m in read(text) if m.noun == "city"] == []


def test_the_province_of_a_town_is_a_reading_of_its_name() -> None:
    text = "Fighters hold Kunduz in Afghanistan. The province borders Tajikistan."
    assert best(mention(text, "The province")).level == "admin1"


@pytest.mark.parametrize(
    ("text", "quote", "inside"),
    [
        pytest.param("Shells hit the airport in Kharkiv.", "airport", "Kharkiv", id="preposition"),
        pytest.param("Guards left Kassala prison at night.", "Kassala prison", "Kassala", id="first-part"),
        pytest.param("Flames rose from Derna’s main hospital.", "main hospital", "Derna", id="owner"),
        pytest.param(
            "Rebels took Goma. Smoke rose over the city’s market.", "market", "the city", id="owner-that-refers"
        ),
        pytest.param("Troops went back to a nearby army base.", "nearby army base", None, id="not-told"),
    ],
)
def test_sites_know_the_place_they_are_in(text: str, quote: str, inside: str | None) -> None:
    site = next(m for m in read(text) if m.kind == "site")
    assert quote.endswith(site.quote)
    assert site.noun == quote.split()[-1]
    assert site.inside == (mention(text, inside).id if inside else None)


@pytest.mark.parametrize(
    ("text", "quote", "key"),
    [
        ("Washington has withdrawn its envoys.", "Washington", "state:US:government"),
        ("Tehran denied the report.", "Tehran", "state:IR:government"),
        ("Moscow’s decision was welcomed.", "Moscow", "state:RU:government"),
        ("The offer was rejected by Beijing.", "Beijing", "state:CN:government"),
    ],
)
def test_a_capital_that_speaks_is_a_government(text: str, quote: str, key: str) -> None:
    found = mention(text, quote)
    assert (found.kind, found.key, found.candidates) == ("actor", key, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Goma is now under rebel control.", ["Goma"], id="is-under"),
        pytest.param("Bouaké remains under siege.", ["Bouaké"], id="remains-under"),
        pytest.param("Palmyra has been retaken.", ["Palmyra"], id="has-been-retaken"),
        pytest.param("Kidal fell.", ["Kidal"], id="fell"),
        pytest.param("Bunia fell to the army on Friday.", ["Bunia"], id="fell-to"),
        pytest.param("Residents said Uvira had fallen.", ["Uvira"], id="reported-fall"),
        pytest.param("Gusau came under attack.", ["Gusau"], id="came-under"),
        pytest.param("Martin fell.", [], id="given-name"),
        pytest.param("Perez fell to the ground.", [], id="person-who-falls"),
        pytest.param("Perez fell 3% on Monday.", [], id="share-that-falls"),
        pytest.param("Perez is under arrest.", [], id="person-under-arrest"),
        pytest.param("Yasin Goma is under guard.", [], id="family-name"),
        pytest.param("Mobile was surrounded.", [], id="ordinary-word"),
        pytest.param("Perez said nothing.", [], id="what-people-do"),
    ],
)
def test_a_town_alone_in_a_short_text_is_known_by_what_is_said_of_it(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("text", ["Bombs fell on Tehran.", "Crowds gathered in Moscow.", "Kabul fell on Sunday."])
def test_a_capital_where_things_happen_is_a_place(text: str) -> None:
    assert [m.kind for m in read(text) if m.quote in {"Tehran", "Moscow", "Kabul"}] == ["place"]


def test_a_misspelt_province_is_found_in_the_state_told_of() -> None:
    text = "Afghan officials in Kabul said reinforcements came from Jawsjan province."
    found = mention(text, "Jawsjan")
    assert best(found).country == "AF"
    assert best(found).level == "admin1"


def test_a_dateline_is_no_place_of_the_story() -> None:
    text = "KHARTOUM, Sudan\nFighters entered El Fasher."
    article = make_article(text)
    zones = (Zone(kind="dateline", start=0, end=15, language="en"), article.zones[1])
    changed = Article(
        **{field: getattr(article, field) for field in article.__struct_fields__ if field != "zones"}, zones=zones
    )
    assert [m.quote for m in read(changed)] == ["El Fasher"]


def test_names_of_several_words_are_proposed_before_the_parse() -> None:
    article = make_article(
        "Troops left Lashkar Gah and New York Times reporters met Abdul Aziz in Port Sudan and Herat."
    )
    assert {"Lashkar Gah", "Port Sudan"} <= {name.quote for name in places.propose(article, GAZETTEER)}
    assert "Herat" not in {name.quote for name in places.propose(article, GAZETTEER)}
    start = article.text.index("Lashkar")
    kept = places.propose(article, GAZETTEER, [(start, start + 7)])
    assert "Lashkar Gah" not in {name.quote for name in kept}


def test_names_of_actors_are_no_places() -> None:
    article = make_article("The Kinshasa Front attacked Goma.")
    passages = parse(article, [], load_english())
    found = places.recognise(article, passages, (), GAZETTEER, [(4, 18)])
    assert [m.quote for m in found] == ["Goma"]


def test_where_people_are_is_a_place_though_it_stands_in_their_phrase() -> None:
    text = "Officers fired at students in Nairobi, and al-Qaeda in Iraq said so."
    article = make_article(text)
    whole = (text.index("al-Qaeda"), text.index("Iraq") + 4)
    passages = parse(article, [whole], load_english())
    crowd = (text.index("students"), text.index("Nairobi") + 7)
    found = places.recognise(article, passages, (), GAZETTEER, [crowd, whole])
    assert [m.quote for m in found] == ["Nairobi"]


def test_mentions_are_in_order_and_their_spans_hold() -> None:
    text = "Rebels took Goma. The city’s airport was shut, and Kinshasa said the country would respond from Bukavu."
    found = read(text)
    assert [m.start for m in found] == sorted(m.start for m in found)
    assert all(text[m.start : m.end] == m.quote and m.id == f"{m.kind}:{m.start}:{m.end}" for m in found)
    ids = {m.id for m in found}
    assert all(m.refers_to is None or m.refers_to in ids for m in found)
    assert all(m.inside is None or m.inside in ids for m in found)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(
        alphabet=st.sampled_from(list("Goma Kabul.,’'\"“”-–\n\t\x00İß中قندوز THE of city St. U.S. 9")), max_size=120
    )
)
def test_no_text_breaks_the_reading(text: str) -> None:
    article = make_article(text)
    assert all(article.text[m.start : m.end] == m.quote for m in read(article))


def test_a_long_text_takes_steps_in_proportion_and_asks_for_each_name_once(monkeypatch: pytest.MonkeyPatch) -> None:
    runs, asked = Counter[int](), list[set[str]]()
    copies = 0

    def possible(*given: Any) -> bool:
        runs[copies] += 1
        return real(*given)

    class Asked:
        def find_many(self, names: Iterable[str], *, exact: bool) -> dict[str, tuple[Entry, ...]]:
            asked.append(set(names))
            return GAZETTEER.find_many(asked[-1], exact=exact)

    real = place_names._possible
    monkeypatch.setattr(place_names, "_possible", possible)
    for copies in (200, 400):
        line = "The army left Lashkar Gah for Kandahar City on Sunday, Afghan officials said."
        article = make_article("\n".join([line] * copies))
        assert len(place_names.scan(article, cast(Gazetteer, Asked()), load_words())) == 2 * copies
    assert runs[400] == 2 * runs[200]
    assert len(asked) == 2
    assert asked[0] == asked[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Three men were shot on Tripoli Street in Goma on Friday.", ["Goma"], id="street"),
        pytest.param("Soldiers left Plaza Bolivar in Caracas on Friday.", ["Caracas"], id="square"),
        pytest.param("The blast hit the corner of Lincoln and Tripoli streets in Goma.", ["Goma"], id="corner"),
        pytest.param("Police closed the 400 block of North Lincoln in Chicago.", ["Chicago"], id="block"),
        pytest.param("The convoy left Tripoli for Benghazi on Friday.", ["Tripoli", "Benghazi"], id="no-street"),
        pytest.param("Fighting cut the Kabul road near Ghazni.", ["Kabul", "Ghazni"], id="road-to-a-town"),
        pytest.param("They fled in an S.U.V. towards Goma.", ["Goma"], id="initials"),
    ],
)
def test_streets_called_after_places_are_not_the_places(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "quote", "city"),
    [
        pytest.param("A bomb went off in Sadr City, in eastern Baghdad.", "Sadr City", "Baghdad", id="city-named"),
        pytest.param(
            "Gangs burnt houses in Solino, witnesses in Port-au-Prince said.", "Solino", "Port-au-Prince", id="new"
        ),
        pytest.param(
            "Two died in Crown Heights and one in Brownsville, in Brooklyn.",
            "Brownsville",
            "New York City",
            id="borough",
        ),
    ],
)
def test_a_quarter_is_that_of_the_city_named_with_it(text: str, quote: str, city: str) -> None:
    entry = best(mention(text, quote))
    while entry.part_of is not None and (around := GAZETTEER.entry(entry.part_of)) is not None:
        entry = around
    assert entry.name == city


def test_the_short_form_of_a_state_after_a_town_is_no_second_place() -> None:
    assert names("Two were shot in Memphis, Tenn., on Friday.") == ["Memphis"]


def test_the_city_after_a_quarter_is_the_city_it_is_in() -> None:
    found = mention("Shells fell on Eastleigh, in Nairobi. Smoke hung over the city.", "the city")
    assert best(found).name == "Nairobi"


def test_a_quarter_whose_city_is_not_named_is_a_town_of_its_name_elsewhere() -> None:
    assert best(mention("The army took Garfield, Kansas, on Friday.", "Garfield")).part_of is None


def test_a_name_of_several_is_no_quarter_of_a_city_not_told_of() -> None:
    assert names("Gangs burnt houses in Solino on Friday. Port-au-Prince was calm.") == ["Solino", "Port-au-Prince"]
    assert names("A fire broke out in Midtown on Friday. Goma was calm.") == ["Goma"]
    assert names("Gangs burnt houses in Solino on Friday. Goma was calm.") == ["Solino", "Goma"]
    assert names("Four men were shot in South Los Angeles.") == ["South Los Angeles"]


def test_a_water_told_of_by_a_town_leaves_the_place_to_the_town() -> None:
    assert names("A boat sank on Lake Kivu near Goma.") == ["Goma"]
    assert names("A boat sank on Lake Kivu on Friday.") == ["Lake Kivu"]


def test_a_small_namesake_far_from_all_the_rest_is_doubted() -> None:
    def small(lat: float, lon: float) -> Entry:
        town = GAZETTEER.find("Goma", "CD")[0]
        return msgspec.structs.replace(town, id="geonames:0", lat=lat, lon=lon, population=900, capital_of=None)

    rest = GAZETTEER.find("Bukavu", "CD")[0]
    article = make_article("Bukavu was calm. So was Goma.")
    two = [name for name in place_names.scan(article, GAZETTEER, load_words()) if name.quote in {"Bukavu", "Goma"}]
    weights = load_words().company
    near = reconsider(two, [(rest,), (small(-2.3, 28.9),)], [0.95, 0.5], weights)
    far = reconsider(two, [(rest,), (small(45.0, -90.0),)], [0.95, 0.5], weights)
    assert near[0] == far[0] == 0.95
    assert far[1] < 0.5 < near[1]


@pytest.mark.parametrize(
    ("text", "names_told"),
    [
        pytest.param(
            "A quake shook Iran's Southern Province of Hormozgan.", ["Iran", "Hormozgan"], id="of no state told of"
        ),
        pytest.param(
            "Police in Leeds said a man stabbed Marlow. Marlow died on Sunday. He had stolen from Marlow.",
            ["Leeds"],
            id="somebody stabbed wherever he is named",
        ),
    ],
)
def test_what_one_mention_shows_to_be_no_place_is_none_in_the_others(text: str, names_told: list[str]) -> None:
    assert names(text) == names_told


def test_an_adjective_before_its_unit_means_the_unit_and_no_village_of_like_sound() -> None:
    text = "Ukrainian officials in Kyiv said 31 villages were flooded in Mykolaivska oblast, and 12 in Donetska oblast."
    assert [best(mention(text, quote)).level for quote in ("Mykolaivska", "Donetska")] == ["admin1", "admin1"]


@pytest.mark.parametrize(
    ("text", "quote", "level"),
    [
        pytest.param(
            "A bomb was dropped on a village in Kunduz, Afghan police said.", "Kunduz", "admin1", id="a village in it"
        ),
        pytest.param("Shells hit two towns in Homs, Syrian activists said.", "Homs", "admin1", id="towns in it"),
        pytest.param("A bomb went off in Kunduz, Afghan police said.", "Kunduz", "settlement", id="bare"),
        pytest.param(
            "The storm ravaged Leyte, Philippine officials said.", "Leyte", "admin2", id="a small town of its name"
        ),
        pytest.param("He fled from Rochester, New York, they said.", "New York", "admin1", id="behind its town"),
        pytest.param("He fled to New York, they said.", "New York", "settlement", id="a city by itself"),
    ],
)
def test_a_unit_is_told_from_the_town_of_its_name_by_what_lies_in_it(text: str, quote: str, level: str) -> None:
    assert best(mention(text, quote)).level == level


def test_an_airport_called_by_the_name_of_its_city_is_that_one() -> None:
    assert best(mention("Police at Istanbul Airport held two men.", "Istanbul Airport")).name == "Istanbul Airport"
