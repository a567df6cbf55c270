"""`python -m policystory.cli` is `policystory`."""

from policystory.cli import main

main()
