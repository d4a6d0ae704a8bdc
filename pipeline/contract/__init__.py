"""Every table that is written: grain, key, columns with types and descriptions.

The order is the order of the stages. `TABLES["rates"].columns` serves the writer that casts, the
Dagster schema that is shown, and the reference pages.
"""

from pipeline.contract.catalog import STAGES, TABLES, stored_tables
from pipeline.contract.table import Column, Table

__all__ = ["STAGES", "TABLES", "Column", "Table", "stored_tables"]
