"""The statistics: pure functions on plain arrays; each module is one of them."""
