"""What people write into boxes, in two languages: made up, in words as long as theirs are."""

from __future__ import annotations

ENGLISH = """
We meet every Friday in the church hall and share what is left over from the shops. Nobody has to explain why they come,
and that matters more than the food. When the hall was closed we rang people instead, but not everybody has a telephone
they can hear well on. My neighbour stopped answering altogether. What we need is somebody who knows the families, can
drive, and has an hour or two in the evening. The council offered us a room with a kitchen, although the stairs are a
problem for anyone with a wheelchair or a pushchair. Transportation is the greatest difficulty: the last bus leaves at
half past five. I think that practitioners and carers should decide together, because decisions made without us were
usually the wrong ones. Two of the volunteers have food hygiene certificates already. We would like to try a short
online meeting first, with someone beside those who have never done it, and only then talk about money, responsibilities
and what happens in winter. If it works, people will sleep better and we will all know a few more names in our street.
"""

POLISH = """
Spotykamy się w każdy piątek w sali parafialnej i dzielimy się tym, co zostało ze sklepów. Nikt nie musi tłumaczyć,
dlaczego przychodzi, i to jest ważniejsze niż samo jedzenie. Kiedy sala była zamknięta, dzwoniliśmy do ludzi, ale nie
wszyscy dobrze słyszą przez telefon. Moja sąsiadka w ogóle przestała odbierać. Potrzebujemy kogoś, kto zna rodziny, ma
samochód i godzinę lub dwie wieczorem. Gmina zaproponowała nam pomieszczenie z kuchnią, chociaż schody są przeszkodą dla
osób na wózkach i z dziećmi. Największą trudnością jest dojazd: ostatni autobus odjeżdża o wpół do szóstej. Uważam, że
opiekunowie i pracownicy powinni decydować wspólnie, bo rozstrzygnięcia podejmowane bez nas były zazwyczaj niewłaściwe.
Dwie wolontariuszki mają już zaświadczenia potwierdzające szkolenie z higieny żywności. Chcielibyśmy najpierw spróbować
krótkiego spotkania przez internet, z kimś, kto usiądzie obok tych, którzy nigdy tego nie robili, a dopiero potem
rozmawiać o pieniądzach, odpowiedzialności i o tym, co będzie zimą. Jeśli się uda, ludzie będą spać spokojniej, a my
poznamy jeszcze kilka imion na naszej ulicy.
"""


def words_of(prose: str) -> tuple[str, ...]:
    return tuple(prose.split())
