"""Annotates some thousand articles on a small cluster, one executor of which is killed midway.

    python corpus_test.py PROGRAM SAMPLES FOLDER      prints a report in TAP, as Node's runner does
"""

import json
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "spark"
sys.path.insert(0, str(EXAMPLE))

from annotate import run  # noqa: E402
from pyspark.sql import DataFrame, SparkSession  # noqa: E402

ARTICLES = 3000
PARTS = 24
BAD_ID = "without text"


def write_corpus(samples: Path, corpus: Path) -> list[str]:
    """Articles made by repeating the samples, and one without a text; gives their ids."""
    texts = [path.read_text() for path in sorted(samples.glob("*.txt"))]
    articles: list[dict[str, str | None]] = [
        {"id": f"a{number}", "text": f"{number} 😀\n\n{texts[number % len(texts)]}"} for number in range(ARTICLES)
    ]
    articles.append({"id": BAD_ID, "text": None})
    corpus.write_text("".join(json.dumps(article) + "\n" for article in articles))
    return [str(article["id"]) for article in articles]


def executors(application: str) -> list[int]:
    """The processes of this application's executors; a cluster on one machine has them as children of this one."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            command = (entry / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue  # It has just ended.
        if b"org.apache.spark.executor.CoarseGrainedExecutorBackend" in command and application.encode() in command:
            found.append(int(entry.name))
    return found


class Killer(threading.Thread):
    """Kills one executor once a third of the tasks that annotate are done."""

    def __init__(self, spark: SparkSession) -> None:
        super().__init__(daemon=True)
        self.spark = spark
        self.killed: int | None = None
        self.open_tasks = 0
        self.failed_tasks = 0
        self.is_over = False

    def run(self) -> None:
        tracker = self.spark.sparkContext.statusTracker()
        while not self.is_over:
            for stage in tracker.getActiveStageIds():
                info = tracker.getStageInfo(stage)
                if info is None or info.numTasks != PARTS:
                    continue
                self.failed_tasks = max(self.failed_tasks, info.numFailedTasks)
                if self.killed is None and PARTS / 3 <= info.numCompletedTasks < PARTS:
                    self.kill(info.numTasks - info.numCompletedTasks)
            time.sleep(0.02)

    def kill(self, open_tasks: int) -> None:
        running = executors(self.spark.sparkContext.applicationId)
        if running:
            os.kill(running[0], signal.SIGKILL)
            self.killed, self.open_tasks = running[0], open_tasks


def ids_of(table: DataFrame) -> list[str]:
    return sorted(row.id for row in table.select("id").collect())


def checks(program: str, samples: Path, folder: Path) -> list[tuple[str, Callable[[], None]]]:
    corpus, output = folder / "corpus.jsonl", folder / "output"
    ids = write_corpus(samples, corpus)
    # The executors are to run the same Python, not the one that the path has first.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    spark = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", PARTS)
        # Each part is a task of its own, so that some are open when the executor is killed.
        .config("spark.sql.adaptive.enabled", "false")
        .getOrCreate()
    )
    # The loss of an executor fills pages below that.
    spark.sparkContext.setLogLevel("OFF")
    spark.sparkContext.addPyFile(str(EXAMPLE / "annotate.py"))
    killer = Killer(spark)
    killer.start()
    run(spark, str(corpus), str(output), program, PARTS)
    killer.is_over = True
    killer.join()
    annotated = spark.read.parquet(str(output / "annotated")).cache()
    tables = {name: spark.read.parquet(str(output / name)) for name in ("entities", "claims", "statements")}

    def an_executor_was_killed_while_tasks_were_open() -> None:
        assert killer.killed is not None and killer.open_tasks > 0, "no executor was killed"
        assert killer.failed_tasks > 0, "no task was lost with it"

    def ids_out_are_ids_in_and_none_twice() -> None:
        assert ids_of(annotated) == sorted(ids)

    def a_bad_article_has_an_error_and_no_annotation() -> None:
        bad = annotated.where("error is not null").collect()
        assert [(row.id, row.annotation) for row in bad] == [(BAD_ID, None)], bad

    def every_article_has_all_its_rows_in_each_table() -> None:
        counted = annotated.where("annotation is not null").collect()
        for name, table in tables.items():
            rows = {row.id: row["count"] for row in table.groupBy("id").count().collect()}
            wanted = {row.id: len(json.loads(row.annotation)[name]) for row in counted}
            assert rows == {id: count for id, count in wanted.items() if count > 0}, name
            assert rows, f"{name} is empty"
            assert table.select("id", "number").distinct().count() == sum(rows.values()), f"a row of {name} is there twice"

    def words_of_the_tables_are_those_of_the_texts() -> None:
        text = annotated.where("id = 'a7'").first()
        assert text is not None
        for row in tables["entities"].where("id = 'a7'").collect():
            assert text.text[row.start : row.end] == row.words, row
        claims = tables["claims"].where("id = 'a7'").collect()
        assert all(row.content and row.content.split(" … ")[0] in text.text for row in claims), claims

    return [(check.__name__.replace("_", " "), check) for check in (
        an_executor_was_killed_while_tasks_were_open,
        ids_out_are_ids_in_and_none_twice,
        a_bad_article_has_an_error_and_no_annotation,
        every_article_has_all_its_rows_in_each_table,
        words_of_the_tables_are_those_of_the_texts,
    )]


def main() -> None:
    program, samples, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    passed = failed = 0
    for name, check in checks(program, samples, folder):
        try:
            check()
            passed += 1
            print(f"ok - {name}")
        except AssertionError:
            failed += 1
            print(f"not ok - {name}")
            traceback.print_exc()
    print(f"# pass {passed}\n# fail {failed}", flush=True)
    SparkSession.builder.getOrCreate().stop()
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
