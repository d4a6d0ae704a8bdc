"""Whether a table is what its contract says: columns, types, unique keys, and references that lead somewhere."""

from __future__ import annotations

from pathlib import Path

from pipeline.checks.finding import Checked, Finding, finding
from pipeline.checks.looking import checking_engine
from pipeline.contract import TABLES, Table
from pipeline.engine import Engine
from pipeline.engine.quote import identifier, literal

HERE = Path(__file__).parent
OPEN_ENDED = ("export_rows", "responses")  # tables with a column for each of the export's, or the codebook's
WHERE = ("study", "wave")
OPTION = "CASE WHEN starts_with(option, 'missing:') THEN NULL ELSE option END"
TARGETED = "CASE WHEN purpose = 'target' THEN item END"  # a class may be of several items
ITEM = ("items", {"one": "item", "two": "''"})
ITEM_OPTION = ("options", {"one": "item", "two": "option"})
ROW = {"one": "source_row", "two": "''"}

# table -> (columns that refer, table they refer to, its columns)
REFERENCES = {
    "respondents": (ROW, "export_rows", ROW),
    "responses": (ROW, "respondents", ROW),
    "scores": (ROW, "respondents", {**ROW, "one": "CASE WHEN is_kept THEN source_row END"}),
    "weights": (ROW, "respondents", {**ROW, "one": "CASE WHEN is_kept THEN source_row END"}),
    "options": ({"one": "item", "two": "''"}, *ITEM),
    "weight_margins": ({"one": TARGETED, "two": "option"}, *ITEM_OPTION),
    "rates": ({"one": "item", "two": OPTION}, *ITEM_OPTION),
    "associations": ({"one": "item", "two": "''"}, *ITEM),
    "correlations": ({"one": "outcome", "two": "''"}, *ITEM),
}


def contract(checked: Checked, name: str) -> Finding:
    """Everything of a table that is not as its contract says; the first kind of fault that there is."""
    table = TABLES[name]
    for fault in (wrong_columns, repeated_keys, lost_references):
        found = fault(checked, table)
        if not found.is_clean:
            return found
    return Finding(0, f"columns, types, keys and references are as the contract of `{name}` says")


def wrong_columns(checked: Checked, table: Table) -> Finding:
    """Columns that are missing, of another type, in another place, or not in the contract."""
    engine = checking_engine(checked.tables)
    engine.view("checked", checked.tables.path(table.name))
    described = engine.connection.execute("DESCRIBE checked").fetchall()
    there = [(name, type_.replace(" ", "")) for name, type_, *_ in described]
    wanted = [(name, type_.replace(" ", "")) for name, type_ in table.types.items()]
    if (
        table.name == "export_rows"
    ):  # its study and wave are the folder's; a column so called is the export's own
        wanted = [column for column in wanted if column[0] not in WHERE]
    if table.name in OPEN_ENDED:
        known = {name for name, _ in wanted}
        there = [column for column in there if column[0] in known]
    wrong = sorted({*there, *wanted} - ({*there} & {*wanted})) or ([] if there == wanted else there)
    return finding(
        [f"{name} {type_}" for name, type_ in wrong],
        clean="columns are as they should be",
        wrong=f"{{rows}} columns of `{table.name}` are not those of its contract",
    )


def repeated_keys(checked: Checked, table: Table) -> Finding:
    """Keys that stand in more than one row."""
    engine = checking_engine(checked.tables)
    key = [column for column in table.key if column not in WHERE]
    drawn = [f"{literal(f'{name}=')} || coalesce({identifier(name)}::VARCHAR, '')" for name in key]
    engine.view("checked", checked.tables.path(table.name), {"key": f"concat_ws(', ', {', '.join(drawn)})"})
    return _listed(
        engine, HERE / "repeated_keys.sql", f"{{rows}} keys of `{table.name}` stand in more than one row"
    )


def lost_references(checked: Checked, table: Table) -> Finding:
    """Rows that refer to something that is not there."""
    if table.name not in REFERENCES:
        return Finding(0, "refers to nothing")
    engine = checking_engine(checked.tables)
    columns, other, other_columns = REFERENCES[table.name]
    engine.view("checked", checked.tables.path(table.name), columns)
    if table.name == "correlations":
        for each in ("items", "outcome_matches"):
            engine.view(each, checked.tables.path(each))
        engine.create_view("referred", HERE / "outcomes.sql")
    else:
        engine.view("referred", checked.tables.path(other), other_columns)
    said = f"{{rows}} keys of `{table.name}` refer to nothing in `{other}`"
    return _listed(engine, HERE / "lost_references.sql", said)


def _listed(engine: Engine, sql_file: Path, wrong: str) -> Finding:
    found = engine.connection.execute(sql_file.read_text(encoding="utf-8")).fetchall()
    rows = found[0][1] if found else 0
    return finding([str(key) for key, _ in found], clean="none", wrong=wrong, rows=rows)
