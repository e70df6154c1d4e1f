"""The language of a passage, and that plain English never loads the statistics."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dateline.articles.languages import language_of, language_of_all
from tests.articles.made import SENTENCE


@pytest.mark.parametrize(
    ("passage", "language"),
    [
        ("Rebels took the town on Monday", "en"),
        ("REBELS TOOK THE TOWN ON MONDAY, THE ARMY SAID.", "en"),
        ("Les rebelles ont pris la ville ce matin, selon un porte-parole.", "fr"),
        ("Los rebeldes tomaron la ciudad el lunes, según la policía.", "es"),
        ("Os rebeldes tomaram a cidade na segunda-feira, segundo a polícia.", "pt"),
        ("Die Rebellen haben die Stadt eingenommen und das Militär ist geflohen.", "de"),
        ("De rebellen hebben de stad ingenomen, zei een woordvoerder van het leger.", "nl"),
        ("Waasi wamechukua mji huo baada ya mapigano, kwa mujibu wa watu", "sw"),
        ("المتمردون سيطروا على المدينة صباح اليوم بعد معارك عنيفة", "ar"),
        ("شورشیان شهر را گرفتند و نیروهای دولتی عقب‌نشینی کردند", "fa"),
        ("وسله والو نن سهار ښار ونيو چې ډېر خلک تښتي", "ps"),
        ("باغیوں نے شہر پر قبضہ کر لیا ہے", "ur"),
        ("Повстанцы захватили город", "ru"),
        ("Повстанці захопили місто сьогодні", "uk"),
        ("反政府軍が町を占領した", "ja"),
        ("叛军占领了城市", "zh"),
        ("አማፂያን ከተማዋን ተቆጣጠሩ", "am"),
        ("သူပုန်များက မြို့ကို သိမ်းပိုက်ခဲ့သည်", "my"),
        ("12 / 34", "und"),
        ("Alpha Beta", None),
    ],
)
def test_the_language_of_a_passage(passage: str, language: str | None) -> None:
    assert language_of(passage) == language


def test_a_list_of_names_does_not_show_a_language() -> None:
    assert language_of("Amina Osei, Kofi Mensah, Abdul Rahim Khan, Maria Santos, Petra Novak, Juan Carlos Gil") is None


def test_addresses_and_handles_do_not_count() -> None:
    assert (
        language_of("ښار ونيول شو https://example.org/a-long-address/in/latin/letters/here @some_long_handle") == "ps"
    )


@pytest.mark.parametrize(("text", "language"), [("Alpha falls", "en"), ("Çatışma", "und")])
def test_a_text_too_short_to_tell(text: str, language: str) -> None:
    assert language_of_all(text) == language


def test_plain_english_loads_neither_statistics_nor_html_parsers() -> None:
    code = (
        "import sys, datetime\n"
        "from dateline.articles.extract import extract\n"
        "from dateline.model.article import RawItem\n"
        f"extract(RawItem(id='r', path='p', content={SENTENCE.encode()!r}, received_at=datetime.datetime.now(datetime.UTC), media='text'))\n"
        "print([m for m in ('py3langid', 'trafilatura', 'lxml', 'charset_normalizer', 'numpy', 'spacy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
