"""Who did what to whom, as PLOVER roots, from raw sentences by rules alone.

    python -m bench.plover [--sample N] [--misses ROOT]

Each sentence of the set has one root that people gave it. ``root found``: it is among the roots of the claims read.
``right among coded``: of all roots read (each once a sentence), the share that are the given one; a sentence may well
tell of more than the one event that was marked, so this cannot reach 100. ``first root right``: the root of the first
claim whose kind has one. ``given the phrases``: the root of the claim whose sides lie in the source and target phrases.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

from bench.sets import Row, Scored, article_of, draw, load, percent, read
from dateline.kinds import event_kinds
from dateline.model.reading import Claim, Reading
from dateline.readings.claims.rules import claim_rules

YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""The set has one root for both."""
FRIENDLY = {"CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD"}
HOSTILE = {"ASSAULT", "COERCE", "SANCTION", "PROTEST", "REJECT"}
NONE = "(none)"
ROOTS = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT",
    "REQUEST", "SANCTION", "SUPPORT", "THREATEN", "YIELD",
)  # fmt: skip
_RULES = {rule.id: rule.plover for rule in claim_rules()}


def score(sample: int | None = None) -> Scored:
    """Score ``sample`` sentences of the training half, None for all."""
    rows = draw(load("plover_sentences/train"), sample)
    found = [list(coded(row)) for row in rows]
    every = [[root_of(c) for c in _claims(_reading(row))] for row in rows]
    hits = [row["root"] in roots for row, roots in zip(rows, found, strict=True)]
    first = sum(roots[:1] == [row["root"]] for row, roots in zip(rows, found, strict=True))
    given = sum(between(row) == row["root"] for row in rows)
    of_all = sum(row["root"] in roots for row, roots in zip(rows, every, strict=True))
    figures = {
        "root found": percent(sum(hits), len(rows)),
        "right among coded": percent(sum(hits), sum(len(set(roots)) for roots in found)),
        "first root right": percent(first, len(rows)),
        "given the phrases": percent(given, len(rows)),
        "nothing coded": percent(sum(not roots for roots in found), len(rows)),
        "all claims: root found": percent(of_all, len(rows)),
        "all claims: right among them": percent(of_all, sum(len(set(roots)) for roots in every)),
    }
    cases = {f"{row['sentence_id']}": float(hit) for row, hit in zip(rows, hits, strict=True)}
    return Scored(half="train", figures=figures, cases=cases, notes=_confusion(rows, found))


def coded(row: Row) -> list[str]:
    """Give the roots PLOVER would code of a sentence, in the order told.

    An event of PLOVER has a source. What is told without a doer is one all the same where nothing else is told (the set
    has ``an actor`` for those), but not beside an event that has one: in ``X condemned the attack`` only X acts.
    """
    claims = _claims(_reading(row))
    return [root_of(c) for c in [c for c in claims if c.actors] or claims]


def between(row: Row) -> str:
    """Give the root of the claim that best fits the phrases given, empty for none."""
    reading = _reading(row)
    return _between(row, reading, _claims(reading))


def _reading(row: Row) -> Reading:
    return read(article_of(row["sentence_id"], row["sentence"]))


def _claims(reading: Reading) -> list[Claim]:
    return sorted((c for c in reading.claims if root_of(c)), key=lambda c: c.trigger.start)


def root_of(claim: Claim) -> str:
    """Give the PLOVER root of a claim, empty where PLOVER has none.

    PLOVER codes what is only to come by its will: a friendly act that is planned is an agreement to it, a hostile one a
    threat of it; one that is not to come is a refusal, and what has not been is no event. The package keeps the kind and
    says so by tense; vowed force is ``threatened`` there, so that force which is only planned (tried, ordered, prepared)
    was announced to nobody and is no threat.
    """
    root = _RULES.get(claim.rule, "") or event_kinds()[claim.kind].plover
    root = YIELD.get(root, root)
    if claim.tense == "hypothetical" and claim.polarity == "positive":
        return ""
    if claim.polarity == "negative":
        return "REJECT" if root in FRIENDLY and claim.tense in {"planned", "hypothetical"} else ""
    if claim.tense in {"planned", "undertaken-not-to"} and root in FRIENDLY:
        return "AGREE"
    if claim.tense == "threatened" and root in HOSTILE:
        return "THREATEN"
    if claim.tense == "planned" and root in HOSTILE:
        return "" if event_kinds()[claim.kind].force else "THREATEN"
    return root


def _between(row: Row, reading: Reading, claims: Sequence[Claim]) -> str:
    """Choose the claim that best fits the phrases: its sides lie in them, else its trigger stands between them."""
    phrases = [span_of(row["sentence"], row[side] or "") for side in ("source", "target")]
    mentions = {m.id: m for m in reading.mentions}

    def fit(claim: Claim) -> tuple[int, int]:
        sides = 0
        for ids, phrase in zip((claim.actors, claim.targets), phrases, strict=True):
            inside = [m for i in ids if (m := mentions.get(i)) and phrase and phrase[0] < m.end and m.start < phrase[1]]
            sides += bool(inside)
        ends = [p for p in phrases if p]
        low, high = min((e for _, e in ends), default=0), max((s for s, _ in ends), default=len(row["sentence"]))
        return sides, int(low <= claim.trigger.start <= high)

    return root_of(max(claims, key=fit)) if claims else ""


def span_of(text: str, phrase: str) -> tuple[int, int] | None:
    """Find a phrase in its sentence."""
    start = text.find(phrase) if phrase else -1
    return (start, start + len(phrase)) if start >= 0 else None


def _confusion(rows: Sequence[Row], found: Sequence[list[str]]) -> tuple[str, ...]:
    """Say for each root how many were found, and what the missed ones were taken for."""
    total = Counter(row["root"] for row in rows)
    hits: Counter[str] = Counter()
    taken: dict[str, Counter[str]] = {}
    spurious: Counter[str] = Counter()
    for row, roots in zip(rows, found, strict=True):
        hits[row["root"]] += row["root"] in roots
        spurious.update(set(roots) - {row["root"]})
        if row["root"] not in roots:
            taken.setdefault(row["root"], Counter())[roots[0] if roots else NONE] += 1
    lines = []
    for root, count in total.most_common():
        missed = ", ".join(f"{other} {times}" for other, times in taken.get(root, Counter()).most_common(4))
        lines.append(
            f"{root:<10} {hits[root]:>4} of {count:>4} found; missed as {missed or '-'}; read wrongly {spurious[root]}"
        )
    return tuple(lines)


def show(root: str, sample: int | None) -> None:
    """Print the sentences of one root that were missed, on the terminal only."""
    for row in draw(load("plover_sentences/train"), sample):
        roots = coded(row)
        if row["root"] == root and root not in roots:
            print(row["sentence_id"], roots, "|", row["source"], "->", row["target"], "|", row["sentence"])


if __name__ == "__main__":
    arguments = sys.argv[1:]
    size = int(arguments[arguments.index("--sample") + 1]) if "--sample" in arguments else None
    if "--misses" in arguments:
        show(arguments[arguments.index("--misses") + 1], size)
    else:
        result = score(size)
        print(dict(result.figures), *result.notes, sep="\n")
