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
        ("czerwiec", "czerwca", "czerw", "cze", "VI"),
        ("lipiec", "lipca", "lip", "VII"),
        ("sierpień", "sierpnia", "sierp", "sie", "VIII"),
        ("wrzesień", "września", "wrześ", "wrz", "IX"),
        ("październik", "października", "paźdz", "paź", "X"),
        ("listopad", "listopada", "lis", "XI"),
        ("grudzień", "grudnia", "gru", "XII"),
    ),
    # As they stand alone, then behind "den" and in the genitive ("an treas latha den Ghearran, a' Ghearrain")
    "gd": (
        ("Faoilleach", "Fhaoilleach", "Fhaoillich", "Faoilteach", "Fhaoilteach", "Fhaoiltich", "Faoi"),
        ("Gearran", "Ghearran", "Ghearrain", "Gearr"),
        ("Màrt", "Mhàrt", "Mhàirt"),
        ("Giblean", "Ghiblean", "Ghiblein", "Giblinn", "Ghiblinn", "Gibl"),
        ("Cèitean", "Chèitean", "Chèitein", "Màigh", "Mhàigh", "Cèit"),
        ("Ògmhios", "t-Ògmhios", "Òg-mhios", "Ògmhìos", "t-Ògmhìos", "Ògmh"),
        ("Iuchar", "t-Iuchar", "Iuchair", "Iuch"),
        ("Lùnastal", "Lùnastail", "Lùnasdal", "Lùnasdail", "Lùna"),
        ("Sultain", "t-Sultain", "Sultaine", "Sult"),
        ("Dàmhair", "Dhàmhair", "Dàmhrach", "Dàmh"),
        ("Samhain", "t-Samhain", "Samhna", "Samh"),
        ("Dùbhlachd", "Dhùbhlachd", "Dùbhlachda", "Dùdlachd", "Dhùdlachd", "Dùbh"),
    ),
    "uk": (
        ("січень", "січня", "січ"),
        ("лютий", "лютого", "лют"),
        ("березень", "березня", "берез", "бер"),
        ("квітень", "квітня", "квіт", "кві"),
        ("травень", "травня", "трав", "тра"),
        ("червень", "червня", "черв", "чер"),
        ("липень", "липня", "лип"),
        ("серпень", "серпня", "серп", "сер"),
        ("вересень", "вересня", "верес", "вер"),
        ("жовтень", "жовтня", "жовт", "жов"),
        ("листопад", "листопада", "листоп", "лист", "лис"),
        ("грудень", "грудня", "груд", "гру"),
    ),
    # Egypt, Sudan and the Gulf; the Levant and Iraq, where the article may be missing; Tunisia and Algeria; Morocco
    "ar": (
        ("يناير", "كانون الثاني", "كانون ثاني", "كانون ثان", "جانفي"),
        ("فبراير", "شباط", "فيفري"),
        ("مارس", "آذار"),
        ("أبريل", "إبريل", "نيسان", "أفريل"),
        ("مايو", "أيار", "آيار", "نوار", "ماي"),
        ("يونيو", "يونيه", "يونية", "حزيران", "جوان"),
        ("يوليو", "يوليه", "يولية", "تموز", "جويلية", "يوليوز"),
        ("أغسطس", "آب", "أوت", "غشت"),
        ("سبتمبر", "أيلول", "شتنبر"),
        ("أكتوبر", "تشرين الأول", "تشرين أول"),
        ("نوفمبر", "تشرين الثاني", "تشرين ثاني", "تشرين ثان", "نونبر"),
        ("ديسمبر", "كانون الأول", "كانون أول", "دجنبر"),
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
        ("środa", "środę", "śr"),
        ("czwartek", "czw"),
        ("piątek", "pt"),
        ("sobota", "sobotę", "sob"),
        ("niedziela", "niedzielę", "niedz"),
    ),
    "gd": (
        ("Diluain", "Di-luain"),
        ("Dimàirt", "Di-màirt"),
        ("Diciadain", "Di-ciadain"),
        ("Diardaoin", "Di-ardaoin"),
        ("Dihaoine", "Di-haoine"),
        ("Disathairne", "Di-sathairne"),
        ("Didòmhnaich", "Di-dòmhnaich", "Latha na Sàbaid"),
    ),
    "uk": (
        ("понеділок", "пн"),
        ("вівторок", "вт"),
        ("середа", "середу", "ср"),
        ("четвер", "чт"),
        ("п'ятниця", "п'ятницю", "пт"),
        ("субота", "суботу", "сб"),
        ("неділя", "неділю", "нд"),
    ),
    "ar": (
        ("الاثنين", "الإثنين"),
        ("الثلاثاء", "الثلاثا"),
        ("الأربعاء", "الأربعا"),
        ("الخميس",),
        ("الجمعة",),
        ("السبت",),
        ("الأحد",),
    ),
}
"""Monday first, as in ``date.weekday()``."""

FILLERS = {
    "en": ("the", "of", "on", "st", "nd", "rd", "th"),
    "pl": ("r", "roku", "dnia", "go", "ego", "w", "we"),
    "gd": ("an", "am", "a", "air", "den", "dhen", "dhan", "de", "latha", "là", "mh", "s", "na", "d"),
    "uk": ("р", "року", "рік", "го", "у", "в"),
    "ar": ("من", "في", "يوم", "شهر", "م", "ميلادي", "ميلادية", "سنة", "لسنة", "عام", "لعام"),
}
"""Words that stand in a date and say nothing of it, and the endings of ordinals."""
