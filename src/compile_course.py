"""A build hook for Hatch: put content, quizzes and lessons into the wheel, compiled to JSON.

So an installed policystory works without the repository, and a lesson needs no YAML. An editable
installation compiles nothing and reads the edited files.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


# hatch's own configuration type is not public
class CompileCourse(BuildHookInterface):  # type: ignore[type-arg]
    """Compile the course before a wheel is written, and remove the compiled files afterwards."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the course and add its files to the wheel, unless `version` is "editable"."""
        if version == "editable":
            return
        root = Path(self.root)
        # The course is compiled by the very code that goes into the wheel.
        sys.path.insert(0, str(root / "src"))
        # src can be imported only from this line on
        from policystory.course import compiled  # noqa: PLC0415

        self._folder = tempfile.TemporaryDirectory()
        folder = Path(self._folder.name)
        for written in compiled.write(root, folder):
            inside = f"policystory/{compiled.FOLDER}/{written.as_posix()}"
            build_data["force_include"][str(folder / written)] = inside

    def finalize(
        self,
        version: str,
        build_data: dict[str, Any],  # noqa: ARG002  # the arguments are hatch's
        artifact_path: str,  # noqa: ARG002
    ) -> None:
        """Remove the temporary folder; the wheel has its files now."""
        if version != "editable":
            self._folder.cleanup()
