"""Our calls, and the answers of our own server, held to the published document of the API."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache, partial
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from mastodon_desk import write
from mastodon_server import MastodonServer
from mastodon_tour import tour
from mastodon_wire import Call
from shared_data import data_folder

pytestmark = pytest.mark.shared
SERVED_ELSEWHERE = {"/oauth/authorize"}
"""The person's browser asks it, not we."""


@cache
def document() -> dict[str, Any]:
    folder = data_folder()
    path = None if folder is None else folder.parent / "specs" / "mastodon-schema.json"
    if path is None or not path.is_file():
        pytest.skip("the document of Mastodon's API is not here")
    return json.loads(path.read_text("utf-8"))


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> list[Call]:
    document()
    return tour(tmp_path_factory.mktemp("tour"))


def declared(call: Call) -> tuple[str, dict[str, Any]] | None:
    """(path, operation) that a call is, as the document has it."""
    for path, operations in sorted(document()["paths"].items(), key=lambda one: "{" in one[0]):
        pattern = re.sub(r"\\\{[^/]+?\\\}", "[^/]+", re.escape(path))
        if re.fullmatch(pattern, call.path) and call.method.lower() in operations:
            return path, operations[call.method.lower()]
    return None


def parameters(operation: dict[str, Any], where: str) -> dict[str, dict[str, Any]]:
    return {
        one["name"]: one["schema"] for one in operation.get("parameters", []) if one["in"] == where
    }


def schema(told: dict[str, Any]) -> dict[str, Any]:
    """A schema that finds what it refers to."""
    return {**told, "components": document()["components"]}


def properties(told: dict[str, Any]) -> Iterator[str]:
    """Every key that a body may have."""
    if "$ref" in told:
        found: Any = document()
        for step in told["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        yield from properties(found)
    yield from told.get("properties", {})
    for kind in ("oneOf", "anyOf", "allOf"):
        for one in told.get(kind, []):
            yield from properties(one)


def as_declared(values: list[str], told: dict[str, Any]) -> Any:
    """A query's text as the type that the document gives it."""
    if told.get("type") == "array":
        return values
    (value,) = values
    match told.get("type"):
        case "integer":
            return int(value)
        case "boolean":
            return {"true": True, "false": False}[value]
    return value


def test_that_the_tour_goes_everywhere(calls):
    asked = {f"{call.method} {declared(call)[0]}" for call in calls if declared(call)}
    assert asked >= {
        "POST /api/v1/apps", "POST /oauth/token", "POST /oauth/revoke",
        "GET /api/v2/instance", "GET /api/v1/instance",
        "GET /api/v1/accounts/verify_credentials", "GET /api/v1/accounts/lookup",
        "GET /api/v1/accounts/search", "GET /api/v1/accounts/{id}/statuses",
        "GET /api/v1/notifications", "GET /api/v1/conversations", "GET /api/v1/statuses",
        "GET /api/v1/statuses/{id}", "GET /api/v1/statuses/{id}/context", "POST /api/v1/statuses",
        "PUT /api/v1/statuses/{id}", "PUT /api/v1/media/{id}", "POST /api/v2/media",
        "GET /api/v1/media/{id}", "GET /api/v1/streaming/user", "GET /api/v1/streaming/direct",
        "GET /.well-known/oauth-authorization-server",
    }  # fmt: skip


def test_that_every_call_is_one_of_the_document(calls):
    strange = {f"{call.method} {call.path}" for call in calls if declared(call) is None}
    assert strange == set()


def test_that_every_parameter_we_send_is_declared_and_of_its_type(calls):
    wrong: set[str] = set()
    for call in calls:
        if call.path in SERVED_ELSEWHERE:
            continue
        path, operation = declared(call) or ("", {})
        known = parameters(operation, "query")
        for name, values in call.query.items():
            told = known.get(name.removesuffix("[]"))
            if told is None:
                wrong.add(f"{path}: {name} is not declared")
                continue
            if name.endswith("[]") is not (told.get("type") == "array"):
                wrong.add(f"{path}: {name} is {told.get('type')}")
                continue
            for error in Draft202012Validator(schema(told)).iter_errors(as_declared(values, told)):
                wrong.add(f"{path}: {name}: {error.message}")
    assert wrong == set()


def test_that_every_body_we_send_is_as_declared(calls):
    wrong: set[str] = set()
    for call in calls:
        path, operation = declared(call) or ("", {})
        told = operation.get("requestBody", {}).get("content", {})
        body = {**call.body, **dict.fromkeys(call.files, "bytes")}
        if not body:
            continue
        kind = call.headers["content-type"].partition(";")[0]
        if kind not in told:
            wrong.add(f"{path}: {kind} is not declared")
            continue
        form = told[kind]["schema"]
        # A text with a picture is valid as either: which of the two it is, is nobody's business.
        form = {**form, "anyOf": form["oneOf"]} if "oneOf" in form else form
        form = {key: value for key, value in form.items() if key != "oneOf"}
        if path == "/api/v1/apps" and isinstance(body["redirect_uris"], str):
            body["redirect_uris"] = [body["redirect_uris"]]  # servers before 4.3 take one text
        wrong |= {f"{path}: {key} is not declared" for key in body.keys() - set(properties(form))}
        wrong |= {
            f"{path}: {error.message}"
            for error in Draft202012Validator(schema(form)).iter_errors(body)
        }
    assert wrong == set()


def test_that_headers_of_ours_are_declared(calls):
    keyed = [call for call in calls if "idempotency-key" in call.headers]
    assert {declared(call)[0] for call in keyed} == {"/api/v1/statuses"}
    for call in keyed:
        assert "Idempotency-Key" in parameters(declared(call)[1], "header")


def test_that_the_tests_own_server_answers_as_declared():
    wrong = []
    with MastodonServer() as server:
        said = write(server, "@hall hola https://town.example/x #Jun", visibility="direct")
        own = write(server, "Hola", by="@hall")
        answer = write(server, "@hall sí", reply_to=own)
        server.do(lambda: server.town.boost(own))
        server.do(lambda: server.town.edit(answer, "@hall no"))
        for path in (
            "/api/v1/notifications", "/api/v1/conversations", f"/api/v1/statuses/{said}",
            f"/api/v1/statuses/{own}/context", f"/api/v1/accounts/{server.town.hall.id}/statuses",
        ):  # fmt: skip
            call = Call("GET", path, {}, {"authorization": "Bearer hall-token"})
            told = declared(call)[1]["responses"]["200"]["content"]["application/json"]["schema"]
            found = json.loads(json.dumps(server.do(partial(server.routes.answer, call)).body))
            assert found, path
            wrong += [e.message for e in Draft202012Validator(schema(told)).iter_errors(found)]
    assert wrong == []


def test_that_a_call_nobody_declared_would_be_found():
    assert declared(Call("GET", "/api/v1/nowhere", {}, {})) is None
    assert "limit" in parameters(declared(Call("GET", "/api/v1/notifications", {}, {}))[1], "query")
