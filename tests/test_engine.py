"""Map and group give the same results in the same order, in line or over processes, and only bad items are set aside."""

import gc
import os
import pickle
import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dateline import engine
from dateline.errors import DatelineError, InputError, StoreError
from dateline.model.picture import Problem


def double(number: int) -> int:
    if number < 0:
        raise InputError(f"item {number}: below zero; leave it out", kind="negative", item=str(number))
    return number * 2


def dawdle(number: int) -> int:
    time.sleep(0.2 if number == 0 else 0)
    return number


def stumble(number: int) -> int:
    if number == 5:
        raise ZeroDivisionError("a bug")
    return number


def die(number: int) -> int:
    os._exit(9)


def where(number: int) -> int:
    return os.getpid()


NEGATIVE = Problem(stage="count", item="-3", kind="negative", message="item -3: below zero; leave it out")


@pytest.mark.parametrize("workers", [1, 2])
def test_each_item_comes_back_with_what_came_of_it_in_order(workers):
    assert list(engine.map("count", double, [2, -3, 1], workers)) == [(2, 4), (-3, NEGATIVE), (1, 2)]


def test_a_slow_item_does_not_change_the_order():
    assert [item for item, _ in engine.map("wait", dawdle, range(20), 2)] == list(range(20))


def test_with_two_workers_the_work_is_done_in_other_processes():
    assert os.getpid() not in {pid for _, pid in engine.map("where", where, range(4), 2)}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_bug_stops_the_run_and_what_was_done_before_is_kept(workers):
    results = engine.map("stumble", stumble, range(30), workers)
    assert [next(results) for _ in range(5)] == [(number, number) for number in range(5)]
    with pytest.raises(ZeroDivisionError):
        next(results)


@pytest.mark.parametrize("error", [StoreError("full"), ValueError("bug"), DatelineError("stop")], ids=repr)
def test_only_bad_items_are_caught(error):
    def fail(_: int) -> int:
        raise error

    with pytest.raises(type(error)):
        list(engine.map("fail", fail, [1]))


def test_a_worker_that_dies_is_said():
    with pytest.raises(DatelineError, match=r"fewer workers\. What was done is kept"):
        list(engine.map("die", die, [1], 2))


def test_items_are_taken_only_a_little_ahead():
    taken = []

    def items():
        for number in range(100):
            taken.append(number)
            yield number

    results = engine.map("count", double, items(), 2)
    next(results)
    assert len(taken) <= 2 * engine.AHEAD
    results.close()


def test_in_line_an_item_is_taken_when_it_is_asked_for():
    taken = []
    results = engine.map("count", double, (taken.append(n) or n for n in range(5)))
    assert taken == []
    next(results)
    assert taken == [0]


def first_letter(word: str) -> str:
    return word[:1]


def join(words: tuple[str, ...]) -> str:
    if "bad" in words:
        raise InputError("bad: leave it out", kind="bad", item="bad")
    return "+".join(words)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_group_is_done_as_one_and_a_bad_one_is_set_aside(workers):
    words = ["cat", "ape", "cow", "bad", "ant"]
    assert list(engine.group("join", join, words, first_letter, workers)) == [
        (("ape", "ant"), "ape+ant"),
        (("bad",), Problem(stage="join", item="bad", kind="bad", message="bad: leave it out")),
        (("cat", "cow"), "cat+cow"),
    ]


@given(some.lists(some.text(max_size=3)))
def test_every_item_is_in_exactly_one_group(words):
    groups = [block for block, _ in engine.group("join", len, words, first_letter)]
    assert sorted(word for block in groups for word in block) == sorted(words)
    assert all(len({first_letter(word) for word in block}) == 1 for block in groups)
    assert len({first_letter(block[0]) for block in groups}) == len(groups)


def test_what_readers_do_pickles():
    from dateline.pipeline import ReadArticle, extract_item

    assert pickle.loads(pickle.dumps(ReadArticle("rules"))) == ReadArticle("rules")
    assert pickle.loads(pickle.dumps(extract_item)) is extract_item


@pytest.mark.parametrize("swept", [True, False], ids=["swept before", "not swept before"])
def test_rings_are_searched_for_again_after_work_without_whatever_comes_of_it(swept):
    before = gc.isenabled()
    try:
        (gc.enable if swept else gc.disable)()
        with engine.without_sweeps():
            assert not gc.isenabled()
        assert gc.isenabled() == swept
        with pytest.raises(ZeroDivisionError), engine.without_sweeps():
            stumble(5)
        assert gc.isenabled() == swept
    finally:
        (gc.enable if before else gc.disable)()
