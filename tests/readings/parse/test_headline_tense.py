"""The present of headlines becomes the past, and only where it is a verb."""

from __future__ import annotations

import msgspec
import pytest

from dateline.model.article import Zone
from dateline.readings.by_rules import RulesReader
from dateline.readings.parse.headline_tense import told_in_past
from tests.conftest import make_article


@pytest.mark.parametrize(
    ("words", "names", "wanted"),
    [
        pytest.param("Rebels capture key town", (), "Rebels captured key town", id="many do it"),
        pytest.param("Army shells village", (), "Army shelled village", id="one does it"),
        pytest.param("Bus plunges into ravine", (), "Bus plunged into ravine", id="a singular that ends in s"),
        pytest.param("Houthis seize port", {0}, "Houthis seized port", id="a name"),
        pytest.param("Two die in Juba", (), "Two died in Juba", id="a number"),
        pytest.param("Bandits storm village , abduct 20", (), "Bandits stormed village , abducted 20", id="and do another thing"),
        pytest.param("12 killed as boat sinks", (), "12 killed as boat sank", id="in a clause of its own"),
        pytest.param("Force Kills , Detains Rebels", (), "Force killed , detained Rebels", id="in title case"),
        pytest.param("Boat carrying migrants sinks off Lamu", (), "Boat carrying migrants sank off Lamu", id="one that carries many"),
        pytest.param("Rebels , government sign truce", (), "Rebels , government signed truce", id="two do it"),
        pytest.param("Protesters open gates", (), "Protesters opened gates", id="no doubled letter"),
        pytest.param("Rebel attack kills nine", (), "Rebel attack killed nine", id="a noun stays one"),
        pytest.param("Air strikes kill nine", (), "Air strikes killed nine", id="a plural noun stays one"),
        pytest.param("Taliban attack in Kabul", {0}, "Taliban attack in Kabul", id="the attack of a name"),
        pytest.param("Taliban storm town and empty its prison", (), "Taliban stormed town and empty its prison", id="a group that is many"),
        pytest.param("Taliban attack in Kabul", (), "Taliban attack in Kabul", id="the attack of such a group"),
        pytest.param("Rebels plan to capture town", (), "Rebels plan to capture town", id="an infinitive"),
        pytest.param("The capture of a town", (), "The capture of a town", id="after an article"),
        pytest.param("Teachers strike over pay", (), "Teachers strike over pay", id="those who strike strike nobody"),
        pytest.param("Strikes continue", (), "Strikes continue", id="the first word"),
    ],
)  # fmt: skip
def test_the_finite_verbs_of_a_headline_are_put_into_the_past(words: str, names: object, wanted: str) -> None:
    assert " ".join(told_in_past(words.split(), names)) == wanted  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        pytest.param("Rebels capture key town of Goma", "capture", id="capture"),
        pytest.param("Militants ambush convoy near Gao", "attack", id="ambush"),
        pytest.param("Landslide buries 12 near Cusco", "disaster", id="landslide"),
        pytest.param("Bus plunges into ravine near Cusco, 20 dead", "accident", id="accident"),
    ],
)
def test_an_act_told_in_the_present_by_a_headline_is_found(headline: str, kind: str, reader: RulesReader) -> None:
    article = make_article(headline)
    zone = Zone(kind="headline", start=0, end=len(headline), language="en")
    claims = reader.read(msgspec.structs.replace(article, zones=(zone,))).claims
    assert (kind, "current") in {(c.kind, c.tense) for c in claims}


def test_a_quote_from_a_headline_is_as_printed(reader: RulesReader) -> None:
    article = make_article("Rebels capture Goma")
    zone = Zone(kind="headline", start=0, end=len(article.text), language="en")
    (claim,) = reader.read(msgspec.structs.replace(article, zones=(zone,))).claims
    assert claim.trigger.quote == "capture"
