"""An archive reads like the CSV with codes that LimeSurvey would have exported."""

import zipfile

import pandas as pd
import pytest

from pipeline.errors import ExportError
from pipeline.ingest.lsa_file import describe, write

LSS = """<document><LimeSurveyDocType>Survey</LimeSurveyDocType><languages><language>en</language></languages>
<questions><rows>
<row><qid>7</qid><gid>2</gid><sid>1</sid><type>M</type><title>Q1</title><question>Which?</question><question_order>1</question_order></row>
<row><qid>8</qid><gid>2</gid><sid>1</sid><type>L</type><title>Q2</title><question>Grow?</question><question_order>2</question_order></row>
</rows></questions>
<subquestions><rows>
<row><qid>71</qid><parent_qid>7</parent_qid><title>SQ1</title><question>Facebook</question></row>
<row><qid>72</qid><parent_qid>7</parent_qid><title>SQ2</title><question>Twitter</question></row>
</rows></subquestions>
<answers><rows><row><qid>8</qid><code>A1</code><answer>Yes</answer></row></rows></answers></document>"""
LSR = """<document><LimeSurveyDocType>Responses</LimeSurveyDocType><responses>
<fields><fieldname>id</fieldname></fields><rows>
<row><id><![CDATA[1]]></id><ipaddr>192.0.2.1</ipaddr><_1X2X7SQ1>Y</_1X2X7SQ1><_1X2X8>A1</_1X2X8></row>
<row><id><![CDATA[2]]></id><_1X2X7SQ1></_1X2X7SQ1><_1X2X7SQ2><![CDATA[Y]]></_1X2X7SQ2></row>
</rows></responses></document>"""


def archive(folder, **members: str) -> str:
    path = folder / "2012.lsa"
    with zipfile.ZipFile(path, "w") as file:
        for name, text in members.items():
            file.writestr(name.replace("__", "."), text)
    return str(path)


def test_columns_are_named_by_codes_and_know_their_questions(tmp_path):
    found = describe([archive(tmp_path, survey_1__lss=LSS, survey_1_responses__lsr=LSR)])
    assert found.rows == 2
    assert [(c.name, c.text, c.choice, c.type) for c in found.columns] == [
        ("id", "id", "", "text"),
        ("ipaddr", "ipaddr", "", "text"),
        ("Q1[SQ1]", "Which?", "Facebook", "multiple"),
        ("Q1[SQ2]", "Which?", "Twitter", "multiple"),
        ("Q2", "Grow?", "", "single"),
    ]
    assert found.columns[-1].values == (("A1", "Yes"),)
    assert [(one.name, one.columns, one.counted) for one in found.sets] == [
        ("Q1", ("Q1[SQ1]", "Q1[SQ2]"), "Y")
    ]


def test_an_answer_that_was_not_given_is_missing(tmp_path):
    path = archive(tmp_path, survey_1__lss=LSS, survey_1_responses__lsr=LSR)
    columns = [(at, name, name) for at, name in enumerate(["id", "Q1[SQ1]", "Q1[SQ2]", "Q2"], 1)]
    assert write([path], str(tmp_path / "rows"), columns) == 2
    rows = pd.read_parquet(tmp_path / "rows").drop(columns="source_row").fillna("-").to_numpy().tolist()
    assert rows == [["1", "Y", "-", "A1"], ["2", "-", "Y", "-"]]


def test_an_archive_without_responses_is_refused(tmp_path):
    with pytest.raises(ExportError, match=r"without responses\.lsr"):
        describe([archive(tmp_path, survey_1__lss=LSS)])
