#!/usr/bin/env python3
"""Writes word_classes.txt: the words of a cluster file, a line for each class.

    python3 models/word_classes.py CLUSTERS.tsv

CLUSTERS.tsv has a line for each word: word, count in news text, its class of 64, of 256, of 1024 (k-means over the word vectors
of spaCy's en_core_web_md, CC0). A line of the list is a class of 1024, and begins with the class of 64 that most of its
words have; then its words in lower case, sorted. Kept are the most frequent words.
"""
import collections
import pathlib
import re
import sys

WORDS = 40_000
HEAD = """\
# Words that are used alike: the {words:,} most frequent words of news text in 1,024 classes.
# A line is a class; its first field is the coarse class, of 64, that it belongs to.
# From k-means over the word vectors of spaCy's en_core_web_md (CC0); made by word_classes.py.
"""


def main():
    classes, coarse, seen = collections.defaultdict(list), collections.defaultdict(collections.Counter), set()
    with open(sys.argv[1], encoding="utf8") as lines:
        for line in lines:
            if line.startswith("#"):
                continue
            word, count, of_64, _, of_1024 = line.split("\t")[:5]
            word = word.lower().replace("’", "'")
            if word in seen or not re.fullmatch(r"[^\W\d_][\w.'&-]*", word):
                continue
            seen.add(word)
            classes[int(of_1024)].append(word)
            coarse[int(of_1024)][int(of_64)] += int(count)
            if len(seen) == WORDS:
                break
    lines = [f"{coarse[number].most_common(1)[0][0]}\t{' '.join(sorted(classes[number]))}\n" for number in sorted(classes)]
    target = pathlib.Path(__file__).with_name("word_classes.txt")
    target.write_text(HEAD.format(words=len(seen)) + "".join(lines), encoding="utf8")


main()
