"""What the stages load where they need it: for a process that will need all of it, before its work begins."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from pipeline.flow.stages import STAGES
from pipeline.storage.fingerprint import code_version

LOADED_LATE = (
    *(f"pipeline.{stage}.wave" for stage in STAGES),
    "pipeline.checks.drift",
    "pipeline.codebook.check",
    "pipeline.codebook.resolve",
    "pipeline.codebook.shape",
    "pipeline.codebook.waiting",
    "pipeline.codebook.written_study",
    "pipeline.compare.across",
    "pipeline.flow.publication",
    "pipeline.flow.reference_waves",
    "pipeline.report.pages",
    "pipeline.report.studies_index",
    "pipeline.stats.secondary_suppression",
    "pipeline.stats.suppression_program",
    "duckdb",
    "great_tables",
    "jinja2",
    "pyarrow.acero",
    "pyarrow.dataset",
    "pyarrow.pandas_compat",
    "pyarrow.parquet",
    "scipy.linalg",
    "scipy.optimize",
    "scipy.sparse.csgraph",
    "yaml",
)
ASKED_FOR = ("IPython",)  # by great-tables, which would show itself in a notebook; it is not always there


def load_all() -> None:
    """Imports whatever a wave's stages, its publication and its report would, and compiles the report's pages.

    The version of the code is read with it: what is loaded is what computes.
    """
    for module in LOADED_LATE:
        import_module(module)
    for module in filter(find_spec, ASKED_FOR):
        import_module(module)
    code_version()
    pages = import_module("pipeline.report.pages").environment()
    for name in pages.list_templates(["html"]):
        pages.get_template(name)
