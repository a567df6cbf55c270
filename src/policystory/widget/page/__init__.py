"""The page around a lesson's quizzes: its look, and the cards that open beside citations."""

from pathlib import Path

LAB_EXTENSIONS = Path(__file__).parents[1] / "static" / "page"
"""The folder of the extension that makes a lesson's page in JupyterLab before a cell is run."""
