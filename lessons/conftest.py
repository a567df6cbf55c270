"""The lessons are run by a learner who has answered nothing.

What ships must not depend on who runs it.
"""

import os
import tempfile

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Give the kernels that nbval starts an empty record, thrown away at the end."""
    record = tempfile.TemporaryDirectory(prefix="policystory-")
    config.add_cleanup(record.cleanup)
    os.environ["POLICYSTORY_HOME"] = record.name
    os.environ["POLICYSTORY_LEARNER"] = "reader"
