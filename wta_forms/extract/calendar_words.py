"""Names of months and days as people write them: data, no rules.

A language is added by adding its lines; until then its dates are read in figures and with English names. Names are
compared without case, accents and points, and every mark in them counts as a space. Full names (with the genitive
where dates have it) stand before the usual short ones.
"""

from __future__ import annotations

MONTHS = {
    "en": (
        ("January", "Jan"),
        ("February", "Feb"),
        ("March", "Mar"),
        ("April", "Apr"),
        ("May",),
        ("June", "Jun"),
        ("July", "Jul"),
        ("August", "Aug"),
        ("September", "Sept", "Sep"),
        ("October", "Oct"),
        ("November", "Nov"),
        ("December", "Dec"),
    ),
    "pl": (
        ("styczeń", "stycznia", "sty", "I"),
        ("luty", "lutego", "lut", "II"),
        ("marzec", "marca", "mar", "III"),
        ("kwiecień", "kwietnia", "kwi", "IV"),
        ("maj", "maja", "V"),
        ("czerwiec", "czerwca", "cze", "VI"),
        ("lipiec", "lipca", "lip", "VII"),
        ("sierpień", "sierpnia", "sie", "VIII"),
        ("wrzesień", "września", "wrz", "IX"),
        ("październik", "października", "paź", "X"),
        ("listopad", "listopada", "lis", "XI"),
        ("grudzień", "grudnia", "gru", "XII"),
    ),
    "gd": (
        ("Faoilleach", "Fhaoilleach", "Faoilteach", "Fhaoilteach", "Faoi"),
        ("Gearran", "Ghearran", "Gearr"),
        ("Màrt", "Mhàrt"),
        ("Giblean", "Ghiblean", "Gibl"),
        ("Cèitean", "Chèitean", "Cèit"),
        ("Ògmhios", "t-Ògmhios", "Ògmh"),
        ("Iuchar", "t-Iuchar", "Iuch"),
        ("Lùnastal", "Lùna"),
        ("Sultain", "t-Sultain", "Sult"),
        ("Dàmhair", "Dhàmhair", "Dàmh"),
        ("Samhain", "t-Samhain", "Samh"),
        ("Dùbhlachd", "Dhùbhlachd", "Dùbh"),
    ),
    "uk": (
        ("січень", "січня", "січ"),
        ("лютий", "лютого", "лют"),
        ("березень", "березня", "бер"),
        ("квітень", "квітня", "квіт"),
        ("травень", "травня", "трав"),
        ("червень", "червня", "черв"),
        ("липень", "липня", "лип"),
        ("серпень", "серпня", "серп"),
        ("вересень", "вересня", "вер"),
        ("жовтень", "жовтня", "жовт"),
        ("листопад", "листопада", "лист"),
        ("грудень", "грудня", "груд"),
    ),
    # Egypt and the Gulf, the Levant and Iraq, the Maghreb
    "ar": (
        ("يناير", "كانون الثاني", "جانفي"),
        ("فبراير", "شباط", "فيفري"),
        ("مارس", "آذار"),
        ("أبريل", "إبريل", "نيسان", "أفريل"),
        ("مايو", "أيار", "ماي"),
        ("يونيو", "يونيه", "حزيران", "جوان"),
        ("يوليو", "يوليه", "تموز", "جويلية"),
        ("أغسطس", "آب", "أوت"),
        ("سبتمبر", "أيلول"),
        ("أكتوبر", "تشرين الأول"),
        ("نوفمبر", "تشرين الثاني"),
        ("ديسمبر", "كانون الأول"),
    ),
}

WEEKDAYS = {
    "en": (
        ("Monday", "Mon"),
        ("Tuesday", "Tues", "Tue"),
        ("Wednesday", "Wed"),
        ("Thursday", "Thurs", "Thu"),
        ("Friday", "Fri"),
        ("Saturday", "Sat"),
        ("Sunday", "Sun"),
    ),
    "pl": (
        ("poniedziałek", "pon"),
        ("wtorek", "wt"),
        ("środa", "śr"),
        ("czwartek", "czw"),
        ("piątek", "pt"),
        ("sobota", "sob"),
        ("niedziela", "niedz"),
    ),
    "gd": (
        ("Diluain",),
        ("Dimàirt",),
        ("Diciadain",),
        ("Diardaoin",),
        ("Dihaoine",),
        ("Disathairne",),
        ("Didòmhnaich",),
    ),
    "uk": (
        ("понеділок", "пн"),
        ("вівторок", "вт"),
        ("середа", "ср"),
        ("четвер", "чт"),
        ("п'ятниця", "пт"),
        ("субота", "сб"),
        ("неділя", "нд"),
    ),
    "ar": (
        ("الاثنين", "الإثنين"),
        ("الثلاثاء",),
        ("الأربعاء",),
        ("الخميس",),
        ("الجمعة",),
        ("السبت",),
        ("الأحد",),
    ),
}
"""Monday first, as in ``date.weekday()``."""

FILLERS = {
    "en": ("the", "of", "on", "st", "nd", "rd", "th"),
    "pl": ("r", "roku", "dnia", "go", "ego"),
    "gd": ("an", "am", "den", "dhen", "de", "mh", "s", "na", "d"),
    "uk": ("р", "року", "го"),
    "ar": ("من", "م", "سنة", "عام"),
}
"""Words that stand in a date and say nothing of it, and the endings of ordinals."""
