"""What came of every request: by operation, by whom, and what was wrong with the answer."""

from collections import Counter, defaultdict


class Record:
    def __init__(self):
        self.statuses = defaultdict(Counter)
        self.callers = defaultdict(Counter)
        self.faults = {}
        self.requests = 0

    def answered(self, label, caller, status):
        self.requests += 1
        self.statuses[label][status] += 1
        self.callers[label][caller] += 1

    def fault(self, label, caller, kind, words, request):
        """Only the first of a kind is told in full; the rest are counted."""
        known = self.faults.setdefault((label, kind), {"count": 0, "caller": caller, "words": words, "request": request})
        known["count"] += 1

    def missing(self, labels):
        """Operations that never reached a success, or never a refusal."""
        def reached(label, first):
            return any(str(status).startswith(first) for status in self.statuses[label])

        return [
            f"{label}：没有到过 {first}xx（{dict(self.statuses[label])}）"
            for label in labels
            for first in ("2", "4")
            if not reached(label, first)
        ]

    def without_turn(self, labels, callers):
        """Operations that somebody never called."""
        return [
            f"{label}：{', '.join(idle)} 没有轮到"
            for label in labels
            if (idle := [caller for caller in callers if self.callers[label][caller] == 0])
        ]

    def tell(self, labels):
        for label in labels:
            counts = "  ".join(f"{status}×{count}" for status, count in sorted(self.statuses[label].items()))
            print(f"  {label:62} {counts}")
        for (label, kind), fault in self.faults.items():
            print(f"\n✗ {label} · {kind} · {fault['count']} 次 · 首次由 {fault['caller']}")
            print(f"  {fault['request'][:1500]}")
            print("  " + fault["words"][:1500].replace("\n", "\n  "))
