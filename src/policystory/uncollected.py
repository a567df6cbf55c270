"""Let Python's garbage collector rest while much is loaded that stays.

A course is tens of thousands of objects. While they are made, the collector would look through them
again and again, and through all objects of the kernel: a third of the time of a first quiz.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the collector rest within a `with` block, unless it rests already.

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
