"""A codebook's condition in words, for whoever asks who was counted."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.codebook.model import AllOf, Always, Answered, AnyOf, Between, Condition, Not

Label = Callable[[str, str], str]  # item, option -> the option's words


def condition_words(condition: Condition, label: Label) -> str:
    """As in "uses_social is Yes, and employees is at least 20"."""
    match condition:
        case Answered(item, options):
            return f"{item} is {' or '.join(label(item, option) for option in options)}"
        case Between(item, low, high):
            ends = [
                f"at least {low:g}" if low is not None else "",
                f"under {high:g}" if high is not None else "",
            ]
            return f"{item} is {' and '.join(end for end in ends if end) or 'answered'}"
        case AllOf(conditions):
            return ", and ".join(_part(one, label) for one in conditions) or "always"
        case AnyOf(conditions):
            return ", or ".join(_part(one, label) for one in conditions) or "never"
        case Not(inner):
            return f"not ({condition_words(inner, label)})"
        case Always():
            return "else"


def _part(condition: Condition, label: Label) -> str:
    words = condition_words(condition, label)
    return f"({words})" if isinstance(condition, AllOf | AnyOf) else words
