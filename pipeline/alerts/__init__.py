"""Telling somebody: a log file always, a webhook where one is set. The standard library only."""
