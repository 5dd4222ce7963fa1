"""French words put together by chance: names that exist nowhere, sentences that read as French."""

import re
import unicodedata
from datetime import date, timedelta
from random import Random

# Words read better as words than as lists: hence SIM905 below.
STARTS = tuple(
    "Al Ar Bé Bri Cé Cor Da Do Éla Éo Fa Fé Ga Gé Hé Io Ka Ké Lé Lo Lu Ma Mé Na Né Noé Œno Or Pé"  # noqa: SIM905
    " Phi Pla Ré Ro Sé Si Ta Thé Ul Vé Xé Ya Zé".split()
)
MIDDLES = tuple(
    "bri cha da di fo gue la lé li lo ma mé mi na né no ra ré ri ro sa té ti va vi".split()  # noqa: SIM905
)
ENDS = tuple(
    "base bus cœur flux forge gède lien lis mode nie nor phare ris rive scope tède thèse".split()  # noqa: SIM905
)
SHORT = 0.2  # share of the names without a middle

SUBJECTS = (
    "L’équipe de production",
    "Le groupe de travail",
    "La direction des systèmes d’information",
    "Le collège des membres",
    "L’équipe chargée de la sécurité",
    "La communauté d’utilisateurs",
    "Le comité d’architecture",
    "L’atelier du printemps",
    "La cellule d’exploitation",
    "Un contributeur régulier",
)
VERBS = (
    "déploie",
    "met à l’épreuve",
    "étudie",
    "améliore",
    "présente",
    "a réécrit",
    "maintient",
    "évalue",
    "a documenté",
    "préfère",
)
OBJECTS = (
    "la chaîne d’intégration",
    "les sauvegardes chiffrées",
    "un connecteur vers l’annuaire",
    "la reprise après incident",
    "le catalogue de données",
    "les tableaux de bord",
    "la montée de version",
    "l’interface d’administration",
    "le moteur d’exécution",
    "la traduction française",
    "les modèles de déploiement",
    "la gestion des clés",
)
CIRCUMSTANCES = (
    "dans ses deux centres de données",
    "sans interrompre le service",
    "avec l’aide de plusieurs régions",
    "après un an d’expérimentation",
    "pour des milliers d’agents",
    "à partir de la version publiée l’été dernier",
    "en dépit d’une documentation incomplète",
    "et reverse ses corrections en amont",
    "sur du matériel déjà amorti",
    "où la disponibilité est exigée",
)
TOWNS = tuple(
    "Angoulême Béziers Besançon Châteauroux Évreux Fécamp Guéret Hérouville Lanester Mâcon Nîmes"  # noqa: SIM905
    " Orléans Périgueux Quimper Roubaix Saint-Étienne Thionville Uzès Vénissieux Yvetot".split()
)
PLACES = ("Halle aux grains", "Maison des sciences", "Carré des arts", "Hôtel de région")
STOPS = re.compile(r"[^a-z0-9]+")


def coined(random: Random) -> str:
    """Return a name that nobody bears, such as « Kalinor » or « Éorébase »."""
    middle = "" if random.random() < SHORT else random.choice(MIDDLES)
    return random.choice(STARTS) + middle + random.choice(ENDS)


def sentence(random: Random) -> str:
    """Return a whole sentence."""
    parts = (random.choice(words) for words in (SUBJECTS, VERBS, OBJECTS, CIRCUMSTANCES))
    return f"{' '.join(parts)}."


def sentences(random: Random, fewest: int, most: int) -> str:
    """Return some sentences that follow each other."""
    return " ".join(sentence(random) for _ in range(random.randint(fewest, most)))


def prose(random: Random, fewest: int, most: int) -> str:
    """Return a paragraph of Markdown: prose with some emphasis, code or a link in it."""
    marks = ("**{}**", "*{}*", "`{}`", "[{}](https://exemple.org/notes)")
    aside = random.choice(marks).format(random.choice(OBJECTS))
    return f"{sentences(random, fewest, most)} À lire aussi : {aside}."


def slug(text: str) -> str:
    """Return ``text`` as an id: plain small letters, digits and hyphens."""
    plain = text.lower().replace("œ", "oe").replace("’", "-")
    letters = unicodedata.normalize("NFD", plain).encode("ascii", "ignore").decode()
    return STOPS.sub("-", letters).strip("-")


def day(random: Random, first: int = 2017, last: int = 2025) -> date:
    """Return a day of the years from ``first`` to ``last``, both included."""
    span = date(last, 12, 31) - date(first, 1, 1)
    return date(first, 1, 1) + timedelta(days=random.randint(0, span.days))


def when(random: Random) -> date | str | int:
    """Return a day, or only its month or year, as sources often give it."""
    chosen = day(random)
    return random.choice((chosen, chosen, chosen, f"{chosen:%Y-%m}", chosen.year))
