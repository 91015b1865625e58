"""Memory of Spark's executors while `onrecord.spark.read` reads many documents.

    python tools/bench/spark.py DOCS.jsonl [--documents N N]

Takes `onrecord[spark]`, Java 17 and Linux. Reads short documents of excerpts of DOCS, every one with a number of its own, on
`local-cluster[2,1,1024]`: two executors in processes of their own. The file is read in parts of half a megabyte, without a
shuffle, whose sort holds the documents of a whole task. Twice a second it looks how much each executor and the Python
processes below it hold, and prints the most as a table in Markdown. JVM and Python are told apart, since the JVM takes of its
heap what it was given.
"""

import argparse
import os
import pathlib
import sys
import tempfile
import threading

import archive
import onrecord.spark
from pyspark.sql import SparkSession

MB = 1 << 20

# Spark's default collector lets garbage fill the heap before it collects, so that a process grows whether or not the job needs
# more. This one collects as soon as 64 MB are new: what the process holds is what the job holds.
COLLECTOR = "-XX:+UseSerialGC -Xmn64m"
PART = 1 << 19


def processes():
    """The command, parent and resident bytes of every process of this user."""
    found = {}
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
            parent = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
            pages = int((folder / "statm").read_text().split()[1])
        except (OSError, ValueError):
            continue
        found[int(folder.name)] = (command, parent, pages * os.sysconf("SC_PAGE_SIZE"))
    return found


def held():
    """Most bytes of one executor's JVM and of the Python processes below one."""
    found = processes()
    executors = {process for process, (command, _, _) in found.items() if b"CoarseGrainedExecutorBackend" in command}
    python = dict.fromkeys(executors, 0)
    for process, (_, parent, size) in found.items():
        while parent not in executors and parent in found:
            parent = found[parent][1]
        if parent in executors and process not in executors:
            python[parent] += size
    jvm = max((found[process][2] for process in executors), default=0)
    return jvm, max(python.values(), default=0)


def peak(session, texts):
    """Peaks of JVM and Python in MB while all is read."""
    most, is_over = [0, 0], threading.Event()

    def watch():
        while not is_over.wait(0.5):
            most[:] = map(max, most, held())

    thread = threading.Thread(target=watch)
    thread.start()
    onrecord.spark.read(texts).write.format("noop").mode("overwrite").save()
    is_over.set()
    thread.join()
    return [size / MB for size in most]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", type=pathlib.Path)
    parser.add_argument("--documents", type=int, nargs=2, default=[10_000, 100_000], metavar="N")
    given = parser.parse_args()
    os.environ["PYSPARK_PYTHON"] = sys.executable
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        excerpts = archive.texts(given.docs)
        for count in given.documents:
            path = archive.short(excerpts, count, pathlib.Path(folder, f"{count}.jsonl"))
            # A session of its own, so that the executors begin anew.
            session = (
                SparkSession.builder.master("local-cluster[2,1,1024]")
                .config("spark.ui.enabled", "false")
                .config("spark.executor.extraJavaOptions", COLLECTOR)
                .config("spark.sql.files.maxPartitionBytes", PART)
                .config("spark.sql.files.openCostInBytes", 0)
                .getOrCreate()
            )
            session.sparkContext.setLogLevel("OFF")
            texts = session.read.schema("id string, published string, text string").json(str(path))
            rows.append(peak(session, texts.withColumnRenamed("id", "key")))
            session.stop()
            print(f"{count} documents: {rows[-1]}", file=sys.stderr)
    print("| | " + " | ".join(f"peak at {count:,} documents, MB" for count in given.documents) + " | ratio |")
    print("|---|---:|---:|---:|")
    for name, small, large in zip(["JVM of an executor", "Python below an executor"], *rows):
        print(f"| {name} | {small:.0f} | {large:.0f} | {large / small:.3f} |")


if __name__ == "__main__":
    main()
