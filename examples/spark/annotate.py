"""Annotates a corpus of news articles with Apache Spark.

In: Parquet or JSON lines with the columns `id`, `text` and perhaps `title`. Out, below one folder, as Parquet
partitioned by `part`: `annotated` (each article with its annotation as JSON, or its error) and the flat tables
`entities`, `claims` and `statements`, whose rows carry the article's `id`. Offsets count code points of the text.

    spark-submit annotate.py --whosaid PATH_OF_THE_PROGRAM corpus.parquet annotated_corpus
"""

import argparse
import json
import subprocess
import threading
from collections.abc import Iterator
from typing import IO

import pandas as pd
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F

ANNOTATED = "id string, text string, annotation string, error string, part int"

SPAN = "struct<start: int, end: int>"
ANALYSIS = f"""struct<
    entities: array<struct<start: int, end: int, kind: string, profile: int, confidence: double>>,
    profiles: array<struct<id: int, kind: string, name: string, title: string>>,
    claims: array<struct<id: int, start: int, end: int, sources: array<{SPAN}>, cues: array<{SPAN}>,
        contents: array<{SPAN}>, via: array<{SPAN}>, speaker_name: string, form: string, source_kind: string,
        stance: string, hedged: boolean, cue_tone: string, confidence: double>>,
    statements: array<struct<start: int, end: int, worth: double, reasons: array<string>, claim: int>>>"""


def annotated(articles: DataFrame, program: str, parts: int) -> DataFrame:
    """Each article once, with its annotation as JSON, or with what is wrong with it."""
    title = F.col("title") if "title" in articles.columns else F.lit(None)
    part = F.pmod(F.xxhash64("id"), F.lit(parts)).cast("int")
    rows = articles.select(F.col("id").cast("string"), title.cast("string").alias("title"), "text", part.alias("part"))

    def annotate(batches: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        # One program for each task, which reads and writes while Spark does: memory stays that of a few batches.
        command = [program, "annotate", "--input", "ndjson", "--offsets", "codepoint", "--jobs", "1"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert process.stdin and process.stdout
            for batch in batches:
                yield batch_of(batch, process.stdin, process.stdout)
            process.stdin.close()
            # 1 says that some articles gave errors, which stand in their rows.
            if process.wait() not in (0, 1):
                raise RuntimeError(f"{program} ended with status {process.returncode}")

    return rows.mapInPandas(annotate, ANNOTATED)


def batch_of(batch: pd.DataFrame, stdin: IO[bytes], stdout: IO[bytes]) -> pd.DataFrame:
    """The batch with what the program says of each article; it answers every line with one line."""

    def send() -> None:
        for row in batch.itertuples():
            given = {"id": row.id, "title": row.title, "text": row.text}
            # What is missing may come as a number, NaN.
            article = {key: value if isinstance(value, str) else None for key, value in given.items()}
            stdin.write(json.dumps(article, ensure_ascii=False).encode() + b"\n")
        stdin.flush()

    # From a thread of its own: with both pipes full, program and task would wait for each other.
    sender = threading.Thread(target=send)
    sender.start()
    lines = [stdout.readline().decode() for _ in range(len(batch))]
    sender.join()
    found = [json.loads(line) if line else {"id": None} for line in lines]
    for wanted, answer in zip(batch["id"], found, strict=True):
        if answer.get("id", wanted) != wanted:
            raise RuntimeError(f"the answer to article {wanted} is missing")
    errors = [answer.get("error") for answer in found]
    annotations = [None if error else line.rstrip("\n") for line, error in zip(lines, errors, strict=True)]
    return pd.DataFrame({
        "id": batch["id"], "text": batch["text"], "annotation": annotations, "error": errors, "part": batch["part"],
    })


def words(spans: str, source: str = "text") -> Column:
    """The words of a claim's part; parts that stand apart are joined by an ellipsis."""
    return F.expr(f"array_join(transform({spans}, s -> substring({source}, s.start + 1, s.end - s.start)), ' … ')")


def tables(rows: DataFrame) -> dict[str, DataFrame]:
    """The flat tables of annotated articles."""
    read = rows.where("annotation is not null").select(
        "id", "part", "text", F.from_json("annotation", ANALYSIS).alias("found"))

    def each(what: str) -> DataFrame:
        return read.select("id", "part", "text", "found.profiles", F.posexplode(f"found.{what}").alias("number", "row"))

    entities = each("entities").select(
        "id", "part", "number", "row.start", "row.end", "row.kind", words("array(row)").alias("words"),
        F.expr("element_at(profiles, row.profile + 1).name").alias("name"), "row.confidence")
    claims = each("claims").select(
        "id", "part", "number", "row.start", "row.end", F.col("row.speaker_name").alias("speaker"),
        words("row.sources").alias("source"), "row.source_kind", words("row.cues").alias("cue"), "row.cue_tone",
        words("row.contents").alias("content"), words("row.via").alias("via"), "row.form", "row.stance", "row.hedged",
        "row.confidence")
    statements = each("statements").select(
        "id", "part", "number", "row.start", "row.end", words("array(row)").alias("words"), "row.worth", "row.reasons",
        "row.claim")
    return {"entities": entities, "claims": claims, "statements": statements}


def run(spark: SparkSession, corpus: str, output: str, program: str, parts: int) -> None:
    """Annotates the corpus once, keeps that, and derives the tables from it."""
    reader = spark.read.json if corpus.endswith((".json", ".jsonl", ".ndjson")) else spark.read.parquet
    found = annotated(reader(corpus).repartition(parts, "id"), program, parts)
    found.write.mode("overwrite").partitionBy("part").parquet(f"{output}/annotated")
    kept = spark.read.parquet(f"{output}/annotated")
    for name, table in tables(kept).items():
        table.write.mode("overwrite").partitionBy("part").parquet(f"{output}/{name}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Annotates a corpus of news articles with Apache Spark.")
    parser.add_argument("corpus", help="Parquet, or JSON lines if the name ends in .json, .jsonl or .ndjson")
    parser.add_argument("output", help="folder for the tables")
    parser.add_argument("--whosaid", default="whosaid", help="the program, on every machine of the cluster")
    parser.add_argument("--parts", type=int, default=64, help="partitions: some for each core, so that none waits long")
    arguments = parser.parse_args()
    spark = SparkSession.builder.appName("whosaid").getOrCreate()
    run(spark, arguments.corpus, arguments.output, arguments.whosaid, arguments.parts)


if __name__ == "__main__":
    main()
