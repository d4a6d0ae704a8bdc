"""ingest: any survey export in, one Parquet of text and what the file knows of its questions out.

Its child processes import this package at each start: it imports nothing itself.
"""
