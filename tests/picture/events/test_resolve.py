"""Claims become events by kind, place, time and sides; wording never decides."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.picture.events.resolve import worth
from tests.picture.factory import (
    ARMY,
    DAY,
    POLICE,
    RED,
    STATE,
    after,
    make_claim,
    make_killing,
    make_published,
    make_speaker,
    published_for,
    resolve,
    together,
)

ONE, TWO = {frozenset("xy")}, {frozenset("x"), frozenset("y")}
YEAR = (date(2031, 1, 1), date(2031, 12, 31))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param({}, ONE, id="told alike by two reports"),
        pytest.param({"quote": "The town fell"}, ONE, id="in other words"),
        pytest.param({"on": after(-1)}, TWO, id="the day before"),
        pytest.param({"on": (after(-1), DAY)}, ONE, id="one day within two"),
        pytest.param({"on": date(2025, 6, 10)}, TWO, id="the same day of another year"),
        pytest.param({"place_id": "tarn"}, TWO, id="another town"),
        pytest.param({"place_id": "olm"}, TWO, id="another town of the province"),
        pytest.param({"place_id": "marvik-east"}, ONE, id="a suburb"),
        pytest.param({"place_id": "norda"}, ONE, id="the province whose seat it is"),
        pytest.param({"kind": "clash"}, TWO, id="the fighting is not the capture"),
        pytest.param({"kind": "shelling"}, TWO, id="another kind"),
        pytest.param({"actor_ids": ("blue-front",)}, TWO, id="another side"),
        pytest.param({"actor_ids": ()}, ONE, id="a side not named"),
        pytest.param({"actor_ids": ("unnamed:gunman",)}, ONE, id="a nameless side"),
        pytest.param({"on": None}, ONE, id="a day not told, in a report of that day"),
        pytest.param({"polarity": "negative"}, {frozenset("x")}, id="what did not happen is no event"),
        pytest.param({"tense": "planned"}, {frozenset("x")}, id="a plan is no event"),
        pytest.param({"tense": "hypothetical"}, {frozenset("x")}, id="nor what might happen"),
        pytest.param({"tense": "undertaken-not-to"}, {frozenset("x")}, id="nor what was forsworn"),
        pytest.param({"certainty": "doubted"}, {frozenset("x")}, id="nor what is doubted"),
    ],
)
def test_two_claims_are_of_one_happening_or_of_two(other, expected):
    assert together([make_claim("x", "a"), make_claim("y", "b", **other)]) == expected


def test_army_and_police_of_one_state_are_one_side():
    assert together([make_claim("x", actor_ids=(ARMY,)), make_claim("y", "b", actor_ids=(POLICE,))]) == ONE


def test_look_alikes_of_different_years_stay_apart_whatever_their_reports():
    claims = [
        make_claim("x", on=date(2025, 3, 1)),
        make_claim("y", "b"),
        make_claim("v", "a", on=None),
        make_claim("w", "b", on=None),
    ]
    published = {"art-a": make_published(date(2025, 3, 2)), "art-b": make_published()}
    assert together(claims, published) == {frozenset("xv"), frozenset("yw")}


def test_a_passing_mention_of_a_year_joins_the_event_of_that_year():
    passing = make_claim("y", "b", on=YEAR, tense="background")
    published = {"art-a": make_published(), "art-b": make_published(date(2035, 1, 1))}
    assert together([make_claim("x"), passing], published) == ONE
    assert (
        together(
            [make_claim("x"), make_claim("y", "b", on=(date(2019, 1, 1), date(2019, 12, 31)), tense="background")],
            published,
        )
        == TWO
    )


def test_a_background_claim_without_a_time_joins_no_news():
    assert together([make_claim("x"), make_claim("y", "b", on=None, tense="background")]) == TWO


def test_an_undated_claim_of_a_report_long_after_is_another_happening():
    claims = [make_claim("x"), make_claim("y", "b", on=None)]
    assert together(claims, {"art-a": make_published(), "art-b": make_published(after(60))}) == TWO
    assert together(claims, {"art-a": make_published(), "art-b": make_published(after(-5))}) == TWO


def test_a_claim_without_a_place_does_not_glue_two_happenings():
    unplaced = make_claim("u", "c", place_id=None, target_ids=(ARMY,))
    claims = [make_claim("x"), make_claim("y", "b", place_id="tarn"), unplaced]
    assert frozenset("xy") not in {group - {"u"} for group in together(claims)}
    assert frozenset("u") in together(claims)


def test_a_claim_of_the_whole_country_does_not_glue_two_happenings():
    claims = [make_claim("x"), make_claim("y", "b", place_id="tarn"), make_claim("u", "c", place_id="XX")]
    assert {group - {"u"} for group in together(claims)} - {frozenset()} == TWO


def test_a_chain_of_vague_times_does_not_join_days_apart():
    claims = [make_claim("x"), make_claim("u", "b", on=(DAY, after(3))), make_claim("y", "c", on=after(3))]
    assert not any({"x", "y"} <= group for group in together(claims))


def test_an_act_meant_again_joins_the_act():
    first = make_claim("x", kind="bombing")
    again = make_killing("y", "a", 3, on=None, place_id=None, takes_up="clm-x")
    assert together([first, again]) == ONE


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"on": (after(-40), after(-10)), "tense": "background"}, id="another time"),
        pytest.param({"actor_ids": (ARMY,)}, id="another side"),
        pytest.param({"place_id": "tarn"}, id="another town"),
    ],
)
def test_a_definite_noun_does_not_mean_an_act_that_time_side_or_place_exclude(changes):
    first = make_claim("x", kind="withdrawal")
    assert together([first, make_claim("y", "a", kind="withdrawal", takes_up="clm-x", **changes)]) == TWO


@pytest.mark.parametrize(
    ("kinds", "kind"),
    [
        (("attack", "bombing"), "bombing"),
        (("killing", "bombing"), "bombing"),
        (("attack", "attack", "bombing"), "attack"),
    ],
)
def test_an_event_is_of_the_kind_most_claims_tell_and_of_equals_the_more_telling(kinds, kind):
    claims = [make_claim(str(n), "abc"[n], kind=k, actor_ids=(RED,), target_ids=(ARMY,)) for n, k in enumerate(kinds)]
    assert [c.kind for c in resolve(claims)] == [kind]


@pytest.mark.parametrize(
    ("changes", "events"),
    [
        pytest.param({"kind": "agreement"}, 1, id="a truce of one side on a day"),
        pytest.param({"kind": "agreement", "on": after(1)}, 2, id="another day"),
        pytest.param({"kind": "statement"}, 2, id="words may be said twice a day"),
    ],
)
def test_what_a_side_does_once_a_day_is_one_happening_wherever_it_did_it(changes, events):
    told = {"place_id": None, "target_ids": (ARMY,), "quote": "Red Column declared a truce"} | {"kind": changes["kind"]}
    other = make_claim("y", "b", **(told | changes))
    assert len(together([make_claim("x", **told), other])) == events


def test_a_denial_joins_the_event_it_denies():
    denial = make_claim(
        "n", "b", polarity="negative", certainty="doubted", speaker=make_speaker("Jan Velle", "spokesman", STATE)
    )
    (cluster,) = resolve([make_claim("x"), denial])
    assert [c.id for c in cluster.denials] == ["clm-n"]
    assert [len(c.denials) for c in resolve([make_claim("x", place_id="tarn"), denial])] == [0]


def test_a_denial_alone_makes_no_event():
    assert resolve([make_claim("n", polarity="negative", certainty="doubted")]) == []


@pytest.mark.parametrize(
    ("changes", "is_worth"),
    [
        pytest.param({}, True, id="who and where"),
        pytest.param({"place_id": None, "actor_ids": ()}, False, id="neither"),
        pytest.param({"kind": "threat", "actor_ids": (), "target_ids": (RED,)}, False, id="words of nobody"),
        pytest.param(
            {"kind": "threat", "place_id": None, "on": None}, False, id="words to nobody, nowhere, at no time"
        ),
        pytest.param({"tells": "state", "extent": "part"}, False, id="holding parts"),
        pytest.param({"kind": "agreement", "actor_ids": ()}, True, id="a truce signed there that day by nobody named"),
        pytest.param({"kind": "meeting", "actor_ids": (), "on": None}, False, id="a meeting of nobody on no day"),
        pytest.param({"kind": "sanction", "actor_ids": (), "on": None}, True, id="a measure in force there"),
        pytest.param(
            {"kind": "accusation", "place_id": None, "actor_ids": (), "target_ids": (RED,)}, True, id="charged that day"
        ),
        pytest.param({"kind": "refusal", "place_id": None, "on": None}, True, id="a denial by a side"),
        pytest.param(
            {"kind": "refusal", "place_id": None, "on": None, "actor_ids": ("per-1",)}, False, id="one man's denial"
        ),
        pytest.param(
            {"kind": "refusal", "place_id": None, "on": None, "rule": "will-not"}, False, id="what a side will not do"
        ),
    ],
)
def test_a_claim_must_say_enough_to_stand_alone(changes, is_worth):
    assert worth(make_claim("x", **changes)) is is_worth


def test_who_merely_holds_a_place_did_not_take_it_just_then():
    assert together([make_claim("x", tells="state")]) == set()
    assert together([make_claim("x"), make_claim("y", "b", tells="state", on=None)]) == ONE


def test_news_of_a_season_is_of_nothing_recalled_after_it():
    season = make_claim("x", on=(DAY, after(101)), kind="attack")
    assert together([season, make_claim("y", on=(after(102), after(130)), tense="background", kind="attack")]) == TWO


@pytest.mark.parametrize(("days", "expected"), [(20, ONE), (300, TWO)])
def test_what_an_undated_report_tells_without_a_day_joins_no_event_of_another_matter(days, expected):
    told = [make_claim("x", "a"), make_claim("y", "b", on=None)]
    dates = {"art-a": make_published(), "art-b": make_published(after(-1), after(days))}
    assert together(told, dates) == expected


def test_what_says_too_little_to_stand_alone_is_taken_up_on_one_day_only():
    fight = make_claim("x", "a", on=None, kind="clash", actor_ids=(), start=0)
    attack = make_claim("y", "a", on=after(-1), kind="attack", actor_ids=(), place_id=None, start=1)
    clash = make_claim("z", "a", kind="clash", actor_ids=(), place_id=None, start=2)
    assert together([fight, attack]) == ONE
    assert not any({"y", "z"} <= event for event in together([fight, attack, clash]))


KINDS = st.sampled_from(["capture", "clash", "attack", "bombing", "killing", "airstrike"])
DAYS = st.one_of(
    st.none(),
    st.integers(-3, 3).map(after),
    st.tuples(st.integers(-3, 0), st.integers(0, 3)).map(lambda pair: (after(pair[0]), after(pair[1]))),
    st.just(YEAR),
)


@st.composite
def bundles(draw):
    count = draw(st.integers(2, 9))
    return [
        make_claim(
            str(n),
            draw(st.sampled_from("abc")),
            on=draw(DAYS),
            kind=draw(KINDS),
            place_id=draw(st.sampled_from([None, "marvik", "olm", "norda", "XX"])),
            actor_ids=draw(st.sampled_from([(), (RED,), (ARMY,), (POLICE,)])),
            tense=draw(st.sampled_from(["current", "background"])),
            start=n,
        )
        for n in range(count)
    ]


@settings(max_examples=150, deadline=None)
@given(bundles(), st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(claims, random):
    shuffled = list(claims)
    random.shuffle(shuffled)
    published = published_for(claims)
    assert together(shuffled, published) == together(claims, published)


@settings(max_examples=150, deadline=None)
@given(bundles())
def test_each_claim_is_of_at_most_one_event_and_events_agree_with_themselves(claims):
    clusters = resolve(claims)
    ids = [c.id for cluster in clusters for c in cluster.claims]
    assert len(ids) == len(set(ids))
    for cluster in clusters:
        days = [(c.earliest or date.min, c.latest or date.max) for c in cluster.claims if c.time_basis != "unknown"]
        assert all(a[0] <= b[1] and b[0] <= a[1] for a in days for b in days), (
            "two claims of one event exclude each other in time"
        )
        assert len({c.place_id for c in cluster.claims} & {"marvik", "olm", "tarn"}) <= 1, "two towns in one event"


@settings(max_examples=60, deadline=None)
@given(bundles())
def test_a_late_report_from_elsewhere_changes_nothing(claims):
    far = make_claim("far", "z", place_id="tarn", on=after(400))
    published = published_for([*claims, far]) | {"art-z": make_published(after(400))}
    assert together([*claims, far], published) == together(claims, published) | {frozenset({"far"})}


def test_who_has_held_a_place_since_a_day_took_it_on_that_day():
    taken = make_claim("x", "a", on=(date(2029, 12, 1), date(2029, 12, 31)), tense="background")
    held = make_claim("y", "b", on=(date(2029, 12, 18), DAY), tells="state")
    assert together([taken, held]) == {frozenset("xy")}


def test_news_of_what_was_done_by_a_day_is_not_of_years_before():
    recalled = make_claim("x", "a", on=(date(2019, 11, 1), date(2019, 11, 30)), tense="background", kind="clash")
    news = make_claim("y", "b", on=(None, DAY), kind="clash")
    assert together([recalled, news]) == {frozenset("x"), frozenset("y")}


@pytest.mark.parametrize(
    ("words", "events"),
    [
        ("10 June", {frozenset("xy")}),
        ("3 June", {frozenset("x"), frozenset("y")}),
        ("Tuesday", {frozenset("x"), frozenset("y")}),
    ],
)
def test_a_report_without_a_date_is_joined_by_the_date_it_names_and_by_no_weekday(words, events):
    known, undated = make_claim("x", "a"), make_claim("y", "b", on=None, time_text=words)
    published = {"art-a": make_published(), "art-b": make_published(None)}
    assert together([known, undated], published) == events


@pytest.mark.parametrize(
    ("on", "events"),
    [
        pytest.param(DAY, {frozenset("xy")}, id="of the days of its matter"),
        pytest.param(after(-10), {frozenset("xy")}, id="of the week before"),
        pytest.param(after(-120), {frozenset("x"), frozenset("y")}, id="of months before its matter"),
        pytest.param(after(90), {frozenset("x"), frozenset("y")}, id="of months after it"),
    ],
)
def test_a_report_without_a_date_tells_of_the_time_of_its_matter(on, events):
    act = make_claim("x", "a", on=on, kind="attack", actor_ids=())
    undated = make_claim("y", "b", on=None, kind="attack", actor_ids=())
    of_the_matter = make_claim("z", "c", kind="protest", place_id="olm", actor_ids=())
    any_year = make_published(date(2029, 1, 1), date(2036, 1, 1))
    published = {"art-a": make_published(on), "art-b": any_year, "art-c": make_published()}
    told = together([act, undated, of_the_matter], published, [["art-b", "art-c"]])
    assert told == events | {frozenset("z")}


def test_of_two_reports_without_dates_each_tells_of_the_time_of_its_own_matter():
    claims = [make_claim(name, name, on=None, kind="detention", target_ids=("civilians",)) for name in "xy"]
    any_year = make_published(date(2029, 1, 1), date(2036, 1, 1))
    dated = {"art-v": make_published(), "art-w": make_published(after(200))}
    published = {"art-x": any_year, "art-y": any_year, **dated}
    assert together(claims, published, [["art-x", "art-v"], ["art-y", "art-w"]]) == {frozenset("x"), frozenset("y")}
    assert together(claims, published, [["art-x", "art-v"], ["art-y"]]) == {frozenset("x"), frozenset("y")}
    assert together(claims, published, [["art-x", "art-y"]]) == {frozenset("xy")}


def test_what_is_summed_up_over_years_is_no_act() -> None:
    act = make_claim("act", "a", kind="attack")
    sum_of_years = make_claim("sum", "b", None, kind="attack", time_text="two-and-a-half years", time_basis="unknown")
    sum_of_weeks = make_claim("weeks", "b", None, kind="attack", time_text="two weeks", time_basis="unknown")
    ago = make_claim("ago", "c", None, kind="attack", time_text="years ago", time_basis="unknown")
    told = {c.id for cluster in resolve([act, sum_of_years, sum_of_weeks, ago]) for c in cluster.claims}
    assert told == {act.id, ago.id}
