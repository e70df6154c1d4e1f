"""The sets that are scored: by what, what others published, and what is aimed at."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from bench import (
    borrowed,
    bundles,
    current_events,
    ecbplus,
    gun_incidents,
    isaf,
    judged,
    muc4,
    plover,
    plover_model,
    timelines,
)
from bench.sets import Scored


class Entry(Struct, frozen=True, kw_only=True):
    """One set: how it is scored, sampled and in full, and what its figures are held against."""

    title: str
    sampled: Callable[[], Scored]
    full: Callable[[], Scored]
    published: Mapping[str, str] = {}
    """Figure -> best known of others, as they name it."""
    target: Mapping[str, float] = {}
    """Figure -> what is aimed at; negative where less is better (-1 means at most 1)."""


CATALOGUE: Mapping[str, Entry] = {
    "times": Entry(
        title="TempEval-3: time expressions",
        sampled=lambda: borrowed.score_times(None),
        full=lambda: borrowed.score_times(None),
        published={"strict_f1": "HeidelTime 81.8", "relaxed_f1": "HeidelTime 90.7", "value_f1": "HeidelTime 78.1"},
        target={"relaxed_f1": 90, "value_f1": 80},
    ),
    "places": Entry(
        title="LGL and GeoVirus: place names",
        sampled=lambda: borrowed.score_places(120),
        full=lambda: borrowed.score_places(None),
        published={
            "lgl tagging F1": "57-71",
            "lgl within 161 km": "Mordecai 3 82.7",
            "geovirus within 161 km": "CamCoder 82",
        },
        target={
            "lgl tagging F1": 75,
            "geovirus tagging F1": 80,
            "lgl within 161 km": 80,
            "geovirus within 161 km": 85,
        },
    ),
    "speakers": Entry(
        title="PolNeAR: who said what",
        sampled=lambda: borrowed.score_speakers(40),
        full=lambda: borrowed.score_speakers(None),
        published={"content F1": "people agree 92.3"},
        target={"content F1": 70, "right source": 85},
    ),
    "plover": Entry(
        title="PLOVER sentences: who did what to whom, rules alone",
        sampled=lambda: plover.score(None),
        full=lambda: plover.score(None),
        published={"root found": "UniversalPetrarch 47, PETRARCH2 36, TABARI 27", "right among coded": "47, 60, 67"},
        target={"root found": 74, "right among coded": 76},
    ),
    "plover_model": Entry(
        title="PLOVER sentences: rules and a small learned model, five-fold",
        sampled=lambda: plover_model.score(None),
        full=lambda: plover_model.score(None),
        published={"root found": "words and letters alone 66", "given the phrases": "words around them 75"},
        target={"root found": 74, "right among coded": 76, "given the phrases": 82},
    ),
    "isaf": Entry(
        title="ISAF releases: day, province, group, killed, captured, air strike",
        sampled=lambda: isaf.score(None),
        full=lambda: isaf.score(None),
        published={"aggregate": "keywords 73.2, GPT-4o 85.4, tuned 7B 96.3"},
        target={"aggregate": 88},
    ),
    "shootings": Entry(
        title="Shootings: killed, wounded, city",
        sampled=lambda: borrowed.score_shootings(None),
        full=lambda: borrowed.score_shootings(None),
        published={"killed": "MaxEnt 69.8", "wounded": "MaxEnt 68.6", "city": "MaxEnt 53.8"},
        target={"killed": 76, "wounded": 75, "city": 66},
    ),
    "muc4": Entry(
        title="MUC-4: attacks in Latin America, in capitals",
        sampled=lambda: muc4.score(60),
        full=lambda: muc4.score(None),
        published={"kind F1": "systems of 1992: 55.9 over all slots at best"},
    ),
    "current_events": Entry(
        title="One-line happenings of September 2015",
        sampled=lambda: current_events.score(None),
        full=lambda: current_events.score(None),
    ),
    "bundles": Entry(
        title="Bundles of reports with a key: what the picture holds, line by line",
        sampled=lambda: bundles.score(None),
        full=lambda: bundles.score(None),
    ),
    "judged": Entry(
        title="Events of the public sets' reports, judged field by field: what was right and wrong of what is said",
        sampled=lambda: judged.score(None),
        full=lambda: judged.score(None),
    ),
    "copies": Entry(
        title="Syndication: copied text",
        sampled=lambda: borrowed.score_copies(None),
        full=lambda: borrowed.score_copies(None),
        target={"census pairs F1": 95, "spotify pairs F1": 95, "direction right": 90},
    ),
    "dating": Entry(
        title="Dating of reports whose date was taken away",
        sampled=lambda: borrowed.score_dates(3000),
        full=lambda: borrowed.score_dates(None),
        target={
            f"{name}: {what}": goal
            for name in ("gun incidents", "FA-KES", "Egypt")
            for what, goal in (("interval holds", 98), ("a day given", 60), ("given day right", 95))
        },
    ),
    "ecbplus": Entry(
        title="ECB+: look-alike happenings",
        sampled=lambda: ecbplus.score(None),
        full=lambda: ecbplus.score(None),
        published={
            "V": "tf-idf 93 (92.5 at best on these)",
            "B3": "tf-idf 86 (87.0 at best on these)",
            "events CoNLL F1": "lemma 61.9, XGBoost 74.8, neural 85.7",
        },
        target={"V": 97, "B3": 93, "events CoNLL F1": 78},
    ),
    "gun_incidents": Entry(
        title="Shootings in one city: stories, figures, look-alikes",
        sampled=lambda: gun_incidents.score(200, 250),
        full=lambda: gun_incidents.score(None, None),
        published={"story B3": "tf-idf, 30 days 88.2 (90.0 at best on this sample)"},
        target={
            "story B3": 92,
            "falsely merged articles": -1,
            "killed right": 85,
            "injured right": 75,
            "kept wholly apart": 97,
        },
    ),
    "timelines": Entry(
        title="Egypt 2011: which days matter",
        sampled=lambda: timelines.score(120),
        full=lambda: timelines.score(None),
        published={"date F1": "54.4 over nine topics"},
        target={"date F1": 55},
    ),
}
