"""Limits for a file of a course: a larger file is refused before it costs time or memory."""

FILE_BYTES = 2_000_000
"""The most bytes of a YAML file; the largest of a course of six hundred facts has 52,000."""

NOTEBOOK_BYTES = 10_000_000
"""The most bytes of a lesson's notebook; pictures that it contains are most of it."""

SOURCE_BYTES = 2_000_000
"""The most bytes of a report's text: more than the longest novel has."""

DEPTH = 24
"""How deep lists and mappings may be nested: a fact needs four levels, a chart's specification
ten."""

NODES = 100_000
"""The most values in a file, lists and mappings included; the largest known file has 3,516."""

SCALAR_SIGNS = 20_000
"""The most characters of a value; the longest known, the outline of a country, has 5,357."""

RECORDS = 5_000
"""The most records in a list: ten times the facts of a whole course."""

FAULTS = 100
"""The most faults that are reported for a record; a file with more is probably a wrong file."""

NAME_SIGNS = 80
"""The most characters of a name for which a similar name is looked for, since comparing is slow."""
