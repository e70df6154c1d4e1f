"""A claim is held only against clusters of its days, and none that it belongs to is missed by that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.picture import PictureClaim, Published
from dateline.picture.events import resolve as events
from dateline.picture.events.nearby import Nearby
from dateline.picture.events.sides import Sides
from dateline.picture.judged import Judged
from dateline.picture.links.nesting import Nesting
from tests.counting import count_calls
from tests.picture.factory import DAY, FakeGazetteer, after, make_actors, make_claim, make_places, make_published

REGION = "norda"


class All:
    """Gives every cluster of a region, as if there were no days."""

    def __init__(self, published: object, news: Iterable[Sequence[str]]) -> None:
        self._kept: dict[str, dict[events.Cluster, None]] = {}

    def keep(self, region: str | None, claim: PictureClaim, cluster: events.Cluster) -> None:
        for place in (region, claim.article_id):
            if place is not None:
                self._kept.setdefault(place, {})[cluster] = None

    def of(self, region: str, claim: PictureClaim) -> list[tuple[int, events.Cluster]]:
        return list(enumerate(self._kept.get(region, {})))


def nearby(published: dict[str, Published], news: Sequence[Sequence[str]] = ()) -> Nearby[str]:
    return Nearby(published, news)


def found(index: Nearby[str], claim: PictureClaim) -> list[str]:
    return [cluster for _, cluster in index.of(REGION, claim)]


def test_clusters_of_other_seasons_are_not_looked_at():
    index = nearby({f"art-{a}": make_published(after(2500)) for a in "bc"})
    index.keep(REGION, make_claim("1", "a"), "june")
    index.keep(REGION, make_claim("2", "b", on=after(300)), "april")
    assert found(index, make_claim("3", "c", on=after(2))) == ["june"]


def test_a_claim_without_a_day_is_of_the_days_of_its_report():
    index = nearby({"art-a": make_published(), "art-b": make_published(after(300))})
    index.keep(REGION, make_claim("1"), "june")
    assert found(index, make_claim("2", "a", on=None)) == ["june"]
    assert found(index, make_claim("2", "b", on=None)) == []


def test_reports_of_one_matter_are_looked_at_whenever_they_came_out():
    dates = {"art-a": make_published(), "art-b": make_published(None)}
    index = nearby(dates, [("art-a", "art-b")])
    index.keep(REGION, make_claim("1"), "june")
    assert found(index, make_claim("2", "b", on=None)) == ["june"]
    assert found(nearby(dates), make_claim("2", "b", on=None)) == []


def test_a_report_dated_to_a_fortnight_is_also_of_the_days_of_its_matter():
    dates = {"art-a": make_published(), "art-b": make_published(after(57), after(68)), "art-c": make_published()}
    index = nearby(dates, [("art-a", "art-b")])
    index.keep(REGION, make_claim("1", "b", on=None), "june")
    assert found(index, make_claim("2", "c", on=None)) == ["june"]


def test_news_of_a_long_time_is_of_that_time_though_its_report_has_no_date():
    index = nearby({"art-a": make_published(None), "art-d": make_published()})
    index.keep(REGION, make_claim("1", on=(DAY, after(101))), "long")
    assert found(index, make_claim("2", "d", on=None)) == ["long"]


def test_what_may_be_of_any_day_is_held_against_all():
    index = nearby({f"art-{a}": make_published(after(2500)) for a in "bc"})
    index.keep(REGION, make_claim("1", "a"), "june")
    index.keep(REGION, make_claim("2", "b", on=(DAY, after(2000)), tense="background"), "years")
    assert found(index, make_claim("3", "c", on=after(1500))) == ["years"]
    assert found(index, make_claim("4", "c", on=(DAY - timedelta(days=2000), after(900)), tense="background")) == [
        "june",
        "years",
    ]


def test_a_cluster_is_found_in_each_of_its_regions_by_all_its_days():
    index = nearby({"art-a": make_published()})
    index.keep("suda", make_claim("1"), "one")
    index.keep(REGION, make_claim("2", on=after(300)), "one")
    assert found(index, make_claim("3")) == ["one"]


CLAIMS = st.lists(
    st.tuples(
        st.sampled_from("abcde"),
        st.none() | st.tuples(st.integers(-40, 400), st.integers(0, 3) | st.integers(0, 800)),
        st.sampled_from(("marvik", "norda", "olm", "tarn", "XX", None)),
        st.sampled_from(("capture", "attack", "killing")),
        st.sampled_from(("current", "current", "background")),
        st.sampled_from(("positive", "positive", "negative")),
    ),
    max_size=14,
)
REPORTS = st.tuples(*[st.none() | st.tuples(st.integers(-20, 400), st.integers(0, 3) | st.integers(0, 900))] * 5)


@settings(max_examples=300, deadline=None)
@given(CLAIMS, REPORTS, st.sampled_from(((), ("ab",), ("abc", "de"))))
def test_looking_at_days_changes_no_event(told, reports, news):
    published = {
        f"art-{name}": make_published(*(after(d) for d in (on[0], sum(on))) if on else (None,))
        for name, on in zip("abcde", reports, strict=True)
    }
    claims = [
        make_claim(
            str(n), name, on=(after(on[0]), after(sum(on))) if on else None, place_id=place, kind=kind, tense=tense,
            polarity=polarity, certainty="doubted" if polarity == "negative" else "asserted",
        )
        for n, (name, on, place, kind, tense, polarity) in enumerate(told)
    ]  # fmt: skip
    groups = [tuple(f"art-{name}" for name in group) for group in news]
    assert resolved(claims, published, groups, Nearby) == resolved(claims, published, groups, All)


def resolved(
    claims: Sequence[PictureClaim], published: dict[str, Published], news: Sequence[Sequence[str]], index: type
):
    nesting = Nesting(FakeGazetteer(), make_places())  # type: ignore[arg-type]
    events.Nearby, kept = index, events.Nearby
    try:
        clusters = events.resolve(claims, published, nesting, Sides(make_actors()), Judged(()), news)
    finally:
        events.Nearby = kept
    return [([c.id for c in each.claims], [c.id for c in each.denials]) for each in clusters]


def test_four_times_as_many_happenings_of_one_town_cost_little_more_than_four_times_the_work():
    def work(count: int) -> int:
        claims = [make_claim(f"{n:04d}", f"{n}", on=after(10 * n)) for n in range(count)]
        published = {c.article_id: make_published(c.earliest) for c in claims}
        return count_calls(lambda: resolved(claims, published, (), Nearby))

    assert work(240) < 5 * work(60)
