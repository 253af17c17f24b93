"""Spreadsheets built by hand."""

from __future__ import annotations

import io
import zipfile


def ods(sheets: dict[str, list[list[str]]]) -> bytes:
    """An OpenDocument spreadsheet, built by hand."""
    names = ("office", "table", "text")
    office = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)

    def cell(value: str) -> str:
        if value.isdigit():
            return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'

    body = "".join(
        f'<table:table table:name="{name}">'
        + "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in table)
        + "</table:table>"
        for name, table in sheets.items()
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr(
            "content.xml",
            f"<office:document-content {office}><office:body><office:spreadsheet>{body}</office:spreadsheet>"
            "</office:body></office:document-content>",
        )
    return data.getvalue()


def xlsx(sheets: dict[str, list[list[str]]]) -> bytes:
    """An Office Open XML workbook, built by hand."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"

    def cell(column: int, row: int, value: str) -> str:
        at = f"{chr(65 + column)}{row}"
        if value.isdigit():
            return f'<c r="{at}"><v>{value}</v></c>'
        return f'<c r="{at}" t="inlineStr"><is><t>{value}</t></is></c>'

    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        numbered = list(enumerate(sheets.items(), 1))
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"/>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="r" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        listed = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, (name, _) in numbered)
        archive.writestr(
            "xl/workbook.xml", f'<workbook {main} xmlns:r="{relations}"><sheets>{listed}</sheets></workbook>'
        )
        related = "".join(
            f'<Relationship Id="rId{n}" Type="{relations}/worksheet" Target="worksheets/s{n}.xml"/>'
            for n, _ in numbered
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships">{related}</Relationships>',
        )
        for n, (_, table) in numbered:
            rows_ = "".join(
                f'<row r="{r}">{"".join(cell(c, r, value) for c, value in enumerate(row) if value)}</row>'
                for r, row in enumerate(table, 1)
            )
            archive.writestr(f"xl/worksheets/s{n}.xml", f"<worksheet {main}><sheetData>{rows_}</sheetData></worksheet>")
    return data.getvalue()
