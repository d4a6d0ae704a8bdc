"""Survey exports in, defensible rates and correlations out."""
