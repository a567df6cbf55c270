"""Draw the place of the right option (the key) among the options that a learner sees.

A student who always takes the first option, the middle number or the longest name must do no better
than chance.
"""

from policystory.items.chance import SeededChoice
from policystory.items.item import Order

_ALIKE = (0, 1, 2)
TICKETS: dict[Order, tuple[int, ...]] = {
    Order.DRAWN: (0, 1, 2, 2),
    Order.DATES: (0, 0, 0, 1, 2),
}
"""The places among which that of the right option is drawn, by the order of the options; in orders
that are not listed, each place stands once.

Place 0 is the shortest, smallest or earliest option. The repeats make up for places that are harder
to have: a key that is much longer than the others breaks a rule, and a date that a report could not
know is no wrong option.
"""
_OF_REPORTS = (0, 0, 0, 1, 1, 2, 2)
"""The places of a report among reports by date: later reports are often right."""


def key_place(lot: SeededChoice, order: Order) -> int:
    """Return which place among three options the right one should have: 0, 1 or 2.

    0 is the shortest, smallest or earliest option. `lot`: the source of random choices. `order`:
    how the options are sorted.
    """
    return _drawn(lot, TICKETS.get(order, _ALIKE))


def report_place(lot: SeededChoice) -> int:
    """Return which place among three reports the right one should have: 0, 1 or 2.

    0 is the earliest report. `lot`: the source of random choices.
    """
    return _drawn(lot, _OF_REPORTS)


def _drawn(lot: SeededChoice, tickets: tuple[int, ...]) -> int:
    return tickets[lot.pick(len(tickets), "place")]
