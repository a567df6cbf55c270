"""Switch off Python's garbage collector while many objects are loaded that stay in memory.

A course is tens of thousands of objects. While they are made, the collector would look through them
again and again; that would be a third of the time of a first quiz.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Switch the garbage collector off during a `with` block.

    At the end it is switched on again, if it was on before.

    >>> import gc
    >>> with uncollected():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    rests_already = not gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if not rests_already:
            gc.enable()
