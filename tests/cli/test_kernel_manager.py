import sys
from pathlib import Path

import pytest
from jupyter_client.kernelspec import KernelSpec

from policystory.cli.jupyterlab.kernel_manager import ReadyKernelManager
from policystory.cli.learner import READY_KERNELS


def command_of(argv: list[str], tmp_path: Path) -> list[str]:
    """Return the command with which a kernel of these arguments is started."""
    manager = ReadyKernelManager(connection_file=str(tmp_path / "kernel.json"))
    manager._kernel_spec = KernelSpec(argv=argv)
    return manager.format_kernel_cmd()


def test_a_kernel_loads_policystory_while_it_starts(tmp_path: Path) -> None:
    """A kernel of this Python is named the extension that loads what lessons need."""
    argv = ["python", "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    command = command_of(argv, tmp_path)
    assert sys.executable == command[0]
    assert ["--ext", "policystory.notebook.early_imports"] == command[-2:]


@pytest.mark.parametrize(
    "argv",
    [
        ["ir", "--args", "{connection_file}"],
        ["/elsewhere/python", "-m", "ipykernel_launcher", "-f", "{connection_file}"],
    ],
)
def test_another_kernel_is_left_alone(argv: list[str], tmp_path: Path) -> None:
    """A kernel of another language, or of a Python that may lack policystory, starts as ever."""
    assert argv[:-1] == command_of(argv, tmp_path)[: len(argv) - 1]
    assert "--ext" not in command_of(argv, tmp_path)


def test_jupyterlab_is_told_of_them() -> None:
    """The name that JupyterLab imports is that of the class."""
    name = f"{ReadyKernelManager.__module__}.{ReadyKernelManager.__qualname__}"
    assert READY_KERNELS.endswith(f"={name}")
