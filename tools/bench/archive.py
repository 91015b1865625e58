"""Measures `onrecord archive` and `onrecord read`: peak memory by the number of documents, and speed on one core and on two.

Usage: python tools/bench/archive.py memory ONRECORD DOCS.jsonl [--documents N N]
       python tools/bench/archive.py cores ONRECORD DOCS.jsonl [--rounds N] [--words N]
Needs Linux. Prints tables in Markdown.

`memory` makes short documents of excerpts of DOCS, every one with a number of its own, so that none is a copy of another. `cores`
binds the process to one core or two and takes turns; the ratio is the median of the turns' ratios by the clock. Other work on the machine
shows in it: the share of the cores' time that the process got is printed beside it.
"""

import argparse
import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORDS = 100


def measure(command, cores=None):
    """Seconds by the clock, CPU seconds and peak MB of a process."""
    bind = (lambda: os.sched_setaffinity(0, cores)) if cores else None
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=bind)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: exit {process.returncode}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def texts(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def first(path, limit, out):
    """The first articles up to so many words in a file of their own, and their words."""
    words = 0
    with open(path, encoding="utf-8") as lines, open(out, "w", encoding="utf-8") as file:
        for line in lines:
            if words >= limit:
                break
            file.write(line)
            words += len(json.loads(line)["text"].split())
    return out, words


def short(documents, count, path):
    """So many short documents, all of them different."""
    words = [document["text"].split() for document in documents]
    excerpts = [" ".join(text[at : at + WORDS]) for text in words for at in range(0, len(text), WORDS)]
    with open(path, "w", encoding="utf-8") as file:
        for number, excerpt in zip(range(count), itertools.cycle(excerpts)):
            document = {"id": f"n{number}", "published": "2025-12-21", "text": f"{excerpt}\n\nThis is report {number}."}
            file.write(json.dumps(document) + "\n")
    return path


def commands(binary, docs, folder):
    return {
        "read": [binary, "read", "--json", str(docs)],
        "archive": [binary, "archive", str(docs), "--out", str(folder)],
    }


def memory(given, folder):
    documents = texts(given.docs)
    counts = given.documents
    print("| | " + " | ".join(f"peak at {count:,} documents, MB" for count in counts) + " | ratio |")
    print("|---|" + "---:|" * (len(counts) + 1))
    inputs = [short(documents, count, folder / f"{count}.jsonl") for count in counts]
    for name in ("read", "archive"):
        peaks = []
        for count, path in zip(counts, inputs):
            command = commands(given.onrecord, path, folder / f"archive-{count}")[name]
            seconds, _, peak = measure(command)
            peaks.append(peak)
            print(f"{name}, {count} documents: {seconds:.0f} s, {peak:.1f} MB", file=sys.stderr)
        figures = " | ".join(f"{peak:.1f}" for peak in peaks)
        print(f"| `onrecord {name}` | {figures} | {peaks[-1] / peaks[0]:.3f} |")


def cores(given, folder):
    docs, words = first(given.docs, given.words, folder / "docs.jsonl")
    available = sorted(os.sched_getaffinity(0))
    one, two = set(available[:1]), set(available[:2])
    print(f"{words:,} words, {given.rounds} rounds in turns, medians; load at the start {os.getloadavg()[0]:.1f}.\n")
    print("| | words/s on one core | on two | ratio | share of the core, of the two | CPU s on one, on two |")
    print("|---|---:|---:|---:|---:|---:|")
    for name in ("read", "archive"):
        turns = []
        for turn in range(given.rounds):
            results = []
            for set_of_cores in (one, two):
                out = folder / f"{name}-{turn}-{len(set_of_cores)}"
                results.append(measure(commands(given.onrecord, docs, out)[name], set_of_cores))
            turns.append(results)
            print(f"{name}, round {turn + 1}: {results[0][0]:.1f} s, {results[1][0]:.1f} s", file=sys.stderr)
        middle = lambda figure: statistics.median(figure(turn) for turn in turns)
        print(
            f"| `onrecord {name}` | {middle(lambda turn: words / turn[0][0]):,.0f} | {middle(lambda turn: words / turn[1][0]):,.0f} "
            f"| {middle(lambda turn: turn[0][0] / turn[1][0]):.2f} "
            f"| {middle(lambda turn: turn[0][1] / turn[0][0]):.0%}, {middle(lambda turn: turn[1][1] / turn[1][0] / 2):.0%} "
            f"| {middle(lambda turn: turn[0][1]):.1f}, {middle(lambda turn: turn[1][1]):.1f} |"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["memory", "cores"])
    parser.add_argument("onrecord", help="the program")
    parser.add_argument("docs", help="JSON Lines with `text`")
    parser.add_argument("--documents", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--words", type=int, default=200_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        {"memory": memory, "cores": cores}[given.what](given, Path(folder))


if __name__ == "__main__":
    main()
