import pytest

from pipeline.engine import Tables
from pipeline.ingest.wave import ingest_wave
from pipeline.normalize.coded import key_sql, unseen_texts, waiting_texts
from pipeline.normalize.wave import normalize_wave
from tests.small import answers, engine_of, evaluated, reasons, small_export, small_study

ITEMS = """
    missing: {"-99": refused}
    items:
      why: {column: Q1, type: text, publish: false, codes: why.csv}
    """
DRAWN = """
    Q1
    ----------------
    Too expensive
    too  EXPENSIVE
    cheap and good
    -99
    no idea
    never seen
    <b>Too expensive</b>
    """


@pytest.fixture
def staged(tmp_path):
    def run(codes: str, codebook: str = ITEMS, drawing: str = DRAWN) -> Tables:
        (tmp_path / "small").mkdir(exist_ok=True)
        (tmp_path / "small" / "why.csv").write_text(codes, encoding="utf-8")
        study = small_study(tmp_path, codebook)
        tables = Tables("small", "2012", *2 * [lambda name: tmp_path / f"{name}.parquet"])
        ingest_wave(study, study.wave("2012"), [small_export(tmp_path, drawing)], tables)
        normalize_wave(study, study.wave("2012"), tables)
        return tables

    return run


def test_a_text_has_its_code_however_it_is_typed(staged):
    tables = staged(
        "text,code,label\nToo expensive,price,Price\ncheap and good,quality,\nno idea,dont_know,\n"
    )
    assert answers(tables, "why_coded") == ["price", "price", "quality", None, None, None, "price"]
    assert reasons(tables, "why_coded")[3:6] == ["refused", "dont_know", "not_coded"]
    labels = tables.load("options").query("item == 'why_coded'")["label"].tolist()
    assert labels == ["Price", "quality"]
    assert answers(tables, "why")[0] == "Too expensive"


def test_texts_with_several_codes_make_a_set(staged):
    tables = staged("text,code\nToo expensive,price\ncheap and good,price; quality\n")
    assert answers(tables, "why_coded")[:3] == [["price"], ["price"], ["price", "quality"]]


def test_without_any_code_everybody_waits(staged):
    tables = staged("text,code\nToo expensive,\n")
    assert reasons(tables, "why_coded")[0] == "not_coded"


def test_texts_that_wait_and_texts_that_are_gone_are_listed(tmp_path):
    (tmp_path / "small").mkdir()
    (tmp_path / "small" / "why.csv").write_text("text,code\nToo dear,price\nfine,good\n", encoding="utf-8")
    study = small_study(tmp_path, ITEMS)
    item = study.default_wave.items[1]
    engine = engine_of({"Q1": ["too dear", "New", "new ", "", None, "-99", "Other"]})
    waiting = waiting_texts(engine, item, "Q1", {"-99": "refused"})
    assert waiting.values.tolist() == [["New", 2], ["Other", 1]]
    assert unseen_texts(engine) == ["fine"]


@pytest.mark.parametrize(
    "text", ["It’s “fine” – really…", 'It\'s "fine" - really...', 'IT\'S\u00a0"fine"  -\nreally...']
)
def test_quotes_dashes_and_blanks_make_no_difference(text):
    engine = engine_of({"Q1": [text]})
    assert evaluated(engine, key_sql('"Q1"')) == ['it\'s "fine" - really...']
