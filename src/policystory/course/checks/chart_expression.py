"""Check the expressions in a chart's specification: which names and functions they may use.

Vega's language cannot load a file, but it can write to the log, repeat a text a billion times, and
reach internal parts through which attackers have run scripts. So only what is listed here is
allowed: values of a row, operators, and a few functions.
"""

import re
from collections.abc import Iterator

_FUNCTIONS = frozenset(
    "abs ceil floor round max min length split join lower upper slice indexof isValid format "
    "utcFormat utcyear utcmonth utcdate".split()
)
"""The functions that an expression may call."""
# `width` is the chart's own, so that a narrow one can leave out what has no room.
_NAMES = frozenset({"datum", "true", "false", "null", "width"})
# Parts of every JavaScript object: through them an expression could reach the page's own scripts.
_NEVER = frozenset({"constructor", "prototype", "toString", "valueOf"})
_TOKEN = re.compile(
    r"""\s+|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\d+(?:\.\d+)?"""
    r"""|\.(?P<method>[A-Za-z_]\w*)\s*\(|\.(?P<part>[A-Za-z_]\w*)"""
    r"""|(?P<call>[A-Za-z_]\w*)\s*\(|(?P<name>[A-Za-z_]\w*)"""
    r"""|===?|!==?|[<>]=?|&&|\|\||[-+*/%?:!,()]"""
)


def faults(expression: str) -> Iterator[tuple[str, str]]:
    """Yield a message and a hint for each fault of a Vega expression; nothing if it is allowed.

    >>> list(faults("datum.months == 1 ? 'a month' : format(datum.months, 'd')"))
    []
    >>> [message for message, _ in faults("warn(data('source'))")]
    ["an expression cannot call 'warn'", "an expression cannot call 'data'"]
    """
    position = 0
    while position < len(expression):
        token = _TOKEN.match(expression, position)
        if token is None:
            yield (
                f"an expression cannot hold '{expression[position]}'",
                "compare columns of datum, and join texts by +",
            )
            return
        yield from _token_faults(token)
        position = token.end()


def _token_faults(token: re.Match[str]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with one word of an expression."""
    method, part, call, name = token.group("method", "part", "call", "name")
    called = method or call
    if method or (call and call not in _FUNCTIONS):
        yield (
            f"an expression cannot call '{called}'",
            f"it can call {', '.join(sorted(_FUNCTIONS))}",
        )
    if name and name not in _NAMES:
        yield (
            f"an expression knows no '{name}'",
            f"for a column write datum.{name}, for a text '{name}'",
        )
    if part and (part in _NEVER or part.startswith("__")):
        yield (
            f"an expression cannot ask for '{part}'",
            "ask for a column, such as datum.value",
        )
