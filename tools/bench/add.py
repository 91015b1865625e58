"""What one article more costs in a small ledger and in a large one.

    python tools/bench/add.py ONRECORD DOCS.jsonl SMALL.ledger LARGE.ledger [ROUNDS]

Files article after article with a command of its own, in turns in either ledger, and prints the middle of what the
commands took: CPU time, user and system together, and time by the clock. Both ledgers keep the articles.
"""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def cpu() -> float:
    """Seconds of CPU time of all commands run so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def add(onrecord: str, ledger: str, article: str) -> tuple[float, float]:
    """Files one article: milliseconds of CPU time and of the clock."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "article.jsonl")
        path.write_text(article, encoding="utf-8")
        used, begun = cpu(), time.monotonic()
        subprocess.run([onrecord, "add", ledger, str(path)], check=True, capture_output=True)
        return 1000 * (cpu() - used), 1000 * (time.monotonic() - begun)


def main() -> None:
    onrecord, docs, *ledgers = sys.argv[1:5]
    rounds = int(sys.argv[5]) if len(sys.argv) > 5 else 51
    fields = ("id", "text", "published", "title")
    with open(docs, encoding="utf-8") as lines:
        articles = [json.loads(line) for line, _ in zip(lines, range(rounds))]
    taken = {ledger: [] for ledger in ledgers}
    for number, article in enumerate(articles):
        line = json.dumps({field: article[field] for field in fields if article.get(field)})
        # The second of two finds files warm that the first has read.
        for ledger in ledgers if number % 2 else reversed(ledgers):
            taken[ledger].append(add(onrecord, ledger, line))
    for ledger, times in taken.items():
        of_cpu, of_clock = (statistics.median(column) for column in zip(*times))
        print(f"{ledger}: {of_cpu:.0f} ms of CPU time, {of_clock:.0f} ms by the clock, the middle of {len(times)}")


if __name__ == "__main__":
    main()
