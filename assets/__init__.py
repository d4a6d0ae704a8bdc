"""Dagster's wiring: one module a stage. What an asset does stands in `pipeline`."""
