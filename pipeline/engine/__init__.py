"""Runs the SQL files: DuckDB today, another engine later behind the same few lines."""

from pipeline.engine.duck import Engine
from pipeline.engine.tables import Tables

__all__ = ["Engine", "Tables"]
