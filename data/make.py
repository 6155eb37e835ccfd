#!/usr/bin/env python3
"""Rebuilds the generated word lists beside this file; README.md says what each holds.

    python3 data/make.py --data DIR            rewrite the lists from DIR/lexicons and DIR/raw
    python3 data/make.py --data DIR --check    write nothing, exit 1 if a list would change

The entries come from public-domain, CC0, MIT and CC BY lists and from sources/*.txt. The news text in DIR/raw/*.txt
is only counted, to tell names from ordinary words. Python 3 standard library; the same input gives the same bytes.
"""

import argparse
import collections
import pathlib
import re
import sys

from reading import Counts, fold, rows, spellings

HERE = pathlib.Path(__file__).resolve().parent
OWN = "entries chosen by hand for Whosaid (MIT OR Apache-2.0)"
CENSUS = "US Census Bureau 1990 name files (public domain)"
COMPROMISE = "compromise (MIT, Copyright (c) 2019 Spencer Kelly)"
FAKER = "Faker (MIT, Copyright (c) 2012 Daniele Faraglia)"
CORPORA = "dariusk/corpora (CC0)"
FACTBOOK = "CIA World Factbook (public domain)"
CONGRESS = "unitedstates/congress-legislators (CC0)"
GEONAMES = "GeoNames, https://www.geonames.org (CC BY 4.0)"
COUNTED = "Flags and choice by counts over news text, none of which is kept."

# Countries whose provinces and states stand in world news often enough to be worth their bytes.
ADMIN_COUNTRIES = set("Afghanistan Argentina Australia Austria Bangladesh Belgium Bolivia Brazil Bulgaria Canada Chile China "
                      "Colombia Cuba Denmark Ecuador Egypt Ethiopia Finland France Germany Greece Hungary India Indonesia "
                      "Iran Iraq Ireland Italy Japan Kazakhstan Kenya Libya Malaysia Mexico Morocco Myanmar Burma Mozambique "
                      "Nepal Netherlands Nigeria Norway Pakistan Peru Philippines Poland Portugal Romania Russia Rwanda "
                      "Serbia Somalia Spain Sudan Sweden Switzerland Syria Taiwan Tanzania Thailand Turkey Ukraine Uganda "
                      "Venezuela Vietnam Yemen".split()) | {"South Africa", "South Korea", "North Korea", "South Sudan",
                                                            "Saudi Arabia", "Sri Lanka", "DRC", "United Kingdom"}
# Far more often a month, a day, a people, a company or a thing than a person.
OFTEN_OTHER = set("january february march april may june july august september october november december monday tuesday "
                  "wednesday thursday friday saturday sunday christmas easter islam georgian christian english thai roma "
                  "german french irish welsh norman cape hong las addis nobel sierra fatah stanford ericsson gartner lama eta "
                  "katrina royal sun tiger wolf alpha sunshine ivory marvel al star lane republic guardian liberty god "
                  "liberation delta victory justice mercedes chevrolet ford boeing siemens nokia dell".split())
# Entries of the sources that are no names at all, or name nothing a reader would look for.
JUNK_GIVEN = set("president baby boy girl male female unknown mister miss sir king queen prince princess doctor judge".split())
JUNK_PLACES = set("Of Same Man Best Most Well Date Along Street Enterprise Independence Commerce Metro Central Universal "
                  "Progress Obama Santa Capital Federal District Liberty Union University Bar Bay Young Much Mon Police "
                  "North South East West Centre Center National Nation Nobody Sunday Trump Unity Victory Chance "
                  "Coloured Mobile-Home Buy Spring Bend Royal Grand Big Republic Liberal God Liberation Wa".split())
STATE_FORMS = re.compile(r"\b(Administrative|Special|Municipality|Republic of|city|gubernia)\b")


def given_names(data):
    """Given name → sex: m, f, b where neither is ten times the other, - where no list knows."""
    share = collections.defaultdict(lambda: {"m": 0.0, "f": 0.0})
    for name, sex, percent in rows(data / "given_names_us_census1990.tsv"):
        share[name.lower()][sex.lower()] += max(float(percent), 0.0005)
    for name, kind in rows(data / "compromise_given_names.tsv"):
        found = share[fold(name).lower()]
        if not any(found.values()) and kind != "FirstName":
            found["f" if kind == "FemaleName" else "m"] = 0.001
    sexes = {}
    for name, found in share.items():
        m, f = found["m"], found["f"]
        sexes[name] = "-" if not m + f else "m" if m >= 10 * f else "f" if f >= 10 * m else "b"
    for name, kind in rows(data / "persons_corpora.tsv"):
        parts = fold(name).lower().split()
        if len(parts) == 2:
            sexes.setdefault(parts[0], "-")
    for source in ("given_names.txt", "given_names_faker.txt"):
        for name, sex in rows(HERE / "sources" / source):
            if sexes.get(name, "-") == "-":
                sexes[name] = sex
    return {n: s for n, s in sexes.items() if re.fullmatch(r"[a-z]{2,}(?:['-][a-z]+)*", n) and n not in JUNK_GIVEN}


def leaders(data):
    """(full name, surname, title, country) of heads of state and government; only lines that parse cleanly."""
    title = re.compile(r"(?:Acting |Interim |Crown |First |Grand )*(?:President|Prime Minister|King|Queen|Chancellor|Premier|Prince|Taoiseach|Sultan|Amir|"
                       r"Emperor|Governor General|Governor|Chief Minister)(?: of the Council of Ministers)? ")
    for text, country, _ in rows(data / "leaders_factbook.tsv"):
        found = title.match(text)
        words = text[found.end():].split() if found else []
        if not 2 <= len(words) <= 4 or any(re.search(r"[^\w.'’-]|\d", w) for w in words):
            continue
        last = [w for w in words if w.isupper() and len(w) > 2]
        if last:
            name = " ".join("-".join(p.capitalize() for p in w.split("-")) if w.isupper() and len(w) > 2 else w for w in words)
            yield name, last[-1].lower(), found.group().strip().lower(), country


def make_given(data, counts, sexes, places):
    usual = {name.lower() for name, _, percent in rows(data / "given_names_us_census1990.tsv") if float(percent) >= 0.01}
    out = []
    for name, sex in sexes.items():
        ordinary = counts.ordinary(name)
        if ordinary and name not in usual and 20 * counts.given[name] < counts.lower[name]:
            continue
        place = name in places and 2 * counts.given[name] < counts.mid[name]
        out.append((name, sex, "a" if ordinary or place or name in OFTEN_OTHER else ""))
    return out


def make_surnames(data, counts, places):
    chosen = {name for source in ("surnames.txt", "surnames_faker.txt") for name, *_ in rows(HERE / "sources" / source)}
    chosen |= {fold(name).lower() for name, _ in rows(data / "compromise_surnames.tsv")}
    chosen |= {fold(last).lower() for _, _, last, *_ in rows(data / "us_officials.tsv")}
    chosen |= {fold(last) for _, last, _, _ in leaders(data)}
    known = {name.lower(): rank for rank, (name, _) in enumerate(rows(data / "surnames_us_census1990.tsv"))}
    chosen |= {name for name, rank in known.items()
               if rank < SURNAME_RANKS or counts.surname[name] >= 2 and counts.surname[name] * 10 >= counts.mid[name]}
    out = []
    for name in chosen:
        evidence = counts.surname[name]
        ordinary = counts.ordinary(name, evidence)
        if not re.fullmatch(r"(?:[a-z]{2,}|[do]'[a-z]+)(?:[' -][a-z]+)*", name) or ordinary and counts.lower[name] >= 50 * (evidence + 8):
            continue
        place = name in places and 2 * evidence < counts.mid[name]
        if place and 50 * evidence < counts.mid[name]:
            continue
        out.append((name, "a" if ordinary or place or name in OFTEN_OTHER else ""))
    return out


def make_places(data, counts, names):
    """Place → kind; the first that knows it decides, so the hand-made file comes first."""
    kinds, marked = {}, set()
    usual = {name.lower() for name, _, percent in rows(data / "given_names_us_census1990.tsv") if float(percent) >= 0.01}

    def add(name, kind, ambiguous=False):
        for form in spellings(name):
            if form not in kinds:
                kinds[form] = kind
                if ambiguous:
                    marked.add(form)

    def sound(name):
        return re.fullmatch(r"[A-ZÀ-ÞĀ-Ž][\w'., -]+", name) and name not in JUNK_PLACES and (" " in name or not counts.ordinary(name))

    for name, kind, *flag in rows(HERE / "sources/places.txt"):
        add(name.replace("’", "'"), kind, bool(flag))
    for name, _, form in rows(data / "countries.tsv"):
        if form == "conventional short form" and "," not in name and not name.startswith("The "):
            add(name, "country")
    for name, country, _ in rows(data / "capitals.tsv"):
        for part in name.split(", "):
            if not re.search(r" in |official|administered|D\.C\.|Settlement|Valley", part):
                add(part, "capital")
    for name, _ in rows(data / "us_states.tsv"):
        add(name, "state")
    for name, country, _ in rows(data / "admin_divisions.tsv"):
        if country in ADMIN_COUNTRIES and sound(name) and not STATE_FORMS.search(name) and counts.names[fold(name)] >= 1:
            add(name, "admin")
    for name, code, people, _ in rows(data / "cities15000_geonames.tsv"):
        name = name.replace("’", "'")
        seen, person = counts.names[fold(name)], fold(name).lower() in names
        if not sound(name):
            continue
        if int(people) >= CITY_PEOPLE and not (person and seen >= 20 and counts.surname[name.lower()] * 2 > seen):
            add(name, "city")
        elif seen >= 4 and not person:
            add(name, "city")
    out = []
    for name, kind in kinds.items():
        key = fold(name).lower()
        person = key in names and (counts.mid[key] < 10 or 20 * counts.surname[key] >= counts.mid[key]
                                   or key in usual and 4 * counts.given[key] >= counts.mid[key])
        single = " " not in name and not name.isupper() and "." not in name
        flag = ("a" if name in marked or single and counts.ordinary(name) else "") + ("n" if person else "")
        out.append((name, kind, flag))
    return out


def make_groups(data, counts, places, names):
    found = {name: (kind, bool(flag)) for name, kind, *flag in rows(HERE / "sources/groups.txt")}
    kinds = {"noun": "nationality", "noun_plural": "nationality", "adjective": "nationality", "adjective_plural": "nationality",
             "ethnic_group": "ethnic"}
    for name, _, kind in rows(data / "norp_demonyms.tsv"):
        name = re.sub(r"(man|woman)(men|women)$", lambda m: m.group(2), name)
        if kind not in kinds or not re.fullmatch(r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)?", name) or name in places or name in found:
            continue
        if kind == "ethnic_group" and (counts.names[fold(name)] < 2 or name.endswith(("born", "'s")) or counts.ordinary(name)
                                       or fold(name).lower() in names or name.isupper()):
            continue
        found[name] = (kinds[kind], False)
    return [(n, k, "a" if a or " " not in n and counts.ordinary(n) else "")
            for name, (k, a) in found.items() for n in spellings(name)]


def make_organizations(data, counts, places, groups):
    found = {}

    def add(name, kind, ambiguous=False):
        name = name.replace("’", "'")
        if name.startswith("The "):
            name = name[4:]
        if len(name) < 2 or re.search(r"[()\"“”]", name) or name in places or name in groups:
            return
        for form in spellings(name):
            found.setdefault(form, (kind, ambiguous))

    sure = set()
    for name, kind, *flag in rows(HERE / "sources/organizations.txt"):
        add(name, kind, flag == ["a"])
        if flag == ["sure"]:
            sure.add(name)
    kinds = {"corpora/newspapers": "media", "corpora/us_federal_agencies": "government", "corpora/charities": "org",
             "corpora/fortune500": "company"}
    for name, _, source in rows(data / "organizations.tsv"):
        if source in kinds and "/" not in name:
            # "Walgreen Co." is also found as Walgreen; the suffix words are in org_words.txt.
            add(re.sub(r",? (?:& Co\.?(?:, Inc\.)?|Inc\.?|Corp\.?|Corporation|Co\.|Company|Ltd\.?|L\.P\.|LP|plc|N\.V\.)$", "", name),
                kinds[source])
    for name, _, _ in rows(data / "us_committees.tsv"):
        add(name, "government")
    for name, _, _ in rows(data / "political_parties.tsv"):
        if " " in name and counts.names[fold(name)] >= 1:
            add(name, "party")
    for name, _, _ in rows(data / "intl_orgs_factbook.tsv"):
        if re.fullmatch(r"[A-Z][A-Za-z]{3,}(?: [A-Z]\w+)*", name):
            add(name, "org")
    written = {}
    for name, count in counts.names.items():
        key = name.lower()
        if count > written.get(key, ("", 0))[1]:
            written[key] = (name, count)
    for name, kind in rows(data / "compromise_orgs_places.tsv"):
        if kind in ("Organization", "SportsTeam") and fold(name) in written and (" " in name or not counts.ordinary(name)):
            add(written[fold(name)][0], "org" if kind == "SportsTeam" else "company" if " " not in name else "org")
    return [(n, k, "a" if a or " " not in n and not n.isupper() and n not in sure and counts.ordinary(n) else "")
            for n, (k, a) in found.items()]


def make_people(data, sexes):
    found = {name: (sex, role[0] if role else "") for name, sex, *role in rows(HERE / "sources/people.txt")}

    def add(name, role):
        name = re.sub(r",? (?:Jr|Sr|II|III|IV)\.?$", "", re.sub(r" [A-Z]\.(?= )", "", name.replace("’", "'")))
        sex = sexes.get(fold(name.split()[0]).lower(), "-")
        found.setdefault(name, (sex if sex in "mf" else "-", role))

    for name, _, title, country in leaders(data):
        add(name, f"{title} of {country}")
    for name, kind, *_ in rows(data / "us_officials.tsv"):
        if kind == "legislator":
            add(name, "")
    forms = {}
    for name, value in found.items():
        for form in sorted(spellings(name)):
            forms.setdefault(form, value)
    return [(form, *value) for form, value in forms.items()]


def make_common(counts):
    usual = [(count, word) for word, count in counts.lower.items()
             if count > counts.mid[word] and re.fullmatch(r"[a-z]+(?:['-][a-z]+)*", word) and (len(word) > 1 or word == "a") and (not word.endswith("'s") or word in CONTRACTIONS)]
    usual.sort(key=lambda pair: (-pair[0], pair[1]))
    return [(word,) for _, word in usual[:COMMON_WORDS]]


SURNAME_RANKS = 10000
CONTRACTIONS = {"it's", "that's", "there's", "what's", "here's", "let's", "he's", "she's", "who's", "where's", "how's"}
CITY_PEOPLE = 100000
COMMON_WORDS = 12000


def listing(what, origin, entries):
    """The text of a list: comment lines, then sorted entries without empty fields at the end."""
    lines = {"\t".join(entry).rstrip("\t") for entry in entries}
    ordered = sorted(lines, key=lambda line: line.encode())
    return f"# {what} See README.md.\n# Origin: {origin}.\n# {COUNTED}\n" + "".join(line + "\n" for line in ordered)


def build(folder):
    """File name → text of every generated list."""
    data = folder / "lexicons"
    sexes = given_names(data)
    counts = Counts(folder / "raw", sexes)
    surnames = {name for name, *_ in rows(HERE / "sources/surnames.txt")}
    surnames |= {name.lower() for rank, (name, _) in enumerate(rows(data / "surnames_us_census1990.tsv")) if rank < SURNAME_RANKS}
    places = make_places(data, counts, set(sexes) | surnames)
    place_names, place_keys = {name for name, *_ in places}, {fold(name).lower() for name, *_ in places}
    groups = make_groups(data, counts, place_names, set(sexes) | surnames)
    organizations = make_organizations(data, counts, place_names, {name for name, *_ in groups})
    return {
        "given_names.txt": listing("Given names: name, sex, flag.", "; ".join([CENSUS, COMPROMISE, CORPORA, FAKER, OWN]),
                                   make_given(data, counts, sexes, place_keys)),
        "surnames.txt": listing("Surnames: name, flag.", "; ".join([CENSUS, COMPROMISE, FACTBOOK, CONGRESS, FAKER, OWN]),
                                make_surnames(data, counts, place_keys)),
        "places.txt": listing("Places: name, kind, flags.", "; ".join([GEONAMES, FACTBOOK, OWN]), places),
        "groups.txt": listing("Nationalities, peoples, religions, followers: name, kind, flag.", "; ".join([FACTBOOK, OWN]), groups),
        "organizations.txt": listing("Organisations: name, kind, flag.", "; ".join([CORPORA, COMPROMISE, FACTBOOK, CONGRESS, OWN]), organizations),
        "people.txt": listing("People: full name, sex, role.", "; ".join([FACTBOOK, CONGRESS, OWN]), make_people(data, sexes)),
        "common_words.txt": listing("Frequent words that are not names at the start of a sentence.", "counted in news text", make_common(counts)),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, type=pathlib.Path, help="folder with lexicons/*.tsv and raw/*.txt")
    parser.add_argument("--check", action="store_true", help="write nothing, fail if a list would change")
    options = parser.parse_args()
    changed = False
    for name, text in build(options.data).items():
        path = HERE / name
        same = path.exists() and path.read_bytes() == text.encode()
        changed |= not same
        if not options.check:
            path.write_bytes(text.encode())
        print(f"{name}: {text.count(chr(10)) - 3} entries{'' if same else ', changed'}")
    return 1 if options.check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
