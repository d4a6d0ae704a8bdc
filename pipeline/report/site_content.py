"""What the page's script needs once a page: formulas, trails, columns shown, and the topline's rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.codebook.model import Study
from pipeline.contract import TABLES
from pipeline.report.formulas import formulas_content
from pipeline.report.picture import Rows
from pipeline.report.shown_columns import SHOWN
from pipeline.report.table_rows import distinct
from pipeline.report.trail import item_trails, universe_words, wave_trail
from pipeline.report.wave_view import WaveView
from pipeline.report.words import EVIDENCE_WORDS, FLAG_WORDS, OF_EVERY_ROW

# published table -> what names one of its rows within a wave, for `survey explain`
KEYS = {
    table.name: [column for column in table.key[2:] if not column.endswith("_order")]
    for table in TABLES.values()
    if not table.is_private
}


def site_content(study: Study, views: Sequence[WaveView], toplines: Mapping[str, Rows]) -> dict[str, object]:
    """The content of the page's one shared data block."""
    waves = {view.name: _wave(view, toplines[view.name]) for view in views}
    return shared_content(study.name) | {"waves": waves}


def shared_content(name: str) -> dict[str, object]:
    """What the script needs on any page; files that are downloaded are called after `name`."""
    return {
        "study": name,
        "shown": SHOWN,
        "flags": {word: said for word, said in FLAG_WORDS.items() if word not in OF_EVERY_ROW},
        "evidence": EVIDENCE_WORDS,
        "formulas": formulas_content(),
        "keys": KEYS,
        "waves": {},
    }


def _wave(view: WaveView, topline: Rows) -> dict[str, object]:
    items = view.rows["items"]
    return {
        "trail": wave_trail(view),
        "items": item_trails(view, [row["item"] for row in items], items),
        "universes": {name: universe_words(view, name) for (name,) in distinct(view.rates, "universe")},
        "topline": {
            "kind": topline.kind,
            "columns": topline.columns,
            "rows": topline.rows,
            "same": topline.same,
        },
    }
