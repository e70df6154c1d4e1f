"""How many places were taken is a count that grows: a lower figure is older, or of less, and contradicts nothing."""

from __future__ import annotations

from datetime import date

from dateline.model.picture import Finding, PictureClaim, PictureQuantity
from dateline.picture.findings.tallied import tally
from tests.picture.factory import ARMY, RED, after, make_actors, make_claim, make_event, make_origins, make_published


def counted(id: str, article: str, number: int, text: str, of: str = "towns", **changes: object) -> PictureClaim:
    high = changes.pop("high", number)
    quantity = PictureQuantity(measure="taken", of=of, low=number, best=number, high=high, text=text)  # type: ignore[arg-type]
    return make_claim(id, article, tells="count", place_id=None, quantities=(quantity,), on=None, **changes)


def findings(*told: PictureClaim, gains: tuple[PictureClaim, ...] | None = None) -> tuple[Finding, ...]:
    taken = gains if gains is not None else (make_claim("x", "a"), make_claim("y", "b", place_id="olm", on=after(2)))
    events = [make_event([c], story_id="sto-1", article_ids=("art-a", "art-b", "art-c")) for c in taken]
    published = {f"art-{name}": make_published(after(n)) for n, name in enumerate("abc")}
    return tally(events, (*taken, *told), published, make_origins(), make_actors())


def relations(finding: Finding) -> list[tuple[str | None, str, date | None]]:
    return [(a.value, a.relation, a.as_of) for a in finding.answers]


def test_a_third_town_and_a_fifth_are_one_count_going_on():
    (found,) = findings(counted("m", "a", 3, "third", "town"), counted("n", "b", 5, "five"))
    assert (found.question, found.status, found.event_id) == ("taken: towns", "superseded", "evt-x")
    assert relations(found) == [("five towns", "agrees", after(1)), ("third town", "superseded", after(0))]


def test_at_least_as_many_refines_and_counts_the_origins_together():
    (found,) = findings(counted("m", "a", 5, "at least five", high=None), counted("n", "b", 5, "five"))
    assert [a.relation for a in found.answers] == ["agrees", "refines"]
    assert found.status == "corroborated"


def test_a_count_of_one_day_or_of_further_places_is_of_another_scope():
    (found,) = findings(
        counted("m", "a", 5, "five"),
        counted("n", "b", 3, "third", "town", time_text="one day"),
        counted("o", "c", 2, "two", "other towns"),
    )
    assert [a.relation for a in found.answers] == ["agrees", "different-scope", "different-scope"]


def test_towns_villages_and_the_other_side_are_counted_apart():
    army = make_claim("z", "b", kind="recapture", actor_ids=(ARMY,), on=after(2))
    found = findings(
        counted("m", "a", 5, "five"),
        counted("n", "a", 9, "nine", "villages"),
        counted("o", "b", 2, "two", actor_ids=(ARMY,)),
        gains=(make_claim("x", "a"), army),
    )
    assert {(f.question, f.event_id) for f in found} == {
        ("taken: towns", "evt-x"),
        ("taken: villages", "evt-x"),
        ("taken: towns", "evt-z"),
    }


def test_words_that_name_no_taker_count_for_the_only_one_there_is():
    (found,) = findings(counted("m", "a", 5, "five"), counted("n", "b", 5, "five", actor_ids=()))
    assert [len(a.claim_ids) for a in found.answers] == [2]
    army = make_claim("z", "b", actor_ids=(ARMY,), on=after(2))
    assert findings(counted("n", "b", 5, "five", actor_ids=()), gains=(make_claim("x", "a"), army)) == ()


def test_a_count_without_any_place_that_was_taken_hangs_on_nothing():
    assert findings(counted("m", "a", 5, "five"), gains=()) == ()
    assert findings(counted("m", "a", 5, "five", "bridges")) == ()
    assert RED in make_actors()
