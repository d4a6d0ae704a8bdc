"""A first codebook from an export's own metadata and cells. Every guess says why."""
