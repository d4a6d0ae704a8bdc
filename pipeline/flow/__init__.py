"""One wave's way through the stages, and its publication: what Dagster's assets and a notebook call."""
