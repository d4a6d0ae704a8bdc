"""Small workbooks written by hand: what Excel and LibreOffice write, without what they add."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

Rows = list[list[str | float | None]]

XLSX_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="xl/workbook.xml" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/officeDocument"/></Relationships>',
    # style 1 is a date
    "xl/styles.xml": '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>',
}
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINKS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def write_xlsx(path: Path, sheets: dict[str, Rows], *, date_columns: frozenset[int] = frozenset()) -> Path:
    """A workbook; numbers in `date_columns` (from 0) are days since 1899-12-30, shown as moments."""
    names = list(sheets)
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in XLSX_PARTS.items():
            archive.writestr(name, text)
        listed = "".join(
            f'<sheet name="{escape(name)}" sheetId="{at}" r:id="r{at}"/>' for at, name in enumerate(names, 1)
        )
        archive.writestr("xl/workbook.xml", f"<workbook {MAIN} {LINKS}><sheets>{listed}</sheets></workbook>")
        links = (
            "".join(
                f'<Relationship Id="r{at}" Target="worksheets/s{at}.xml" Type="{KIND}/worksheet"/>'
                for at, _ in enumerate(names, 1)
            )
            + f'<Relationship Id="s" Target="styles.xml" Type="{KIND}/styles"/>'
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>',
        )
        for at, rows in enumerate(sheets.values(), 1):
            body = "".join(_row(row, number, date_columns) for number, row in enumerate(rows, 1))
            archive.writestr(
                f"xl/worksheets/s{at}.xml", f"<worksheet {MAIN}><sheetData>{body}</sheetData></worksheet>"
            )
    return path


def _row(cells: list[str | float | None], row: int, dates: frozenset[int]) -> str:
    return f'<row r="{row}">{"".join(_cell(cell, row, at, dates) for at, cell in enumerate(cells))}</row>'


def _cell(cell: str | float | None, row: int, column: int, dates: frozenset[int]) -> str:
    place = f"{chr(65 + column)}{row}"
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
    style = ' s="1"' if column in dates else ""
    return f'<c r="{place}"{style}><v>{cell}</v></c>'


def write_ods(path: Path, rows: Rows) -> Path:
    """A workbook of one sheet."""
    body = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    names = "urn:oasis:names:tc:opendocument:xmlns"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:table="{names}:table:1.0" '
            f'xmlns:text="{names}:text:1.0"><office:body><office:spreadsheet><table:table table:name="Sheet1">'
            f"{body}</table:table></office:spreadsheet></office:body></office:document-content>",
        )
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return path


def _ods_cell(cell: str | float | None) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, str):
        return (
            f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
        )
    return f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
