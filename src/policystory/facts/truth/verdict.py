"""The result of judging a claim: true, false or unknown, with the rule and facts that prove it."""

from enum import StrEnum

import msgspec


class Truth(StrEnum):
    """Whether a claim (a statement to be judged) is proved true, proved false, or unknown."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


class Rule(StrEnum):
    """The rule by which a claim is true, false or unknown, such as "a fact says just this"."""

    # A fact says just this.
    STATED = "stated"
    # A fact says something that makes this true.
    ENTAILED = "entailed"
    # A fact gives the only value, and it is another.
    SINGLE_VALUED = "single-valued"
    # A complete list does not hold it.
    CLOSED_LIST = "closed-list"
    # The report attaches something else.
    CLOSED_OVER_REPORT = "closed-over-report"
    # Facts conflict, and no source was named.
    REPORTS_DIFFER = "reports-differ"
    # A fact leaves room for it.
    POSSIBLE = "possible"
    # No fact answers this question.
    NOT_SPOKEN_OF = "not-spoken-of"
    # Two facts side by side show it: their sizes, dates, or parts that are the same or differ.
    COMPARED = "compared"
    # By definition a statement of this kind is none of the other.
    KINDS_APART = "kinds-apart"
    # The report files it under a property that excludes the other.
    FILED_APART = "filed-apart"
    # The report gives the figure nowhere, or gives it of something else.
    NO_SUCH_FIGURE = "no-such-figure"
    # The report never names what the statement names.
    ABSENT = "absent"
    # The report was published before the time that the statement gives.
    TOO_EARLY = "too-early"
    # The report says nothing of what is asked about.
    SILENT = "silent"
    # The report speaks of it, and leaves just this unsaid.
    UNSAID = "unsaid"
    # One report takes it from the other.
    REPEATED = "repeated"
    # Two reports say so, and neither takes it from the other.
    INDEPENDENT = "independent"


class Verdict(msgspec.Struct, frozen=True, gc=False):
    """Whether a claim is true, with the proof: the rule, and the ids of the facts that it uses."""

    truth: Truth
    rule: Rule
    facts: tuple[str, ...] = ()
