"""The published studies of the report's tests."""

from tests.report.conftest import published, view

__all__ = ["published", "view"]
