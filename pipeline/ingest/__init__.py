"""ingest: any survey export in, one Parquet of text and what the file knows of its questions out."""

from pipeline.ingest.export import Column, Export, ResponseSet, Role
from pipeline.ingest.read import read_export, write_rows

__all__ = ["Column", "Export", "ResponseSet", "Role", "read_export", "write_rows"]
