"""Who is said to have said it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.article import Article, Zone, article_id
from dateline.model.reading import Attribution, Mention, TimeExpression
from dateline.readings.parse.language import load_english
from dateline.readings.parse.sentences import parse
from dateline.readings.speech.attribution import date_sayings, enclosing, find, innermost
from dateline.readings.speech.cues import Cue, load_cues
from dateline.readings.speech.sayings import sayings
from dateline.readings.speech.speaker_phrases import plain_role


def report(*paragraphs: str, post_by: str | None = None) -> Article:
    """Make an article of paragraphs; the last is an embedded post where ``post_by`` names its author."""
    text = "\n\n".join(paragraphs)
    zones, at = [], 0
    for number, paragraph in enumerate(paragraphs):
        post = post_by if post_by and number == len(paragraphs) - 1 else None
        kind = "post" if post else "body"
        zones.append(Zone(kind=kind, start=at, end=at + len(paragraph), language="en", author=post))
        at += len(paragraph) + 2
    return Article(
        id=article_id(None, None, text), raw_id="raw-0", path="-", url=None, title=None, outlet=None, text=text, language="en",
        languages=("en",), zones=tuple(zones), dates=(), received_at=datetime(2024, 5, 1, tzinfo=UTC),
    )  # fmt: skip


def read(*paragraphs: str, mentions: tuple[Mention, ...] = (), post_by: str | None = None) -> tuple[Attribution, ...]:
    article = report(*paragraphs, post_by=post_by)
    names = [(m.start, m.end) for m in mentions if m.kind != "person"]
    return find(article, parse(article, names, load_english()), mentions)


def told(attributions: tuple[Attribution, ...]) -> list[tuple[str | None, str]]:
    """Give each attribution as speaker's words and content."""
    return [(a.speaker.quote if a.speaker else None, " | ".join(s.quote for s in a.content)) for a in attributions]


def mention(text: str, quote: str, **fields: str) -> Mention:
    start = text.index(quote)
    kind = fields.pop("kind", "actor")
    return Mention(
        id=f"{kind}:{start}:{start + len(quote)}", kind=kind, start=start, end=start + len(quote), quote=quote, **fields
    )  # type: ignore[arg-type]


DIRECT = {
    "quote before, subject first": ("“The bridge is gone,” the mayor said.", [("the mayor", "The bridge is gone")]),
    "quote before, verb first": ("“The bridge is gone,” said Ana Duarte, the mayor.", [("Ana Duarte, the mayor", "The bridge is gone")]),
    "quote after a comma": ("The mayor said, “The bridge is gone.”", [("The mayor", "The bridge is gone.")]),
    "quote after a colon": ("The mayor told reporters: “The bridge is gone.”", [("The mayor", "The bridge is gone.")]),
    "cue in the middle": (
        "“The bridge is gone,” the mayor said. “We cannot cross.”",
        [("the mayor", "The bridge is gone | We cannot cross.")],
    ),
    "post": ("“The dam is holding,” tweeted the minister, Ivo Baran.", [("the minister, Ivo Baran", "The dam is holding")]),
    "marks out of place": ("“The dam is holding, ”said Ivo Baran.", [("Ivo Baran", "The dam is holding")]),
    "straight marks": ('"The dam is holding," said Ivo Baran.', [("Ivo Baran", "The dam is holding")]),
    "doubled single marks": ("''The dam is holding,'' said Ivo Baran.", [("Ivo Baran", "The dam is holding")]),
    "single marks": ("‘The dam is holding,’ said Ivo Baran.", [("Ivo Baran", "The dam is holding")]),
    "straight single marks": ("'The soldiers' camp is empty,' said Ivo Baran.", [("Ivo Baran", "The soldiers' camp is empty")]),
    "comma outside the marks": ("“The dam is holding”, said Ivo Baran.", [("Ivo Baran", "The dam is holding")]),
    "verb no list has": ("“The dam is holding,” sniffed Ivo Baran.", [("Ivo Baran", "The dam is holding")]),
    "colon after a name alone": ("Ivo Baran: “The dam is holding and nobody is in danger.”", [("Ivo Baran", "The dam is holding and nobody is in danger.")]),
    "in the marks of another": (
        "“He told us ‘run’ and we ran,” a farmer said.",
        [("a farmer", "He told us ‘run’ and we ran")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DIRECT.values(), ids=DIRECT.keys())
def test_direct_speech_belongs_to_the_speaker_beside_it(text: str, expected: list[tuple[str, str]]) -> None:
    found = [a for a in read(text) if a.direct]
    assert told(tuple(found)) == expected


INDIRECT = {
    "that-clause": ("The mayor said that the bridge was gone.", ("The mayor", "the bridge was gone")),
    "bare clause": ("The mayor said the bridge was gone.", ("The mayor", "the bridge was gone")),
    "trailing": ("The bridge was gone, the mayor said.", ("the mayor", "The bridge was gone")),
    "trailing after a long sentence": (
        "On Monday, after a night of rain, the river swept away the bridge, officials said.",
        ("officials", "On Monday, after a night of rain, the river swept away the bridge"),
    ),
    "in the middle": ("The bridge, the mayor said, was gone.", ("the mayor", "The bridge | was gone")),
    "according to, before": ("According to the mayor, the bridge was gone.", ("the mayor", "the bridge was gone")),
    "according to, after": ("The bridge was gone, according to the mayor.", ("the mayor", "The bridge was gone")),
    "infinitive": ("The rebels claimed to have shot down a jet.", ("The rebels", "to have shot down a jet")),
    "noun phrase": ("The army confirmed the loss of two tanks.", ("The army", "the loss of two tanks")),
    "against": ("The envoy warned against a new offensive.", ("The envoy", "a new offensive")),
    "asked to do": ("The embassy urged its citizens to leave.", ("The embassy", "its citizens to leave")),
    "accused of": ("The rebels accused the army of burning fields.", ("The rebels", "the army of burning fields")),
    "accused by": ("The army was accused by monitors of burning fields.", ("monitors", "The army | of burning fields")),
    "quoted as saying": ("A driver was quoted as saying the pass was shut.", ("A driver", "the pass was shut")),
    "as a film showed": ("Tanks entered the harbour, as a video showed.", ("a video", "Tanks entered the harbour")),
    "noun with a clause": ("Rebel claims that the fort had fallen spread fast.", ("Rebel", "the fort had fallen")),
    "half-sentence in marks": (
        "The mayor said the flood was “a disaster”.",
        ("The mayor", "the flood was “a disaster"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), INDIRECT.values(), ids=INDIRECT.keys())
def test_indirect_speech_gives_the_speaker_and_what_is_said_without_the_cue(
    text: str, expected: tuple[str, str]
) -> None:
    assert expected in told(read(text))


def test_a_second_cue_without_a_subject_has_the_speaker_of_the_first() -> None:
    found = read("The spokesman told a radio station that talks had failed, adding that the truce was over.")
    assert told(found) == [("The spokesman", "talks had failed"), ("The spokesman", "the truce was over")]


def test_the_day_and_the_channel_are_no_part_of_the_speaker() -> None:
    found = read("The council on Sunday said the port was shut.", "The council in a statement said the port was shut.")
    assert {a.speaker.quote for a in found if a.speaker} == {"The council"}


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        pytest.param("Mr. Okafor said the raid served nobody, adding that the base was empty.", ["Mr. Okafor"] * 2, id="adding"),
        pytest.param("The mayor said the shelling stopped at dawn, noting that two bridges were gone.", ["The mayor"] * 2, id="noting"),
        pytest.param("Officials said the strikes hit a mill, adding that a clinic was damaged.", ["Officials"] * 2, id="plural"),
        pytest.param("The information said that rebels took Bunia.", [None], id="nobody"),
        pytest.param("The death toll shows that rebels killed ninety people.", [None], id="a toll"),
        pytest.param("The report said that rebels took Bunia.", ["The report"], id="a document speaks"),
        pytest.param("Winds reached 140 km per hour, said the weather office.", ["the weather office"], id="a measure"),
        pytest.param("The ministry had by Friday noon confirmed 90 deaths.", ["The ministry"], id="an hour within"),
        pytest.param("Last week reported 20 cases of cholera in the camp.", [None], id="a week"),
    ],
)  # fmt: skip
def test_a_deed_or_a_thing_says_nothing(text: str, speakers: list[str | None]) -> None:
    assert [speaker for speaker, _ in told(read(text))] == speakers


@pytest.mark.parametrize(
    ("role", "plain"),
    [
        pytest.param('heavy losses" Norda governor', "Norda governor", id="a quotation before it"),
        pytest.param("suspected gas attack", None, id="a deed"),
        pytest.param("deputy mayor", "deputy mayor", id="a role"),
        pytest.param(None, None, id="none"),
    ],
)
def test_a_role_is_what_somebody_is(role: str | None, plain: str | None) -> None:
    assert plain_role(role) == plain


def test_what_words_are_passed_on_by_is_no_speaker() -> None:
    found = read(
        "The guards had been told by telephone to lay down their arms.", "The men were told by officers to leave."
    )
    assert [a.speaker.quote if a.speaker else None for a in found] == [None, "officers"]


def test_two_speakers_in_one_paragraph_keep_their_own_words() -> None:
    found = read(
        "“We lost the hill,” said Colonel Ivo Baran. “They never took it,” insisted Ana Duarte, a rebel envoy."
    )
    assert told(found) == [
        ("Colonel Ivo Baran", "We lost the hill"),
        ("Ana Duarte, a rebel envoy", "They never took it"),
    ]


def test_a_quotation_that_runs_over_paragraphs_stays_with_its_speaker() -> None:
    found = read("Ana Duarte, a nurse, said: “We ran all night.", "“Nobody came to help us.”")
    assert told(found) == [("Ana Duarte, a nurse", "We ran all night. | Nobody came to help us.")]


def test_a_paragraph_of_quotation_alone_goes_on_with_the_speaker_before() -> None:
    found = read("“We ran all night,” said Ana Duarte, a nurse.", "“Nobody came to help us.”")
    assert told(found) == [("Ana Duarte, a nurse", "We ran all night | Nobody came to help us.")]


def test_a_paragraph_of_quotation_alone_with_nobody_before_waits_for_the_next_speaker() -> None:
    found = read(
        "The river rose at dawn.", "“Nobody came to help us.”", "Ana Duarte, a nurse, said she had lost her house."
    )
    assert told(found) == [("Ana Duarte, a nurse", "Nobody came to help us. | she had lost her house")]


def test_the_voices_of_an_interview_are_told_by_the_name_before_the_colon() -> None:
    found = read(
        "Duarte: When did it start?",
        "Baran: It started at dawn. We had no warning.",
        "Duarte: And then?",
        "Baran: Then they left.",
    )
    assert [(who, what) for who, what in told(found) if who == "Baran"] == [
        ("Baran", "It started at dawn. We had no warning"),
        ("Baran", "Then they left"),
    ]


def test_a_pronoun_takes_up_the_last_speaker_of_its_sort() -> None:
    found = read(
        "Ivo Baran, the harbour master, said two ships sank.",
        "The ministry said one ship sank.",
        "He added that the crews swam ashore.",
    )
    he = found[-1].speaker
    assert he is not None
    assert (he.quote, he.name, he.role) == ("He", "Ivo Baran", "harbour master")


def test_it_takes_up_a_body_and_not_a_person() -> None:
    found = read(
        "The ministry said one ship sank.", "Ivo Baran, a sailor, said two sank.", "It said the port was open."
    )
    assert found[-1].speaker is not None
    assert found[-1].speaker.kind == "organisation"


def test_a_surname_takes_up_the_full_name() -> None:
    found = read("Ivo Baran, the harbour master, said two ships sank.", "Mr. Baran said the crews swam ashore.")
    assert found[1].speaker is not None
    assert (found[1].speaker.name, found[1].speaker.role) == ("Ivo Baran", "harbour master")


def test_i_inside_a_quotation_is_its_speaker() -> None:
    found = read("“I warned them that the dam would break,” said Ivo Baran, an engineer.")
    inner = next(a for a in found if a.cue.quote == "warned")
    assert inner.speaker is not None
    assert inner.speaker.name == "Ivo Baran"


KINDS = {
    "named with apposition": (
        "Ivo Baran, the harbour master, said the port was shut.",
        "named",
        "Ivo Baran",
        "harbour master",
    ),
    "named with a title": (
        "Police spokesman Ivo Baran said the port was shut.",
        "named",
        "Ivo Baran",
        "Police spokesman",
    ),
    "a name with a particle": (
        "Minister Omran al-Zoubi said the port was shut.",
        "named",
        "Omran al-Zoubi",
        "Minister",
    ),
    "a body with a long name": (
        "The Observatory for Human Rights said the port was shut.",
        "organisation",
        "Observatory for Human Rights",
        None,
    ),
    "a source of some sort": ("A security source said the port was shut.", "anonymous", None, "security source"),
    "a role": ("A local official said the port was shut.", "role", None, "local official"),
    "many": ("Residents said the port was shut.", "role", None, "Residents"),
    "anonymous": ("Some said the port was shut.", "anonymous", None, None),
    "a body": ("The defence ministry said the port was shut.", "organisation", None, None),
    "an outlet": ("Reuters reported that the port was shut.", "outlet", "Reuters", None),
    "a document": ("The statement said the port was shut.", "document", None, None),
}


@pytest.mark.parametrize(("text", "kind", "name", "role"), KINDS.values(), ids=KINDS.keys())
def test_a_speaker_has_a_kind_a_name_and_a_role(text: str, kind: str, name: str | None, role: str | None) -> None:
    speaker = read(text)[0].speaker
    assert speaker is not None
    assert (speaker.kind, speaker.name, speaker.role) == (kind, name, role)


CHANNELS = {
    "speech": ("The mayor said the port was shut.", "speech"),
    "statement": ("The ministry said in a statement that the port was shut.", "statement"),
    "a statement itself": ("The statement said the port was shut.", "statement"),
    "phone": ("“The port is shut,” a clerk said by phone.", "phone"),
    "post": ("“The port is shut,” the minister tweeted.", "post"),
    "post by place": ("The minister said on Facebook that the port was shut.", "post"),
    "video": ("Footage showed smoke over the port.", "video"),
    "video handed over": ("The group posted a video claiming the port was shut.", "video"),
    "interview": ("The mayor said in an interview that the port was shut.", "interview"),
    "report": ("The port was shut, according to local reports.", "report"),
    "agency": ("Reuters reported that the port was shut.", "agency"),
}


@pytest.mark.parametrize(("text", "channel"), CHANNELS.values(), ids=CHANNELS.keys())
def test_the_channel_is_what_the_words_came_through(text: str, channel: str) -> None:
    assert read(text)[0].channel == channel


VIA = {
    "told an agency": ("The mayor told Reuters that the port was shut.", ("The mayor", ("Reuters",))),
    "agency cites": (
        "Reuters, citing a harbour official, reported that the port was shut.",
        ("a harbour official", ("Reuters",)),
    ),
    "agency citing, no commas": (
        "AFP citing a harbour official reported that the port was shut.",
        ("a harbour official", ("AFP",)),
    ),
    "citing at the end": (
        "The port was shut, Reuters reported, citing a harbour official.",
        ("a harbour official", ("Reuters",)),
    ),
    "quoted by an outlet": (
        "“The port is shut,” a clerk was quoted as saying by the Guardian.",
        ("a clerk", ("Guardian",)),
    ),
    "outlet quotes": ("The Guardian quoted a clerk as saying that the port was shut.", ("a clerk", ("Guardian",))),
    "an outlet's reporter": ("The mayor told the BBC's Ana Duarte that the port was shut.", ("The mayor", ("BBC",))),
    "interview with": ("The mayor said in an interview with CNN that the port was shut.", ("The mayor", ("CNN",))),
    "no outlet": ("The mayor told the council that the port was shut.", ("The mayor", ())),
}


@pytest.mark.parametrize(("text", "expected"), VIA.values(), ids=VIA.keys())
def test_outlets_on_the_way_are_kept_and_never_the_speaker(text: str, expected: tuple[str, tuple[str, ...]]) -> None:
    found = [a for a in read(text) if a.speaker]
    assert [(a.speaker.quote if a.speaker else None, a.via) for a in found] == [expected]


STANCES = {
    "asserts": ("The army said it had shelled the clinic.", "asserts", False),
    "denies": ("The army denied that it had shelled the clinic.", "denies", False),
    "denies doing": ("The army denied shelling the clinic.", "denies", False),
    "withholds": ("The army did not say that it had shelled the clinic.", "withholds", False),
    "declines": ("The army declined to confirm that it had shelled the clinic.", "withholds", False),
    "promises": ("The army vowed to retake the port.", "promises", False),
    "undertakes not to": ("The army undertook not to shell the port.", "promises", False),
    "threatens": ("The militia threatened to burn the fields.", "threatens", False),
    "asks": ("The embassy urged its citizens to leave.", "asks", False),
    "believes": ("Officials believe that the fire was set.", "believes", True),
    "claims": ("The militia claimed it had taken the port.", "asserts", True),
    "alleges": ("The army alleged that the militia took hostages.", "asserts", True),
    "purportedly": ("A video purportedly showed fighters at the port.", "asserts", True),
    "reportedly": ("The chief had reportedly fled to the hills.", "asserts", True),
    "is said to": ("Many officials are said to be trying to flee.", "asserts", True),
    "is believed to": ("The commander is believed to have fled.", "believes", True),
}


@pytest.mark.parametrize(("text", "stance", "hedged"), STANCES.values(), ids=STANCES.keys())
def test_what_the_speaker_does_with_the_content_is_kept(text: str, stance: str, hedged: bool) -> None:
    assert [(a.stance, a.hedged) for a in read(text)] == [(stance, hedged)]


SILENT = {
    "plain telling": "The river swept away the bridge at noon.",
    "a sum": "Rebels added two tanks to their column.",
    "lives": "The flood claimed the lives of nine people.",
    "an obligation": "The mayor should admit that the bridge was weak.",
    "a title in marks": "She sang “Long Road Home” at the gate.",
    "a scare quote": "The so-called “safe zone” was shelled.",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_nobody_says_what_the_report_tells_itself(text: str) -> None:
    assert read(text) == ()


def test_a_post_belongs_to_its_author_and_the_one_it_quotes_to_its_own_speaker() -> None:
    post = "According to harbour master Ivo Baran, two ships sank.\n— Ana Duarte (@aduarte) May 1, 2024"
    found = read("The storm hit at dawn.", post, post_by="Ana Duarte")
    outer = next(a for a in found if a.channel == "post")
    inner = next(a for a in found if a.cue.quote == "According to")
    assert outer.speaker is not None
    assert outer.speaker.quote == "Ana Duarte"
    assert outer.content[0].quote == "According to harbour master Ivo Baran, two ships sank."
    assert innermost(found, *_at("two ships sank", report("The storm hit at dawn.", post).text)) == inner


def _at(words: str, text: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def test_innermost_gives_nobody_for_what_the_report_tells_itself() -> None:
    text = "The river rose. The mayor said the bridge was gone."
    found = read(text)
    assert innermost(found, *_at("The river rose", text)) is None
    assert innermost(found, *_at("the bridge was gone", text)) == found[0]


def test_innermost_of_nested_sayings_is_the_inner_one() -> None:
    text = "The mayor said that residents had warned that the bridge was weak."
    said = innermost(read(text), *_at("the bridge was weak", text))
    assert said is not None
    assert said.cue.quote == "warned"


def test_a_denial_of_reports_stands_behind_what_they_say() -> None:
    text = "The minister denied reports that looters had burned the market."
    said = innermost(read(text), *_at("looters had burned the market", text))
    assert said is not None
    assert (said.cue.quote, said.stance) == ("denied", "denies")


def test_a_claim_and_its_denial_both_enclose_what_is_claimed() -> None:
    text = "The army denied the rebels' claim that the fort had fallen."
    stances = [(a.cue.quote, a.stance) for a in enclosing(read(text), *_at("the fort had fallen", text))]
    assert stances == [("claim", "asserts"), ("denied", "denies")]


def test_name_role_and_side_come_from_the_mentions_where_there_are_any() -> None:
    text = "Red Dawn spokesman Ivo Baran said the port had fallen."
    person = mention(text, "Ivo Baran", kind="person", role="spokesman", affiliation="red-dawn")
    speaker = read(text, mentions=(mention(text, "Red Dawn", key="red-dawn"), person))[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.role, speaker.key) == ("Ivo Baran", "spokesman", "red-dawn")


def test_a_person_mention_without_a_name_leaves_the_speaker_a_role() -> None:
    text = "A local official said the port had fallen."
    whole = "A local official"
    speaker = read(text, mentions=(mention(text, whole, kind="person", role=whole, affiliation="state"),))[0].speaker
    assert speaker is not None
    assert (speaker.kind, speaker.name, speaker.key, speaker.person) == ("role", None, "state", None)


def test_spellings_of_one_name_are_one_person() -> None:
    one = read("Spokesman Zabihullah Mujahid said the port had fallen.")[0].speaker
    other = read("Spokesman Zabihullah Mujahied said the port had fallen.")[0].speaker
    assert one is not None
    assert other is not None
    assert one.person == other.person is not None


def test_a_spokesman_is_on_the_side_he_speaks_for() -> None:
    text = "A spokesman for Red Dawn said the port had fallen."
    speaker = read(text, mentions=(mention(text, "Red Dawn", key="red-dawn"),))[0].speaker
    assert speaker is not None
    assert speaker.key == "red-dawn"


def test_a_prisoner_is_not_on_the_side_that_freed_him() -> None:
    text = "A prisoner freed by Red Dawn said the port had fallen."
    speaker = read(text, mentions=(mention(text, "Red Dawn", key="red-dawn"),))[0].speaker
    assert speaker is not None
    assert speaker.key is None


def test_an_actor_speaks_for_itself() -> None:
    text = "Red Dawn said the port had fallen."
    speaker = read(text, mentions=(mention(text, "Red Dawn", key="red-dawn"),))[0].speaker
    assert speaker is not None
    assert speaker.key == "red-dawn"


def test_the_time_of_saying_is_not_the_time_of_what_is_said() -> None:
    article = report("The mayor said on Sunday that the bridge fell on Friday.")
    passages = parse(article, (), load_english())
    times = tuple(_time(article.text, word) for word in ("Sunday", "Friday"))
    found = date_sayings(passages, find(article, passages, ()), times)
    assert [a.said_time for a in found] == [times[0].id]


def _time(text: str, word: str) -> TimeExpression:
    start, end = _at(word, text)
    return TimeExpression(
        id=f"time:{start}:{end}", kind="weekday", start=start, end=end, quote=word, anchor="publication"
    )


@pytest.mark.parametrize("cue", load_cues(), ids=lambda cue: cue.id)
def test_every_cue_finds_its_examples_and_skips_the_others(cue: Cue) -> None:
    for sentence in cue.finds:
        assert cue.id in _groups(sentence), sentence
    for sentence in cue.skips:
        assert cue.id not in _groups(sentence), sentence


def _groups(sentence: str) -> set[str]:
    """List the cue groups that say anything in a sentence."""
    article = report(sentence)
    passages = parse(article, (), load_english())
    spoken = {a.cue.start for a in find(article, passages, ())}
    found = [(p.starts[s.first], s) for p in passages for s in sayings(p)]
    return {s.cue.id for at, s in found if at in spoken} | {
        "citing" for a in find(article, passages, ()) if a.via and "citing" in sentence
    }


NASTY = {
    "empty": "",
    "only marks": "“”‘’\"''«»",
    "never closed": "“" * 50 + "We left, she said.",
    "only closed": "We left.”” He said.”",
    "control characters": "The \x00 mayor\x07 said \x0b the “bridge\x1f” was gone.",
    "all capitals": "THE MAYOR SAID THE BRIDGE WAS GONE, OFFICIALS SAID",
    "right to left": "قال العمدة “إن الجسر سقط” said the mayor.",
    "dashes": "The bridge – the mayor said – was gone — “gone,” she said – forever.",
    "cues only": "said said said according to said, quoted as saying: “",
}


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_spans_hold_on_nasty_text(text: str) -> None:
    _holds(text)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "“",
                "”",
                '"',
                "'",
                "''",
                "The mayor",
                "said",
                "told",
                "that",
                ",",
                ".",
                ":",
                "\n",
                "He",
                "was quoted as saying by",
                "according to",
                "the bridge fell",
                "Reuters",
                "citing",
            ]
        ),
        max_size=25,
    )
)
def test_spans_hold_on_any_order_of_words_and_marks(words: list[str]) -> None:
    _holds(" ".join(words))


def _holds(text: str) -> None:
    found = read(text)
    for attribution in found:
        spans = [attribution.cue, *attribution.content]
        assert all(text[s.start : s.end] == s.quote and s.quote.strip() for s in spans)
        assert list(attribution.content) == sorted(attribution.content, key=lambda s: s.start)
        if attribution.speaker is not None:
            assert text[attribution.speaker.start : attribution.speaker.end] == attribution.speaker.quote
    assert len({a.id for a in found}) == len(found)


def test_a_long_paragraph_without_a_stop_is_read_in_pieces() -> None:
    text = "the mayor said the bridge fell and residents told officials according to him " * 150
    _holds(text)
    assert len(read(text)) > 100


CARRIED = {
    "message": ("A spokesman for the rebels, Amin Tora, said in an audio message that his men held the fort.", [("A spokesman for the rebels, Amin Tora", "his men held the fort")]),
    "message after a noun of its kind": ("The governor said in a text message that five people had drowned.", [("The governor", "five people had drowned")]),
    "letter": ("The bishop wrote in a letter that soldiers had burned his church.", [("The bishop", "soldiers had burned his church")]),
    "a second deed in the pluperfect": (
        "A captain, Omar Bede, said in an audio message that the militia held the bridge, including its gate, and had shot two men.",
        [("A captain, Omar Bede", "the militia held the bridge, including its gate | had shot two men")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), CARRIED.values(), ids=CARRIED)
def test_who_speaks_says_what_stands_behind_the_channel(words: str, expected: list[tuple[str, str]]):
    found = [(who, said.replace("that ", "")) for who, said in told(read(words))]

    assert found == expected


def test_a_clause_about_the_place_of_speaking_is_not_said():
    found = told(read("A clerk said in a hall that was burned on Monday that the army had left."))

    assert all("burned" not in said for _, said in found)


def test_an_office_before_the_name_is_the_speakers_and_not_the_object_of_what_is_told():
    words = "Congolese troops retook Goma on Monday, the governor of Kivu, Jean Bahati, said."
    assert told(read(words)) == [("the governor of Kivu, Jean Bahati", "Congolese troops retook Goma on Monday")]
