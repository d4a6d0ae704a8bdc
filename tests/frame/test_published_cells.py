import numpy as np

from pipeline.engine import Engine
from pipeline.frame.build import build_frame
from pipeline.frame.published_cells import published_cells
from tests.small import staged_small

CODEBOOK = """
    items:
      sector: {column: S, options: [[fin, Finance], [media, Media]]}
      uses: {column: U, options: [["yes", "Yes"], ["no", "No"]]}
    banners: [sector]
    published:
      - {wave: "2012", item: uses, option: "yes", share: 0.5, source: A report}
      - {wave: "2012", item: uses, option: "no", banner: {sector: media}, share: 0.5, source: A report}
    """
DRAWING = """
    S     | U
    ------+---
    fin   | yes
    media | no
    """


def test_the_cells_of_published_figures(tmp_path):
    study, wave, tables = staged_small(tmp_path, CODEBOOK, DRAWING, upto="weight")
    with Engine() as engine:
        frame = build_frame(engine, study, wave, tables, tmp_path)
    found = published_cells(frame, "uses", ("yes", "no"))
    assert np.argwhere(found).tolist() == [[0, 0], [2, 1]]
    assert not published_cells(frame, "sector", ("fin", "media")).any()
