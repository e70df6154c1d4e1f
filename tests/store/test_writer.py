"""What is kept is kept once, whatever the order, and what is taken down is gone."""

import itertools
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from dateline.config import Config
from dateline.model.article import Zone
from dateline.model.picture import Picture
from dateline.pipeline import makers
from dateline.store.rebuilt import TABLES
from dateline.store.writer import Writer, lies_under, words_id
from tests.stand_ins import NOON, article_of, assemble, item, judgement, problem, reading_of

MAKERS = makers(Config())
KEPT = (
    "renditions",
    "aliases",
    "identities",
    "withdrawals",
    "raw_items",
    "arrivals",
    "articles",
    "readings",
    "judgements",
    "problems",
    "forgotten",
)


@pytest.fixture
def writer():
    with Writer.open(None) as writer:
        yield writer


def keep(writer: Writer, raw, article=None) -> None:
    """Take an item all the way to its reading."""
    article = article or article_of(raw)
    assert writer.keep_item(raw)
    assert writer.keep_article(raw, article, "1")
    writer.keep_reading(reading_of(writer.view.article(article.id)), "stand-in", "1", path=article.path)


def picture_of(writer: Writer):
    view = writer.view
    return assemble(view.articles(), view.readings("stand-in"), view.judgements(), None, None, NOON, view.problems())


def without_words_in_ids(picture: Picture) -> Picture:
    """Give events ids as the real ones are: no word of a report is in them."""
    numbers = {event.id: f"evt-{number}" for number, event in enumerate(picture.events)}
    events = tuple(msgspec.structs.replace(event, id=numbers[event.id]) for event in picture.events)
    claims = tuple(msgspec.structs.replace(claim, event_id=numbers[claim.event_id]) for claim in picture.claims)
    return msgspec.structs.replace(picture, events=events, claims=claims)


def keep_picture(writer: Writer) -> bool:
    return writer.replace_picture(picture_of(writer), MAKERS, "stand-in", "1", state=writer.state())


def rows(writer: Writer) -> dict[str, list]:
    tables = (*KEPT, *(table.name for table in TABLES))
    return {name: sorted(map(repr, writer._connection.execute(f"SELECT * FROM {name}"))) for name in tables}


def test_what_is_kept_comes_back_as_it_was(writer):
    raw = item()
    keep(writer, raw, article_of(raw, title="Port falls", outlet="The Bay"))
    assert writer.view.articles() == (article_of(raw, title="Port falls", outlet="The Bay"),)
    assert writer.view.raw_item(raw.id, "text") == raw
    assert writer.view.readings("stand-in") == (reading_of(article_of(raw, title="Port falls", outlet="The Bay")),)


def test_the_same_again_adds_nothing(writer):
    keep(writer, item())
    writer.note(problem(), NOON)
    before = rows(writer)
    keep(writer, item())
    writer.note(problem(), NOON)
    assert rows(writer) == before


def test_the_same_again_leaves_the_picture_standing(writer):
    keep(writer, item())
    keep_picture(writer)
    keep(writer, item())
    assert writer.view.picture() is None  # a reading was written again, so nothing can be said
    keep_picture(writer)
    writer.keep_item(item())
    writer.keep_article(item(), article_of(item()), "1")
    assert writer.view.picture() is not None


def test_the_order_of_arrival_does_not_matter():
    markup = b"<p>Rebels took Port Ansel on Monday.</p>"
    words = "Rebels took Port Ansel on Monday."
    arrivals = [
        (item(path="z.txt", hours=0), "body"),
        (item(path="b.txt", hours=3), "body"),
        (item(markup, path="c.html", media="html", hours=1), "headline"),
        (item("Troops held the bridge.", path="d.txt", hours=2), "body"),
    ]
    kept = []
    for order in itertools.permutations(arrivals):
        with Writer.open(None) as writer:
            for raw, zone in order:
                text = words if raw.media == "html" else raw.content.decode()
                keep(writer, raw, article_of(raw, text, zone=zone))
            kept.append((writer.view.articles(), writer.view.readings("stand-in")))
    assert all(each == kept[0] for each in kept)
    assert [article.path for article in kept[0][0] if article.text == words] == ["b.txt"]
    assert [article.received_at for article in kept[0][0] if article.text == words] == [NOON]


def test_bytes_from_two_paths_come_back_under_the_smaller_with_the_first_arrival(writer):
    writer.keep_item(item(path="b.txt", hours=0))
    writer.keep_item(item(path="c.txt", hours=-1))
    writer.keep_item(item(path="a.txt", hours=1))
    assert writer.view.raw_item(item().id, "text") == item(path="a.txt", hours=-1)


def test_one_report_from_two_files_is_one_article(writer):
    keep(writer, item(path="a.txt"))
    markup = item("<b>Rebels took Port Ansel on Monday.</b>", path="b.html", media="html")
    keep(writer, markup, article_of(markup, "Rebels took Port Ansel on Monday."))
    assert len(writer.view.articles()) == 1


def test_an_edited_report_is_another_article(writer):
    keep(writer, item("Rebels took Port Ansel.", path="a.txt"))
    keep(writer, item("Rebels left Port Ansel.", path="a.txt"))
    assert len(writer.view.articles()) == 2


def test_a_better_extraction_takes_the_place_of_the_one_before(writer):
    raw = item("Menu\nRebels took Port Ansel.")
    keep(writer, raw)
    better = article_of(raw, "Rebels took Port Ansel.")
    assert writer.keep_article(raw, better, "2")
    assert writer.view.articles() == (better,)
    assert writer.view.search("menu") == ()
    assert writer.view.readings("stand-in") == ()


def test_new_zones_make_the_reading_out_of_date(writer):
    raw = item()
    keep(writer, raw)
    moved = msgspec.structs.replace(article_of(raw), zones=(Zone(kind="headline", start=0, end=6, language="en"),))
    writer.keep_article(raw, moved, "2")
    assert writer.view.articles() == (moved,)
    assert writer.view.not_read("stand-in", "1") == (moved.id,)


def test_a_fault_that_was_mended_is_no_problem_any_more(writer):
    raw = item(path="a.txt")
    writer.keep_item(raw)
    writer.set_aside(raw, problem("a.txt", "extract", "encoding"), "1")
    assert writer.view.standing(raw.id, "text", "a.txt") == "failed"
    keep(writer, item("Now in good order.", path="a.txt"))
    assert writer.view.problems() == ()


def test_settling_drops_only_what_lies_under_the_paths_and_was_not_met_again(writer):
    for path in ("in/a.txt", "in/b.jsonl:3", "in/c.json#2", "inside/d.txt"):
        writer.note(problem(path), NOON)
    writer.note(problem("in/a.txt", "extract"), NOON)
    writer.settle(["in/"], [problem("in/c.json#2")], NOON)
    assert {(each.stage, each.item) for each in writer.view.problems()} == {
        ("collect", "in/c.json#2"),
        ("collect", "inside/d.txt"),
        ("extract", "in/a.txt"),
    }


@pytest.mark.parametrize(
    ("path", "root", "lies"),
    [
        ("in/a.txt", "in", True),
        ("in/a.txt", "in/", True),
        ("in", "in", True),
        ("inside", "in", False),
        ("in.jsonl:4", "in.jsonl", True),
        ("/a", "/", True),
    ],
)
def test_a_path_lies_under_its_folder_and_a_record_under_its_file(path, root, lies):
    assert lies_under(path, root) is lies


def test_the_latest_judgement_on_a_pair_holds_whichever_way_round_it_is_given(writer):
    writer.judge(judgement("evt-2", "evt-1", "same"))
    writer.judge(judgement("evt-1", "evt-2", "different", hours=1))
    writer.judge(judgement("evt-1", "evt-3", "unsure"))
    held = [(each.left, each.right, each.verdict) for each in writer.view.judgements()]
    assert held == [("evt-1", "evt-2", "different"), ("evt-1", "evt-3", "unsure")]


def test_a_judgement_made_later_is_not_known_earlier(writer):
    writer.judge(judgement(verdict="same"))
    writer.judge(judgement(verdict="different", hours=2))
    assert [each.verdict for each in writer.view.judgements(NOON)] == ["same"]


class TestForgetting:
    WORDS = "Zebulon testified about the quarry."

    def test_nothing_of_the_article_is_left_in_the_file(self, tmp_path: Path):
        path = tmp_path / "s"
        with Writer.open(path) as writer:
            keep(writer, item(self.WORDS, path="secret-name.txt"))
            keep(writer, item())
            writer.note(problem("secret-name.txt", "read"), NOON)
            picture = without_words_in_ids(picture_of(writer))
            assert writer.replace_picture(picture, MAKERS, "stand-in", "1", state=writer.state())
            assert any(b"Zebulon" in file.read_bytes() for file in tmp_path.iterdir())
            assert writer.forget(article_of(item(self.WORDS)).id, NOON)
            left = b"".join(file.read_bytes() for file in tmp_path.iterdir()).lower()
            assert [word for word in (b"zebulon", b"quarry", b"secret-name") if word in left] == []
            assert [article.text for article in writer.view.articles()] == [item().content.decode()]
            assert writer.view.search("quarry") == ()

    def test_its_id_stays(self, writer):
        keep(writer, item(self.WORDS))
        article_id = article_of(item(self.WORDS)).id
        writer.forget(article_id, NOON)
        assert writer.view.is_forgotten(article_id)

    def test_the_same_bytes_are_refused(self, writer):
        keep(writer, item(self.WORDS))
        writer.forget(article_of(item(self.WORDS)).id, NOON)
        assert not writer.keep_item(item(self.WORDS, path="elsewhere.txt"))
        assert rows(writer)["raw_items"] == []

    def test_the_same_words_in_another_file_of_another_outlet_are_refused(self, writer):
        keep(writer, item(self.WORDS))
        writer.forget(article_of(item(self.WORDS)).id, NOON)
        other = item("<p>" + self.WORDS, path="x.html", media="html")
        assert writer.keep_item(other)
        assert not writer.keep_article(other, article_of(other, self.WORDS.upper() + "\n", outlet="Mirror"), "1")
        assert rows(writer)["raw_items"] == []
        assert not writer.keep_item(other)

    def test_every_file_the_article_came_in_goes(self, writer):
        keep(writer, item(self.WORDS))
        other = item("<p>" + self.WORDS, path="x.html", media="html")
        keep(writer, other, article_of(other, self.WORDS))
        writer.forget(article_of(item(self.WORDS)).id, NOON)
        assert rows(writer)["raw_items"] == rows(writer)["arrivals"] == rows(writer)["readings"] == []

    def test_the_picture_is_made_anew_without_it(self, writer):
        keep(writer, item(self.WORDS))
        keep(writer, item())
        keep_picture(writer)
        writer.forget(article_of(item(self.WORDS)).id, NOON)
        assert writer.view.picture() is None
        keep_picture(writer)
        assert [event.title for event in writer.view.picture().events] == ["Rebels"]

    def test_what_was_never_there_cannot_be_forgotten(self, writer):
        assert not writer.forget("art-0", NOON)
        assert rows(writer)["forgotten"] == []


def test_words_are_known_again_in_other_case_and_spacing():
    assert words_id("A  b\nC") == words_id("a B c") != words_id("a b d")


def test_the_picture_comes_back_as_it_was(writer):
    keep(writer, item())
    keep(writer, item("Troops held the bridge.", path="d.txt"))
    writer.note(problem(), NOON)
    picture = picture_of(writer)
    keep_picture(writer)
    assert writer.view.picture("stand-in", "1") == picture


@pytest.mark.parametrize(("means", "made_with"), [("other", "1"), ("stand-in", "2")])
def test_a_picture_made_by_other_means_is_out_of_date(writer, means, made_with):
    keep_picture(writer)
    assert writer.view.picture("stand-in", "1") is not None
    assert writer.view.picture(means, made_with) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda writer: writer.keep_item(item()),
        lambda writer: writer.note(problem(), NOON),
        lambda writer: writer.judge(judgement()),
    ],
    ids=["item", "problem", "judgement"],
)
def test_any_change_to_what_is_kept_makes_the_picture_out_of_date(writer, change):
    keep_picture(writer)
    change(writer)
    assert writer.view.picture() is None


def test_rows_of_the_picture_say_what_made_them(writer):
    keep(writer, item())
    keep_picture(writer)
    assert writer._connection.execute("SELECT stage, version FROM events").fetchone() == MAKERS["events"]


def test_a_picture_that_contradicts_itself_is_refused_and_the_old_one_stands(writer):
    keep(writer, item())
    keep_picture(writer)
    good = writer.view.picture()
    doubled = msgspec.structs.replace(good, events=good.events * 2)
    dangling = msgspec.structs.replace(good, places=())
    for bad, message in ((doubled, "UNIQUE.*events"), (dangling, "its claims refers|its events refers")):
        with pytest.raises(ValueError, match=message):
            writer.replace_picture(bad, MAKERS, "stand-in", "1", state=writer.state())
        assert writer.view.picture() == good


def test_a_picture_made_while_another_wrote_is_not_kept(tmp_path):
    with Writer.open(tmp_path / "s") as ours, Writer.open(tmp_path / "s") as theirs:
        state = ours.state()
        picture = picture_of(ours)
        theirs.keep_item(item())
        assert not ours.replace_picture(picture, MAKERS, "stand-in", "1", state=state)
        assert ours.view.picture() is None


class TestProblemsInTime:
    def test_a_problem_stands_from_when_its_item_came_in_until_it_came_in_again(self, writer):
        writer.note(problem("b.txt"), NOON)
        writer.keep_item(item(path="b.txt", hours=2))
        assert writer.view.problems() == ()
        stood = [bool(writer.view.problems(NOON + timedelta(hours=hours))) for hours in (-1, 0, 1, 2)]
        assert stood == [False, True, True, False]

    def test_the_fault_of_bytes_is_as_old_as_the_bytes(self, writer):
        raw = item(path="b.txt", hours=3)
        writer.keep_item(raw)
        writer.set_aside(raw, problem("b.txt", "extract"), "1")
        assert writer.view.problems(NOON) == ()
        assert len(writer.view.problems(NOON + timedelta(hours=3))) == 1

    def test_another_fault_of_the_same_kind_leaves_the_first_in_the_earlier_picture(self, writer):
        writer.note(problem(), NOON)
        worse = msgspec.structs.replace(problem(), message="b.txt: still empty; leave it out")
        writer.note(worse, NOON + timedelta(hours=1))
        assert writer.view.problems(NOON) == (problem(),)
        assert writer.view.problems() == (worse,)

    def test_a_problem_met_again_after_it_was_settled_stands_again(self, writer):
        writer.note(problem(), NOON)
        writer.settle(["b.txt"], [], NOON + timedelta(hours=1))
        writer.note(problem(), NOON + timedelta(hours=2))
        stood = [bool(writer.view.problems(NOON + timedelta(hours=hours))) for hours in (0, 1, 2)]
        assert stood == [True, False, True]


class TestAnArticleAsItWasKnown:
    WORDS = "Rebels took Port Ansel on Monday."

    def items(self):
        """Give the same words twice; the item that comes later has the smaller id, and gives the article today."""
        made = sorted((item(self.WORDS), item("<p>" + self.WORDS, path="a.html", media="html")), key=lambda raw: raw.id)
        smaller, larger = (msgspec.structs.replace(raw, received_at=NOON) for raw in made)
        return msgspec.structs.replace(smaller, received_at=NOON + timedelta(hours=2)), larger

    def test_an_item_that_comes_later_gives_the_zones_only_from_then_on(self, writer):
        later, earlier = self.items()
        keep(writer, earlier, article_of(earlier, self.WORDS, zone="body", title="Then"))
        then = writer.view.articles(NOON)
        keep(writer, later, article_of(later, self.WORDS, zone="headline", title="Now"))
        assert [article.title for article in writer.view.articles()] == ["Now"]
        assert writer.view.articles(NOON) == then
        assert writer.view.recast(NOON) == {then[0].id}
        assert writer.view.recast(NOON + timedelta(hours=2)) == frozenset()

    def test_a_path_that_comes_later_is_not_its_path_before(self, writer):
        keep(writer, item(path="b.txt"))
        writer.keep_item(item(path="a.txt", hours=1))
        assert [article.path for article in writer.view.articles()] == ["a.txt"]
        assert [article.path for article in writer.view.articles(NOON)] == ["b.txt"]
        assert [hit.path for hit in writer.view.search("port", as_of=NOON)] == ["b.txt"]


def test_an_alias_to_what_is_not_in_the_picture_is_a_bug(writer):
    keep(writer, item())
    with pytest.raises(KeyError):
        writer.replace_picture(
            picture_of(writer), MAKERS, "stand-in", "1", state=writer.state(), successors={"evt-old": "evt-nobody"}
        )
    assert writer.view.aliases() == ()
