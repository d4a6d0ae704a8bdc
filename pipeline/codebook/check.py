"""All that must hold in a codebook besides its shape."""

from __future__ import annotations

from dataclasses import replace

from pipeline.codebook.check_columns import check_discard, check_support_files
from pipeline.codebook.check_conditions import check_conditions
from pipeline.codebook.check_derived import check_derived
from pipeline.codebook.check_design import check_design
from pipeline.codebook.check_items import check_item
from pipeline.codebook.check_names import check_names
from pipeline.codebook.check_nonresponse import check_nonresponse
from pipeline.codebook.check_numbers import check_numbers
from pipeline.codebook.check_options import check_form, check_option_lists
from pipeline.codebook.check_scores import check_scores
from pipeline.codebook.check_tables import (
    check_analysis,
    check_published,
    check_tables,
    check_targets,
)
from pipeline.codebook.check_unpublished import check_unpublished
from pipeline.codebook.check_waves import check_waves
from pipeline.codebook.coded_texts import check_coded
from pipeline.codebook.languages import check_languages
from pipeline.codebook.reading import Reading
from pipeline.codebook.references import References
from pipeline.codebook.resolve import Resolved


def check(resolved: Resolved, reading: Reading, text: str) -> None:
    """Note everything that does not hold. `text` is the codebook as written."""
    study, forms = resolved.study, resolved.forms
    reading = replace(reading, lost=reading.lost | _without_list(resolved, reading))
    check_support_files(reading, text)
    reading = replace(reading, lost=reading.lost | _to_be_coded(resolved))
    references = References(reading, resolved.names)
    check_languages(reading)
    check_names(forms, reading)
    check_option_lists(study.option_lists, reading)
    for form in forms:
        check_item(form, reading)
        check_form(form, references)
        check_numbers(form, reading)
        check_coded(form, references)
    check_conditions(references)
    check_derived(study, references)
    check_scores(study, references)
    check_tables(study, references)
    check_analysis(study, references)
    check_targets(study, references)
    check_design(study, references)
    check_nonresponse(study, references)
    check_published(study, references)
    check_unpublished(study, references)
    check_waves(study, references)
    check_discard(study, reading)


def _to_be_coded(resolved: Resolved) -> set[str]:
    """The items that codes will make once their file is there: nobody knows their options yet."""
    items = [item for form in resolved.forms for item in form.items]
    return {f"{item.name}_coded" for item in items if item.codes_file and item.codes is None}


def _without_list(resolved: Resolved, reading: Reading) -> set[str]:
    """Items whose option list is not there, or only in part: what names their options is not at fault."""
    whole = reading.written.option_lists.keys() - reading.lost
    return {
        name
        for form in resolved.forms
        if isinstance(form.asked.keys.options, str) and form.asked.keys.options not in whole
        for name in (form.asked.name, *(item.name for item in form.items))
    }
