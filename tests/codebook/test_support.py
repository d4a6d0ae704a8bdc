import subprocess
import sys

import pytest

from pipeline.codebook.support import reference_waves, support_files


@pytest.mark.parametrize(
    ("text", "files"),
    [
        ("targets: targets.csv\n", ("targets.csv",)),
        ("targets: {size: {a: 0.5}}\n", ()),
        ("items:\n  o: {column: Q2, type: text, codes: sector_other.csv}\n", ("sector_other.csv",)),
        ("outcome_files: [{file: financials.csv, key: company_id}]\n", ("financials.csv",)),
        ("outcome_files:\n  - file: 'my financials.csv'\n    key: c\n", ("my financials.csv",)),
        ('waves: {"2012": {meta: "survey.qsf"}}\n', ("survey.qsf",)),
        ('"targets": "targets.csv"\n', ("targets.csv",)),
        ("targets:\n  targets.csv\n", ("targets.csv",)),
        ("targets: a.csv  # not: b.csv\n# targets: old.csv\n", ("a.csv",)),
        ("targets: a.csv\nwaves: {w: {targets: a.csv}}\n", ("a.csv",)),
        ('question: "Which file: report.csv"\n', ()),
        ("question: 'Which file: it''s report.csv'\n", ()),
        ("question: Don't know\ntargets: a.csv\n", ("a.csv",)),
        ("profile: me.csv\nfiletype: csv\n", ()),
        ("labels: {file: A file, codes: Some. Codes}\n", ()),
        ("", ()),
    ],
)
def test_files_beside_the_codebook_are_seen_without_reading_yaml(text, files):
    assert support_files(text) == files


def test_seeing_them_needs_only_the_standard_library():
    script = (
        "import sys; from pipeline.codebook import support_files; support_files('targets: a.csv')\n"
        "print([name for name in ('yaml', 'pydantic', 'pandas', 'numpy') if name in sys.modules])"
    )
    assert (
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
        == "[]\n"
    )


def test_a_hostile_text_takes_no_time():
    assert support_files('targets: "' + "a " * 100_000) == ()
    assert support_files("file: " * 50_000) == ()


def test_reference_waves_are_found_in_any_way_of_writing_them():
    text = """
    # reference_wave: "1999"
    scores:
      a: {items: [x], method: z_mean, reference_wave: "2011"}
      b:
        reference_wave: 2012-spring
        label: "reference_wave: 2000"
      c: {'reference_wave': '2011'}
    """
    assert reference_waves(text) == ("2011", "2012-spring")
