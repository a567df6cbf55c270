"""Numbers as learners type them, over real questions and in every locale, with their reading."""

# ruff: noqa: RUF001 - digits of other scripts are what is tested

from collections.abc import Iterator

# Under the name of a fact that is asked for: the locales, what is typed, and its reading. "asks"
# asks which of two numbers is meant, "unread" says that it cannot be read; both cost nothing.
TABLE = """
# arrivals-april-2021
en es es-US de | 178000 | 178000
en es es-US de ar en-DE de-CH | 178,000 | 178000
en es es-US de ar en-DE de-CH | 178.000 | 178000
en es es-US de | 178 000 | 178000
en es es-US de | 178'000 | 178000
en es es-US de ar | 178,000 migrants | 178000 people
en es es-US de | 178,000 migrant | 178000 people
en es-US de | 178,000 people | 178000 people
en | 178,000 migrants of all nationalities | 178000 people
en | 178,000 border crossers | 178000 people
en es | 178 thousand | 178000
en es de | 178 thousand migrants | 178000 people
en | 178K | 178000
en es de | 0.178 million | 178000
en es de | .178 million | 178000
es de | 0,178 million | 178000
en es-US | 0,178 million | unread
en es de | 178,000+ | 178000
en | 178,000+ migrants | 178000 people
en | 178k+ | 178000
en es de | approx. 178,000 | 178000
en | c. 178,000 | 178000
en | ca 178,000 | 178000
en | (178,000) | 178000
en | "178,000" | 178000
en | more than 178,000 | 178000
en | 178,000 or more | 178000
en | one hundred and seventy-eight thousand | 178000
en | One Hundred Seventy Eight Thousand migrants | 178000 people
es es-US | 178 mil | 178000
es | ciento setenta y ocho mil | 178000
es | más de 178 mil personas | 178000 people
en | 178 mil | asks
de | 178 Tsd. | 178000
de | 178 Tausend Menschen | 178000 people
de | hundertachtundsiebzigtausend | 178000
en es ar | ١٧٨٠٠٠ | 178000
en es ar | ١٧٨٬٠٠٠ | 178000
ar | ١٧٨ ألف | 178000
ar | ١٧٨,٠٠٠ | unread
en | 178٠٠٠ | unread
en | 178٬000 | unread
en | 1７8000 | unread
en | １７８０００ | 178000
en | 1.78 x 10^5 | 178000
en | 1.78 × 10^5 migrants | 178000 people
es | 1,78 x 10^5 | 178000
en | 1.78e5 | 178000
en | 178² | unread
en | ①⑦⑧ | unread
en | 178½ | unread
en | $178,000 | 178000 usd
en | many | unread
en | not 178,000 | unread
en | less than 178,000 | unread
en | half of 178,000 | unread
en | 178,000 or 310,000 | unread
en | six figures | unread
en | million | unread
en | one seven eight | unread
en | max 178,000 | 178000
en | 178,000 or so migrants | 178000 people
en | just over 178,000 migrants | 178000 people
es | 178 000,5 | 178000.5
es | 178,5 mil migrantes | 178500 people
de | über 178.000 Migranten | 178000 people
en | 178,000 apples | unread
en | 178,0000 | unread
es | 178,5 | 178.5
en es | 178.5 | 178.5
# doses-delivered-2022
en es de | 15 million | 15000000
en es de | 15 million vaccines | 15000000 doses
en | 15 million free vaccines | 15000000 doses
en | 15m vaccine doses | 15000000 doses
en | 15 mn shots | 15000000 doses
en | fifteen million | 15000000
en es de | 15,000,000 | 15000000
es de ar | 15.000.000 | 15000000
es | 15 millones de dosis | 15000000 doses
de | 15 Mio. Impfdosen | 15000000 doses
en | $15 million | 15000000 usd
# doses-guatemala-2021
en es de | 500,000 | 500000
en es de | 500 000 | 500000
en es de | 500.000 | 500000
en es de | 500,000 doses | 500000 doses
en | 500,000 vaccine doses | 500000 doses
en | 500k | 500000
en | five hundred thousand doses | 500000 doses
en es de | 0.5 million | 500000
es | 500 mil dosis | 500000 doses
es | quinientos mil | 500000
de | fünfhunderttausend | 500000
de | 500.000 Impfdosen | 500000 doses
en | 500,0000 | unread
# commitments-may-2021
en es | 12 companies | 12 organisations
en | 12 company | 12 organisations
en | 12 companies and organisations | 12 organisations
en | 12 organizations | 12 organisations
en | twelve | 12
en | twelve companies | 12 organisations
en | a dozen companies | 12 organisations
es | doce | 12
de | zwölf | 12
en | 12. | 12
en | 12 people | 12 people
# highest-month-april-2021
en es de | 20 yrs | 20 years
en | 20 yr | 20 years
en | 20y | 20 years
en | twenty years | 20 years
es | 20 años | 20 years
de | 20 Jahre | 20 years
en | 2 decades | asks
en | 240 months | asks
en | 20 migrants | unread
# corruption-half-of-honduras-2021
en es de | half | 50 percent
en | a half | 50 percent
en | half of yearly output | 50 percent
en | half of the apples | unread
es | la mitad | 50 percent
de | die Hälfte | 50 percent
en es de | 50% | 50 percent
es | 50 % | 50 percent
en | 50 per cent | 50 percent
en | fifty percent | 50 percent
de | 50 Prozent | 50 percent
en es de | .5 | 0.5
es de | 0,5 | 0.5
en es-US | 0,5 | unread
ar | ٥٠٪ | 50 percent
ar | ٥٠٫٥ | 50.5
en | ½ | unread
# private-investment-2022
en es de | $1.2 billion | 1200000000 usd ; de asks
en | US $1.2 billion | 1200000000 usd
en | 1.2 billion U.S. dollars | 1200000000 usd
en | 1.2 billion US-dollars | 1200000000 usd
en | 1.2bn | 1200000000
en es | $1.2bn | 1200000000 usd
en es | 1.2 x 10^9 | 1200000000
en es | 1.2*10**9 dollars | 1200000000 usd
en | $1,200 million | 1200000000 usd
en | 1.2 thousand million | 1200000000
en | $1.2 billion for the region | 1200000000 usd
en | 1.2 billion euros | 1200000000 eur
en | c. $1.2bn | 1200000000 usd
en | c $1.2bn | 1200000000 usd
en | C$1.2bn | unread
en | CA$1.2bn | unread
en | MX$1.2bn | unread
en | USD 1,200,000,000.00 | 1200000000 usd
en | 1.2 x 10e9 | unread
en | one point two billion | unread
es | 1.200 millones de dólares | 1200000000 usd
es | 1.2 mil millones | 1200000000
es | 1,2 mil millones de dólares | 1200000000 usd
es | 1,2 billones | asks
es | $1.234 billion | asks
de | 1,2 Mrd. US-Dollar | 1200000000 usd
de | 1,2 Milliarden $ | 1200000000 usd
de | 1,2 Billionen | asks
# pledge-4-billion
en es es-US | $4 billion | 4000000000 usd
de | $4 billion | asks
en es es-US | four billion dollars | 4000000000 usd
en | $4,000,000,000 | 4000000000 usd
es | $4.000.000.000 | 4000000000 usd
es | 4 mil millones | 4000000000
es | cuatro mil millones de dólares | 4000000000 usd
en | 4 thousand million | 4000000000
en | $40% | unread
# relief-310-million
en es es-US de ar | 310 million | 310000000
en es es-US de | $310 million | 310000000 usd
en | 310m | 310000000
en | USD 310m | 310000000 usd
en es de | 310,000,000 | 310000000
es | 310 millones de dólares | 310000000 usd
de | 310 Mio. $ | 310000000 usd
en | three hundred and ten million | 310000000
es | trescientos diez millones | 310000000
en | £310 million | 310000000 gbp
# cost-of-one-attempt
en es-US | 3,000 | 3000
en es-US | 3.000 | asks
es de ar | 3,000 | asks
es de | 3.000 | 3000
en | $3,000 | 3000 usd
es de | 3,000 dollars | asks
es de ar | 3.125 | asks
en es-US | 3.125 | 3.125
es de | 3,125 | asks
en es de | 3000 | 3000
en es de | 3 000 | 3000
en es | three thousand dollars | 3000 usd
de | dreitausend | 3000
en es | 3.0000 | 3
# people-in-cost-estimate
en es es-US de ar | 300,000 | 300000
en es es-US de ar | 300.000 | 300000
en es | 300 thousand migrants | 300000 people
en | three hundred thousand | 300000
es | trescientos mil | 300000
de | dreihunderttausend | 300000
# mexico-death-toll
en es de | 230,000 deaths | 230000 people
en | 230,000 death | 230000 people
en | 230,000 dead | 230000 people
en | about 230,000 people | 230000 people
en | half a million | 500000
en | a quarter of a million deaths | 250000 people
# un-unit-arrests-2021
en es de | 29 arrests | 29 arrests
en | 29 high-level arrests | 29 arrests
en | twenty-nine | 29
en | twenty nine arrests | 29 arrests
es | veintinueve | 29
de | neunundzwanzig | 29
en | 29 dollars | 29 usd
# venezuelans-fled-2022
en es de | 6 million refugees and migrants | 6000000 people
en | 6 million Venezuelans | 6000000 people
en | six million | 6000000
es | seis millones | 6000000
de | sechs Millionen Menschen | 6000000 people
en | over six million people | 6000000 people
# jobs-2022
en es de | 70,000 jobs | 70000 jobs
en es de | 70.000 jobs | 70000 jobs
en | 70,000 new jobs | 70000 jobs
en | 70k jobs | 70000 jobs
es | 70 mil empleos | 70000 jobs
de | 70.000 Arbeitsplätze | 70000 jobs
"""


def spellings() -> Iterator[tuple[str, str, str, str]]:
    """Yield the fact asked for, the locale, what is typed and its reading, of each line."""
    fact = ""
    for line in TABLE.strip().splitlines():
        if line.startswith("# "):
            fact = line.removeprefix("# ")
            continue
        locales, typed, reading = (part.strip() for part in line.split("|"))
        usual, _, different = reading.partition(" ; ")
        special = dict([different.split(" ", 1)]) if different else {}
        for locale in locales.split():
            yield fact, locale, typed, special.get(locale, usual)
