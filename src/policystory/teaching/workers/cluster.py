"""Run batches of work on a Dask cluster (worker programs on several machines) that runs already."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any, TypeVar

from policystory.errors import PolicystoryError
from policystory.teaching.workers.processes import in_order

B = TypeVar("B")
R = TypeVar("R")

_SCHEME = "dask://"
_SECONDS = 10
"""How long a cluster has to answer."""
_AHEAD = 3
"""Batches on their way for each thread of a worker: more only fill the cluster's memory."""


class Cluster:
    """Runs batches of work (groups of learners to be graded) on a Dask cluster.

    `address`: of the cluster's scheduler, such as dask://localhost:8786. PolicystoryError if Dask
    is not installed, or if this is not such an address.
    """

    def __init__(self, address: str) -> None:
        """Check the address and the installation; the cluster is not asked yet."""
        place = address.removeprefix(_SCHEME)
        host, _, port = place.rpartition(":")
        if place == address or not host or not port.isdigit():
            raise PolicystoryError(
                f"a cluster's address is such as dask://localhost:8786, not '{address}'"
            )
        self._address = f"tcp://{place}"
        try:
            import_module("distributed")
        except ImportError as error:
            raise PolicystoryError(
                "a Dask cluster needs a package that is not installed: "
                "pip install 'policystory[cluster]'"
            ) from error

    def __call__(self, work: Callable[[B], R], batches: Iterable[B]) -> Iterator[R]:
        """Yield `work(batch)` for each batch, in the order of the batches.

        `work` must be a function of a module, so that other machines can import it.
        PolicystoryError if the cluster does not answer, has no workers, or cannot run it.
        """
        client = self._client()

        def submit(function: Callable[[B], R], batch: B) -> Any:
            # Otherwise Dask would hash each batch to see whether it has its result.
            return client.submit(function, batch, pure=False)

        try:
            threads = sum(client.nthreads().values())
            yield from in_order(submit, work, batches, _AHEAD * threads)
        except (OSError, ImportError, AttributeError) as error:
            raise PolicystoryError(
                f"the cluster at {self._address} cannot grade: {error}; what was graded before is "
                "kept; is the same version of policystory installed on each worker?"
            ) from error
        finally:
            client.close()

    def _client(self) -> Any:
        """Return a connection to the cluster, which has workers with our version."""
        # Dask says no types for it.
        distributed: Any = import_module("distributed")
        try:
            client = distributed.Client(
                self._address, timeout=_SECONDS, set_as_default=False
            )
        except OSError as error:
            raise PolicystoryError(
                f"there is no Dask cluster at {self._address}, or it does not answer"
            ) from error
        # Without a worker, Dask would wait for one for ever.
        if not client.nthreads():
            client.close()
            raise PolicystoryError(
                f"the cluster at {self._address} has no workers: start some"
            )
        return client
