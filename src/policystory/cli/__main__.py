"""Run the command line as `python -m policystory.cli`."""

from policystory.cli import main

main()
