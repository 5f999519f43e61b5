"""Schemathesis against a running stack: every operation, everybody in turn, fixed seed, bounded time.

usage: fuzz.py <world.json> <seconds>; ends with 1 when an answer was not as documented, or an operation never reached a
success or a refusal. The world says where the stack is, who has an account, and which office each operation lets in.
"""

import copy
import json
import random
import sys
import time
import uuid

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode

from callers import Callers
from gate import Gate
from record import Record
from tour import Tour, settle

SEED = 1103  # 发改办财金〔2022〕1103号


#: Operations with many ways to go wrong get more of the time.
WEIGHTS = {"POST /api/v1/complaints/{id}/commands": 6, "POST /api/v1/public/complaints": 2, "POST /api/v1/rule-sets": 2}


def examples_of(operation):
    """The bodies that the document itself shows."""
    content = operation.definition.raw.get("requestBody", {}).get("content", {}).get("application/json", {})
    shown = [one["value"] for one in content.get("examples", {}).values()]
    return [*shown, *([content["example"]] if "example" in content else [])]


def generated(operation, mode, count, number, use):
    """`count` cases of one kind, the same ones at every run."""

    @seed(SEED + number)
    @settings(max_examples=count, database=None, phases=[Phase.generate], deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def run(case):
        use(case)

    try:
        run()
    except Unsatisfiable:
        pass  # who takes nothing from anybody has nothing to be told wrongly


class Fuzzing:
    def __init__(self, gate, callers, tour, access):
        self.gate = gate
        self.callers = callers
        self.tour = tour
        self.access = access
        self.chance = random.Random(SEED)

    def send(self, operation, mode, order, number, until=None):
        """One generated case for each caller of `order`. Ends early when the time is up."""
        left = list(reversed(order))
        examples = examples_of(operation)

        def use(case):
            if not left or (until is not None and time.monotonic() > until):
                return
            caller = left.pop()
            if mode is GenerationMode.POSITIVE:
                # Every other body is one of the document's own, with other ids: it goes further than any made-up one.
                if examples and self.chance.random() < 0.5:
                    case.body = copy.deepcopy(self.chance.choice(examples))
                settle(case, caller, self.tour.pools, self.chance)
                if case.headers is not None and "Idempotency-Key" in case.headers:
                    case.headers["Idempotency-Key"] = str(uuid.UUID(int=self.chance.getrandbits(128)))
            self.gate.send(case, caller)

        generated(operation, mode, len(order), number, use)
        return left

    def everybody_once(self):
        """Each role's session in turn on each operation: half with data that fit, half with data that do not."""
        for operation in self.gate.operations.values():
            turn = self.callers.turn
            for mode, order in ((GenerationMode.POSITIVE, turn[::2]), (GenerationMode.NEGATIVE, turn[1::2])):
                # What has no more different cases to give is asked again until all have had their turn.
                for number in range(len(order)):
                    order = self.send(operation, mode, order, number)
                    if not order:
                        break
                self.send_unasked(operation, order)

    def send_unasked(self, operation, order):
        """An operation that takes nothing has no wrong data of its own: it is told something all the same."""
        for number, caller in enumerate(order):

            def use(case, caller=caller):
                case.query = {"unasked": "1"}
                self.gate.send(case, caller)

            generated(operation, GenerationMode.POSITIVE, 1, number, use)

    def deeper(self, until):
        """By those whom an operation lets in, round after round, until the time is up. Gives the rounds that were whole."""
        number = 0
        while time.monotonic() < until:
            for label, operation in self.gate.operations.items():
                entitled = self.callers.entitled(self.access[label])
                for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
                    order = [self.chance.choice(entitled) for _ in range(4 * WEIGHTS.get(label, 1))] if entitled else []
                    if order:
                        self.send(operation, mode, order, 1000 + number, until)
            number += time.monotonic() < until
        return number


def write_examples(path, examples):
    """The answers that the document shows; what this tour has not met stays as it is."""
    with open(path, encoding="utf8") as file:
        known = json.load(file)
    with open(path, "w", encoding="utf8") as file:
        json.dump(dict(sorted({**known, **examples}.items())), file, ensure_ascii=False, indent=2)
        file.write("\n")


def main():
    world = json.load(open(sys.argv[1], encoding="utf8"))
    until = time.monotonic() + float(sys.argv[2])
    record = Record()
    schema = schemathesis.openapi.from_url(f"{world['url']}/api/v1/openapi.json")
    callers = Callers(world["url"], world["accounts"])
    gate = Gate(schema, world["url"], callers, record)
    labels = list(gate.operations)
    tour = Tour(gate, callers)
    tour.walk(world["empty"])
    if world["examples"] is not None:
        write_examples(world["examples"], gate.examples)
    fuzzing = Fuzzing(gate, callers, tour, world["access"])
    fuzzing.everybody_once()
    rounds = fuzzing.deeper(until)
    record.tell(labels)
    missing = [*record.missing(labels), *record.without_turn(labels, [caller.name for caller in callers.turn])]
    for line in missing:
        print(f"✗ {line}")
    print(f"{record.requests} 个请求，{len(labels)} 个操作，{len(callers.turn)} 种身份，种子 {SEED}，{rounds} 轮：{len(record.faults)} 种不合文档，{len(missing)} 处没有走到")
    sys.exit(1 if record.faults or missing else 0)


if __name__ == "__main__":
    main()
