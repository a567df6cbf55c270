from collections.abc import Iterator
from decimal import Decimal

import pytest

from policystory.items.typed_answers.read_number import Numeral, read_numeral

# One spelling a line: what is typed, the number that it must give, and the unit; no number means
# that it is refused. Spaces around the bars do not count.
ENGLISH = """
178000 | 178000
178,000 | 178000
178 000 | 178000
178'000 | 178000
178’000 | 178000
178_000 | 178000
178000. | 178000
178,000. | 178000
178 thousand | 178000
178 thousands | 178000
178 THOUSAND | 178000
178k | 178000
178 k | 178000
178K | 178000
0.178 million | 178000
0.178m | 178000
0.178 mn | 178000
1780 hundred | 178000
178 Thousand People | 178000 | people
178,000 people | 178000 | people
178,000 persons | 178000 | people
1 person | 1 | people
178k people | 178000 | people
1,234,567 | 1234567
1 234 567 | 1234567
1'234'567 | 1234567
12,345 | 12345
1,234.5 | 1234.5
1 234.50 | 1234.50
1,234,567.89 | 1234567.89
0.5 | 0.5
00.5 | 0.5
007 | 7
0 | 0
$4bn | 4000000000 | usd
$4 bn | 4000000000 | usd
$4b | 4000000000 | usd
$ 4,000,000,000 | 4000000000 | usd
US$ 4 billion | 4000000000 | usd
us$4bn | 4000000000 | usd
USD 4 billion | 4000000000 | usd
usd4m | 4000000 | usd
4 usd | 4 | usd
4 USD | 4 | usd
4 billion dollars | 4000000000 | usd
4 billion US dollars | 4000000000 | usd
4 billions | 4000000000
$1.2 billion | 1200000000 | usd
1.2 billion dollars | 1200000000 | usd
1200 million dollars | 1200000000 | usd
$4 dollars | 4 | usd
£2m | 2000000 | gbp
2 million pounds | 2000000 | gbp
1 trillion | 1000000000000
4e9 | 4000000000
4E+9 | 4000000000
1.2e9 | 1200000000
5e-1 | 0.5
$4e9 | 4000000000 | usd
40% | 40 | percent
40 % | 40 | percent
40 percent | 40 | percent
40 per cent | 40 | percent
40 pct | 40 | percent
-11.7% | -11.7 | percent
11.7 percent | 11.7 | percent
6 million jobs | 6000000 | jobs
1 job | 1 | jobs
10,000 jobs | 10000 | jobs
20 years | 20 | years
12 organisations | 12 | organisations
12 organizations | 12 | organisations
more than 178,000 | 178000
More than 178,000 people | 178000 | people
over 178,000 | 178000
at least 400,000 | 400000
about 40% | 40 | percent
around 40% | 40 | percent
almost $4bn | 4000000000 | usd
nearly 40 | 40
up to 62,500 | 62500
as many as 62,500 | 62500
approximately 40 | 40
roughly 40 | 40
some 40 people | 40 | people
~ 40 | 40
~40 | 40
> 40 | 40
≥40 | 40
≈ 40 | 40
-5 | -5
- 5 | -5
+5 | 5
-$5 | -5 | usd
 |
many |
12,34 |
1,2,3 |
1234,567 |
178,0000 |
1,000 000 |
1 000,000 |
0,178 million |
1'000,000 |
1.2.3 |
1.234.567 |
1,234.567,8 |
1 2 |
.5 | 0.5
5. 5 |
--5 |
5-6 |
5 to 6 |
4e999 |
e9 |
$ |
% |
$40% |
$4 percent |
£4 dollars |
40 %% |
1/2 |
½ |
nan |
inf |
0x10 |
five | 5
10 apples |
10 people more |
5 thousand apples |
5 million per cents |
5 million million |
million 5 |
178 000 thousand people and more |
less than 40 |
"""


AMERICAN_SPANISH = """
178,000 | 178000
178 mil | 178000
178 mil personas | 178000 | people
más de 178,000 personas | 178000 | people
mas de 178,000 | 178000
al menos 400 mil | 400000
cerca de 40 % | 40 | percent
alrededor de 40% | 40 | percent
hasta 62,500 | 62500
unos 40 | 40
casi 40 | 40
1 millón | 1000000
6 millones de empleos | 6000000 | jobs
6 MILLONES DE EMPLEOS | 6000000 | jobs
0.178 millones | 178000
4 mil millones | 4000000000
4 mil millones de dólares | 4000000000 | usd
4 millardos | 4000000000
$4 mil millones | 4000000000 | usd
40 por ciento | 40 | percent
12 organizaciones | 12 | organisations
10,000 empleos | 10000 | jobs
20 años | 20 | years
1.2 millones | 1200000
4 billones |
1 billón de dólares |
muchos |
0,178 millones |
0,178 |
"""


SPANISH = """
178.000 | 178000
178 000 | 178000
1.234,5 | 1234.5
40,5% | 40.5 | percent
0,178 millones | 178000
1.234.567,89 | 1234567.89
4,5 mil millones de dólares | 4500000000 | usd
178,000,000 | 178000000
1,5,2 |
"""


TABLE = {"en": ENGLISH, "es-US": AMERICAN_SPANISH, "es": SPANISH}


def spellings() -> Iterator[tuple[str, str, Numeral | None]]:
    """Yield each line of the tables: the locale, what is typed, and what it must give."""
    for locale, table in TABLE.items():
        for line in table.removeprefix("\n").splitlines():
            parts = [part.strip() for part in line.split("|")]
            text, amount, unit = [*parts, "", ""][:3]
            number = Numeral(Decimal(amount), unit or None) if amount else None
            yield locale, text, number


@pytest.mark.parametrize(("locale", "text", "number"), list(spellings()))
def test_number_is_read_as_people_write_it(
    locale: str, text: str, number: Numeral | None
) -> None:
    """Separators, sizes, signs, limits and units are understood; what could be misread is not."""
    read = read_numeral(text, locale=locale)
    assert number == (read if isinstance(read, Numeral) else None), read


def test_table_is_as_long_as_it_should_be() -> None:
    """At least 150 spellings are held, and at least 40 of them are refused."""
    table = list(spellings())
    assert len(table) >= 150
    assert len([number for _, _, number in table if number is None]) >= 40
