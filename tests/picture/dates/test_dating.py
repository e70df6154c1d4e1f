"""When a report was published: what each kind of evidence allows, and what reports of one happening lend each other."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from dateline.model.article import Article, StatedDate, Zone
from dateline.model.picture import Evidence, Published
from dateline.model.reading import Reading
from dateline.picture.dates.dating import SET_ASIDE, date_article, sharpen, weigh
from dateline.picture.dates.landmarks import add_years, find_landmark, load_landmarks
from dateline.picture.dates.sharpening import bound_by_happenings
from dateline.picture.dates.weekdays import Week, read_week
from dateline.readings.times import find as times
from tests.picture.factory import DAY, make_claim, make_published

SUNDAY = date(2018, 5, 13)
SATURDAY = SUNDAY + timedelta(days=6)


def report(text: str, name: str = "art-1", dates: tuple[StatedDate, ...] = (), zones: tuple[Zone, ...] = ()) -> Article:
    return Article(
        id=name, raw_id="raw-1", path="report.txt", url=None, title=None, outlet=None, text=text, language="en",
        languages=("en",), zones=zones, dates=dates, received_at=datetime(2031, 1, 1, tzinfo=UTC),
    )  # fmt: skip


def read(article: Article) -> Reading:
    return Reading(
        article_id=article.id, reader="test", version="0", mentions=(), times=times.find(article.text), quantities=(),
        attributions=(), claims=(), unread=(),
    )  # fmt: skip


def dated(text: str, **parts: object) -> Published:
    article = report(text, **parts)  # type: ignore[arg-type]
    return date_article(article, read(article))


def with_post(text: str, post: str, on: date, name: str = "art-1") -> Article:
    whole = f"{text}\n{post}"
    zones = (
        Zone(kind="body", start=0, end=len(text), language="en"),
        Zone(kind="post", start=len(text) + 1, end=len(whole), language="en", author="a witness", posted_on=on),
    )
    return report(whole, name, zones=zones)


def kinds(published: Published) -> list[str]:
    return [evidence.kind for evidence in published.evidence]


def stated(on: date, basis: str = "metadata") -> StatedDate:
    return StatedDate(on=on, basis=basis, text=str(on))  # type: ignore[arg-type]


# What a report states of itself


@pytest.mark.parametrize("basis", ["metadata", "url", "dateline", "byline"])
def test_a_stated_date_gives_the_day(basis: str) -> None:
    published = dated("Rebels took the bridge on Sunday.", dates=(stated(SUNDAY, basis),))
    assert (published.earliest, published.latest, published.basis) == (SUNDAY, SUNDAY, "stated")


def test_metadata_wins_over_an_address_that_contradicts_it_and_the_address_is_kept() -> None:
    published = dated("Rebels took the bridge.", dates=(stated(SATURDAY, "url"), stated(SUNDAY)))
    assert (published.earliest, published.latest) == (SUNDAY, SUNDAY)
    assert kinds(published) == ["metadata", "url" + SET_ASIDE]


def test_a_newer_year_in_the_text_does_not_move_a_stated_date() -> None:
    published = dated("The treaty signed in 2022 was torn up.", dates=(stated(SUNDAY),))
    assert published.earliest == published.latest == SUNDAY
    assert "newest-year" + SET_ASIDE in kinds(published)


@pytest.mark.parametrize(
    "head",
    [
        "13 May 2018\nRebels took the bridge.",
        "Published: 13 May 2018\n\nRebels took the bridge.",
        "Sunday 13 May 2018 Rebels took the bridge.",
    ],
    ids=["alone", "after-published", "with-its-weekday"],
)
def test_a_full_date_at_the_head_is_the_reports_own(head: str) -> None:
    published = dated(head)
    assert (published.earliest, published.latest, published.basis) == (SUNDAY, SUNDAY, "stated")


def test_figures_that_could_be_two_days_state_no_date() -> None:
    assert dated("04/05/2018\nRebels took the bridge.").basis != "stated"


def test_a_report_without_any_evidence_is_of_unknown_date_and_not_of_today() -> None:
    assert dated("Rebels took the bridge and hoisted a flag.") == Published(
        earliest=None, latest=None, basis="unknown", evidence=()
    )


# Posts and weekdays


def test_a_report_is_not_older_than_the_post_it_holds() -> None:
    article = with_post("Rebels took the bridge.", "They are here", SUNDAY)
    published = date_article(article, read(article))
    assert (published.earliest, published.latest) == (SUNDAY, None)


def test_a_report_that_says_only_sunday_with_a_sunday_post_is_of_that_sunday_or_the_six_days_after() -> None:
    article = with_post("Rebels took the bridge on Sunday.", "They are here", SUNDAY)
    published = date_article(article, read(article))
    assert (published.earliest, published.latest) == (SUNDAY, SATURDAY)
    assert {"post", "weekday"} <= set(kinds(published))


def test_a_weekday_that_does_not_fit_the_post_sets_no_end() -> None:
    article = with_post("Rebels took the bridge on Tuesday.", "They are here", SUNDAY)
    assert date_article(article, read(article)).latest is None


@pytest.mark.parametrize(
    ("text", "latest", "looks_back"),
    [
        ("They came on Friday, took the mill on Saturday and the bridge on Sunday.", 6, False),
        ("They took the bridge on Sunday. The council will meet on Monday.", 6, False),
        ("They came on Saturday. They took the bridge on Monday.", 0, False),
        ("They took the bridge. It was quiet yesterday.", None, True),
        ("He comes every Sunday.", None, False),
        ("“They were here yesterday,” said a clerk on Sunday.", 6, False),
    ],
    ids=["chain", "future-is-not-told", "over-the-week-end", "yesterday", "habit", "yesterday-in-a-quote"],
)
def test_the_last_weekday_told_as_past_ends_the_shortest_stretch(
    text: str, latest: int | None, looks_back: bool
) -> None:
    article = report(text)
    week = read_week(article, read(article))
    assert (week.latest, week.looks_back) == (latest, looks_back)


# Landmarks


def test_there_are_a_hundred_landmarks_with_a_day_words_and_a_reference_each() -> None:
    marks = load_landmarks()
    assert len(marks) >= 100
    assert len({mark.id for mark in marks}) == len(marks)
    assert all(mark.words and mark.what and mark.reference for mark in marks)
    assert all(date(1900, 1, 1) < mark.on < date(2030, 1, 1) for mark in marks)


@pytest.mark.parametrize("mark", load_landmarks(), ids=lambda mark: mark.id)
def test_each_landmark_is_found_by_each_of_its_own_wordings(mark: object) -> None:
    from dateline.picture.dates.landmarks import Landmark

    assert isinstance(mark, Landmark)
    for wording in mark.words:
        assert find_landmark(f"people remembered the {wording} in silence") == mark


def test_words_that_name_no_landmark_find_none() -> None:
    assert find_landmark("the first anniversary of the opening of the new swimming pool") is None


def test_an_anniversary_of_a_landmark_dates_undated_news_to_the_day() -> None:
    published = dated("Crowds marched to the quay on the second anniversary of the Beirut port explosion.")
    assert (published.earliest, published.latest) == (date(2022, 8, 4), date(2022, 8, 4))


def test_a_day_before_an_anniversary_is_the_day_before() -> None:
    published = dated("Shops were shut a day before the third anniversary of the Myanmar coup.")
    assert published.earliest == published.latest == date(2024, 1, 31)


def test_news_told_by_weekday_beside_an_anniversary_is_of_that_day_or_six_days_after() -> None:
    published = dated("Crowds marched on Thursday, the second anniversary of the Beirut port explosion.")
    assert (published.earliest, published.latest) == (date(2022, 8, 4), date(2022, 8, 10))


def test_years_ago_are_counted_from_a_landmark() -> None:
    published = dated("It was the worst blaze since the Grenfell Tower fire four years ago.")
    assert published.earliest is not None
    assert published.latest is not None
    assert published.earliest <= date(2021, 6, 14) <= published.latest
    assert (published.latest - published.earliest).days <= 731


def test_years_ago_are_counted_from_a_year_named_beside_them() -> None:
    published = dated("The dam was built in 1994, 20 years ago.")
    assert published.earliest is not None
    assert published.latest is not None
    assert published.earliest <= date(2014, 3, 1) <= published.latest


def test_last_year_told_of_a_landmark_gives_the_year() -> None:
    published = dated("Prices have doubled since the annexation of Crimea last year.")
    assert (published.earliest, published.latest) == (date(2015, 1, 1), date(2015, 12, 31))


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        ("The army took the town on 3 March 2017 and lost it again.", date(2017, 3, 3)),
        ("The pact of 2016 has been broken, as was the one in 2013.", date(2016, 1, 1)),
        ("The bridge will be ready by 2040.", None),
        ("Elections are due on 3 March 2029.", None),
        ("Copyright 2023 Harbour Post.", None),
        ("Police were called to a house in the 2100 block of Elm Street.", None),
    ],
    ids=["day", "newest-year", "plan", "due", "footer", "address"],
)
def test_the_newest_past_date_is_a_lower_bound_and_a_plan_is_not(text: str, earliest: date | None) -> None:
    published = dated(text)
    assert (published.earliest, published.latest) == (earliest, None)


# Evidence together


def piece(kind: str, earliest: date | None, latest: date | None) -> Evidence:
    return Evidence(kind=kind, text=kind, article_id="art-1", start=None, end=None, earliest=earliest, latest=latest)


days = st.dates(date(2000, 1, 1), date(2030, 1, 1))
pieces = st.builds(
    lambda kind, day, length: piece(kind, day, day + timedelta(days=length)),
    st.sampled_from(["metadata", "url", "post", "age", "weekday", "newest-year"]), days, st.integers(0, 400),
)  # fmt: skip


@given(st.lists(pieces, max_size=8))
def test_contradicting_evidence_never_empties_the_interval_and_none_is_lost(found: list[Evidence]) -> None:
    published = weigh(found)
    assert len(published.evidence) == len(found)
    assert published.earliest is None or published.latest is None or published.earliest <= published.latest
    used = [one for one in published.evidence if not one.kind.endswith(SET_ASIDE)]
    assert all(one.earliest <= published.earliest and published.latest <= one.latest for one in used)  # type: ignore[operator]


@given(st.lists(pieces, max_size=6), st.randoms())
def test_the_order_in_which_evidence_is_found_does_not_matter(found: list[Evidence], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first, second = weigh(found), weigh(shuffled)
    assert first == second


# Reports of one happening


def weeks_of(*articles: Article) -> dict[str, Week]:
    return {article.id: read_week(article, read(article)) for article in articles}


def group(*articles: Article) -> dict[str, Published]:
    readings = {article.id: read(article) for article in articles}
    alone = {article.id: date_article(article, readings[article.id]) for article in articles}
    return dict(sharpen(weeks_of(*articles), alone, [tuple(article.id for article in articles)]))


def test_a_dated_report_fixes_the_weekday_of_an_undated_one() -> None:
    first = report("Rebels took the bridge on Sunday.", "art-1", (stated(SUNDAY + timedelta(days=1)),))
    second = report("The bridge fell to rebels on Sunday, residents said.", "art-2")
    published = group(first, second)["art-2"]
    assert (published.earliest, published.latest, published.basis) == (SUNDAY, SATURDAY, "inferred")
    assert "art-1" in next(e.text for e in published.evidence if e.kind == "same-story")


@pytest.mark.parametrize(
    ("text", "same", "latest"),
    [
        pytest.param("Said on Friday: the bridge fell on Sunday.", False, date(2018, 11, 6), id="another Sunday"),
        pytest.param("Said on Friday: the bridge fell on Sunday.", True, SATURDAY, id="a happening both tell"),
        pytest.param("The bridge fell on Sunday.", False, SATURDAY, id="the news of both"),
    ],
)
def test_a_report_that_names_older_days_by_date_shares_a_weekday_only_where_it_tells_the_same(
    text: str, same: bool, latest: date
) -> None:
    first = report("Rebels took the bridge on Sunday.", "art-1", (stated(SUNDAY + timedelta(days=1)),))
    second = report(text, "art-2")
    looking_back = Evidence(
        kind="date-without-year", text="", article_id="art-2", start=0, end=4,
        earliest=date(2018, 4, 2), latest=date(2018, 11, 6),
    )  # fmt: skip
    readings = {a.id: read(a) for a in (first, second)}
    alone = {a.id: date_article(a, readings[a.id]) for a in (first, second)}
    alone["art-2"] = weigh([*alone["art-2"].evidence, looking_back])
    found = sharpen(weeks_of(first, second), alone, [("art-1", "art-2")], lambda one, other, weekday: same)
    assert found["art-2"].latest == latest


def test_a_stated_date_is_not_moved_by_the_story() -> None:
    first = report("Rebels took the bridge on Sunday.", "art-1", (stated(SUNDAY),))
    second = report("The bridge fell on Sunday.", "art-2", (stated(date(2019, 1, 1)),))
    assert group(first, second)["art-2"].earliest == date(2019, 1, 1)


def test_a_weekday_that_two_dated_reports_fix_differently_dates_nothing() -> None:
    first = report("Rebels took the bridge on Sunday.", "art-1", (stated(SUNDAY),))
    second = report("Rebels took the bridge on Sunday.", "art-2", (stated(SUNDAY + timedelta(days=7)),))
    third = report("The bridge fell on Sunday.", "art-3")
    assert group(first, second, third)["art-3"].latest is None


def test_reports_that_all_end_on_the_afternoon_of_a_posts_day_are_of_that_day() -> None:
    held = with_post("Rebels took the bridge on Sunday.", "They are here", SUNDAY, "art-1")
    morning = report("Rebels took the bridge on Sunday morning after clashes on Friday.", "art-2")
    afternoon = report("Shots were heard on Sunday afternoon near the bridge.", "art-3")
    published = group(held, morning, afternoon)
    assert {(p.earliest, p.latest) for p in published.values()} == {(SUNDAY, SUNDAY)}
    assert all(kinds(p)[-1] == "same-day" for p in published.values())


@pytest.mark.parametrize(
    "third",
    [
        "Shots were heard on Sunday night near the bridge.",
        "The bridge fell on Sunday. The army came back on Monday.",
        "The bridge fell on Sunday morning. It was quiet yesterday.",
    ],
    ids=["told-into-the-night", "told-into-monday", "yesterday"],
)
def test_a_day_told_to_its_night_or_beyond_does_not_date_to_the_day(third: str) -> None:
    held = with_post("Rebels took the bridge on Sunday.", "They are here", SUNDAY, "art-1")
    morning = report("Rebels took the bridge on Sunday morning.", "art-2")
    published = group(held, morning, report(third, "art-3"))
    assert published["art-3"].earliest == SUNDAY
    assert published["art-3"].latest != SUNDAY


def test_two_reports_are_too_few_to_date_to_the_day() -> None:
    held = with_post("Rebels took the bridge on Sunday afternoon.", "They are here", SUNDAY, "art-1")
    other = report("Rebels took the bridge on Sunday morning.", "art-2")
    assert group(held, other)["art-2"].latest == SATURDAY


@pytest.mark.parametrize(
    ("turns", "latest"),
    [
        pytest.param({"art-1": {SUNDAY}}, SATURDAY, id="one report dates the turn"),
        pytest.param({"art-1": {SUNDAY}, "art-3": {SUNDAY}}, SATURDAY, id="two agree"),
        pytest.param({"art-1": {SUNDAY}, "art-3": {SUNDAY - timedelta(days=7)}}, None, id="two do not"),
        pytest.param({}, None, id="they tell of no turn"),
    ],
)
def test_the_fall_of_a_town_dates_reports_that_name_no_weekday_all_do(
    turns: dict[str, set[date]], latest: date | None
) -> None:
    first = report("Rebels took the bridge on Sunday.", "art-1", (stated(SUNDAY),))
    third = report("Rebels left the mill on Tuesday.", "art-3", (stated(SUNDAY + timedelta(days=3)),))
    undated = report("The bridge fell on Sunday.", "art-2")
    alone = {article.id: date_article(article, read(article)) for article in (first, undated, third)}
    found = sharpen(
        weeks_of(first, undated, third), alone, [("art-1", "art-2", "art-3")],
        days_of_turns=lambda one, other: frozenset(turns.get(other, ())) if one == "art-2" else frozenset(),
    )["art-2"]  # fmt: skip
    assert found.latest == latest


def test_a_report_outside_the_group_is_not_touched() -> None:
    first = report("Rebels took the bridge on Sunday.", "art-1", (stated(SUNDAY),))
    other = report("Rebels took the bridge on Sunday.", "art-2")
    readings = {article.id: read(article) for article in (first, other)}
    alone = {article.id: date_article(article, readings[article.id]) for article in (first, other)}
    assert sharpen(weeks_of(first, other), alone, [("art-1",)]) == alone


@given(st.permutations([0, 1, 2]))
@settings(max_examples=6)
def test_the_order_of_the_group_does_not_matter(order: list[int]) -> None:
    articles = [
        with_post("Rebels took the bridge on Sunday.", "They are here", SUNDAY, "art-1"),
        report("Rebels took the bridge on Sunday morning.", "art-2"),
        report("Shots were heard on Sunday afternoon.", "art-3"),
    ]
    published = group(*(articles[place] for place in order))
    assert {(p.earliest, p.latest) for p in published.values()} == {(SUNDAY, SUNDAY)}


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "“",
        "\x00\x07 on Sunday",
        "14 years ago " * 2000,
        "on 30 February 2018",
        "the 0th anniversary of the Beirut blast",
        "in 9999, 9999 years ago",
    ],
    ids=["empty", "blank", "quote", "control", "many", "no-such-day", "zeroth", "far"],
)
def test_nasty_text_is_dated_without_failing(text: str) -> None:
    assert dated(text).basis in {"unknown", "inferred", "stated"}


@given(days, st.integers(-3000, 12000))
def test_going_years_on_stays_in_the_calendar(day: date, years: int) -> None:
    assert 1 <= add_years(day, years).year <= 9999


def test_the_date_of_a_pages_last_change_bounds_its_publication_and_is_not_it() -> None:
    published = dated("Updated: Sunday, May 13, 2018\n\nRebels took the bridge.")
    assert kinds(published) == ["updated"]
    assert published.latest == SUNDAY
    assert published.earliest < SUNDAY  # type: ignore[operator]


@pytest.mark.parametrize("news", ["Rebels took the bridge on Sunday.", "Rebels took the bridge on Saturday night."])
def test_a_change_at_the_head_is_of_the_day_that_the_report_tells_of_as_news(news: str) -> None:
    published = dated(f"By Ana Marin Updated: Sunday, May 13, 2018\n\n{news}")
    assert (published.earliest, published.latest, kinds(published)) == (SUNDAY, SUNDAY, ["updated"])


@pytest.mark.parametrize(
    "head",
    ["UPDATE (9:20 p.m. 5/13/18)", "Update 3: Sunday, May 13, 2018 -", "Updated at 5:17 pm, Sunday, May 13, 2018"],
)
def test_an_update_set_into_the_head_is_no_date_of_the_report(head: str) -> None:
    published = dated(f"{head}\n\nRebels took the bridge.")
    assert published.latest == SUNDAY
    assert published.earliest is not None
    assert published.earliest < SUNDAY


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Boats left the lower harbour for the island Sunday, May 13, 2018. (Photo: Lena Ortiz)\nRebels came.",
            id="under a picture",
        ),
        pytest.param("Ivo Rask\n\nMay 13, 2018 - June 2, 2018\n\nHe was a ferryman.", id="the days of a life"),
        pytest.param("x" * 300 + " Posted by Lena Ortiz on Sunday, May 13, 2018\nMore.", id="somebody's post"),
        pytest.param("x" * 300 + " Published in the Lake Courier on May 13, 2018.", id="another paper"),
        pytest.param("x" * 300 + " Reader comments\nPosted: Sunday, May 13, 2018", id="a reader's words"),
    ],
)
def test_the_date_of_something_the_report_shows_is_not_its_own(text: str) -> None:
    published = dated(text)
    assert "byline" not in kinds(published)
    assert published.latest is None


@pytest.mark.parametrize("text", ["5/4/2018\n\nRebels came.", "5/4/2018 11:38 p.m.\n\nRebels came."])
def test_numbers_that_could_be_two_days_give_neither(text: str) -> None:
    assert dated(text).earliest is None


def captured_on(address: str, text: str = "Rebels took the bridge.") -> Published:
    article = structs.replace(report(text), url=address)
    return date_article(article, read(article))


def test_a_page_of_the_web_archive_was_published_by_the_day_it_was_taken() -> None:
    published = captured_on("https://web.archive.org/web/20180513101500/http://lake-courier.example/bridge")
    assert (published.earliest, published.latest, kinds(published)) == (None, SUNDAY, ["captured"])


def test_what_a_page_tells_of_later_than_it_was_taken_is_set_aside() -> None:
    published = captured_on("https://web.archive.org/web/20180513/http://a.example/b", "A vote was held in May 2019.")
    assert published.latest == SUNDAY
    assert "newest-year" + SET_ASIDE in kinds(published)


@pytest.mark.parametrize("address", ["https://web.archive.org/web/20189913/http://a.example/", "https://a.example/b"])
def test_an_address_without_a_day_of_capture_bounds_nothing(address: str) -> None:
    assert captured_on(address).basis == "unknown"


def test_the_first_publication_named_beside_a_change_gives_the_day() -> None:
    published = dated("Updated: Saturday, May 19, 2018\nPublished: Sunday, May 13, 2018\n\nRebels took the bridge.")
    assert (published.earliest, published.latest) == (SUNDAY, SUNDAY)


def test_a_date_in_brackets_under_a_film_leaves_weeks_open() -> None:
    published = dated("A film shows the bridge. (Published Sunday, May 13, 2018)\n\nRebels took the bridge.")
    assert kinds(published) == ["caption-date"]
    assert published.earliest < SUNDAY < published.latest  # type: ignore[operator]


def test_an_undated_report_cannot_be_older_than_what_it_tells_as_news():
    told = [make_claim("x", "a"), make_claim("y", "b", on=None, tense="current")]
    dates = bound_by_happenings({"art-a": make_published(), "art-b": make_published(None)}, [told])
    assert (dates["art-b"].earliest, dates["art-b"].latest, dates["art-b"].basis) == (DAY, None, "inferred")
    assert [(e.kind, e.article_id) for e in dates["art-b"].evidence] == [("same-event", "art-a")]
    assert dates["art-a"] == make_published()


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param({"tense": "background"}, id="it recalls it"),
        pytest.param({"article": "c"}, id="it tells of something else"),
    ],
)
def test_what_a_report_recalls_or_does_not_tell_dates_nothing(claim):
    told = [make_claim("x", "a"), make_claim("y", claim.pop("article", "b"), on=None, **claim)]
    published = {"art-a": make_published(), "art-b": make_published(None), "art-c": make_published()}
    assert bound_by_happenings(published, [told]) == published


def test_a_day_no_dated_report_tells_dates_nothing():
    published = {"art-a": make_published(None), "art-b": make_published(None)}
    assert bound_by_happenings(published, [[make_claim("x", "a"), make_claim("y", "b", on=None)]]) == published


def bounded(text: str, day: date = SUNDAY) -> tuple[date | None, date | None]:
    """Date a report without a date that says on Sunday what a dated one gives a day."""
    article = report(text, "art-b")
    told = [make_claim("x", "a", on=day), make_claim("y", "b", on=None, time_text="on Sunday")]
    published = {"art-a": make_published(day), "art-b": make_published(None)}
    found = bound_by_happenings(published, [told], {"art-b": read_week(article, read(article))})["art-b"]
    return found.earliest, found.latest


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("Rebels took the bridge on Sunday.", 0, 6, id="the weekday alone"),
        pytest.param("Rebels took it on Sunday. The army said on Tuesday it was lost.", 2, 6, id="said two days later"),
        pytest.param("Rebels took it on Sunday. It will meet on Thursday.", 0, 4, id="due four days later"),
        pytest.param("Rebels took it on Sunday, he said Monday. Talks are due on Tuesday.", 1, 2, id="between the two"),
        pytest.param(
            "Rebels took it on Sunday, he said on Sunday. They will vote on Sunday.", 0, 6, id="the same weekday"
        ),
        pytest.param("Rebels took it on Sunday. On Saturday a man said so.", 0, 6, id="the day before says nothing"),
    ],
)
def test_a_weekday_known_from_another_report_bounds_this_one(text: str, first: int, last: int) -> None:
    assert bounded(text) == (SUNDAY + timedelta(days=first), SUNDAY + timedelta(days=last))


def test_another_weekday_than_the_happenings_leaves_the_end_open() -> None:
    assert bounded("Rebels took it on Sunday.", SATURDAY) == (SATURDAY, None)


def test_a_happening_on_two_days_gives_no_end() -> None:
    told = [make_claim("x", "a", on=SUNDAY), make_claim("z", "c", on=SATURDAY)]
    told.append(make_claim("y", "b", on=None, time_text="Sunday"))
    published = {name: make_published(SATURDAY) for name in ("art-a", "art-c")} | {"art-b": make_published(None)}
    article = report("Rebels took it on Sunday.", "art-b")
    found = bound_by_happenings(published, [told], {"art-b": read_week(article, read(article))})["art-b"]
    assert (found.earliest, found.latest) == (SUNDAY, None)
