"""One module a format: `recognises(sample)` looks, `read(sample)` gives the export."""
