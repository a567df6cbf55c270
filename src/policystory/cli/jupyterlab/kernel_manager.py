"""Kernels for the JupyterLab of `policystory learn`: they load policystory while they start.

Jupyter's server imports this file.
"""

import sys

from jupyter_server.services.kernels.kernelmanager import ServerKernelManager

from policystory.notebook import early_imports


class ReadyKernelManager(ServerKernelManager):
    """Starts kernels as Jupyter does.

    Python kernels load policystory before the first cell is run.
    """

    def format_kernel_cmd(self, extra_arguments: list[str] | None = None) -> list[str]:
        """Return the command that starts a kernel."""
        command: list[str] = super().format_kernel_cmd(extra_arguments)
        # Another language has no policystory, and another Python may have none.
        if command[0] == sys.executable and "ipykernel_launcher" in command:
            command += ["--ext", early_imports.__name__]
        return command
