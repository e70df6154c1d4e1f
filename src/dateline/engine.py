"""Two verbs of scale, map and group: in line or over the cores, with the same results in the same order.

And one circumstance: work on very many values that form no rings.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

from dateline.errors import DatelineError, InputError
from dateline.model.picture import Problem

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 4
"""Items waiting for each worker: enough to keep it busy, few enough to hold in memory."""


def map(
    stage: str, do: Callable[[Item], Result], items: Iterable[Item], workers: int = 1
) -> Iterator[tuple[Item, Result | Problem]]:
    """Do this to each item; give each with what came of it, in the order of the items.

    An item that ``do`` raises InputError on comes back with a Problem of this stage; any other exception is a bug and
    stops the run. With more than one worker, ``do``, items and results must pickle, and items are taken a little ahead.
    """
    if workers <= 1:
        for item in items:
            yield item, _attempt(stage, do, item)
    else:
        yield from _over_processes(stage, do, items, workers)


def group(
    stage: str,
    do: Callable[[tuple[Item, ...]], Result],
    items: Iterable[Item],
    key: Callable[[Item], str],
    workers: int = 1,
) -> Iterator[tuple[tuple[Item, ...], Result | Problem]]:
    """Do this to each block of items with the same key; blocks in the order of their keys, items in their own order."""
    blocks: dict[str, list[Item]] = {}
    for item in items:
        blocks.setdefault(key(item), []).append(item)
    return map(stage, do, (tuple(blocks[name]) for name in sorted(blocks)), workers)


@contextmanager
def without_sweeps() -> Iterator[None]:
    """Keep Python, for as long, from going through all objects in search of rings of them that nothing else holds.

    What is no longer used is freed all the same. Of a picture nothing is a ring, and of three thousand reports the search
    takes a twelfth of the time.
    """
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.enable()


def _attempt(stage: str, do: Callable[[Item], Result], item: Item) -> Result | Problem:
    """The one place that catches: a bad item is set aside, and the run goes on."""
    try:
        return do(item)
    except InputError as error:
        return Problem(stage=stage, item=error.item, kind=error.kind, message=str(error))


def _over_processes(
    stage: str, do: Callable[[Item], Result], items: Iterable[Item], workers: int
) -> Iterator[tuple[Item, Result | Problem]]:
    # Spawned, not forked: the parent may hold an open store, which SQLite forbids to carry over a fork.
    context = multiprocessing.get_context("spawn")
    waiting: deque[tuple[Item, Future[Result | Problem]]] = deque()
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_parent) as pool:
        try:
            for item in items:
                waiting.append((item, pool.submit(_attempt, stage, do, item)))
                if len(waiting) >= workers * AHEAD:
                    yield _first(waiting)
            while waiting:
                yield _first(waiting)
        except BrokenProcessPool as error:
            raise DatelineError(
                f"a worker process died during {stage}; if memory ran out, run again with fewer workers. "
                "What was done is kept."
            ) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _first(waiting: deque[tuple[Item, Future[Result | Problem]]]) -> tuple[Item, Result | Problem]:
    item, future = waiting.popleft()
    return item, future.result()


def _end_with_parent() -> None:
    """Let no worker outlive a parent that was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_wait_for_end, args=(parent,), daemon=True).start()


def _wait_for_end(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)
