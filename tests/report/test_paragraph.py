from pipeline.report.citations import cited
from pipeline.report.paragraph import methods_paragraph, methods_text


def test_the_paragraph_says_who_was_analysed_and_what_was_computed(view):
    said = methods_paragraph(view("twelve:2011"))
    assert said.startswith("Twelve respondents (")
    assert "interviews were kept; excluded were:" in said
    assert "The score integration is the mean of" in said
    assert "Spearman’s rho (Bonett & Wright 2000)" in said
    assert "(Holm 1979)" in said
    assert "these data cannot show which came first" in said
    assert "\n" not in said


def test_what_was_not_done_is_not_cited(view):
    said = methods_paragraph(view("twelve:2011"))
    assert "imputation" not in said
    assert not [one for one in cited(said) if one.startswith("Rubin")]


def test_a_reconstruction_says_so_in_its_second_sentence(view):
    said = methods_paragraph(view("hostile:2011"))
    assert "Nobody answered these questions" in said.split(" was analysed. ")[1][:40]
    assert "the strength of every correlation is an assumption of the reconstruction" in said


def test_the_text_has_references_and_the_disclosure_items(view):
    said = methods_text(view("twelve:2011"))
    assert "\nReferences\n" in said
    assert "Holm, S. (1979)." in said
    assert "Disclosure (AAPOR Transparency Initiative)" in said
    assert "Population under study: Invented" in said


def test_the_report_carries_the_paragraph_and_a_text_file_beside_it(view, published):
    folder = published.processed / "reports" / "twelve"
    assert methods_paragraph(view("twelve:2011")).split("; ")[0] in (folder / "index.html").read_text("utf-8")
    assert methods_text(view("twelve:2011")) in (folder / "methods.txt").read_text("utf-8")
