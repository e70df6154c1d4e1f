"""Each question about an event is answered by every report that speaks to it; what cannot all be true is contested."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.picture.findings.compare import compare
from dateline.picture.findings.counted import fold, group_of
from dateline.picture.findings.reconcile import Figure, strict, ucdp
from dateline.picture.links.hours import apart
from tests.picture.factory import (
    ARMY,
    DAY,
    POLICE,
    RED,
    STATE,
    after,
    make_actors,
    make_claim,
    make_killing,
    make_origins,
    make_published,
    make_speaker,
    published_for,
)

VELLE = make_speaker("Jan Velle", "army spokesman", "per-velle")


def ask(claims, denials=(), days=None, question=None):
    """Compare; ``days`` gives by article how many days after the first its report was published."""
    published = {f"art-{n}": make_published(after((days or {}).get(n, 0))) for n in "abcdefgh"}
    found = compare("evt-1", claims, denials, published, make_origins(), make_actors())
    return next((f for f in found if f.question == question), None) if question else found


def figures(finding):
    return [(a.best, a.relation) for a in finding.answers]


@pytest.mark.parametrize(
    ("claims", "days", "status", "answers"),
    [
        pytest.param([("a", 3), ("b", 3)], {}, "corroborated", [(3, "agrees")], id="the same"),
        pytest.param([("a", 3), ("a", 3)], {}, "single", [(3, "agrees")], id="one report twice"),
        pytest.param([("a", 3), ("b", 5)], {}, "contested", [(3, "agrees"), (5, "contradicts")], id="two at once"),
        pytest.param([("a", 30), ("b", (24, 24, 99))], {}, "corroborated", [(30, "agrees"), (24, "refines")], id="dozens"),
        pytest.param([("a", 4), ("b", (2, 3, 9))], {}, "corroborated", [(4, "agrees"), (3, "refines")], id="several"),
        pytest.param([("a", 14), ("b", (2, 3, 9))], {}, "contested", [(14, "agrees"), (3, "contradicts")], id="more than several"),
        pytest.param([("a", 27), ("b", (25, 25, None))], {}, "corroborated", [(27, "agrees"), (25, "refines")], id="at least"),
        pytest.param([("a", 7), ("b", (0, None, 10))], {}, "corroborated", [(7, "agrees"), (None, "refines")], id="up to"),
        pytest.param([("a", 19), ("b", 22)], {"b": 1}, "superseded", [(22, "agrees"), (19, "superseded")], id="a risen toll"),
        pytest.param([("a", 22), ("b", 19)], {"b": 1}, "contested", [(19, "agrees"), (22, "contradicts")], id="a fallen toll"),
        pytest.param([("a", (12, 12, None)), ("b", 31)], {"b": 1}, "superseded", [(31, "agrees"), (12, "superseded")], id="at least, then a count"),
        pytest.param([("a", 31), ("b", (12, 12, None))], {"b": 1}, "corroborated", [(31, "agrees"), (12, "refines")], id="a count, then at least"),
        pytest.param([("a", (2, 3, 9)), ("b", 8), ("c", (2, 3, 9))], {}, "corroborated", [(8, "agrees"), (3, "refines")], id="several twice"),
        pytest.param([("a", 22), ("a", 19)], {}, "single", [(19, "agrees"), (22, "different-scope")], id="one voice of two parts"),
    ],
)  # fmt: skip
def test_figures_agree_where_they_can_all_be_true(claims, days, status, answers):
    finding = ask([make_killing(str(n), a, f) for n, (a, f) in enumerate(claims)], days=days, question="killed")
    assert (finding.status, figures(finding)) == (status, answers)


def test_a_speaker_who_revises_a_toll_downwards_supersedes_it():
    claims = [make_killing("x", "a", 22, speaker=VELLE), make_killing("y", "b", 19, speaker=VELLE)]
    finding = ask(claims, days={"b": 1}, question="killed")
    assert (finding.status, figures(finding)) == ("superseded", [(19, "agrees"), (22, "superseded")])


def test_a_toll_that_includes_the_earlier_supersedes_that_of_another_speaker():
    doctor = make_speaker("Eva Lind", "a doctor")
    claims = [make_killing("x", "a", 8, speaker=VELLE), make_killing("y", "b", 11, speaker=doctor, cumulative=True)]
    assert ask(claims, days={"b": 2}, question="killed").status == "superseded"
    assert ask(claims, days={"b": 0}, question="killed").status == "contested"


@pytest.mark.parametrize(
    ("quote", "status"),
    [
        ("the blast killed 68, correcting an earlier figure of 75", "superseded"),
        ("the ministry lowered the toll to 68", "superseded"),
        ("the blast killed 68", "contested"),
    ],
)
def test_a_fallen_toll_takes_the_place_of_the_one_it_corrects(quote, status):
    doctor = make_speaker("Eva Lind", "a doctor")
    claims = [make_killing("x", "a", 75, speaker=VELLE), make_killing("y", "b", 68, speaker=doctor, quote=quote)]
    assert ask(claims, days={"b": 1}, question="killed").status == status


def test_fewer_are_missing_on_the_next_day_and_two_numbers_of_one_day_contradict():
    doctor = make_speaker("Eva Lind", "a doctor")
    claims = [
        make_killing("x", "a", 150, measure="missing", speaker=VELLE),
        make_killing("y", "b", 80, measure="missing", speaker=doctor),
    ]
    later = ask(claims, days={"b": 2}, question="missing")
    assert (later.status, figures(later)) == ("superseded", [(80, "agrees"), (150, "superseded")])
    assert ask(claims, question="missing").status == "contested"


def test_killed_or_hurt_is_asked_only_where_nobody_tells_the_two_apart():
    both = make_killing("x", "a", 60, measure="casualties")
    assert figures(ask([both], question="casualties")) == [(60, "agrees")]
    assert ask([both, make_killing("y", "b", 20)], question="casualties") is None


def test_a_later_figure_of_another_speaker_contradicts():
    claims = [
        make_killing("x", "a", 8, speaker=VELLE),
        make_killing("y", "b", 11, speaker=make_speaker("Eva Lind", "a doctor")),
    ]
    assert ask(claims, days={"b": 2}, question="killed").status == "contested"


def test_about_a_number_agrees_with_one_near_it():
    claims = [make_killing("x", "a", 500, text="about 500"), make_killing("y", "b", 483)]
    assert ask(claims, question="killed").status == "corroborated"
    assert ask([claims[0], make_killing("y", "b", 300)], question="killed").status == "contested"


def test_a_total_over_weeks_is_of_another_scope_and_a_passing_mention_of_the_year_is_not():
    day = make_killing("x", "a", 3)
    weeks = make_killing("y", "b", 90, on=(after(-40), DAY))
    finding = ask([day, weeks], question="killed")
    assert (finding.status, figures(finding)) == ("single", [(3, "agrees"), (90, "different-scope")])
    year = make_killing(
        "y", "b", 3, on=(DAY.replace(month=1, day=1), DAY.replace(month=12, day=31)), tense="background"
    )
    assert ask([day, year], question="killed").status == "corroborated"


def test_a_total_over_months_alone_answers_nothing_of_the_day():
    day = make_killing("x", "a", 3)
    months = make_killing("y", "b", 212, of="civilians", on=(after(-150), DAY))
    assert ask([day, months], question="killed: civilians") is None
    assert ask([months], question="killed: civilians").answers[0].best == 212
    days = make_killing("y", "b", 2, of="civilians", on=(after(-5), DAY))
    assert ask([day, days], question="killed: civilians").answers[0].best == 2


def test_the_series_over_time_is_kept():
    claims = [make_killing(n, n, f) for n, f in zip("abcd", (19, 22, 30, 42), strict=True)]
    finding = ask(claims, days={"b": 1, "c": 3, "d": 60}, question="killed")
    series = sorted((a.as_of, a.best) for a in finding.answers)
    assert series == [(DAY, 19), (after(1), 22), (after(3), 30), (after(60), 42)]
    assert finding.answers[0].best == 42


@given(st.permutations(range(7)))
def test_the_order_of_claims_does_not_matter(order):
    told = [("a", 3), ("b", 5), ("c", (2, 3, 9)), ("d", 5), ("a", 40), ("e", (4, 4, None)), ("f", 3)]
    claims = [make_killing(str(n), a, f, means="bomb") for n, (a, f) in enumerate(told)]
    assert ask([claims[i] for i in order]) == ask(claims)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("policemen", "Afghan police officers", True, id="one force"),
        pytest.param("people", "victims", True, id="people in general"),
        pytest.param("insurgents", "Taliban fighters", True, id="fighters"),
        pytest.param("civilians", "local residents", True, id="civilians"),
        pytest.param("15-year-old boy", "children", True, id="children"),
        pytest.param("civilians", "soldiers", False, id="civilians are no soldiers"),
        pytest.param("people", "children", False, id="children are some of the people"),
        pytest.param("Armenian soldiers", "Azerbaijani soldiers", False, id="two armies"),
        pytest.param("aid workers", "factory workers", False, id="two trades"),
        pytest.param("Afghan Air Force pilot", "pilots", True, id="a pilot"),
        pytest.param("", "people", True, id="no noun"),
        pytest.param("additional victims", "victims", False, id="further ones"),
    ],
)
def test_groups_are_one_by_head_noun_and_side(one, other, same):
    names = fold([group_of(one), group_of(other)])
    assert (names[group_of(one)] == names[group_of(other)]) is same


def test_a_group_of_unknown_side_joins_none_where_two_sides_are_named():
    names = fold([group_of(w) for w in ("soldiers", "Armenian soldiers", "Azerbaijani soldiers")])
    assert sorted(names.values()) == ["Armenian soldiers", "Azerbaijani soldiers", "soldiers"]


@given(st.text(max_size=60))
def test_any_words_have_a_group(words):
    group = group_of(words)
    assert group_of(words) == group
    assert set(fold([group])) == {group}


def test_killed_civilians_and_killed_policemen_are_two_questions():
    found = ask([make_killing("x", "a", 3, "civilians"), make_killing("y", "a", 2, "policemen")])
    assert [f.question for f in found if f.estimates] == ["killed: civilians", "killed: police"]


def test_enemy_losses_claimed_by_a_party_only_raise_high_in_the_strict_profile():
    government = make_speaker(None, "the government", STATE)
    told = [
        make_killing("x", "a", (25, 25, None), "militants", speaker=government, target_ids=(RED, POLICE)),
        make_killing("y", "a", 2, "policemen", speaker=government, target_ids=(RED, POLICE)),
    ]
    militants, police = (f for f in ask(told) if f.estimates)
    assert [(e.low, e.best, e.high) for e in militants.estimates] == [(None, None, 25), (25, 25, None)]
    assert [(e.low, e.best, e.high) for e in police.estimates] == [(2, 2, 2), (2, 2, 2)]


@pytest.mark.parametrize(
    ("given_", "in_strict", "in_ucdp"),
    [
        pytest.param([], (None, None, None), (None, None, None), id="nothing"),
        pytest.param([(5, "neutral")], (5, 5, 5), (5, 5, 5), id="one"),
        pytest.param([(5, "neutral"), (9, "direct")], (5, 9, 9), (5, 9, 9), id="who counted stands nearest"),
        pytest.param([(5, "neutral"), (7, "neutral"), (9, "neutral")], (5, 7, 9), (5, 7, 9), id="the middle of neutrals"),
        pytest.param([(5, "neutral"), (8, "neutral")], (5, 5, 8), (5, 5, 8), id="a figure that was given, not a mean"),
        pytest.param([(30, "party"), (12, "party")], (12, 12, 30), (12, 12, 30), id="the lowest of parties"),
        pytest.param([(40, "enemy"), (6, "own")], (6, 6, 40), (6, 6, 40), id="both sides"),
        pytest.param([(40, "enemy")], (None, None, 40), (40, 40, 40), id="an uncontested claim of enemy losses"),
    ],
)  # fmt: skip
def test_numbers_are_reconciled_by_two_customs(given_, in_strict, in_ucdp):
    told = [Figure(low=n, best=n, high=n, voice=voice) for n, voice in given_]
    assert tuple((e.low, e.best, e.high) for e in (strict(told), ucdp(told))) == (in_strict, in_ucdp)


def test_best_is_the_exact_figure_where_the_others_leave_room_for_it():
    told = [
        Figure(low=24, best=24, high=99, voice="direct"),
        Figure(low=12, best=12, high=None, voice="neutral"),
        Figure(low=64, best=64, high=64, voice="neutral"),
    ]
    assert (strict(told).best, ucdp(told).best) == (64, 64)
    assert strict([told[0], Figure(low=150, best=150, high=150, voice="neutral")]).best == 24


@given(
    st.lists(
        st.tuples(st.integers(0, 500), st.sampled_from(["direct", "own", "neutral", "party", "enemy"])), min_size=1
    )
)
def test_best_lies_between_low_and_high(told):
    for profile in (strict, ucdp):
        found = profile([Figure(low=n, best=n, high=n, voice=voice) for n, voice in told])
        assert found.best is None or found.low <= found.best <= found.high


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        pytest.param("bomb", "car-bomb", "corroborated", id="told more closely"),
        pytest.param("airstrike", "helicopter", "contested", id="jets are no helicopters"),
        pytest.param("mortar", "rocket", "corroborated", id="shells that witnesses confuse"),
        pytest.param("airstrike", "mortar", "contested", id="from the air or the ground"),
        pytest.param("airstrike", "gas", "corroborated", id="gas that bombs bore"),
        pytest.param("firearms", "gas", "contested", id="no gas comes from rifles"),
    ],
)
def test_means_contradict_unless_one_refines_the_other(one, other, status):
    assert (
        ask([make_killing("x", "a", means=one), make_killing("y", "b", means=other)], question="means").status == status
    )


def test_an_assault_of_hours_has_many_means_and_a_blast_one():
    for kind, status in (("attack", "corroborated"), ("bombing", "contested")):
        claims = [make_claim(n, n, kind=kind, means=m) for n, m in (("a", "grenade"), ("b", "fire"))]
        assert ask(claims, question="means").status == status


def test_up_to_a_number_gives_no_least():
    upper = make_killing("x", "a", (0, None, 500))
    assert [(e.low, e.best, e.high) for e in ask([upper], question="killed").estimates] == [(None, None, 500)] * 2


def test_one_report_that_names_two_means_contradicts_nobody():
    claims = [
        make_killing("x", "a", means="airstrike"),
        make_killing("y", "a", means="mortar"),
        make_killing("z", "b", means="mortar"),
    ]
    finding = ask(claims, question="means")
    assert (finding.status, finding.answers[0].value) == ("corroborated", "mortar")


def test_two_who_are_said_to_have_done_it_contradict_and_two_bodies_of_one_state_do_not():
    taken = make_claim("x", "a")
    assert ask([taken, make_claim("y", "b", actor_ids=("blue-front",))], question="who").status == "contested"
    army = [make_claim("x", "a", actor_ids=(ARMY,)), make_claim("y", "b", actor_ids=(STATE,))]
    assert ask(army, question="who").status == "corroborated"
    assert ask([taken, make_claim("y", "b", actor_ids=("unnamed:gunman",))], question="who").status == "corroborated"


def test_who_fought_is_not_asked_of_a_clash():
    assert (
        ask([make_claim("x", kind="clash"), make_claim("y", "b", kind="clash", actor_ids=(ARMY,))], question="who")
        is None
    )


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        pytest.param({}, {"on": (DAY, after(1))}, "corroborated", id="a day within two"),
        pytest.param({}, {"on": after(1)}, "contested", id="two days"),
        pytest.param({"time_part": "10:00"}, {"time_part": "morning"}, "corroborated", id="ten is morning"),
        pytest.param({"time_part": "09:00"}, {"time_part": "10:00"}, "corroborated", id="nearly the same hour"),
        pytest.param({"time_part": "05:00"}, {"time_part": "16:00"}, "contested", id="hours of one act"),
        pytest.param(
            {"time_part": "05:00", "kind": "clash"}, {"time_part": "16:00"}, "corroborated", id="hours of two acts"
        ),
    ],
)
def test_times_contradict_where_they_exclude_each_other(one, other, status):
    assert ask([make_claim("x", "a", **one), make_claim("y", "b", **other)], question="when").status == status


def test_what_goes_on_for_hours_has_many_hours():
    claims = [
        make_claim("x", "a", kind="clash", time_part="05:00"),
        make_claim("y", "b", kind="clash", time_part="16:00"),
    ]
    assert ask(claims, question="when").status == "corroborated"


def test_the_closest_time_comes_first():
    vague = [make_claim(n, n, on=(DAY.replace(month=1, day=1), DAY.replace(month=12, day=31))) for n in "abc"]
    assert ask([*vague, make_claim("d", "d")], question="when").answers[0].value == "2031-06-10"


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [
        ("dawn", "16:30", True),
        ("night", "10:00", False),
        (None, "10:00", False),
        ("lunch", "10:00", False),
        ("25:99", "01:00", True),
    ],
)
def test_times_of_day_exclude_each_other_or_not(one, other, excluded):
    assert apart(one, other) is apart(other, one) is excluded


def test_centre_and_whole_are_two_scopes_and_no_contradiction():
    finding = ask(
        [make_claim("x", "a"), make_claim("y", "b", extent="part"), make_claim("z", "c", site="airport")],
        question="extent",
    )
    assert finding.status == "corroborated"
    assert {(a.value, a.relation) for a in finding.answers} == {
        ("airport", "agrees"), ("part", "different-scope"), ("whole", "different-scope"),
    }  # fmt: skip


def test_a_denial_contests_whether_it_happened():
    denial = make_claim("n", "c", polarity="negative", certainty="doubted", speaker=VELLE)
    finding = ask([make_claim("x", "a"), make_claim("y", "b")], [denial], question="occurred")
    assert (finding.status, [(a.value, a.origins) for a in finding.answers]) == ("contested", [("yes", 2), ("no", 1)])


def test_every_answer_leads_to_claims_that_were_given():
    claims = [make_killing(str(n), "abc"[n % 3], n + 1, means="bomb", time_part="dawn") for n in range(9)]
    ids = {c.id for c in claims}
    assert all(set(a.claim_ids) <= ids and a.claim_ids and a.origins > 0 for f in ask(claims) for a in f.answers)


def test_whoever_gives_the_leading_day_quarrels_with_nobody_by_another_day():
    said = make_speaker(None, "the relief agency", "org-relief")
    claims = [
        make_claim("x", "a", speaker=said),
        make_claim("y", "a", speaker=said, on=after(1)),
        make_claim("z", "b", time_part="morning"),
    ]
    found = {f.question: f for f in compare("evt-x", claims, (), published_for(claims), make_origins(), make_actors())}
    assert found["when"].status == "corroborated"


@pytest.mark.parametrize(
    ("earlier", "later", "status"),
    [
        pytest.param({"number": 8}, {"number": 11}, "superseded", id="two hospitals count on"),
        pytest.param({"number": 11}, {"number": 8}, "contested", id="a fallen toll"),
        pytest.param({"number": (24, 24, None)}, {"number": 69}, "superseded", id="at least so many, left behind"),
        pytest.param({"number": (2, 2, 9)}, {"number": 8}, "corroborated", id="a word stays true"),
        pytest.param({"speaker": VELLE, "number": 8}, {"number": 11}, "contested", id="a spokesman of arms"),
        pytest.param(
            {"speaker": VELLE, "number": 8, "kind": "accident"}, {"number": 11}, "superseded", id="after a wreck"
        ),
    ],
)
def test_a_toll_that_no_party_gives_goes_on_rising(earlier, later, status):
    doctor, nurse = make_speaker("Eva Lind", "a doctor"), make_speaker("Ada Moe", "a nurse")
    claims = [
        make_killing("x", "a", **({"speaker": doctor} | earlier)),
        make_killing("y", "b", **({"speaker": nurse} | later)),
    ]
    assert ask(claims, days={"b": 2}, question="killed").status == status


def test_others_hurt_beside_the_dead_are_all_the_hurt_and_beside_some_hurt_are_the_rest():
    nine = make_killing("x", "a", 9, "others", measure="injured")
    assert ask([nine], question="injured").answers[0].best == 9
    two = make_killing("y", "a", 2, "children", measure="injured")
    assert ask([nine, two], question="injured: others").answers[0].best == 9


@pytest.mark.parametrize(
    "part",
    [
        pytest.param({"tells": "part-toll"}, id="those brought to one hospital"),
        pytest.param({"quote": "7 of them died at the scene"}, id="some of them"),
        pytest.param({"quote": "one was badly hurt, while the other 7 died"}, id="the rest of them"),
        pytest.param({"quote": "In Olm alone 7 people died."}, id="in one place alone"),
        pytest.param({"quote": "Villagers say that 7 died there."}, id="there"),
        pytest.param({"quote": "15 deaths, of which 5 in Tarn and 7 in Olm"}, id="of which in a place"),
        pytest.param({"quote": "15 lost their lives, including 7 from Olm"}, id="including those of a place"),
    ],
)
def test_a_part_of_a_toll_does_not_contradict_the_whole(part):
    finding = ask([make_killing("x", "a", 15), make_killing("y", "b", 7, **part)], question="killed")
    assert (finding.status, figures(finding)) == ("single", [(15, "agrees"), (7, "different-scope")])


def test_what_a_report_divides_its_whole_into_is_a_part_wherever_it_tells_it():
    whole = make_killing("x", "a", 15, quote="15 deaths, of which 7 in Olm and 5 in Tarn")
    part = make_killing("y", "a", 7, quote="The committee has put the dead at 7.")
    assert figures(ask([whole, part], question="killed")) == [(15, "agrees"), (7, "different-scope")]


def test_a_lower_figure_that_nobody_divides_off_is_not_a_part():
    whole = make_killing("x", "a", 15, quote="15 deaths, of which 6 in Olm")
    other = make_killing("y", "b", 7, quote="The council speaks of 7 deaths.")
    assert ask([whole, other], question="killed").status == "contested"


def test_the_bodies_that_brought_a_toll_to_what_it_is_are_a_part_of_it():
    one = make_killing("x", "a", 50, text="50", cumulative=True)
    both = replace(one, quantities=(*one.quantities, *make_killing("y", "a", 26, "more bodies").quantities))
    assert figures(ask([both], question="killed"))[0] == (50, "agrees")


@pytest.mark.parametrize(
    ("of", "quote", "moved"),
    [
        ("miners", "42 miners died.", True),
        ("soldiers", "42 soldiers died.", False),
        ("miners", "42 miners died this year.", False),
    ],
    ids=["miners", "fighters", "over a year"],
)
def test_a_group_of_more_than_all_told_by_others_counts_among_all(of, quote, moved):
    claims = [make_killing("x", "a", 22), make_killing("y", "b", 42, of, quote=quote)]
    told = {number for number, _ in figures(ask(claims, question="killed"))}
    assert told == ({22, 42} if moved else {22})


@pytest.mark.parametrize(
    ("second", "best"),
    [(52, {153: "agrees", 101: "different-scope", 52: "different-scope"}), (60, {101: "different-scope"})],
    ids=["they add up", "they do not"],
)
def test_what_the_numbers_of_one_sentence_come_to_is_the_whole(second, best):
    one = make_killing("x", "a", 153, start=0, end=90)
    split = make_killing("y", "a", 101, start=0, end=90, place_id="olm").quantities
    rest = make_killing("z", "a", second, start=0, end=90, place_id="tarn").quantities
    told = [one, replace(one, id="y", quantities=split, place_id="olm"), replace(one, id="z", quantities=rest)]
    assert best.items() <= dict(figures(ask(told, question="killed"))).items()


def test_more_bodies_of_another_day_do_not_contradict_those_of_the_first():
    claims = [make_killing("x", "a", 26, "more bodies"), make_killing("y", "b", 18, "more bodies")]
    finding = ask(claims, days={"b": 1}, question="killed: others")
    assert finding.status == "single"
    assert [relation for _, relation in figures(finding)] == ["agrees", "different-scope"]


def test_a_list_by_place_is_of_parts():
    whole = make_killing("w", "a", 6, start=0, end=40)
    parts = [make_killing(p, "a", 2, place_id=p, start=60, end=120) for p in ("marvik", "olm")]
    finding = ask([whole, *parts], question="killed")
    assert figures(finding)[0] == (6, "agrees")
    assert {relation for number, relation in figures(finding) if number == 2} == {"different-scope"}


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        (("airstrike", None), ("shelling", "rocket"), "contested"),
        (("airstrike", "bomb"), ("shelling", None), "contested"),
        (("bombing", "car-bomb"), ("airstrike", None), "contested"),
        (("bombing", None), ("airstrike", "drone"), "single"),
        (("shelling", None), ("shelling", "mortar"), "corroborated"),
        (("attack", None), ("killing", "bomb"), "single"),
    ],
)
def test_the_kind_of_act_says_by_what_it_was_done(one, other, status):
    claims = [
        make_claim(n, n, kind=kind, means=means, actor_ids=())
        for n, (kind, means) in zip("ab", (one, other), strict=True)
    ]
    assert ask(claims, question="means").status == status


@pytest.mark.parametrize(
    ("place", "article", "number", "relation"),
    [
        pytest.param("norda", "a", 90, "different-scope", id="the province in the report that counts the town"),
        pytest.param("norda", "b", 90, "contradicts", id="in another report"),
        pytest.param("norda", "a", 20, "agrees", id="less than the town"),
    ],
)
def test_a_larger_figure_of_a_wider_place_is_of_another_scope(place, article, number, relation):
    town = [make_killing("x", "a", 40), make_killing("z", "c", 40)]
    wider = make_killing("y", article, number, place_id=place, start=60, end=99)
    found = dict(figures(ask([*town, wider], days={"b": 0}, question="killed")))
    assert found[number] == relation or number < 40
    assert found[40] == "agrees"


def test_the_pilot_of_a_headline_is_the_pilot_of_the_report():
    for told in ("air force pilot", "Afghan Air Force pilot"):
        claims = [make_killing("x", "a", 1, "Pilot"), make_killing("y", "a", 1, told)]
        assert [f.question for f in ask(claims) if f.question.startswith("killed")] == ["killed: pilots"]
