"""What people write into boxes of text: short words that fit, words of every day, long ones, and the scripts of the
world. All of it is in Unicode's composed form, in which text is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """``names`` and ``lines`` fit into one line, ``stories`` are for boxes of several; each is used in turn."""

    names: tuple[str, ...]
    lines: tuple[str, ...]
    stories: tuple[str, ...]


PLAIN = Words(
    names=("Zoë O’Brien", "Łucja Nowak", "Siân Àirigh"),
    lines=("Hot food", "Żółty klucz", "Cafè – 5 €", "Taigh-bìdh", "A van (old)"),
    stories=("We eat together.\nOn Fridays.", "Każdy może przyjść.", "Tha sinn còmhla."),
)
"""Latin letters with accents, Polish and Gaelic, short enough for every box: nothing of it is cut in print."""

EVERYDAY = Words(
    names=("Ann Żółć-Reid", "Dòmhnall MacÌomhair", "محمد عبد الله", "Zoë \\ (O’Brien)"),
    lines=(
        "“Quotes”, 100 % – and a \\ backslash",
        "Zażółć gęślą jaźń, ŁÓDŹ",
        "Tha mi toilichte, a’ fuireach ann an Ìle",
        "مرحبا بالعالم، ١٢٣",
        "€5 & <b>tags</b> [brackets] {braces}",
    ),
    stories=(
        "First line\nsecond line\n\nfourth line, after an empty one",
        "Każdy dzień jest inny.\nZnamy się od lat – i lubimy się.",
        "نلتقي كل يوم جمعة.\nالقهوة مجانية",
        ("Two thousand characters, more or less, of plain words. " * 40)[:2000].strip(),
    ),
)
"""What comes back on an ordinary day, and a little more than fits into a box."""

EMOJI = Words(
    names=("Ann 🙂",), lines=("We meet 🙂 on Fridays 👩‍🍳", "👍🏽 🏴󠁧󠁢󠁳󠁣󠁴󠁿 1️⃣"), stories=("Cakes 🎂\nand tea 🫖, 𝒙 of 𝟐",)
)
"""Characters beyond U+FFFF: some programs cut them."""


def _in(name: str, line: str) -> Words:
    return Words(names=(name,), lines=(line,), stories=(f"{line}\n{name}", line))


WORLD: Mapping[str, Words] = {
    "emoji": EMOJI,
    "Amharic": _in("አበበ በቀለ", "ሰላም ለዓለም፣ እንኳን ደህና መጡ"),
    "Arabic": _in("محمد عبد الله", "مرحبا بالعالم، ١٢٣ (أهلا)"),
    "Armenian": _in("Անի Հակոբյան", "Բարեւ աշխարհ, ինչպե՞ս եք"),
    "Bengali": _in("রহিমা খাতুন", "স্বাগতম, আপনি কেমন আছেন?"),
    "Burmese": _in("အောင်ဆန်း", "မင်္ဂလာပါ ကမ္ဘာ"),
    "Chinese": _in("王小明", "你好，世界：每星期五见面。"),
    "Cyrillic": _in("Олена Ґалаґан", "Щиро вітаємо: їжа й чай щоп’ятниці"),
    "Georgian": _in("ნინო გელაშვილი", "გამარჯობა მსოფლიო"),
    "Greek": _in("Ελένη Παπαδοπούλου", "Καλημέρα, ὁ κόσμος ἐστίν"),
    "Gujarati": _in("પ્રિયા પટેલ", "નમસ્તે, તમે કેમ છો?"),
    "Hebrew": _in("דוד כהן", "שלום עולם, 123 (כן)"),
    "Hindi": _in("प्रिया शर्मा", "नमस्ते दुनिया, क्षेत्र में मिलें"),
    "Japanese": _in("山田 太郎", "こんにちは、世界。ﾊﾝｶｸもカタカナも"),
    "Khmer": _in("សុខា ចាន់", "សួស្តីពិភពលោក"),
    "Korean": _in("김민수", "안녕하세요 세계, 금요일에 만나요"),
    "Persian": _in("زهرا احمدی", "می‌خواهم بیایم، ۱۲۳"),
    "Punjabi": _in("ਗੁਰਪ੍ਰੀਤ ਕੌਰ", "ਸਤ ਸ੍ਰੀ ਅਕਾਲ, ਕੀ ਹਾਲ ਹੈ?"),
    "Sinhala": _in("නිමල් පෙරේරා", "ආයුබෝවන් ලෝකය"),
    "Tamil": _in("கவிதா முருகன்", "வணக்கம் உலகம், நலமா?"),
    "Telugu": _in("సీత రామ", "నమస్కారం ప్రపంచం"),
    "Thai": _in("สมชาย ใจดี", "สวัสดีชาวโลก พบกันวันศุกร์"),
    "Tibetan": _in("བསྟན་འཛིན", "བཀྲ་ཤིས་བདེ་ལེགས།"),
    "Urdu": _in("فاطمہ بی بی", "السلام علیکم، آپ کیسے ہیں؟"),
    "Vietnamese": _in("Nguyễn Thị Hương", "Chào mọi người, hẹn gặp lại thứ Sáu"),
    "Yoruba": _in("Adébáyọ̀ Ọlá", "Ẹ kú àárọ̀, ẹ káàbọ̀"),
}
"""A name and a sentence in many scripts, by the name of the language, or of the script where it has several."""

EVERY_SCRIPT = Words(
    names=tuple(name for words in WORLD.values() for name in words.names),
    lines=tuple(line for words in WORLD.values() for line in words.lines),
    stories=tuple(story for words in WORLD.values() for story in words.stories[:1]),
)
"""All of them in turn: a form with thirty boxes has each at least once."""
