"""The lock in .ci/lock: what `make` installs, held against the ranges in pyproject.toml."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.markers import Environment
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
LOCK = ROOT / ".ci" / "lock"
PYPROJECT: dict[str, Any] = tomllib.loads(
    (ROOT / "pyproject.toml").read_text(encoding="utf-8")
)
DEPENDENCIES = PYPROJECT["project"]["dependencies"]
EXTRAS = PYPROJECT["project"]["optional-dependencies"]
BUILD = PYPROJECT["build-system"]["requires"]
GROUPS = PYPROJECT["dependency-groups"]
NEEDED = {
    "learn": [*DEPENDENCIES, *BUILD, *GROUPS["build"]],
    "test": [*DEPENDENCIES, *EXTRAS["test"]],
    "bench": GROUPS["bench"],
    "dates": GROUPS["dates"],
    "upgrade": GROUPS["upgrade"],
}
"""The requirements that each file must meet, by its name."""

PYTHONS = ("3.11.7", "3.12.1", "3.13.0", "3.14.0")
SYSTEMS = {
    "Linux": ("linux", "posix"),
    "Darwin": ("darwin", "posix"),
    "Windows": ("win32", "nt"),
}
HASH = r"    --hash=sha256:[0-9a-f]{64}(?: \\)?\n"
PIN = re.compile(rf"^(?P<requirement>[^\s#].*?) \\\n(?:{HASH})+", re.MULTILINE)


def pins(name: str) -> list[Requirement]:
    """Return what a file of the lock pins, each with its marker."""
    text = (LOCK / f"{name}.txt").read_text(encoding="utf-8")
    return [Requirement(pin["requirement"]) for pin in PIN.finditer(text)]


def canonical(requirement: Requirement) -> str:
    """Return a package's name as the lock spells it: PyYAML is pyyaml."""
    return re.sub(r"[-_.]+", "-", requirement.name).lower()


def environment(python: str, system: str) -> dict[str, str]:
    """Return what markers are asked of, for a Python on a system."""
    sys_platform, os_name = SYSTEMS[system]
    return dict(
        Environment(
            implementation_name="cpython", implementation_version=python,
            platform_python_implementation="CPython", platform_machine="x86_64",
            platform_release="", platform_system=system, platform_version="",
            os_name=os_name, python_full_version=python,
            python_version=python.rpartition(".")[0], sys_platform=sys_platform,
        )
    )  # fmt: skip


def test_every_file_of_the_lock_is_tested() -> None:
    """No file lies there that nothing installs or that this test does not know."""
    assert sorted(NEEDED) == sorted(path.stem for path in LOCK.iterdir())
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert [] == [name for name in NEEDED if f"$(LOCK)/{name}.txt" not in makefile]


@pytest.mark.parametrize("name", NEEDED)
def test_every_requirement_is_pinned_in_its_range(name: str) -> None:
    """Whatever pyproject.toml names has a pin, and all its pins are versions that it permits."""
    for requirement in map(Requirement, NEEDED[name]):
        pinned = [pin for pin in pins(name) if canonical(pin) == canonical(requirement)]
        versions = [str(pin.specifier).removeprefix("==") for pin in pinned]
        assert versions, requirement
        assert versions == list(requirement.specifier.filter(versions))


@pytest.mark.parametrize("name", NEEDED)
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", SYSTEMS, ids=SYSTEMS)
def test_each_python_and_system_gets_one_version(
    name: str, system: str, python: str
) -> None:
    """Markers leave one pin of a package at most, and exactly one of each in pyproject.toml."""
    here = environment(python, system)
    fitting = [
        pin for pin in pins(name) if pin.marker is None or pin.marker.evaluate(here)
    ]
    installed = [canonical(pin) for pin in fitting]
    named = {canonical(requirement) for requirement in map(Requirement, NEEDED[name])}
    assert len(set(installed)) == len(installed)
    assert named <= set(installed)


@pytest.mark.parametrize("name", NEEDED)
def test_every_line_is_a_pin_with_hashes(name: str) -> None:
    """Nothing else but comments: no option, no address, no package without a hash."""
    text = (LOCK / f"{name}.txt").read_text(encoding="utf-8")
    assert "://" not in text
    rest = [
        line
        for line in PIN.sub("", text).splitlines()
        if not line.lstrip().startswith("#")
    ]
    assert [] == rest
    assert all(str(pin.specifier).startswith("==") for pin in pins(name))


@pytest.mark.parametrize("name", sorted(set(NEEDED) - {"test"}))
def test_the_files_agree(name: str) -> None:
    """What two files pin is the same in both: `make test` changes nothing that was installed."""
    tested = {(canonical(pin), str(pin.specifier)) for pin in pins("test")}
    packages = {package for package, _ in tested}
    shared = [pin for pin in pins(name) if canonical(pin) in packages]
    assert {(canonical(pin), str(pin.specifier)) for pin in shared} <= tested


def test_what_npm_installs_is_locked_too() -> None:
    """The type checker's lock has the version of package.json, hashes, and no host."""
    folder = ROOT / "tests" / "widget"
    text = (folder / "package-lock.json").read_text(encoding="utf-8")
    whole, *packages = json.loads(text)["packages"].values()
    wanted = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    assert wanted["devDependencies"] == whole["devDependencies"]
    assert [] == [
        package for package in packages if "sha512-" not in package["integrity"]
    ]
    assert set(wanted["devDependencies"].values()) == {
        package["version"] for package in packages
    }
    assert "://" not in text


def test_the_course_is_compiled_with_what_it_is_read_with() -> None:
    """The build has the lower bounds of the dependencies: one code runs with both."""
    reading = [text for text in BUILD if not text.startswith("hatchling")]
    assert ["msgspec", "PyYAML"] == [Requirement(text).name for text in reading]
    assert set(reading) <= set(DEPENDENCIES)
