"""Everybody who calls: one session for each role, a complainant by receipt, a channel, and nobody."""

import random
import time
from dataclasses import dataclass

import requests

from proof import proof_headers
from signing import signer

PLACES = random.Random(7)


@dataclass
class Caller:
    name: str
    role: str
    token: str | None = None
    #: Puts a machine's signature on a request; None for people.
    sign: object = None


class Callers:
    def __init__(self, url, accounts):
        self.url = url
        self.passwords = {account["username"]: account["password"] for account in accounts}
        self.keys = {account["username"]: account["signingKey"] for account in accounts if "signingKey" in account}
        self.known = {}
        seen = set()
        turn = []
        for account in accounts:
            role = account["role"].split(":")[0]
            if role not in seen:
                seen.add(role)
                turn.append(self.caller(account["username"], role))
        self.roles_of = {}
        for account in accounts:
            self.roles_of.setdefault(account["username"], set()).add(account["role"].split(":")[0])
        #: In this order everybody has a turn.
        self.turn = [Caller("anonymous", "anonymous"), *turn]

    def caller(self, username, role=None):
        """The session of an account, opened once; a machine's credential is its token."""
        if username not in self.known:
            caller = Caller(username, role or "officer")
            self.known[username] = caller
            self.open(caller)
        return self.known[username]

    def open(self, caller):
        """Signs in, from a place of its own: what others try wrongly must not slow it down."""
        secret = self.passwords[caller.name]
        if secret.startswith("pm_"):
            caller.token = secret
            caller.sign = signer(self.keys[caller.name])
        elif caller.role == "complainant":
            caller.token = self.ask("/public/receipts", {"receipt": secret})["token"]
        else:
            caller.token = self.ask("/sessions", {"username": caller.name, "password": secret})["token"]

    def ask(self, path, body):
        for _ in range(10):
            place = self.place()
            place |= proof_headers(self.url, path, place)
            answer = requests.post(f"{self.url}/api/v1{path}", json=body, headers=place, timeout=30)
            if answer.status_code not in (429, 503):
                break
            time.sleep(float(answer.headers.get("Retry-After", "1")))
        if answer.status_code not in (200, 201):
            raise RuntimeError(f"{path}: {answer.status_code} {answer.text}")
        return answer.json()

    def place(self):
        return {"X-Forwarded-For": f"10.{PLACES.randrange(256)}.{PLACES.randrange(256)}.{PLACES.randrange(1, 255)}"}

    def entitled(self, access):
        """Those in turn whom an operation lets in: `access` as the route declares it."""
        if isinstance(access, list):
            return [caller for caller in self.turn if self.roles_of.get(caller.name, set()) & set(access)]
        if access == "public":
            return self.turn
        if access in ("channel", "office-system"):
            return [caller for caller in self.turn if caller.role == access]
        if access == "any-sender":
            return [caller for caller in self.turn if caller.role != "anonymous"]
        if access == "complainant-receipt":
            return [caller for caller in self.turn if caller.role == "complainant"]
        machines = ("anonymous", "channel", "office-system")
        officers = [caller for caller in self.turn if caller.role not in (*machines, "complainant")]
        if access == "officer-or-complainant":
            return [*officers, *(caller for caller in self.turn if caller.role == "complainant")]
        return officers
