"""Explain to authors what is false because a property is marked `closed`.

A part of a property, such as its speaker, is closed if the facts hold all that the reports say of
it: any other statement of this kind is then false.
"""

from collections.abc import Iterator

from policystory.facts.truth.closed import Closure
from policystory.facts.words import how_many


def closed_lines(closures: list[Closure]) -> Iterator[str]:
    """Yield lines of text that explain each closed part of a property, such as its speaker.

    A part is closed if its author says that the facts leave nothing out there. For each part the
    lines have the question to which the author says yes, and an example of a statement that is
    false because of it, if there is one. `closures` describes the parts, sorted by property.
    """
    last = ""
    for closure in closures:
        if closure.property != last:
            yield f"{closure.property} ({closure.label})"
            last = closure.property
        yield f"    closed: {closure.part} – {closure.question}"
        if not closure.false:
            yield "        nothing is made false by it yet"
            continue
        statements = how_many(closure.false, "statement")
        yield f"        if so, {statements} count as false, such as: {closure.example}"
        # An author who doubts the example looks at the fact first.
        yield f"        ('{closure.fact}' says otherwise)"
