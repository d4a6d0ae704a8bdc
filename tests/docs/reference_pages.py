"""The pages under docs/reference, made from the commands' own help and the tables' contracts.

python -m tests.docs.reference_pages        writes them again
"""

from __future__ import annotations

import click

from pipeline.cli.main import COMMANDS, survey
from pipeline.contract import STAGES, TABLES, Table
from tests.tracked_files import ROOT

REFERENCE = ROOT / "docs" / "reference"
WIDTH = 100
RENEW = "<!-- written by `python -m tests.docs.reference_pages`; a test holds it to the code -->"


def commands_page() -> str:
    """The help of every command."""
    parent = click.Context(
        survey,
        info_name="survey",
        max_content_width=WIDTH,
        terminal_width=WIDTH,
        **survey.context_settings,  # a command keeps the option for help that its first context gave it
    )
    parts = [f"# Commands\n\n{RENEW}\n", _help(survey, parent, "survey")]
    for name in COMMANDS:
        command = survey.get_command(parent, name)
        assert command is not None
        context = click.Context(
            command, info_name=name, parent=parent, max_content_width=WIDTH, terminal_width=WIDTH
        )
        parts.append(f"## survey {name}\n\n{_help(command, context, name)}")
    return "\n".join(parts)


def _help(command: click.Command, context: click.Context, name: str) -> str:
    text = "\n".join(line.rstrip() for line in command.get_help(context).split("\n"))
    return f"```text\n{text}\n```\n"


def tables_page() -> str:
    """Every table: grain, key, and what each column holds."""
    head = (
        "# Tables\n\n"
        f"{RENEW}\n\n"
        '`pipeline.read("rates", study="kpmg-social")` gives any of them as a frame; the warehouse holds the\n'
        "published ones under the same names. A private table has a row per respondent and is readable on this\n"
        "machine alone. A share is between 0 and 1; NULL has its reason in `flag`.\n"
    )
    return head + "".join(
        f"\n## {stage}\n" + "".join(_section(table) for table in TABLES.values() if table.stage == stage)
        for stage in STAGES
        if any(table.stage == stage for table in TABLES.values())
    )


def _section(table: Table) -> str:
    side = "private" if table.is_private else "published"
    lines = [
        f"\n### {table.name}\n",
        f"{table.grain}. Key: {', '.join(f'`{name}`' for name in table.key)}. {side.capitalize()}"
        f"{', a view' if table.is_view else ''}.\n",
        "| column | type | |",
        "|---|---|---|",
        *(
            f"| `{one.name}` | {one.type} | {one.description.replace('|', chr(92) + '|')} |"
            for one in table.columns
        ),
    ]
    return "\n".join(lines) + "\n"


PAGES = {"commands.md": commands_page, "tables.md": tables_page}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (REFERENCE / name).write_text(page(), encoding="utf-8")
