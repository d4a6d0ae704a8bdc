import io

from pipeline.ingest.lss import read_lss
from tests.shared_data import shared_data

OLD = """<document><LimeSurveyDocType>Survey</LimeSurveyDocType><languages><language>en</language></languages>
<questions><rows>
<row><qid>8</qid><gid>2</gid><sid>1</sid><type>Y</type><title>B</title><question>Again?</question><question_order>2</question_order><language>en</language></row>
<row><qid>7</qid><gid>2</gid><sid>1</sid><type>L</type><title>A</title><question>Which?</question><question_order>1</question_order><language>en</language></row>
<row><qid>7</qid><gid>2</gid><sid>1</sid><type>L</type><title>A</title><question>Welche?</question><question_order>1</question_order><language>de</language></row>
</rows></questions>
<answers><rows>
<row><qid>7</qid><code>A2</code><answer>No</answer><sortorder>2</sortorder><language>en</language><scale_id>0</scale_id></row>
<row><qid>7</qid><code>A1</code><answer>Yes</answer><sortorder>1</sortorder><language>en</language><scale_id>0</scale_id></row>
</rows></answers></document>"""

NEW = """<document><LimeSurveyDocType>Survey</LimeSurveyDocType><languages><language>en</language></languages>
<questions><rows><row><qid>7</qid><gid>2</gid><sid>1</sid><type>L</type><title>A</title></row></rows></questions>
<question_l10ns><rows><row><qid>7</qid><question>Which?</question><language>en</language></row></rows></question_l10ns>
<answers><rows><row><aid>3</aid><qid>7</qid><code>A1</code></row></rows></answers>
<answer_l10ns><rows><row><aid>3</aid><answer>Yes</answer><language>en</language></row></rows></answer_l10ns></document>"""


def test_questions_come_in_the_surveys_order_and_base_language():
    found = read_lss(io.BytesIO(OLD.encode()))
    assert [(one.code, one.text) for one in found] == [("A", "Which?"), ("B", "Again?")]
    assert found[0].values == (("A1", "Yes"), ("A2", "No"))


def test_texts_in_tables_of_their_own_are_found():
    (found,) = read_lss(io.BytesIO(NEW.encode()))
    assert (found.text, found.values) == ("Which?", (("A1", "Yes"),))


def test_a_real_structure_is_read():
    found = {one.code: one for one in read_lss(shared_data("limesurvey/limesurvey-structure.lss").open("rb"))}
    assert found["Fach[F1]"].choice == "Maschinenbau"
    assert found["DZE1[DZE1001]"].values[0] == ("A01", "Stimme vollständig zu")
