"""Read YAML text into typed records, such as facts, and report every fault with its line."""

from policystory.reading.expected_and_found import did_you_mean, quote_value
from policystory.reading.level import FieldPath, Step
from policystory.reading.parse_yaml import Document, parse
from policystory.reading.places import Places
from policystory.reading.records import read_untyped, record, records, unread_ids

__all__ = (
    "Document",
    "FieldPath",
    "Places",
    "Step",
    "did_you_mean",
    "parse",
    "quote_value",
    "read_untyped",
    "record",
    "records",
    "unread_ids",
)
