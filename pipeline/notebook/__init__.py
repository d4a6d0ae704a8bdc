"""What the notebooks call besides `pipeline.read`: a published wave in words, its facts, and Plotly figures."""

from pipeline.notebook.facts import facts
from pipeline.notebook.figure import drawn
from pipeline.notebook.tried import tried
from pipeline.notebook.view import open_published

__all__ = ["drawn", "facts", "open_published", "tried"]
