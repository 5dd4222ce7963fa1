"""What the form in the browser is made of: the models, their patterns and their sentences."""

import json
import re
from pathlib import Path

import pytest

from knowledge.addresses import PAGED
from knowledge.contributing.proposing import (
    IN_A_FORM,
    MISSING_IN_A_FORM,
    NOT_ASKED,
    SENTENCES,
    as_javascript,
    checks,
    forms,
)
from knowledge.fields.addresses import HOST
from knowledge.fields.text import EMAIL
from knowledge.problems import RULES
from knowledge.site import Site

CHECKS = (Path(__file__).parents[3] / "overrides/assets/propose/checks.js").read_text("utf-8")


def test_each_kind_with_pages_has_a_form() -> None:
    assert [form.model.kind for form in forms()] == list(PAGED)


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.model.kind)
def test_a_form_asks_what_is_required_and_loses_no_field(form) -> None:
    required = {name for name, field in form.model.model_fields.items() if field.is_required()}
    asked = {question.row.name for question in (*form.required, *form.optional)}

    assert {question.row.name for question in form.required} == required
    every = asked | {row.name for row in form.left} | NOT_ASKED
    assert every >= set(form.model.model_fields)


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.model.kind)
def test_a_form_asks_for_the_address_title_and_publisher_of_a_source(form) -> None:
    questions = {question.row.name: question for question in (*form.required, *form.optional)}

    parts = [part.row.name for part in questions["sources"].parts]

    assert parts == ["source", "url", "title", "publisher", "date", "accessed", "note"]


def test_a_form_asks_for_sources_before_the_day_of_the_review() -> None:
    for form in forms():
        names = [question.row.name for question in form.required]
        assert names[0] == form.named_by
        assert names[-2:] in (["sources", "reviewed_on"], ["language", "accessed"])


def test_a_question_that_takes_several_answers_has_a_word_for_one_of_them() -> None:
    for form in forms():
        for question in (*form.required, *form.optional):
            assert not question.row.many or question.row.item, (
                f"{form.model.kind}: {question.row.name}"
            )


def test_the_script_has_a_reader_for_every_question() -> None:
    listed = CHECKS.partition("const READERS = {")[2].partition("}")[0]
    known = set(re.findall(r"\w+", listed))

    for form in forms():
        for question in (*form.required, *form.optional):
            for one in question.parts or (question,):
                assert one.row.choices or one.reader in known, f"{form.model.kind}: {one.row.name}"


def test_the_script_tells_the_rules_it_is_given_and_no_other() -> None:
    # « missing » is said by the page, which knows what is required.
    page = {"missing-field", "missing-source"}

    told = set(re.findall(r'refuse\(\s*"([a-z-]+)"', CHECKS))

    assert told == set(SENTENCES) - page
    assert told < set(RULES)


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.model.kind)
def test_the_script_has_the_rule_of_every_record_that_has_one(form) -> None:
    listed = CHECKS.partition("const RECORDS = {")[2].partition("const KINDS")[0]
    for question in (*form.required, *form.optional):
        record = question.row.record
        if record and record.__pydantic_decorators__.field_validators:
            assert f"{record.__name__}(values, titleOf)" in listed


@pytest.mark.parametrize(
    ("pattern", "script"),
    [
        pytest.param(HOST, r"[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)+\.?|[0-9a-f.]*:[0-9a-f:.]+"),
        pytest.param(
            EMAIL,
            r"(?<![\p{L}\p{N}_.+@-])[\p{L}\p{N}_.+-]+@(?:[\p{L}\p{N}_-]+\.)+[\p{L}\p{Nl}\p{No}]{2,}",
        ),
    ],
)
def test_a_pattern_of_python_reads_the_same_letters_in_javascript(pattern, script) -> None:
    assert as_javascript(pattern) == script


def test_a_name_cannot_end_the_script_that_holds_it(check) -> None:
    name = "</script><script>alert(1)</script>"
    knowledge = check({"categories/odd.yml": f"name: {name}\n"}).knowledge

    held = checks(knowledge, Site(), str)

    assert "<" not in held
    assert ["odd", name] in [one[:2] for one in json.loads(held)["known"]["categories"]]


def test_what_is_missing_from_a_form_is_not_told_by_the_names_of_fields(check) -> None:
    held = json.loads(checks(check({}).knowledge, Site(), str))

    told = {code: " ".join(held["rules"][code]) for code in MISSING_IN_A_FORM}
    assert {code for code, said in told.items() if re.search(r"sources/|url|'", said)} == set()
    assert all("add '" in RULES[code].hint for code in ("missing-field", "missing-source"))


def test_the_help_of_the_form_does_not_speak_of_files() -> None:
    asked = [question for form in forms() for question in (*form.required, *form.optional)]
    asked += [part for question in asked for part in question.parts]

    assert [one.row.name for one in asked if re.search(r"\bfiles?\b", one.help)] == []
    assert {one.help for one in asked if one.row.name == "categories"} == {
        "Choose one category or several."
    }
    assert set(IN_A_FORM) <= {one.row.help for one in asked}
