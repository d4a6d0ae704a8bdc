"""The summary after a run: what was found, how sure it is, and where to look next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.cli.basis import basis_of_estimates
from pipeline.cli.console import plain, show
from pipeline.cli.figures import bar, counted, estimate, number, percent, percent_interval
from pipeline.cli.notice import notice_panel
from pipeline.cli.published import report_pages
from pipeline.cli.respondents_line import respondents_line
from pipeline.cli.summary_facts import Headline, WaveFacts, wave_facts
from pipeline.storage.folder import DataFolder

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

SHOWN_WAVES = 6
SHOWN_OPTIONS = 8
BAR_WIDTH = 24
VERDICTS = ("reproduced", "differs", "irreconcilable")


def print_summary(folder: DataFolder, keys: Sequence[str]) -> None:
    """Prints what was just published (`study:wave`), the first few waves in full."""
    from pipeline.codebook.once import study_of

    pairs = [key.split(":") for key in keys[:SHOWN_WAVES]]
    studies = {name: study_of(folder.raw / name / "codebook.yaml") for name in {study for study, _ in pairs}}
    facts = [wave_facts(folder, studies[study], wave) for study, wave in pairs]
    show(*notice_panel([one.key for one in facts if one.is_reconstructed]))
    for one in facts:
        show("", *wave_parts(one))
    more = len(keys) - len(facts)
    show("", *([f"and {counted(more, 'more wave')}."] if more else []), *_next_steps(folder, keys, facts[0]))


def wave_parts(facts: WaveFacts) -> Iterator[RenderableType]:
    """One wave as a heading and a table of what is known of it."""
    from rich.table import Table
    from rich.text import Text

    heading = Text(f"{facts.key}  {plain(facts.title)}", style="bold")
    yield heading.append("  (reconstructed)" if facts.is_reconstructed else "", style="yellow")
    lines = Table.grid(padding=(0, 2))
    lines.add_column(style="dim", no_wrap=True)
    lines.add_column(ratio=1)
    lines.add_row("respondents", respondents_line(facts.respondents))
    for headline in facts.headlines:
        lines.add_row("" if headline.kind == "composite" else headline.kind, _headline(headline, facts))
    if len(facts.correlations):
        lines.add_row("correlation", "\n".join(correlation_lines(facts)))
    if facts.verdicts:
        lines.add_row("published", verdict_line(facts))
    for warning in warnings(facts):
        lines.add_row("warning", warning)
    yield lines


def _headline(headline: Headline, facts: WaveFacts) -> RenderableType:
    from rich.console import Group

    shown = headline.rows.head(SHOWN_OPTIONS)
    if headline.kind in ("asked first", "composite"):
        return one_line(headline)
    asked = f"{headline.item}: {plain(headline.question)} ({base_line(shown)})"
    more = len(headline.rows) - len(shown)
    return Group(asked, _bars(shown), *([f"and {counted(more, 'more option')}"] if more else []))


def base_line(rows) -> str:  # type: ignore[no-untyped-def]
    """What the shares are of, as in "of 400, unweighted; model-based 95% intervals"; rows of one item."""
    first = rows.iloc[0]
    return f"of {number(first.unweighted_base, decimals=0)}{basis_of_estimates(first)}"


def one_line(headline: Headline) -> str:
    """An item with its shares in one line."""
    shares = ", ".join(
        f"{plain(row.option_label)} {percent(row.share)}"
        for row in headline.rows.head(SHOWN_OPTIONS).itertuples()
    )
    return f"{headline.item}{' (score)' if headline.kind == 'composite' else ''}: {shares}"


def _bars(rows) -> Table:  # type: ignore[no-untyped-def]
    from rich.table import Table

    table = Table.grid(padding=(0, 1))
    table.add_column(max_width=44)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(style="dim", no_wrap=True)
    for row in rows.itertuples():
        interval = percent_interval(row.share_low, row.share_high)
        table.add_row(
            plain(row.option_label),
            percent(row.share),
            bar(row.share, BAR_WIDTH),
            interval and f"({interval})",
        )
    return table


def correlation_lines(facts: WaveFacts) -> Iterator[str]:
    """A line a score and outcome; a reconstruction adds that their strength was put in."""
    for (score, outcome), rows in facts.correlations.groupby(["score", "outcome"], sort=False):
        by_method = rows.set_index("method")
        parts = [
            f"{method.capitalize()} {estimate(by_method.estimate[method], by_method.low[method], by_method.high[method])}"
            for method in ("spearman", "pearson")
            if method in by_method.index
        ]
        yield f"{score} with {outcome}: {', '.join(parts)}"
    if facts.is_reconstructed:
        yield "The strength of these correlations is an assumption, not a finding."


def verdict_line(facts: WaveFacts) -> str:
    """How many published figures came out."""
    words = (*VERDICTS, *sorted({*facts.verdicts} - {*VERDICTS}))
    said = [f"{facts.verdicts.get(word, 0)} {word.replace('differs', 'differ')}" for word in words]
    return f"of {counted(sum(facts.verdicts.values()), 'published figure')}: {', '.join(said)}"


def warnings(facts: WaveFacts) -> Iterator[str]:
    """What to know before using the numbers."""
    weak, gone = facts.weak_cells["low_base"], facts.weak_cells["suppressed"]
    if weak or gone:
        yield f"{counted(weak, 'rate')} on a base under 30, {gone:,} not shown for a base under 5"
    yield from (plain(line) for line in facts.design)
    yield from facts.differing[:SHOWN_OPTIONS]
    if len(facts.differing) > SHOWN_OPTIONS:
        yield f"and {counted(len(facts.differing) - SHOWN_OPTIONS, 'more published figure')} that did not come out"
    yield from (plain(note) for note in facts.notes)


def _next_steps(folder: DataFolder, keys: Sequence[str], facts: WaveFacts) -> Iterator[RenderableType]:
    for page in report_pages(folder, keys):
        yield f"report:  {page}"
    item = f" --item {facts.headlines[0].item}" if facts.headlines else ""
    yield f"next:    survey rates {facts.study} --wave {facts.wave}{item}"
    if len(facts.correlations):
        yield f"         survey correlate {facts.study}"
    yield "         survey ui"
