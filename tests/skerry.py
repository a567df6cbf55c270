"""The texts of the invented course of `tests.worlds`: two newspapers, and the files of a course about them."""

from hashlib import sha256

HARBOUR_NEWS = """
THE HARBOUR NEWS

The Harbour Board took 4,200 passengers and a few more on board the Ferry Company's boats this April.
In all of 1910 the Harbour Board had reckoned with not fewer than 31,000 passengers of the Ferry Company.
For Gull Rock the Harbour Board pledges $30,000 towards a new lens.
On Gull Rock Ada Marsh tends the lamp, which has burned since 1874; fog, she told us, kept every boat at its mooring.
Gull Rock and Tern Island are the two that people call the Skerry Isles.
"""

ISLAND_POST = """
THE ISLAND POST

From October to March, says the Ferry Company, 9,600 herring workers crossed with the Ferry Company.
In August, the Lighthouse Trust reckons, some 15,000 pilgrims sailed with the Ferry Company.
Tern Island, whose lamp dates from 1889, has been handed $45,000; Tom Reed minds it and speaks of a broken lens.
At North Pier, lit since 1902, Ines Holm was out of oil; the Lighthouse Trust has named $80,000 for North Pier.
"""

TEXTS = {"harbour-news": HARBOUR_NEWS, "island-post": ISLAND_POST}

FILES = {
    "content/course.yml": """\
course: skerry-isles
title: The Skerry Isles
language: en
modules:
  - {id: m1, title: Crossings}
lessons:
  - id: 01-crossings
    title: Crossings
    module: m1
    minutes: 10
    sources: [harbour-news, island-post]
    objectives: [read-a-count, name-a-keeper]
    next: The lamps.
""",
    "content/sources.yml": f"""\
- id: harbour-news
  outlet: Harbour News
  named: the Harbour News
  mark: HN
  title: On boats and lamps
  date: 1911-05-02
  dated: printed
  because: It stands under the title.
  paragraphs: 6
  sha256: {sha256(HARBOUR_NEWS.encode()).hexdigest()}
  without-facts: [{{paragraphs: [1], because: the name of the paper}}]
- id: island-post
  outlet: Island Post
  attributed: true
  named: the paper attributed to the Island Post
  mark: IP
  title: On a year of crossings
  date: 1911-09
  dated: inferred
  because: It speaks of the August just past.
  paragraphs: 5
  sha256: {sha256(ISLAND_POST.encode()).hexdigest()}
  without-facts: [{{paragraphs: [1], because: the name of the paper}}]
""",
    "content/entities/places.yml": """\
- {id: skerry-isles, name: Skerry Isles, type: place, the: true}
- {id: gull-rock, name: Gull Rock, type: place, part-of: [skerry-isles]}
- {id: tern-island, name: Tern Island, type: place, part-of: [skerry-isles]}
- {id: north-pier, name: North Pier, type: place}
""",
    "content/shapes/isles.yml": """\
- id: gull-rock
  rings:
    - 10,60 10.5,60 10.5,60.4 10,60.4
- id: tern-island
  at: 11.2,60.1
  rings:
    - 11,60 11.6,60 11.6,60.4
      11.3,60.5 11,60.4
    - 11.8,60 11.9,60 11.9,60.1
- id: north-pier
  rings:
    - 10.4,61 10.9,61 10.9,61.3 10.4,61.3
- id: mainland
  name: The mainland
  rings:
    - 12.5,58 20,58 20,64 12.5,64
""",
    "content/entities/people.yml": """\
- {id: ada-marsh, name: Ada Marsh, type: person, aliases: [Mrs Marsh], side: other}
- {id: tom-reed, name: Tom Reed, type: person, side: other}
- {id: ines-holm, name: Ines Holm, type: person, side: other}
""",
    "content/entities/others.yml": """\
- {id: ferry-company, name: Ferry Company, type: organisation, the: true}
- {id: harbour-board, name: Harbour Board, type: organisation, the: true}
- {id: lighthouse-trust, name: Lighthouse Trust, type: organisation, the: true}
- {id: passengers, name: passengers, type: group}
- {id: pilgrims, name: pilgrims, type: group}
- {id: herring-workers, name: herring workers, type: group}
""",
    "content/properties.yml": """\
- id: passengers-carried
  label: people carried
  subjects: [organisation]
  value: quantity
  unit: people
  counts: [passengers]
  closed: [value, speaker, period, population]
  asks:
    value: how many {population} did {subject} carry {period}?
    speaker: who counted {value} {population} carried {period}?
    period: over which period were {value} {population} carried?
    pairs: who counted how many people carried?
  states: "{speaker} counted {value} {population} of {subject} {period}."
- id: money-for
  label: money for a lamp
  subjects: [place]
  value: quantity
  unit: usd
  closed: [value, status]
  asks:
    value: how much money was {status} for {subject}?
    status: how far had the money for {subject} come?
  states: The sum named for {subject} was {value}.
- id: keeper
  label: who tends the lamp
  subjects: [place]
  value: entity
  asks:
    value: who tended the lamp of {subject}?
    subject: where did {value} tend the lamp?
  states: "{value} tended the lamp of {subject}."
- id: lit-since
  label: first lit
  subjects: [place]
  value: period
  asks:
    value: when was the lamp of {subject} first lit?
  states: The lamp of {subject} was first lit in {value}.
- id: cause-given
  label: cause of the delay
  subjects: [person]
  value: text
  closed: [value]
  asks:
    value: what did {subject} name as the cause of the delay?
  states: "{subject} named {value} as the cause of the delay."
- id: made-up-of
  label: what a group of islands is made up of
  subjects: [place]
  value: entity
  asks:
    values: which of these places belong to {subject}?
  states: "{value} belonged to {subject}."
  lone: There is one group of islands.
""",
    "content/objectives.yml": """\
- {id: read-a-count, lesson: 01-crossings, verb: identify, level: understand, text: Read a count with its period.}
- {id: name-a-keeper, lesson: 01-crossings, verb: name, level: remember, text: Name who tended which lamp.}
- {id: tell-the-lamps, lesson: 01-crossings, verb: tell, level: understand, text: Tell one lamp from another.}
""",
    "content/glossary.yml": """\
- {id: lens, term: lens, means: The glass that bundles the light of a lamp., defined-by: course}
""",
    "content/facts/crossings.yml": """\
topic: crossings
title: Crossings
facts:
  - id: carried-april
    subject: ferry-company
    property: passengers-carried
    value: {amount: 4200, bound: more-than, unit: people}
    population: passengers
    period: 1911-04
    kind: official-figure
    speaker: harbour-board
    says: The Harbour Board counted more than 4,200 passengers of the Ferry Company in April 1911.
    dated: inferred
    because: '"this April" in a paper of May 1911'
    sources: [{source: harbour-news, paragraph: 2}]
    objectives: [read-a-count]
    confusable: [carried-winter, carried-august]
  - id: carried-1910
    subject: ferry-company
    property: passengers-carried
    value: {amount: 31000, bound: at-least, unit: people}
    population: passengers
    period: 1910
    kind: official-figure
    speaker: harbour-board
    says: The Harbour Board counted at least 31,000 passengers of the Ferry Company in 1910, the Harbour News wrote.
    dated: printed
    sources: [{source: harbour-news, paragraph: 3}]
    objectives: [read-a-count]
    confusable: [carried-april]
  - id: carried-winter
    subject: ferry-company
    property: passengers-carried
    value: {amount: 9600, unit: people}
    population: herring-workers
    period: 1910-10/1911-03
    kind: official-figure
    speaker: ferry-company
    says: The Ferry Company counted 9,600 herring workers from October 1910 to March 1911, the Island Post wrote.
    dated: inferred
    because: '"From October to March" in a paper of September 1911'
    sources: [{source: island-post, paragraph: 2}]
    objectives: [read-a-count]
    confusable: [carried-april]
  - id: carried-august
    subject: ferry-company
    property: passengers-carried
    value: {amount: 15000, bound: about, unit: people}
    population: pilgrims
    period: 1911-08
    kind: estimate
    speaker: lighthouse-trust
    says: The Lighthouse Trust put the pilgrims on the Ferry Company's boats in August 1911 at about 15,000.
    dated: printed
    sources: [{source: island-post, paragraph: 3}]
    objectives: [read-a-count]
    confusable: [carried-april]
""",
    "content/facts/lamps.yml": """\
topic: lamps
title: Lamps
facts:
  - id: money-gull
    subject: gull-rock
    property: money-for
    value: {amount: 30000, unit: usd}
    as-of: 1911-05
    status: promised
    kind: commitment
    speaker: harbour-board
    says: In May 1911 the Harbour Board promised $30,000 for Gull Rock.
    sources: [{source: harbour-news, paragraph: 4}]
    objectives: [read-a-count]
  - id: money-tern
    subject: tern-island
    property: money-for
    value: {amount: 45000, unit: usd}
    as-of: 1911-09
    status: delivered
    kind: reported
    says: By September 1911 Tern Island had been given $45,000.
    sources: [{source: island-post, paragraph: 4}]
    objectives: [read-a-count]
  - id: money-pier
    subject: north-pier
    property: money-for
    value: {amount: 80000, unit: usd}
    as-of: 1911-09
    status: announced
    kind: commitment
    speaker: lighthouse-trust
    says: In September 1911 the Lighthouse Trust announced $80,000 for North Pier.
    sources: [{source: island-post, paragraph: 5}]
    objectives: [read-a-count]
  - id: keeper-gull
    subject: gull-rock
    property: keeper
    value: ada-marsh
    kind: reported
    says: In May 1911 Ada Marsh tended the lamp of Gull Rock.
    sources: [{source: harbour-news, paragraph: 5}]
    objectives: [name-a-keeper]
  - id: keeper-tern
    subject: tern-island
    property: keeper
    value: tom-reed
    kind: reported
    says: In September 1911 Tom Reed tended the lamp of Tern Island.
    sources: [{source: island-post, paragraph: 4}]
    objectives: [name-a-keeper]
  - id: keeper-pier
    subject: north-pier
    property: keeper
    value: ines-holm
    kind: reported
    says: In September 1911 Ines Holm tended the lamp of North Pier.
    sources: [{source: island-post, paragraph: 5}]
    objectives: [name-a-keeper]
  - id: lit-gull
    subject: gull-rock
    property: lit-since
    value: '1874'
    kind: reported
    says: The lamp of Gull Rock was first lit in 1874, the Harbour News wrote.
    sources: [{source: harbour-news, paragraph: 5}]
    objectives: [tell-the-lamps]
  - id: lit-tern
    subject: tern-island
    property: lit-since
    value: '1889'
    kind: reported
    says: The lamp of Tern Island was first lit in 1889, the Island Post wrote.
    sources: [{source: island-post, paragraph: 4}]
    objectives: [tell-the-lamps]
  - id: lit-pier
    subject: north-pier
    property: lit-since
    value: '1902'
    kind: reported
    says: The lamp of North Pier was first lit in 1902, the Island Post wrote.
    sources: [{source: island-post, paragraph: 5}]
    objectives: [tell-the-lamps]
  - id: cause-marsh
    subject: ada-marsh
    property: cause-given
    value: fog
    kind: reported
    says: Ada Marsh named fog as the cause of the delay.
    sources: [{source: harbour-news, paragraph: 5}]
    objectives: [tell-the-lamps]
  - id: cause-reed
    subject: tom-reed
    property: cause-given
    value: a broken lens
    kind: reported
    says: Tom Reed named a broken lens as the cause of the delay.
    sources: [{source: island-post, paragraph: 4}]
    objectives: [tell-the-lamps]
  - id: cause-holm
    subject: ines-holm
    property: cause-given
    value: want of oil
    kind: reported
    says: Ines Holm named want of oil as the cause of the delay.
    sources: [{source: island-post, paragraph: 5}]
    objectives: [tell-the-lamps]
  - id: members
    subject: skerry-isles
    property: made-up-of
    value: [gull-rock, tern-island]
    complete: true
    kind: reported
    says: Gull Rock and Tern Island make up the Skerry Isles.
    sources: [{source: harbour-news, paragraph: 6}]
    objectives: [name-a-keeper]
""",
    "content/mentions.yml": """\
mentions:
  harbour-news:
    2: [ferry-company, harbour-board, passengers]
    3: [ferry-company, harbour-board, passengers]
    4: [gull-rock, harbour-board]
    5: [ada-marsh, gull-rock]
    6: [gull-rock, skerry-isles, tern-island]
  island-post:
    2: [ferry-company, herring-workers]
    3: [ferry-company, lighthouse-trust, pilgrims]
    4: [tern-island, tom-reed]
    5: [ines-holm, lighthouse-trust, north-pier]
""",
    "content/figures/crossings.yml": """\
id: crossings
title: Two counts
caption: Two counts of people carried.
alt: Two bars, one for April 1911 and one for a winter.
description: The first bar covers one month.
query: [carried-april, carried-winter]
columns:
  - {field: value, title: How many}
  - {field: period, title: When}
spec:
  mark: {type: bar, height: 24}
  encoding: {x: {field: start, axis: {grid: false}}, x2: {field: end}}
""",
    "quizzes/01-crossings.yml": """\
lesson: 01-crossings
title: Crossings
quizzes:
  - id: exit
    title: Exit quiz
    pools:
      - {id: count, facts: [carried-april, carried-1910], kinds: [single-choice], directions: [value], count: 1}
      - {id: typed, topics: [crossings], kinds: [number], count: 1, points: 2}
      - {id: keepers, objectives: [name-a-keeper], kinds: [single-choice], directions: [value], count: 1}
  - id: lamps
    title: "Check: lamps"
    mode: practice
    pools:
      - {id: lamps, objectives: [tell-the-lamps], topics: [lamps], kinds: [single-choice], count: 2}
""",
}

MARKDOWN = (
    "# Crossings\n\nTwo papers wrote of boats and lamps.",
    "## The boats\n\nIn April 4,200 crossed [HN ¶2](#carried-april).\n\n- In winter 9,600 [IP ¶2](#carried-winter).",
    "## The lamps\n\nAda Marsh tended one of them [HN ¶5](#keeper-gull).",
)
