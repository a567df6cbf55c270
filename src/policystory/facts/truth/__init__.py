"""Judge claims (statements about the world or about one report): true, false or unknown.

About the world, what no fact proves is unknown. About a report, more can be proved false: a
property's `closed` lists parts, such as the speaker, in which a report is complete. Where a report
names one speaker, another speaker is then false.
"""

from policystory.facts.truth.claim import DIMENSIONS, Claim, claim_of
from policystory.facts.truth.judge import OpenClaim, judge_claim
from policystory.facts.truth.verdict import Rule, Truth, Verdict

__all__ = (
    "DIMENSIONS",
    "Claim",
    "OpenClaim",
    "Rule",
    "Truth",
    "Verdict",
    "claim_of",
    "judge_claim",
)
