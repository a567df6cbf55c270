"""Hashes by which grading finds out whether anything has changed since the last time."""

from hashlib import sha256


def paper_digest(
    quiz_json: bytes, corrected_json: bytes | None, rule: str | None
) -> str:
    """Return a hash that changes if the marks for a released paper could change.

    Arguments: `quiz_json`: the paper (a learner's questions) with its key (right answers), as JSON;
    `corrected_json`: the corrected key as JSON, None if nothing was corrected; `rule`: which mark
    counts after the correction, a value of RegradeRule such as "either", or None.
    """
    parts = [quiz_json, corrected_json or b"", (rule or "").encode()]
    return digest_of(parts)


def digest_of(parts: list[bytes]) -> str:
    """Return one hash of several byte strings, as hexadecimal digits.

    `[b"ab", b"c"]` and `[b"a", b"bc"]` have different hashes.
    """
    whole = sha256()
    for part in parts:
        whole.update(f"{len(part)}:".encode())
        whole.update(part)
    return whole.hexdigest()
