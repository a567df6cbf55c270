"""The result of judging a claim (a statement): true, false or unknown, with its proof."""

from enum import StrEnum

import msgspec


class Truth(StrEnum):
    """Whether a claim (a statement to be judged) is proved true, proved false, or unknown."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


class Rule(StrEnum):
    """The rule by which a claim (a statement to be judged) is true, false or unknown.

    By STATED, for example, a claim is true because a fact says just this.
    """

    # A fact says just this.
    STATED = "stated"
    # A fact says something that makes this true.
    ENTAILED = "entailed"
    # A fact gives the only value there can be, and the claim gives another.
    SINGLE_VALUED = "single-valued"
    # A complete list does not contain the claimed value.
    CLOSED_LIST = "closed-list"
    # The report is complete in this part, and gives another value.
    CLOSED_OVER_REPORT = "closed-over-report"
    # Facts conflict, and the claim names no report.
    REPORTS_DIFFER = "reports-differ"
    # A fact may mean the same as the claim.
    POSSIBLE = "possible"
    # No fact can decide the claim.
    NOT_SPOKEN_OF = "not-spoken-of"
    # Two facts side by side show it: their sizes, dates, or parts that are the same or differ.
    COMPARED = "compared"
    # By definition, no statement is of both kinds.
    KINDS_APART = "kinds-apart"
    # The report states it under a property that excludes the claimed one.
    FILED_APART = "filed-apart"
    # The report gives the number nowhere, or only for something else.
    NO_SUCH_FIGURE = "no-such-figure"
    # The report never names what the statement names.
    ABSENT = "absent"
    # The report was published before the time that the statement gives.
    TOO_EARLY = "too-early"
    # The report says nothing about the subject.
    SILENT = "silent"
    # The report speaks of the subject, and does not say just this.
    UNSAID = "unsaid"
    # One of two reports takes the statement from the other.
    REPEATED = "repeated"
    # Two reports say so, and neither takes the statement from the other.
    INDEPENDENT = "independent"
    # Nothing proves it: its author judged it.
    AUTHORED = "authored"


class Verdict(msgspec.Struct, frozen=True, gc=False):
    """Whether a claim (a statement that was judged) is true, false or unknown, with the proof.

    `rule`: the rule that decided this. `facts`: the ids of the facts in the proof.
    """

    truth: Truth
    rule: Rule
    facts: tuple[str, ...] = ()
