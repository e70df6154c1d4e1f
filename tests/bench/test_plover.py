"""What PLOVER would code of a sentence, and the small model that is scored beside the rules."""

from __future__ import annotations

import numpy as np
import pytest
from bench.plover_features import Candidate, Sentence, given, sentences_of
from bench.plover_model import FOLDS, ROOTS, by_lot, by_verb, cross, descend, fit

from bench import plover


def row(sentence: str, source: str = "", target: str = "", root: str = "AID") -> dict[str, str]:
    return {"sentence_id": sentence[:20], "sentence": sentence, "source": source, "target": target, "root": root}


def word(lemma: str, *points: tuple[str, str], fit: int = 6, stands: tuple[str, ...] = ()) -> Candidate:
    return Candidate(
        lemma=lemma,
        words=frozenset({f"verb:{lemma}", "always"}),
        stands=frozenset(stands),
        points=frozenset(points),
        fit=fit,
        between=True,
    )


def told(root: str, *candidates: Candidate) -> Sentence:
    return Sentence(id=root, root=root, candidates=candidates)


def best(sentences: list[Sentence], asked: Sentence) -> str:
    return ROOTS[int(fit(sentences).chances(asked).argmax())]


@pytest.mark.parametrize(
    ("sentence", "roots"),
    [
        ("Kenya condemned the attack in Juba.", ["ACCUSE"]),
        ("Nine farmers were killed in Juba.", ["ASSAULT"]),
        ("Kenya promised to help Chad.", ["AGREE"]),
        ("Leaves fell in the park.", []),
    ],
    ids=["what has no doer is not coded beside what has one", "but alone it is", "a planned friendly act", "nothing"],
)
def test_plover_codes_what_has_a_source(sentence, roots):
    assert sorted(set(plover.coded(row(sentence)))) == roots


def test_with_phrases_the_claim_whose_sides_lie_in_them_is_chosen():
    sentence = "Kenya accused Chad of the raid, and Ghana urged Togo to open the border."
    assert plover.between(row(sentence, "Kenya", "Chad")) == "ACCUSE"
    assert plover.between(row(sentence, "Ghana", "Togo")) == "REQUEST"


def test_every_verb_may_be_what_was_marked_and_says_what_the_rules_know_it_for():
    raw, _ = sentences_of(row("Kenya accused Chad of arming rebels after envoys had slept in Juba.", "Kenya", "Chad"))
    words = {c.lemma: c for c in raw.candidates}
    assert {"accuse", "sleep"} <= words.keys()
    assert ("word of one root", "ACCUSE") in words["accuse"].points
    assert words["accuse"].fit == max(c.fit for c in raw.candidates)
    assert "read with doer" in words["accuse"].stands
    assert "not read" in words["sleep"].stands
    assert [c.lemma for c in raw.marked()] == ["accuse"]


def test_given_the_phrases_one_word_is_left_with_what_stands_between_and_beside():
    raw = told("AID", word("aid"), word("urge", ("the claim", "REQUEST"), fit=0))
    (left,) = given(raw, "sent tents to", "AID").candidates
    assert left.lemma == "aid"
    assert {"between:tents", "between:tents to", "letters:sent"} <= left.words
    assert left.points == {("the claim, between", "REQUEST"), ("the claim between", "AID")}


def test_a_verb_is_learnt_and_an_unknown_one_goes_by_what_the_rules_know_it_for():
    learnt = [told("AID", word("feed", ("word", "AID"))) for _ in range(9)]
    learnt += [told("REJECT", word("spurn", ("word", "REJECT"))) for _ in range(9)]
    assert best(learnt, told("", word("feed"))) == "AID"
    assert best(learnt, told("", word("nourish", ("word", "AID")))) == "AID"
    assert best(learnt, told("", word("rebuff", ("word", "REJECT")))) == "REJECT"
    assert best(learnt, told("", word("accuse", ("word", "ACCUSE")))) == "ACCUSE"


def test_the_event_of_a_sentence_is_told_from_what_stands_beside_it():
    main, aside = ("depth:0",), ("depth:3",)
    learnt = [
        told(root, word(verb, fit=6, stands=main), word(other, fit=0, stands=aside))
        for root, verb, other in [("AID", "feed", "spurn"), ("REJECT", "spurn", "feed")] * 9
    ]
    assert best(learnt, told("", word("spurn", stands=aside), word("feed", stands=main))) == "AID"


def test_a_sentence_without_a_verb_has_no_chance_of_any_root():
    model = fit([told("AID", word("feed")), told("AID", word("feed"))])
    assert not model.chances(told("AID")).any()


def test_chances_sum_to_one_and_do_not_change_from_fit_to_fit():
    learnt = [told("AID", word("feed")), told("REJECT", word("spurn")), told("AID", word("feed"))]
    first, second = fit(learnt).chances(learnt[0]), fit(learnt).chances(learnt[0])
    assert first.sum() == pytest.approx(1)
    assert (first == second).all()


def test_each_sentence_is_in_one_fold_and_a_verb_is_never_in_two():
    sentences = [told("AID", word(f"verb{n % 11}")) for n in range(40)]
    for folds in (by_lot(sentences), by_verb(sentences)):
        assert len(folds) == FOLDS
        assert sorted(n for fold in folds for n in fold) == list(range(40))
    where = {n: k for k, fold in enumerate(by_verb(sentences)) for n in fold}
    assert all(where[n] == where[n % 11] for n in range(40))


def test_a_sentence_is_never_scored_by_a_model_that_saw_it():
    sentences = [told("AID", word("feed")) for _ in range(6)] + [told("REJECT", word("spurn"))]
    found = cross(sentences, [{0, 1, 2, 3}, {4, 5, 6}, set(), set(), set()])
    assert ROOTS[int(found[6].argmax())] != "REJECT"


def test_the_descent_finds_the_lowest_point():
    goal, steep = np.array([3.0, -2.0, 0.5]), np.array([1.0, 30.0, 0.2])
    found = descend(lambda at: (float((steep * (at - goal) ** 2).sum()), 2 * steep * (at - goal)), np.zeros(3))
    assert found == pytest.approx(goal, abs=0.02)
