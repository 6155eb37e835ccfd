#!/usr/bin/env python3
"""Checks the form of every word list beside this file: `python3 data/lint.py`. README.md says what the form is.

Prints each fault with file and line and ends with status 1 if there is one. Python 3 standard library only.
"""

import gzip
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
GZIP_LIMIT = 330 * 1024
STANCES = "asserts denies accuses believes predicts promises urges asks"
FRAMES = "that|quote|to|obj|of|for|wh|person"
CUE = [r".+", STANCES, "neutral loaded", "1 2 3", rf"(?:{FRAMES})(?:,(?:{FRAMES}))*", "n"]
POSITION = ["end head both"]
FLAG = "a"
# For each list: the fields after the entry, as allowed words or a pattern, and how many of them must be there.
FIELDS = {
    "abbreviations": (["always maybe"], 1),
    "check_weights": ([r"-?\d\.\d\d"], 1),
    "check_words": (["comparison superlative cause law data prediction opinion question personal"], 1),
    "common_words": ([], 0),
    "cue_nouns": ([r".+", STANCES, "neutral loaded", r"[a-z]+(?:,[a-z]+)*"], 4),
    "cue_phrases": (CUE[:5], 5),
    "cues": (CUE, 5),
    "event_words": (POSITION, 1),
    "facility_words": (POSITION, 1),
    "given_names": (["m f b -", FLAG], 1),
    "groups": (["nationality ethnic religion party region", FLAG], 1),
    "hedges": (["cue content"], 1),
    "languages": ([FLAG], 0),
    "law_words": (POSITION, 1),
    "org_words": (["government media company party org education", *POSITION], 2),
    "organizations": (["media government company party org", FLAG], 1),
    "people": (["m f -", r".+"], 1),
    "place_words": (POSITION, 1),
    "places": (["country capital state admin city region", "a n an"], 1),
    "roles": (["government organization media document person", "s p", "m f"], 2),
    "stance_words": ([STANCES, "1 2"], 2),
    "surnames": ([FLAG], 0),
    "titles": (["m f -", "p"], 1),
    "work_words": (["product vessel work"], 1),
}
LOWER = {"check_words", "stance_words", "cues", "cue_phrases", "cue_nouns", "roles", "common_words", "given_names", "surnames"}


def allowed(value, field):
    """Is the value one of the words of `field`, or does it match it as a pattern?"""
    return value in field.split(" ") if re.fullmatch(r"[\w -]+", field) else re.fullmatch(field, value) is not None


def faults(name, text):
    """(line number, what is wrong) for each fault in a list."""
    fields, needed = FIELDS[name]
    lines = text.split("\n")
    if lines.pop() != "":
        yield len(lines), "no newline at the end"
    entries, seen = [], set()
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            if entries:
                yield number, "comment below the head"
            continue
        entries.append(line)
        entry, *rest = line.split("\t")
        if not entry or entry != entry.strip() or re.search(r"[’‘“”–—\u00a0]|  ", line):
            yield number, f"empty, space at an end, or curly mark: {line!r}"
        if entry in seen:
            yield number, f"twice: {entry!r}"
        seen.add(entry)
        if name in LOWER and entry != entry.lower():
            yield number, f"not in lower case: {entry!r}"
        if not needed <= len(rest) <= len(fields):
            yield number, f"{len(rest)} fields after the entry: {line!r}"
        for value, field in zip(rest, fields):
            if not allowed(value, field) and not (value == "-" and field is not fields[-1]):
                yield number, f"unknown field {value!r}: {line!r}"
    if not any(line.startswith("# Origin: ") for line in lines):
        yield 1, "no line that names its origin"
    if entries != sorted(entries, key=lambda line: line.encode()):
        yield 1, "not sorted by the bytes of its lines"


def main():
    found, size = 0, 0
    paths = sorted(HERE.glob("*.txt"))
    for path in paths:
        content = path.read_bytes()
        size += len(gzip.compress(content, 9, mtime=0))
        for number, fault in faults(path.stem, content.decode()):
            print(f"{path.name}:{number}: {fault}")
            found += 1
    missing = set(FIELDS) - {path.stem for path in paths}
    if missing:
        print(f"missing: {', '.join(sorted(missing))}")
    if size > GZIP_LIMIT:
        print(f"all lists together: {size} bytes gzip, over {GZIP_LIMIT}")
    print(f"{len(paths)} lists, {size} bytes gzip, {found} faults")
    return 1 if found or missing or size > GZIP_LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())
