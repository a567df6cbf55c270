"""The currencies in use, with their signs and English names.

The table was made from the Unicode CLDR with the library babel. A test compares them and, when
currencies change, prints the new table.
"""

from typing import NamedTuple


class Currency(NamedTuple):
    """How a currency is written: its sign before a number, and its name in singular and plural."""

    sign: str
    singular: str
    plural: str


_TABLE = """
aed | AED | UAE dirham | UAE dirhams
afn | AFN | Afghan Afghani | Afghan Afghanis
all | ALL | Albanian lek | Albanian lekë
amd | AMD | Armenian dram | Armenian drams
aoa | AOA | Angolan kwanza | Angolan kwanzas
ars | ARS | Argentine peso | Argentine pesos
aud | A$ | Australian dollar | Australian dollars
awg | AWG | Aruban florin | Aruban florin
azn | AZN | Azerbaijani manat | Azerbaijani manats
bam | BAM | Bosnia-Herzegovina convertible mark | Bosnia-Herzegovina convertible marks
bbd | BBD | Barbadian dollar | Barbadian dollars
bdt | BDT | Bangladeshi taka | Bangladeshi takas
bhd | BHD | Bahraini dinar | Bahraini dinars
bif | BIF | Burundian franc | Burundian francs
bmd | BMD | Bermudan dollar | Bermudan dollars
bnd | BND | Brunei dollar | Brunei dollars
bob | BOB | Bolivian boliviano | Bolivian bolivianos
brl | R$ | Brazilian real | Brazilian reals
bsd | BSD | Bahamian dollar | Bahamian dollars
btn | BTN | Bhutanese ngultrum | Bhutanese ngultrums
bwp | BWP | Botswanan pula | Botswanan pulas
byn | BYN | Belarusian ruble | Belarusian rubles
bzd | BZD | Belize dollar | Belize dollars
cad | CA$ | Canadian dollar | Canadian dollars
cdf | CDF | Congolese franc | Congolese francs
chf | CHF | Swiss franc | Swiss francs
clp | CLP | Chilean peso | Chilean pesos
cny | CN¥ | Chinese yuan | Chinese yuan
cop | COP | Colombian peso | Colombian pesos
crc | CRC | Costa Rican colón | Costa Rican colóns
cup | CUP | Cuban peso | Cuban pesos
cve | CVE | Cape Verdean escudo | Cape Verdean escudos
czk | CZK | Czech koruna | Czech korunas
djf | DJF | Djiboutian franc | Djiboutian francs
dkk | DKK | Danish krone | Danish kroner
dop | DOP | Dominican peso | Dominican pesos
dzd | DZD | Algerian dinar | Algerian dinars
egp | EGP | Egyptian pound | Egyptian pounds
ern | ERN | Eritrean nakfa | Eritrean nakfas
etb | ETB | Ethiopian birr | Ethiopian birrs
eur | € | euro | euros
fjd | FJD | Fijian dollar | Fijian dollars
fkp | FKP | Falkland Islands pound | Falkland Islands pounds
gbp | £ | British pound | British pounds
gel | GEL | Georgian lari | Georgian laris
ghs | GHS | Ghanaian cedi | Ghanaian cedis
gip | GIP | Gibraltar pound | Gibraltar pounds
gmd | GMD | Gambian dalasi | Gambian dalasis
gnf | GNF | Guinean franc | Guinean francs
gtq | GTQ | Guatemalan quetzal | Guatemalan quetzals
gyd | GYD | Guyanaese dollar | Guyanaese dollars
hkd | HK$ | Hong Kong dollar | Hong Kong dollars
hnl | HNL | Honduran lempira | Honduran lempiras
htg | HTG | Haitian gourde | Haitian gourdes
huf | HUF | Hungarian forint | Hungarian forints
idr | IDR | Indonesian rupiah | Indonesian rupiahs
ils | ₪ | Israeli new shekel | Israeli new shekels
inr | ₹ | Indian rupee | Indian rupees
iqd | IQD | Iraqi dinar | Iraqi dinars
irr | IRR | Iranian rial | Iranian rials
isk | ISK | Icelandic króna | Icelandic krónur
jmd | JMD | Jamaican dollar | Jamaican dollars
jod | JOD | Jordanian dinar | Jordanian dinars
jpy | ¥ | Japanese yen | Japanese yen
kes | KES | Kenyan shilling | Kenyan shillings
kgs | KGS | Kyrgyz som | Kyrgyz soms
khr | KHR | Cambodian riel | Cambodian riels
kmf | KMF | Comorian franc | Comorian francs
kpw | KPW | North Korean won | North Korean won
krw | ₩ | South Korean won | South Korean won
kwd | KWD | Kuwaiti dinar | Kuwaiti dinars
kyd | KYD | Cayman Islands dollar | Cayman Islands dollars
kzt | KZT | Kazakhstani tenge | Kazakhstani tenges
lak | LAK | Laotian kip | Laotian kips
lbp | LBP | Lebanese pound | Lebanese pounds
lkr | LKR | Sri Lankan rupee | Sri Lankan rupees
lrd | LRD | Liberian dollar | Liberian dollars
lsl | LSL | Lesotho loti | Lesotho lotis
lyd | LYD | Libyan dinar | Libyan dinars
mad | MAD | Moroccan dirham | Moroccan dirhams
mdl | MDL | Moldovan leu | Moldovan lei
mga | MGA | Malagasy ariary | Malagasy ariaries
mkd | MKD | Macedonian denar | Macedonian denari
mmk | MMK | Myanmar kyat | Myanmar kyats
mnt | MNT | Mongolian tugrik | Mongolian tugriks
mop | MOP | Macanese pataca | Macanese patacas
mru | MRU | Mauritanian ouguiya | Mauritanian ouguiyas
mur | MUR | Mauritian rupee | Mauritian rupees
mvr | MVR | Maldivian rufiyaa | Maldivian rufiyaas
mwk | MWK | Malawian kwacha | Malawian kwachas
mxn | MX$ | Mexican peso | Mexican pesos
myr | MYR | Malaysian ringgit | Malaysian ringgits
mzn | MZN | Mozambican metical | Mozambican meticals
nad | NAD | Namibian dollar | Namibian dollars
ngn | NGN | Nigerian naira | Nigerian nairas
nio | NIO | Nicaraguan córdoba | Nicaraguan córdobas
nok | NOK | Norwegian krone | Norwegian kroner
npr | NPR | Nepalese rupee | Nepalese rupees
nzd | NZ$ | New Zealand dollar | New Zealand dollars
omr | OMR | Omani rial | Omani rials
pab | PAB | Panamanian balboa | Panamanian balboas
pen | PEN | Peruvian sol | Peruvian soles
pgk | PGK | Papua New Guinean kina | Papua New Guinean kina
php | ₱ | Philippine peso | Philippine pesos
pkr | PKR | Pakistani rupee | Pakistani rupees
pln | PLN | Polish zloty | Polish zlotys
pyg | PYG | Paraguayan guarani | Paraguayan guaranis
qar | QAR | Qatari riyal | Qatari riyals
ron | RON | Romanian leu | Romanian lei
rsd | RSD | Serbian dinar | Serbian dinars
rub | RUB | Russian ruble | Russian rubles
rwf | RWF | Rwandan franc | Rwandan francs
sar | SAR | Saudi riyal | Saudi riyals
sbd | SBD | Solomon Islands dollar | Solomon Islands dollars
scr | SCR | Seychellois rupee | Seychellois rupees
sdg | SDG | Sudanese pound | Sudanese pounds
sek | SEK | Swedish krona | Swedish kronor
sgd | SGD | Singapore dollar | Singapore dollars
shp | SHP | St. Helena pound | St. Helena pounds
sle | SLE | Sierra Leonean leone | Sierra Leonean leones
sos | SOS | Somali shilling | Somali shillings
srd | SRD | Surinamese dollar | Surinamese dollars
ssp | SSP | South Sudanese pound | South Sudanese pounds
stn | STN | São Tomé & Príncipe dobra | São Tomé & Príncipe dobras
syp | SYP | Syrian pound | Syrian pounds
szl | SZL | Swazi lilangeni | Swazi emalangeni
thb | THB | Thai baht | Thai baht
tjs | TJS | Tajikistani somoni | Tajikistani somonis
tmt | TMT | Turkmenistani manat | Turkmenistani manat
tnd | TND | Tunisian dinar | Tunisian dinars
top | TOP | Tongan pa'anga | Tongan pa'anga
try | TRY | Turkish lira | Turkish Lira
ttd | TTD | Trinidad & Tobago dollar | Trinidad & Tobago dollars
twd | NT$ | New Taiwan dollar | New Taiwan dollars
tzs | TZS | Tanzanian shilling | Tanzanian shillings
uah | UAH | Ukrainian hryvnia | Ukrainian hryvnias
ugx | UGX | Ugandan shilling | Ugandan shillings
usd | $ | US dollar | US dollars
uyu | UYU | Uruguayan peso | Uruguayan pesos
uzs | UZS | Uzbekistani som | Uzbekistani som
ves | VES | Venezuelan bolívar | Venezuelan bolívars
vnd | ₫ | Vietnamese dong | Vietnamese dong
vuv | VUV | Vanuatu vatu | Vanuatu vatus
wst | WST | Samoan tala | Samoan tala
xaf | FCFA | Central African CFA franc | Central African CFA francs
xcd | EC$ | East Caribbean dollar | East Caribbean dollars
xcg | Cg. | Caribbean guilder | Caribbean guilders
xof | F CFA | West African CFA franc | West African CFA francs
xpf | CFPF | CFP franc | CFP francs
yer | YER | Yemeni rial | Yemeni rials
zar | ZAR | South African rand | South African rand
zmw | ZMW | Zambian kwacha | Zambian kwachas
zwg | ZWG | Zimbabwean gold | Zimbabwean gold
"""


def _read(table: str) -> dict[str, Currency]:
    """Return each currency by its code in small letters, as units are written in facts."""
    currencies: dict[str, Currency] = {}
    for line in table.strip().splitlines():
        code, *parts = line.split(" | ")
        currencies[code] = Currency(*parts)
    return currencies


CURRENCIES = _read(_TABLE)
"""Every currency in use by its code of ISO 4217 in small letters, such as "eur"."""
