"""What a day is told by."""

import pytest

from knowledge.changes.days import days
from knowledge.changes.history import history
from knowledge.changes.telling import MOST_NAMED, told
from tests.conftest import SOUND
from tests.git import keep

HEAD = "summary: A thing.\nsources: [statutes]\nreviewed_on: 2026-03-01\n"
TOOL = f"{HEAD}categories: [databases]\n"
PROVED = "  as_of: 2026-05\n  sources: [statutes]\n"
RELEASE = "latest_release:\n  version: '{}'\n  date: 2026-05-0{}\n" + PROVED


@pytest.fixture
def telling(check, data, write):
    """Return what is told of the last of some days, each given by the files that it writes."""

    def telling(*each, language="en"):
        sound = {**SOUND, "tools/kafka.yml": f"name: Kafka\n{TOOL}license: MIT\n"}
        sound["association.yml"] = sound["association.yml"].replace(
            "language: en", f"language: {language}"
        )
        for number, files in enumerate((sound, *each), 1):
            for name, content in files.items():
                if content is None:
                    (data / name).unlink()
                else:
                    write(name, content)
            keep(data.parent, f"2026-03-0{number}")
        knowledge = check({"association.yml": sound["association.yml"]}).knowledge
        zone = knowledge.association.time_zone
        return list(told(days(history(data).commits, data, zone), knowledge))

    return telling


def lines(one):
    """Return the lines of a day with the names that each has."""
    return [(line.heading, [named.label for named in line.sheets]) for line in one.lines]


def changes(found):
    return [(named.label, *sentences) for named, sentences in found.alone]


def test_on_the_first_day_the_knowledge_base_opens(telling):
    (first,) = telling()

    assert lines(first) == [("The knowledge base opens, with 1\u00a0tool and 1\u00a0source", [])]
    assert not any((first.news, first.retouches, first.retouched))
    assert first.title == "The knowledge base opens, with 1\u00a0tool and 1\u00a0source"


def test_what_came_is_told_by_kind_with_names_in_their_order(telling):
    latest, _first = telling(
        {
            "tools/trino.yml": f"name: Trino\n{TOOL}",
            "tools/etcd.yml": f"name: Étcd\n{TOOL}",
            "members/edf.yml": f"name: EDF\n{HEAD}legal_kind: company\nstanding: attested\n",
        },
        language="fr",
    )

    assert lines(latest) == [
        ("Nouveau membre", ["EDF"]),
        ("2\u00a0nouveaux outils", ["Étcd", "Trino"]),
    ]
    assert (
        latest.title == "Nouveau membre\u00a0: EDF\u202f; 2\u00a0nouveaux outils\u00a0: Étcd, Trino"
    )
    assert all(named.entry for line in latest.lines for named in line.sheets)


def test_versions_that_came_out_are_one_line(telling):
    two = {
        name: f"name: {name.title()}\n{TOOL}{RELEASE.format('1.0', 1)}"
        for name in ("etcd", "trino")
    }
    new = {
        f"tools/{name}.yml": text.replace("1.0", "2.0").replace("-01\n  as", "-02\n  as")
        for name, text in two.items()
    }

    latest, *_others = telling({f"tools/{name}.yml": text for name, text in two.items()}, new)

    assert lines(latest) == [("2 new versions", ["Etcd 2.0", "Trino 2.0"])]
    assert latest.retouches == ""


def test_a_changed_license_says_from_what_to_what(telling):
    latest, _first = telling(
        {"tools/kafka.yml": f"name: Kafka\n{TOOL}license: Apache-2.0\n"}, language="fr"
    )

    assert changes(latest.news) == [("Kafka", "licence\u00a0: MIT → Apache-2.0")]
    assert latest.title == "Kafka – licence\u00a0: MIT → Apache-2.0"


def test_retouches_alone_are_one_line(telling):
    latest, _first = telling(
        {"tools/kafka.yml": f"name: Kafka\n{TOOL.replace('A thing', 'It')}license: MIT\n"},
        language="fr",
    )

    assert (lines(latest), changes(latest.news)) == ([], [])
    assert latest.retouches == latest.title == "1\u00a0fiche retouchée"
    assert changes(latest.retouched) == [("Kafka", "résumé\u00a0: texte réécrit")]


def test_a_new_name_says_the_former_one_only_while_the_data_does(telling):
    renamed = f"name: Kafka Two\n{TOOL}license: MIT\n"

    hidden, _first = telling({"tools/kafka.yml": renamed})
    assert changes(hidden.news) == [("Kafka Two", "another name")]


def test_a_former_name_that_is_an_alias_is_said(telling):
    renamed = f"name: Kafka Two\naliases: [Kafka]\n{TOOL}license: MIT\n"

    latest, _first = telling({"tools/kafka.yml": renamed}, language="fr")

    assert changes(latest.news) == [("Kafka Two", "auparavant Kafka")]


def test_another_address_is_a_retouch(telling):
    moved = f"name: Kafka\nformer_ids: [kafka]\n{TOOL}license: MIT\n"

    latest, _first = telling({"tools/kafka.yml": None, "tools/apache-kafka.yml": moved})

    assert (lines(latest), changes(latest.news)) == ([], [])
    assert changes(latest.retouched) == [("Kafka", "another address")]


def test_what_was_removed_is_counted_and_named_only_while_the_data_does(telling):
    new = {"tools/ada.yml": f"name: Ada Lovelace\n{TOOL}", "tools/old.yml": f"name: MIT\n{TOOL}"}

    latest, *_others = telling(new, {"tools/ada.yml": None, "tools/old.yml": None}, language="fr")

    assert lines(latest) == [("2\u00a0fiches d’outils supprimées", ["MIT"])]


def test_words_we_choose_among_are_retouches(telling):
    latest, _first = telling({"categories/desks.yml": "name: Desks\n"})

    assert lines(latest) == []
    assert latest.retouches == "1 sheet touched up"
    (only,) = latest.retouched.summed
    assert (only.kind, only.sentences) == ("category", ("new in the vocabulary",))


def test_many_are_told_without_their_names_in_the_title(telling):
    latest, _first = telling(
        {f"tools/t{n}.yml": f"name: Tool {n}\n{TOOL}" for n in range(MOST_NAMED + 1)}
    )

    (line,) = latest.lines
    assert line.is_long
    assert latest.title == f"{MOST_NAMED + 1} new tools"
