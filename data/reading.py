"""Reads the lists that make.py draws on, and counts how words stand in news text."""

import collections
import re
import unicodedata

WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?|[^\s\w]|\d+")
NO_DECOMPOSITION = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss",
                                  "æ": "ae", "ð": "d", "þ": "th", "ə": "e", "Ə": "E", "’": "'", "‘": "'", "ʻ": "'", "ʼ": "'"})
TITLES = set("Mr Mrs Ms Dr Mr. Mrs. Ms. Dr. Sir Lord President Senator Sen. Rep. Gov. Judge Justice Professor Prof. Gen. "
             "General Minister Secretary Chancellor Premier Mayor Captain Capt. Sgt. Col. Lt. Chairman".split())
# Words after which a capitalised word is not a person's surname: "Justice Department", "General Assembly".
NOT_SURNAMES = set("Department Assembly Ministry Office Court Council Committee Bank Union Party House Electric Motors State "
                   "University Minister President Secretary Street Road Airport City County Times Post News Club".split())


def fold(text):
    """Without diacritics, apostrophes straight: "Béla" is "Bela"."""
    parts = unicodedata.normalize("NFD", text.translate(NO_DECOMPOSITION))
    return "".join(c for c in parts if not unicodedata.combining(c))


def spellings(name):
    """The name with and without its diacritics; those of scholarly transliteration (ḩ, ā, ʼ) are only left out."""
    return {fold(name)} if re.search(r"[^\x00-\u00ff\u0102-\u0107\u010c-\u0111\u0118-\u011b\u011e\u011f\u0130\u0131\u0139-\u0148"
                                     r"\u0150-\u0151\u0154-\u016f\u0170-\u0171\u0178-\u017e\u0218-\u021b]", name) else {name, fold(name)}


def rows(path):
    """Fields of each line of a tab-separated file, without comments."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                yield [field.strip() for field in line.split("\t")]


class Counts:
    """How words stand in running news text; sentence starts and headlines are left out.

    `lower[w]`: in lower case. `mid[w]`: capitalised (the key is in lower case). `given[w]`: capitalised and before a
    capitalised word. `surname[w]`: capitalised and after a given name, an initial or a title. `names`: capitalised
    runs of up to four words as written.
    """

    def __init__(self, folder, given_names):
        self.lower, self.mid = collections.Counter(), collections.Counter()
        self.given, self.surname, self.names = (collections.Counter() for _ in range(3))
        for path in sorted(folder.glob("*.txt")):
            with open(path, encoding="utf-8") as lines:
                for line in lines:
                    if line.rstrip()[-1:] in ('.', '"', '?', '!', '”'):
                        self.add(fold(line), given_names)

    def add(self, line, given_names):
        run, before, start = [], "", True
        for token in WORD.findall(line):
            if not token[0].isalpha():
                self.close(run)
                run, start, before = [], token in '.?!:;"”“(-*' or (start and token in "'"), ""
                continue
            word = token.rstrip(".") if len(token) > 3 else token
            key = word.lower()
            if word.islower():
                self.close(run)
                run = []
                self.lower[key] += 1
            else:
                if not start:
                    self.mid[key] += 1
                    if before in TITLES or before[:1].isupper() and (before.lower() in given_names or before[1:] == "."):
                        self.surname[key] += 1
                run.append((word, start))
            start, before = len(token) > 3 and token.endswith(".") and token not in TITLES, token
        self.close(run)

    def close(self, run):
        for i, (word, start) in enumerate(run):
            for j in range(i + 1, min(len(run), i + 4) + 1):
                self.names[" ".join(w for w, _ in run[i:j])] += 1
            if i + 1 < len(run) and not start and run[i + 1][0] not in NOT_SURNAMES:
                self.given[word.lower()] += 1

    def ordinary(self, word, evidence=None):
        """Is the word in lower case at least half as frequent as the name?"""
        key = fold(word).lower()
        return self.lower[key] >= 3 and 2 * self.lower[key] >= (self.mid[key] if evidence is None else evidence)
