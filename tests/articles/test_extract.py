"""Raw items of every medium become articles, or an error that says what to do."""

from __future__ import annotations

import builtins
import json
import subprocess
import sys
from datetime import date
from typing import Any

import pytest

from dateline.articles.extract import LARGEST_TEXT, extract
from dateline.articles.markup import blocks, scan
from dateline.errors import InputError
from tests.articles.made import NOW, SENTENCE, article, item, zones

SECOND = "Residents said that several shops were burning and that the governor had fled to the airport."
DAY = date(2021, 8, 8)


def from_json(**fields: Any) -> Any:
    return article(json.dumps(fields), "json")


def test_an_article_says_where_it_is_from_and_is_named_by_its_words() -> None:
    made = article(SENTENCE)
    assert (made.path, made.received_at, made.raw_id) == ("report.txt", NOW, item(SENTENCE).id)
    assert (made.outlet, made.url, made.title) == (None, None, None)
    assert article(SENTENCE).id == made.id != article(SENTENCE + " More.").id


@pytest.mark.parametrize(
    "name", ["text", "body", "content", "article", "fullText", "articleBody", "body_text", "content_text"]
)
def test_the_words_of_a_record_go_by_many_names(name: str) -> None:
    assert zones(from_json(**{name: SENTENCE})) == [("body", SENTENCE)]


@pytest.mark.parametrize(
    "name", ["published", "date", "publishedAt", "pubDate", "published_at", "versionCreated", "datePublished"]
)
def test_the_day_of_a_record_goes_by_many_names(name: str) -> None:
    made = from_json(**{"text": SENTENCE, name: "2021-08-08T10:00:00Z"})
    assert [(d.on, d.basis, d.text) for d in made.dates] == [(DAY, "metadata", "2021-08-08T10:00:00Z")]


@pytest.mark.parametrize("name", ["outlet", "publisher", "source", "site", "domain"])
@pytest.mark.parametrize("value", ["Example Press", {"name": "Example Press", "id": None}])
def test_the_outlet_of_a_record_goes_by_many_names_and_may_be_a_thing_with_a_name(name: str, value: object) -> None:
    assert from_json(**{"text": SENTENCE, name: value}).outlet == "Example Press"


def test_the_title_of_a_record_stands_first_and_only_once() -> None:
    assert zones(from_json(title="Alpha falls", body=f"{SENTENCE}\n\n{SECOND}")) == [
        ("headline", "Alpha falls"), ("body", SENTENCE), ("body", SECOND),
    ]  # fmt: skip
    assert zones(from_json(headline="Alpha falls", text=f"Alpha falls\n\n{SENTENCE}")) == [
        ("headline", "Alpha falls"), ("body", SENTENCE),
    ]  # fmt: skip
    assert zones(from_json(title="Rebels seize Alpha", text=f"Rebels seize Alpha. {SENTENCE}")) == [
        ("headline", "Rebels seize Alpha."), ("body", SENTENCE),
    ]  # fmt: skip


def test_an_address_gives_outlet_and_day_where_nothing_else_does() -> None:
    made = from_json(text=SENTENCE, link="https://www.example.org/2021/08/08/alpha")
    assert (made.outlet, made.url) == ("example.org", "https://www.example.org/2021/08/08/alpha")
    assert [(d.on, d.basis) for d in made.dates] == [(DAY, "url")]


def test_html_inside_a_record_is_read_as_paragraphs_and_its_scripts_are_dropped() -> None:
    html = f"<p>{SENTENCE}</p><script>alert('x')</script><h2>Air&nbsp;strikes</h2><p>{SECOND} <b>Bold</b>.<p>A &amp; B said &lt;no&gt;.</p>"
    assert zones(from_json(content=html)) == [
        ("body", SENTENCE), ("headline", "Air strikes"), ("body", SECOND + " Bold."), ("body", "A & B said <no>."),
    ]  # fmt: skip


def test_schema_org_and_ninjs_records_are_understood() -> None:
    schema = {
        "@type": "NewsArticle", "headline": "Alpha falls", "articleBody": SENTENCE, "datePublished": "2021-08-08",
        "publisher": {"@type": "Organization", "name": "Example Press"}, "mainEntityOfPage": {"@id": "https://example.org/a"},
        "inLanguage": "en-GB",
    }  # fmt: skip
    ninjs = {
        "uri": "urn:x", "versioncreated": "2021-08-08T10:00:00Z", "headlines": [{"value": "Alpha falls"}],
        "bodies": [{"contenttype": "text/html", "value": f"<p>{SENTENCE}</p>"}, {"contenttype": "text/plain", "value": SENTENCE}],
        "infosources": [{"name": "Example Press"}],
    }  # fmt: skip
    for record in (schema, ninjs):
        made = from_json(**record)
        assert zones(made) == [("headline", "Alpha falls"), ("body", SENTENCE)]
        assert (made.title, made.outlet, [d.on for d in made.dates]) == ("Alpha falls", "Example Press", [DAY])


def test_markdown_gives_front_matter_headings_and_plain_words() -> None:
    made = article(
        "---\ntitle: Alpha falls\ndate: 2021-08-08\noutlet: \"Example Press\"\nurl: https://example.org/a\n---\n\n# Alpha falls\n\n"
        "Rebels took the **town** of [Alpha](https://x.org) on Monday,\nthe *army* said in a `statement`.\n\n## Air strikes\n\n"
        f"- {SECOND}\n\n> We hold the town.\n> — Front (@front) August 8, 2021\n",
        "markdown",
    )  # fmt: skip
    assert zones(made) == [
        ("headline", "Alpha falls"),
        ("body", SENTENCE),
        ("headline", "Air strikes"),
        ("body", SECOND),
        ("post", "We hold the town.\n— Front (@front) August 8, 2021"),
    ]
    assert (made.outlet, made.url, [d.on for d in made.dates]) == ("Example Press", "https://example.org/a", [DAY])


PAGE = f"""<!doctype html><html lang="en"><head><title>Alpha falls | Example Press</title>
<meta property="og:site_name" content="Example Press"><link rel="canonical" href="https://example.org/2021/aug/08/alpha">
<script type="application/ld+json">{{"@graph": [{{"@type": "WebPage"}}, {{"@type": ["NewsArticle"], "headline": "Alpha falls to rebels",
"datePublished": "2021-08-08T17:00:00+01:00", "dateModified": "2021-08-09"}}]}}</script></head>
<body><nav><a>Home</a> <a>World</a></nav><div>We use cookies to improve your experience.</div><article><h1>Alpha falls to rebels</h1>
<figure><img src=a.jpg><figcaption>Smoke rises over the market of Alpha</figcaption></figure>
<p>BETA (Example) &#8212; {SENTENCE}</p><p>{SECOND}</p><h2>Air strikes</h2><script>document.write("EVIL WORDS")</script>
<p>Two warplanes bombed the bridge, a police officer said by phone. He did not say how many had died there.</p>
<blockquote class="twitter-tweet"><p>We hold all of Alpha now.<br>The governor has fled.</p>&mdash; Front (@front) <a>August 8, 2021</a></blockquote>
<p>The ministry of defence did not answer questions about the fighting in the north of the country.</p></article>
<footer>Copyright Example Press. <a>Privacy policy</a></footer></body></html>"""


def test_a_web_page_gives_its_report_and_not_the_page_around_it() -> None:
    made = article(PAGE, "html")
    assert zones(made) == [
        ("headline", "Alpha falls to rebels"),
        ("caption", "Smoke rises over the market of Alpha"),
        ("dateline", "BETA (Example) —"),
        ("body", SENTENCE),
        ("body", SECOND),
        ("headline", "Air strikes"),
        (
            "body",
            "Two warplanes bombed the bridge, a police officer said by phone. He did not say how many had died there.",
        ),
        ("post", "We hold all of Alpha now.\nThe governor has fled.\n— Front (@front) August 8, 2021"),
        ("body", "The ministry of defence did not answer questions about the fighting in the north of the country."),
    ]
    assert (made.title, made.outlet, made.language) == ("Alpha falls to rebels", "Example Press", "en")
    assert [(d.on, d.basis) for d in made.dates] == [(DAY, "metadata"), (DAY, "url")]
    assert made.zones[-2].posted_on == DAY


def test_a_page_saved_as_text_is_read_as_a_page() -> None:
    assert zones(article(PAGE)) == zones(article(PAGE, "html"))


def test_a_page_without_metadata_takes_its_title_from_its_heading_and_its_day_from_one_time_element() -> None:
    made = article(
        f'<html><body><article><h1>Alpha falls</h1><time datetime="2021-08-08T10:00">x</time><p>{SENTENCE}</p><p>{SECOND}</p></article></body></html>',
        "html",
    )
    assert (made.title, [d.on for d in made.dates], made.outlet) == ("Alpha falls", [DAY], None)


def test_times_of_several_days_on_a_page_state_none() -> None:
    page = f'<html><body><h1>Alpha falls</h1><time datetime="2021-08-08">x</time><time datetime="2020-01-01">y</time><p>{SENTENCE}</p></body></html>'
    assert article(page, "html").dates == ()


def test_ten_thousand_nested_tags_do_not_stop_a_page() -> None:
    page = (
        "<html><body>"
        + "<div>" * 10_000
        + f"<p>{SENTENCE}</p>"
        + "</div>" * 10_000
        + "<script>alert(1)</script></body></html>"
    )
    assert zones(article(page, "html")) == [("body", SENTENCE)]


@pytest.mark.parametrize(
    "markup",
    ["<script>", "<!--", "<a ", '<a "', "<", "<table><tr><td>", "<b", "&#x41;", "<blockquote class=tweet>", "</div>"],
)
def test_hostile_markup_is_walked_over_but_a_few_times(markup: str) -> None:
    page = Walked(f"<html><body><p>{SENTENCE}</p>" + markup * (200_000 // len(markup)))
    pieces = list(scan(page))
    assert len(pieces) <= len(page)
    assert page.steps <= 3 * len(page)
    assert SENTENCE in article(page, "html").text


class Walked(str):
    """A page that counts the characters searches in it pass over."""

    steps = 0

    def find(self, sought: str, start: int = 0, end: int | None = None) -> int:  # type: ignore[override]
        found = super().find(sought, start, end)
        self.steps += (found if found >= 0 else len(self)) - start
        return found

    def lower(self) -> str:
        self.steps += len(self)
        return super().lower()


@pytest.mark.parametrize("inside", ['"x', "'x", "\"'", "x=", "/", '" '])
def test_a_tag_that_never_ends_is_left_as_text(inside: str) -> None:
    """Quotes that pair in more than one way once took time that doubled with each; such a page now ends at all."""
    page = "<p>Rebels took Alpha.</p><a " + inside * 20_000
    assert next(block.text for block in blocks(page)) == "Rebels took Alpha."


def test_a_quotation_mark_left_open_costs_its_tag_alone() -> None:
    page = '<p>Troops left <a href="b>c">Beta</a>.</p><p class="a>Rebels took Alpha.</p>'
    assert [block.text for block in blocks(page)] == ["Troops left Beta.", "Rebels took Alpha."]


def test_without_the_html_extra_a_page_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **named: Any) -> Any:
        if name == "trafilatura":
            raise ModuleNotFoundError(name)
        return real(name, *args, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(InputError, match=r"pip install dateline\[html\]") as caught:
        extract(item(PAGE, "html", "a.html"))
    assert (caught.value.kind, caught.value.item) == ("needs-extra", "a.html")


@pytest.mark.parametrize(
    ("content", "media", "kind"),
    [
        pytest.param("", "text", "empty", id="empty"),
        pytest.param("…", "text", "no-text", id="no-letters"),
        pytest.param("word " * (LARGEST_TEXT // 4), "text", "too-large", id="a-book"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "text", "binary", id="picture"),
        pytest.param('{"text": "x', "json", "json", id="torn-json"),
        pytest.param("[1, 2]", "json", "json", id="list"),
        pytest.param('{"id": 7, "text": ""}', "json", "no-text", id="no-words"),
        pytest.param("<html><script>x()</script></html>", "html", "no-text", id="only-a-script"),
    ],
)
def test_a_bad_item_is_an_input_error_that_names_it_and_the_remedy(content: str | bytes, media: str, kind: str) -> None:
    with pytest.raises(InputError, match=r"^bad\.x: ") as caught:
        extract(item(content, media, "bad.x"))
    assert (caught.value.kind, caught.value.item) == (kind, "bad.x")
    assert ";" in str(caught.value) or "text" in str(caught.value)


def test_control_characters_do_not_reach_an_article() -> None:
    made = article("Rebels\x00 took \u202ethe\u202c town\x07 of\tAlpha.\r\n\r\n" + SECOND)
    assert zones(made) == [("body", "Rebels took the town of Alpha."), ("body", SECOND)]


def test_two_items_of_one_text_are_one_article_id() -> None:
    one, other = (extract(item(SENTENCE, path=path)) for path in ("a.txt", "b.txt"))
    assert one.id == other.id
    assert one.path != other.path


def test_a_cold_import_loads_no_large_library() -> None:
    large = ("lxml", "numpy", "py3langid", "spacy", "trafilatura")
    code = f"import sys; from dateline.articles import files, extract; print([m for m in {large} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        pytest.param(
            "GOMA, 3 May 2024 (Lake Gazette) - Rebels took a hill above the town on Friday.",
            "Lake Gazette",
            id="in the dateline",
        ),
        pytest.param(
            "Rebels took a hill (Mount Olm) above the town of Goma on Friday.", None, id="a bracket in the text"
        ),
        pytest.param("GOMA, 3 May 2024 - Rebels took a hill above the town on Friday.", None, id="no bracket"),
    ],
)
def test_an_outlet_that_only_the_dateline_names_is_the_outlet(text: str, outlet: str | None) -> None:
    assert article(f"Hill changes hands\n\n{text}\n").outlet == outlet
