"""What kind of answer a box wants: by the programs behind it, which are read and never run, or by its words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wta_forms.extract.adopt.blank import Box


@dataclass(frozen=True, slots=True)
class Wanted:
    """A kind of the spec with its own words; ``is_sure`` where the form itself says so, and not only its words."""

    kind: str
    decimals: int | None = None
    unit: str = ""
    least: float | None = None
    most: float | None = None
    is_sure: bool = True


# Adobe's own functions, which its form editor puts behind a box ("AForm.js"; Acrobat JavaScript Scripting Reference).
_NUMBER = re.compile(
    r"AFNumber_(?:Format|Keystroke)\s*\(\s*(\d+)(?:[^,)]*,){0,4}[^,)\"']*,?\s*(?:[\"']([^\"']*)[\"'])?"
)
_PERCENT = re.compile(r"AFPercent_(?:Format|Keystroke)\s*\(\s*(\d+)")
_DATE = re.compile(r"AFDate_(?:Format|Keystroke)")
_PHONE = re.compile(r"AFSpecial_(?:Format|Keystroke)\s*\(\s*2\b")
_RANGE = re.compile(r"AFRange_Validate\s*\(\s*(true|false)\s*,\s*([^,]*),\s*(true|false)\s*,\s*([^)]*)\)")
_SUM = re.compile(r"AFSimple_Calculate\s*\(\s*[\"'](\w+)[\"']\s*,\s*(?:new Array\s*\(|\[)([^)\]]*)")
_SUMS = {"SUM": "the sum of", "AVG": "the average of", "PRD": "the product of", "MIN": "the least of",
         "MAX": "the greatest of"}  # fmt: skip


def wanted_by_script(box: Box) -> Wanted | None:
    """None where no program says it."""
    text = f"{box.script('format')}\n{box.script('keys')}"
    least, most = _bounds(box.script("check"))
    if found := _NUMBER.search(text):
        return Wanted("number", int(found[1]), _plain(found[2] or ""), least, most)
    if found := _PERCENT.search(text):
        return Wanted("number", int(found[1]), "%", least, most)
    if _DATE.search(text):
        return Wanted("date")
    return Wanted("phone") if _PHONE.search(text) else None


def _plain(written: str) -> str:
    """A text of a program without its escapes: the euro sign is written as \\u20ac."""
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), written).strip()


def _bounds(check: str) -> tuple[float | None, float | None]:
    found = _RANGE.search(check)
    if found is None:
        return None, None
    return _bound(found[1], found[2]), _bound(found[3], found[4])


def _bound(is_set: str, written: str) -> float | None:
    try:
        value = float(written.strip().strip("\"'"))
    except ValueError:
        return None
    return (int(value) if value.is_integer() else value) if is_set == "true" else None


def calculation(box: Box) -> str:
    """What a box was calculated from, in words; "" where it was not."""
    text = box.script("calculate").strip()
    if not text:
        return ""
    found = _SUM.search(text)
    if found and found[1] in _SUMS:
        names = re.findall(r"[\"']([^\"']+)[\"']", found[2])
        return f"{_SUMS[found[1]]} {', '.join(names)}"
    line = " ".join(text.split())
    return f"by a program: {line[:80]}{' …' if len(line) > 80 else ''}"


# --- by words ---------------------------------------------------------------------------------------------------------

# In the languages that the product speaks, and four more in which many forms are written.
_WORDS: tuple[tuple[str, str], ...] = (
    ("signature", r"^signature\b|^signed( by)?$|^sign here|^podpis\b|^підпис|^توقيع|^unterschrift|ainm-sgrìobht"),
    ("email", r"\be-?\s?mail\b|\bcourriel\b|correo electr|adres e-?mail|електронн\w+ пошт|البريد|post-d"),
    ("phone", r"\b(tele)?phone\b|\btel(\.|\b)|\bmobile?\b|\bfax\b|telefon|téléphone|teléfono|телефон|هاتف|\bfòn\b"),
    ("date", r"\bdate\b|\bd\.?o\.?b\b\.?|\bbirthday\b|\bdatum\b|\bfecha\b|\bdata (urodzenia|podpisu)|дата|تاريخ|"
             r"ceann-latha|\bdd\W?mm\W?yy|\bmm\W?dd\W?yy|\bd/m/y|\bday\W+month\W+(and )?year|dzień\W+miesiąc|"
             r"день\W+місяць|اليوم والشهر|يوم/شهر"),
    ("signature", r"\bsignature\b|\bpodpis\b|підпис|توقيع"),
    ("number", r"^how many\b|^how much\b|^number of\b|^no\. of\b|^amount\b|^total\b|^quantity$|^qty\b|^age\b|^ile\b|"
               r"^скільки|^كم |[£€$]\s*\)?$|^anzahl\b|^betrag\b|^combien\b|^nombre de\b|^cuánt"),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _WORDS)


def wanted_by_words(*said: str) -> Wanted | None:
    """What is said first counts first: a label, a hint, what a screen reader says, the box's name."""
    for words in said:
        for kind, pattern in _PATTERNS:
            if pattern.search(words):
                return Wanted(kind, is_sure=False)
    return None


_UNIT = re.compile(
    r"[£€$¥₹%°]|[£€$]?(kg|g|km|m|cm|mm|hours?|hrs|days?|weeks?|months?|years?|min|minutes|miles|zł|PLN|GBP|EUR|USD|грн)\.?",
    re.IGNORECASE,
)


def is_a_unit(text: str) -> bool:
    return bool(_UNIT.fullmatch(text.strip()))
