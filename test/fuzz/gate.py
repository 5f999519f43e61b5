"""The one way out: sends a case of Schemathesis as somebody, and holds the answer to the document."""

import random
import re
import uuid

import requests
from proof import proof_headers
from signing import NAMES as SIGNED
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
#: Of those without a session, so many do the work that is asked for; the others learn that it is.
PROVEN_SHARE = 0.75
LONGEST_SECONDS = 12  # a command waits for the engine for eight


#: Shown once, to one person.
SECRETS = ("token", "csrfToken", "receipt", "agentReceipt")


def shortened(value):
    """An answer as the document shows it: one item of each list, no secrets."""
    if isinstance(value, list):
        return [shortened(one) for one in value[:1]]
    if isinstance(value, dict):
        return {key: "（只显示一次）" if key in SECRETS and isinstance(inner, str) else shortened(inner) for key, inner in value.items()}
    # Where the engine's pages lie is another place at every start.
    return re.sub(r"^http://127\.0\.0\.1:\d+", "http://127.0.0.1:8233", value) if isinstance(value, str) else value


class Gate:
    def __init__(self, schema, url, callers, record):
        self.url = url
        self.callers = callers
        self.record = record
        self.http = requests.Session()
        self.chance = random.Random(11)
        self.examples = {}
        self.operations = {result.ok().label: result.ok() for result in schema.get_all_operations()}

    def send(self, case, caller, url=None, is_meant=False, **transport):
        """One request. An ended session is opened again, so that the next one is somebody's."""
        label = case.operation.label
        headers = self.callers.place()
        if caller.token is not None:
            headers["Authorization"] = f"Bearer {caller.token}"
        case.cookies = {}
        if case.headers is not None:
            for name in [name for name in case.headers if name.lower() in ("authorization", "x-forwarded-for", *SIGNED)]:
                del case.headers[name]
        if caller.token is None and (is_meant or self.chance.random() < PROVEN_SHARE):
            proof = proof_headers(url or self.url, label.removeprefix("POST "), headers)
            if proof and case.headers is not None:
                case.headers.pop("Proof-Of-Work", None)
            headers |= proof
        if label == "GET /api/v1/changes" and (case.query or {}).get("once", "false") == "false":
            case.query = {**(case.query or {}), "once": "true"}  # it would speak for as long as somebody listens
        request = f"{case.method} {case.formatted_path} {case.query or ''} {case.body if transport.get('files') is None else '…'}"
        self.http.auth = caller.sign
        try:
            answer = case.call(base_url=url or self.url, session=self.http, headers=headers, timeout=30, **transport)
        except requests.exceptions.RequestException as error:
            self.record.fault(label, caller.name, type(error).__name__, str(error), request)
            return None
        self.record.answered(label, caller.name, answer.status_code)
        self.judge(case, caller, answer, request)
        has_left = label.startswith("DELETE") and label.endswith("/current") and answer.status_code == 204
        if caller.token is not None and (answer.status_code == 401 or has_left):
            self.callers.open(caller)
        return answer

    def judge(self, case, caller, answer, request):
        label = case.operation.label
        try:
            case.validate_response(answer, checks=CHECKS)
        except FailureGroup as group:
            for failure in group.exceptions:
                self.record.fault(label, caller.name, type(failure).__name__, f"{failure}\n{answer.status_code} {answer.content[:600].decode('utf-8', 'replace')}", request)
        except Failure as failure:
            self.record.fault(label, caller.name, type(failure).__name__, f"{failure}\n{answer.status_code} {answer.content[:600].decode('utf-8', 'replace')}", request)
        if answer.elapsed > LONGEST_SECONDS:
            self.record.fault(label, caller.name, "TooSlow", f"{answer.elapsed} s", request)

    def call(self, caller, method, path, *, wanted=None, query=None, body=None, files=None, url=None, file=False, headers=None, **path_parameters):
        """A request that is meant: as `caller`, who needs it to answer `wanted`. Gives the answer's JSON;
        of a file, whether it was there."""
        operation = self.operations[f"{method} /api/v1{path}"]
        headers = {**({"Idempotency-Key": str(uuid.uuid4())} if method == "POST" else {}), **(headers or {})}
        parts = {"path_parameters": path_parameters, "query": query or {}, "headers": headers}
        if body is not None:
            parts |= {"body": body, "media_type": "application/octet-stream" if isinstance(body, bytes) else "application/json"}
        transport = {} if files is None else {"files": files}
        answer = self.send(operation.Case(**parts), caller, url, is_meant=True, **transport)
        if answer is None:
            return None
        if wanted is not None and answer.status_code not in wanted:
            label = operation.label
            self.record.fault(label, caller.name, "NotAsMeant", f"{answer.status_code} {answer.content[:600].decode('utf-8', 'replace')}", f"{path_parameters} {body}")
            return None
        if file:
            return answer.status_code == 200
        if "json" not in (answer.headers.get("content-type") or [""])[0]:
            return answer.content
        if answer.status_code < 300:
            self.examples[f"{method} {path} {answer.status_code}"] = shortened(answer.json())
        return answer.json()
