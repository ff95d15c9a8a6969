"""The published schema of the JSON: every key and kind of the contract, on what the command really prints."""

import json

import pytest
from jsonschema import Draft202012Validator, ValidationError


@pytest.fixture(scope="module")
def schemas(root):
    found = {verb: (root / "docs" / "schemas" / f"jiheng.{verb}.1.json") for verb in ("audit", "extract", "compare")}
    made = {verb: Draft202012Validator(json.loads(file.read_text("utf-8"))) for verb, file in found.items()}
    for validator in made.values():
        validator.check_schema(validator.schema)
    return made


@pytest.mark.parametrize("verb", ["audit", "extract"])
def test_what_is_printed_keeps_the_schema(call, root, wrong, schemas, tmp_path, verb):
    (tmp_path / "空.txt").touch()
    reports = sorted((root / "examples" / "reports").iterdir())
    made = json.loads(call(verb, *reports, wrong, tmp_path / "空.txt", "--format", "json").out)
    schemas[verb].validate(made)
    assert len(made["documents"]) == len(reports) + 1
    assert [failure["path"] for failure in made["failures"]] == [str(tmp_path / "空.txt")]


def test_the_schema_refuses_what_is_no_audit(call, wrong, schemas):
    made = json.loads(call("audit", wrong, "--format", "json").out)
    made["documents"][0]["findings"][0]["kind"] = "unheard_of"
    with pytest.raises(ValidationError):
        schemas["audit"].validate(made)


def test_a_comparison_keeps_its_schema(call, right, wrong, schemas):
    made = json.loads(call("compare", wrong, right, "--format", "json").out)
    schemas["compare"].validate(made)
    assert made["findings"][0]["change"] == "resolved"
