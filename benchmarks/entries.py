"""Made-up entries of every kind: what the files of a fictitious French association hold."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from benchmarks import french

Fields = dict[str, Any]
Named = tuple[tuple[str, str], ...]

REVIEWED = date(2025, 12, 31)
LICENSES = {
    "Apache-2.0": "permissive",
    "MIT": "permissive",
    "MPL-2.0": "weak-copyleft",
    "EUPL-1.2": "strong-copyleft",
    "GPL-3.0-or-later": "strong-copyleft",
    "AGPL-3.0-only": "network-copyleft",
}
SPDX = tuple(LICENSES)
LANGUAGES = ("Java", "Python", "Go", "Rust", "TypeScript", "C++", "Scala")
STAGES = ("production", "adoption", "pilot", "evaluation", "used")
PUBLISHERS = ("Le Courrier libre", "Revue des données", "Étude & Logiciel", "Forge du Ponant")
PRODUCTS = ("Ordalys Pro", "Cénotaph Suite", "Mégabase 12", "Octavéa Cloud")

# The labels of these words differ from kind to kind or not at all, so that
# a system that knows words but not fields says the same (stock_site/main.py).
BASES = ("source", "source", "snapshot", "bounded", "collected")


@dataclass(frozen=True)
class World:
    """Every id there is with its name, so that entries can mention each other."""

    random: Random
    named: Mapping[str, Named]

    def one(self, kind: str) -> str:
        """Return the id of an entry; the first ones are far more often mentioned than the last."""
        ids = self.named[kind]
        return ids[int(len(ids) * self.random.random() ** 2)][0]

    def some(self, kind: str, fewest: int, most: int, *, but: str = "") -> list[str]:
        """Return different ids, never the id ``but``."""
        wanted = (self.one(kind) for _ in range(self.random.randint(fewest, most)))
        return list(dict.fromkeys(found for found in wanted if found != but))

    def chance(self, share: float) -> bool:
        """Say yes in ``share`` of the cases."""
        return self.random.random() < share


# What several kinds hold


def in_place(world: World, **more: Any) -> Fields:
    """Return a source that is written where it is cited."""
    name = french.coined(world.random)
    return {
        "url": f"https://forge.exemple.org/{french.slug(name)}/-/blob/{world.random.getrandbits(80):020x}/LISEZMOI.md",
        "title": f"{name} : LISEZMOI.md",
        "publisher": f"Dépôt {name}",
        "date": french.when(world.random),
        **more,
    }


def citations(world: World, fewest: int = 1, most: int = 2) -> list[Any]:
    """Return sources: two in three by their id, the others in place."""
    found: list[Any] = list(world.some("sources", fewest, most))
    return [source if world.chance(0.67) else in_place(world) for source in found]


def dated(world: World) -> Fields:
    """Return what proves something, and until when."""
    fields: Fields = {"as_of": french.when(world.random)}
    if (basis := world.random.choice(BASES)) != "source":
        fields["as_of_basis"] = basis
    if world.chance(0.15):
        fields["note"] = french.sentence(world.random)
    return {**fields, "sources": citations(world)}


def claim(world: World) -> Fields:
    """Return a statement with its proof."""
    return {"statement": french.sentences(world.random, 1, 2), **dated(world)}


def usage(world: World, member: str) -> Fields:
    """Return the use that a member makes of something."""
    fields: Fields = {"member": member, "stage": world.random.choice(STAGES)}
    if world.chance(0.5):
        fields["since"] = french.when(world.random)
    if world.chance(0.4):
        fields["scope"] = world.random.choice(french.OBJECTS)
    return {**fields, **dated(world)}


def usages(world: World, most: int) -> list[Fields]:
    """Return the uses that some members make of something."""
    return [usage(world, member) for member in world.some("members", 0, most)]


def conflict(world: World) -> Fields:
    """Return two things that sources say, and which one is followed."""
    said = [
        {"statement": french.sentence(world.random), "sources": citations(world)} for _ in range(2)
    ]
    return {"subject": "Année de création", "versions": said, "reading": "Nous suivons le dépôt."}


def sheet(world: World, name: str) -> tuple[Fields, Fields]:
    """Return how every sheet starts, and how it ends."""
    start: Fields = {
        "name": name,
        "summary": french.sentence(world.random)[:150],
        "description": french.prose(world.random, 1, 3),
        "aliases": [french.coined(world.random) for _ in range(world.random.randint(1, 3))],
    }
    end: Fields = {}
    if world.chance(0.4):
        end["evidence"] = [claim(world) for _ in range(world.random.randint(1, 2))]
    if world.chance(0.1):
        end["conflicts"] = [conflict(world)]
    if world.chance(0.2):
        end["note"] = french.sentence(world.random)
    # The fields that a source proves are those it is most often asked about.
    end["sources"] = [world.one("sources"), in_place(world, supports=["summary"])]
    return start, {**end, "reviewed_on": REVIEWED, "reviewed_by": "équipe éditoriale"}


# One function for each kind


def tool(world: World, entry_id: str, name: str) -> Fields:
    """Return a piece of free software."""
    random, site = world.random, f"https://{entry_id}.exemple.org"
    start, end = sheet(world, name)
    fields: Fields = {
        "categories": world.some("categories", 1, 2),
        "license": random.choice(SPDX),
        "license_evidence": "repository",
        "homepage": site,
        "repository": f"https://forge.exemple.org/{entry_id}/{entry_id}",
        "programming_languages": random.sample(LANGUAGES, random.randint(1, 2)),
        "steward": f"Fondation {name}",
        "listed_by": [
            {"list": chosen, "reference": str(random.randint(1, 900)), **dated(world)}
            for chosen in world.some("lists", 0, 2)
        ],
        "used_by": usages(world, 4),
        "alternative_to": [{"product": random.choice(PRODUCTS), **dated(world)}]
        if world.chance(0.2)
        else [{"tool": other, **dated(world)} for other in world.some("tools", 0, 1, but=entry_id)],
        "depends_on": world.some("tools", 0, 2, but=entry_id),
        "wikidata": f"Q{random.randint(1000, 99_999_999)}",
    }
    if world.chance(0.1):
        fields["advice"] = {
            "ring": random.choice(("adopt", "trial", "assess", "hold")),
            "since": french.when(random),
            "reason": french.sentence(random),
            **dated(world),
        }
    return {**start, **_held(fields), **end}


def member(world: World, entry_id: str, name: str) -> Fields:
    """Return an organization."""
    random = world.random
    start, end = sheet(world, name)
    fields: Fields = {
        "legal_kind": random.choice(("company", "administration", "public-operator")),
        "sector": world.one("sectors"),
        "standing": random.choice(("attested", "attested", "past", "conflicting")),
        "joined": {"date": french.when(random), **dated(world)} if world.chance(0.6) else None,
        "homepage": f"https://www.{entry_id}.exemple.org/",
        "siren": f"{random.randint(10**8, 10**9 - 1)}" if world.chance(0.6) else None,
        "wikidata": f"Q{random.randint(1000, 99_999_999)}",
    }
    return {**start, **_held(fields), **end}


def project(world: World, entry_id: str, name: str) -> Fields:
    """Return something that members do together."""
    random = world.random
    start, end = sheet(world, name)
    parts = [
        {"tool": used, "version": f"{random.randint(1, 9)}.{random.randint(0, 20)}"}
        for used in world.some("tools", 4, 9)
    ]
    fields: Fields = {
        "form": random.choice(("software", "working-group", "watch")),
        "status": random.choice(("active", "unknown", "historical", "historical")),
        "license": random.choice(SPDX),
        "repository": f"https://forge.exemple.org/{entry_id}",
        "started": french.when(random),
        "participants": [
            {"member": one, "role": random.choice(("initiator", "contributor")), **dated(world)}
            for one in world.some("members", 1, 5)
        ],
        "used_by": usages(world, 2),
        "tools": world.some("tools", 0, 3),
        "stacks": [{"name": f"{name} 1.0", "parts": parts, **dated(world)}]
        if world.chance(0.3)
        else [],
    }
    return {**start, **_held(fields), **end}


def event(world: World, entry_id: str, name: str) -> Fields:
    """Return something that takes place on given days."""
    random = world.random
    start, end = sheet(world, name)
    starts = french.day(random, 2017, 2031)
    fields: Fields = {
        "starts": starts,
        "ends": starts + timedelta(days=1) if world.chance(0.4) else None,
        "status": "held" if starts < REVIEWED else "scheduled",
        "role": random.choice(("organizer", "speaker", "exhibitor")),
        "attendance": random.choice(("offline", "online", "mixed")),
        "venue": random.choice(french.PLACES),
        "city": random.choice(french.TOWNS),
        "organizer": french.coined(random),
        "participants": world.some("members", 0, 5),
        "projects": world.some("projects", 0, 2),
        "homepage": f"https://{entry_id}.exemple.org/programme",
    }
    return {**start, **_held(fields), **end}


def source(world: World, entry_id: str, name: str) -> Fields:
    """Return a document that proves claims."""
    random = world.random
    fields: Fields = {
        "title": name,
        "publisher": random.choice(PUBLISHERS),
        "type": random.choice(("press", "code", "talk", "interview", "blog", "minutes", "award")),
        "url": f"https://presse.exemple.org/{random.randint(2017, 2025)}/{entry_id}.html",
        "date": french.when(random),
        "language": "fr",
        "summary": french.sentence(random)[:150],
        "description": french.prose(random, 3, 6),
        "accessed": REVIEWED,
        "note": french.sentence(random) if world.chance(0.2) else None,
    }
    return _held(fields)


def term(world: World, _entry_id: str, name: str) -> Fields:
    """Return a word of a vocabulary."""
    summary = french.sentence(world.random)[:150]
    return {"name": name, "summary": summary, "aliases": [french.coined(world.random)]}


def software_list(world: World, entry_id: str, name: str) -> Fields:
    """Return a list of software kept by others."""
    return {
        **term(world, entry_id, name),
        "publisher": world.random.choice(PUBLISHERS),
        "url": f"https://{entry_id}.exemple.org/",
        "notice": french.sentence(world.random),
        **dated(world),
    }


def license_term(world: World, entry_id: str, name: str) -> Fields:
    """Return a license in plain words."""
    return {
        **term(world, entry_id, name),
        "spdx": name,
        "family": LICENSES[name],
        "url": f"https://spdx.org/licenses/{name}.html",
        "sources": citations(world),
    }


def association(world: World) -> Fields:
    """Return the association itself."""
    start, end = sheet(world, "Ponant libre")
    return {
        **start,
        "language": "fr",
        "time_zone": "Europe/Paris",
        "edition": "unofficial",
        "sections": {
            "members": "membres",
            "projects": "projets",
            "tools": "outils",
            "events": "evenements",
            "sources": "sources",
            "licenses": "glossaire",
        },
        "legal": dict.fromkeys(("publisher", "director", "host", "contact"), "à compléter"),
        "legal_form": "association loi 1901",
        "country": "France",
        "founded": "2017-03",
        "homepage": "https://ponant-libre.exemple.org",
        **{
            name: [claim(world) for _ in range(5)]
            for name in ("mission", "history", "ways_of_working", "governance", "relations")
        },
        **end,
    }


def _held(fields: Fields) -> Fields:
    """Return the fields that hold something: what is not known is left out."""
    return {name: value for name, value in fields.items() if value not in (None, [])}


# How entries of each kind are called

ORGANIZATIONS = (
    "Mutuelle {}",
    "Compagnie des énergies {}",
    "Région {}",
    "Caisse {}",
    "Société {}",
    "Institut {}",
    "Métropole {}",
    "Hôpitaux {}",
)
EVENTS = ("Journée {}", "Rencontres {}", "Forum {}", "Atelier {}", "Assises {}")
PROJECTS = ("Plateforme {}", "Socle {}", "Veille {}", "Fabrique {}")
TITLES = (
    "{} : ce qui change",
    "Retour d’expérience sur {}",
    "Comment {} a été choisi",
    "Entretien avec l’équipe de {}",
    "{}, un an après",
)
NAMES: Mapping[str, tuple[str, ...]] = {
    "members": ORGANIZATIONS,
    "events": EVENTS,
    "projects": PROJECTS,
    "sources": TITLES,
}
KINDS: Mapping[str, Callable[[World, str, str], Fields]] = {
    "members": member,
    "projects": project,
    "tools": tool,
    "events": event,
    "sources": source,
    "categories": term,
    "sectors": term,
    "lists": software_list,
    "licenses": license_term,
}
