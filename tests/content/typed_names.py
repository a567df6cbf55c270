"""Names of the course as people type them, and what each answer is worth."""

RIGHT = {
    "kamala-harris": (
        "Kamala Harris", "harris", "VP Harris", "Vice President Kamala Harris", "Kamala D. Harris",
        "K. Harris", "Harris, Kamala", "US Vice President Kamala Harris",
    ),
    "joe-biden": ("Joseph Biden", "Joseph R. Biden", "President Biden", "Biden, Joe", "J. Biden"),
    "andres-manuel-lopez-obrador": (
        "Andrés López Obrador", "AMLO", "A. M. López Obrador", "Andres Manuel Lopez Obrador",
        "Mexican President López Obrador", "Andrés Manuel López Obrador (AMLO)",
    ),
    "nayib-bukele": ("Bukele", "President Nayib Bukele of El Salvador", "N. Bukele"),
    "juan-orlando-hernandez": (
        "Juan Hernández", "Juan O. Hernandez", "President Hernández", "J. O. Hernández",
    ),
    "xiomara-castro": ("Xiomara Castro", "president castro", "X. Castro", "Castro, Xiomara"),
    "alejandro-giammattei": (
        "Giammattei", "the Guatemalan president Alejandro Giammattei", "A. Giammattei",
    ),
    "samantha-power": ("Samantha Power", "S. Power", "Power"),
    "sergio-gonzales": ("Sergio Gonzales", "S. Gonzales"),
    "jason-marczak": ("Marczak", "Jason Marczak", "J. Marczak"),
    "ana-maria-mendez-dardon": ("Ana Mendez-Dardon", "Ana María Méndez Dardón", "Ms Méndez-Dardón"),
    "united-states": ("United States", "the USA", "United States of America", "U.S."),
    "mexico": ("Mexico", "México", "MEXICO."),
    "guatemala": ("Guatemala", "guatemala!"),
    "johns-hopkins-university": ("JHU", "Johns Hopkins", "The Johns Hopkins University (JHU)"),
    "washington-office-on-latin-america": (
        "WOLA", "Washington Office on Latin America (WOLA)",
        "The Washington Office on Latin America",
    ),
    "title-42": ("Title 42", "title 42"),
    "covax": ("COVAX", "Covax"),
    "inter-american-dialogue": ("Inter-American Dialogue", "the inter american dialogue"),
    "us-customs-and-border-protection": (
        "US Customs and Border Protection (CBP)", "CBP", "US Customs & Border Protection",
        "U.S. Customs and Border Protection",
    ),
}  # fmt: skip
MISSPELT = {
    "kamala-harris": ("Kamala Haris", "Camala Harris", "Kamlaa Harris"),
    "nayib-bukele": ("Nayib Bukelle", "Nayb Bukele"),
    "alejandro-giammattei": ("Alejandro Giamatei", "Giammatei"),
    "guatemala": ("Guatamala", "Guatemla"),
    "johns-hopkins-university": ("John Hopkins University",),
    "jason-marczak": ("Jason Marzcak",),
    "inter-american-dialogue": ("Interamerican Dialogue",),
}
UNCLEAR = {
    "kamala-harris": (
        "Kamala Harris, I think",
        "Harris and her team",
        "Kamala Devi Harris",
    ),
    "joe-biden": ("Biden the Democrat from Delaware",),
    "nayib-bukele": ("the president of El Salvador", "young Bukele"),
    "juan-orlando-hernandez": ("the president of Honduras",),
    "xiomara-castro": ("the president of Honduras",),
    "andres-manuel-lopez-obrador": ("the president of Mexico",),
    "sergio-gonzales": ("Gonzales",),
    "united-states": ("United States border",),
    "guatemala": ("Central America", "Guatemala City"),
    "title-42": ("Title 42 of the public health law",),
    "covax": ("COVAX vaccines", "COVAX initiative"),
}
WRONG = {
    "kamala-harris": (
        "Joe Biden",
        "Mike Pence",
        "Kamala Harris and Joe Biden",
        "Kamala",
    ),
    "joe-biden": ("Kamala Harris", "Donald Trump", "Biden or Trump"),
    "andres-manuel-lopez-obrador": ("Enrique", "Nayib Bukele"),
    "nayib-bukele": ("Daniel Ortega", "Bukele and Ortega"),
    "juan-orlando-hernandez": ("Xiomara Castro", "Juan"),
    "xiomara-castro": ("Juan Orlando Hernández",),
    "samantha-power": ("Samantha",),
    "jason-marczak": ("Michael Shifter", "Jason"),
    "united-states": ("Mexico", "United Nations"),
    "mexico": ("Guatemala", "Mexico and Guatemala"),
    "guatemala": ("Honduras", "Guyana"),
    "johns-hopkins-university": ("Crisis Group",),
    "washington-office-on-latin-america": ("Atlantic Council",),
    "title-42": ("Title 41", "Title 4"),
    "covax": ("Microsoft",),
    "inter-american-dialogue": ("Atlantic Council", "WOLA"),
    "us-customs-and-border-protection": ("Title 42",),
}
