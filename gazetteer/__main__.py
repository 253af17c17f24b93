"""`python -m gazetteer`: the same as the program `gazetteer`."""

from gazetteer.cli.main import run

run()
