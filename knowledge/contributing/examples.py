"""For each rule, lines that it refuses and lines that it takes: data for the page of rules."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Example:
    """What a rule refuses, and what to write instead.

    Each text is lines of data files: ``# tools/apache-kafka.yml`` says in which
    file stand the lines below it, beside what that file has to hold anyway.
    They are shown as they are in every language, so they hold names, dates and
    addresses rather than sentences.
    """

    bad: str
    good: str


def _in(file: str, bad: str, good: str) -> Example:
    return Example(f"# {file}\n{bad}\n", f"# {file}\n{good}\n")


def _tool(bad: str, good: str) -> Example:
    return _in("tools/apache-kafka.yml", bad, good)


def _event(bad: str, good: str) -> Example:
    return _in("events/forum-2026.yml", bad, good)


def _member(bad: str, good: str) -> Example:
    return _in("members/acme.yml", bad, good)


def _association(bad: str, good: str) -> Example:
    return _in("association.yml", bad, good)


EXAMPLES: Mapping[str, Example] = {
    # The file itself.
    "file-ending": Example(
        "# tools/apache-kafka.yaml\nname: Apache Kafka\n",
        "# tools/apache-kafka.yml\nname: Apache Kafka\n",
    ),
    "reserved-name": Example(
        "# tools/con.yml\nname: Con\n",
        "# tools/con-tool.yml\nname: Con\n",
    ),
    "file-name": Example(
        "# tools/Apache Kafka.yml\nname: Apache Kafka\n",
        "# tools/apache-kafka.yml\nname: Apache Kafka\n",
    ),
    "stray-file": Example(
        "# outils/apache-kafka.yml\nname: Apache Kafka\n",
        "# tools/apache-kafka.yml\nname: Apache Kafka\n",
    ),
    "tab": _tool("aliases:\n\t- Kafka", "aliases:\n  - Kafka"),
    # YAML.
    "yaml": _tool("note: Kafka 4.0 : sans ZooKeeper", "note: 'Kafka 4.0 : sans ZooKeeper'"),
    "cut-by-comment": _event("stand: Hall 2 # 14", "stand: 'Hall 2 # 14'"),
    "several-documents": Example(
        "# tools/apache-kafka.yml\nname: Apache Kafka\n---\nname: Apache NiFi\n",
        "# tools/apache-kafka.yml\nname: Apache Kafka\n"
        "# tools/apache-nifi.yml\nname: Apache NiFi\n",
    ),
    "not-a-mapping": _tool("- Apache Kafka", "name: Apache Kafka"),
    "anchor": _tool("steward: *ASF*", "steward: '*ASF*'"),
    "tag": _tool("aliases:\n  - !Kafka", "aliases:\n  - '!Kafka'"),
    "odd-key": _tool("[homepage]: https://kafka.apache.org", "homepage: https://kafka.apache.org"),
    "duplicate-key": _tool(
        "aliases: [Kafka]\naliases: [Kafka Streams]", "aliases: [Kafka, Kafka Streams]"
    ),
    # Fields.
    "unknown-field": _tool(
        "web_site: https://kafka.apache.org", "homepage: https://kafka.apache.org"
    ),
    "missing-field": _tool(
        "links:\n  - url: https://kafka.apache.org/documentation/",
        "links:\n  - label: Documentation\n    url: https://kafka.apache.org/documentation/",
    ),
    "missing-source": _tool(
        "used_by:\n  - member: acme\n    stage: production\n    as_of: 2025-10",
        "used_by:\n  - member: acme\n    stage: production\n    as_of: 2025-10\n"
        "    sources: [rapport-2025]",
    ),
    "empty": _tool("aliases:", "aliases: [Kafka]"),
    "too-few": _tool(
        "conflicts:\n  - subject: Version\n    versions:\n"
        "      - statement: 4.0.0\n        sources: [rapport-2025]",
        "conflicts:\n  - subject: Version\n    versions:\n"
        "      - statement: 4.0.0\n        sources: [rapport-2025]\n"
        "      - statement: 3.9.0\n        sources: [rapport-2024]",
    ),
    "needs-text": _tool("license: [Apache-2.0]", "license: Apache-2.0"),
    "needs-list": _tool("aliases: Kafka", "aliases:\n  - Kafka"),
    "needs-fields": _tool(
        "latest_release: 4.0.0",
        "latest_release:\n  version: 4.0.0\n  date: 2025-03-18\n  as_of: 2025-10\n"
        "  sources: [rapport-2025]",
    ),
    "left-out-of-markdown": _tool(
        "description: <b>Apache Kafka</b>, 2011", "description: '**Apache Kafka**, 2011'"
    ),
    "several-lines": _tool(
        "steward: |\n  Apache Software\n  Foundation", "steward: Apache Software Foundation"
    ),
    "too-long": _tool(
        "summary: >-\n  Apache Kafka (Java, Scala), Kafka Connect, Kafka Streams, MirrorMaker,\n"
        "  KRaft, Schema Registry, Cruise Control, Debezium, Strimzi, AKHQ, ksqlDB,\n"
        "  Karapace, Burrow",
        "summary: Apache Kafka, Kafka Connect, Kafka Streams",
    ),
    "not-a-number": _tool("comptoir_du_libre: n° 117", "comptoir_du_libre: 117"),
    "not-in-range": _association("review_months:\n  tools: 0", "review_months:\n  tools: 12"),
    "not-a-date": _tool("reviewed_on: 01/03/2026", "reviewed_on: 2026-03-01"),
    "not-a-partial-date": _member(
        "joined:\n  date: 07/2017\n  as_of: 2025-10\n  sources: [rapport-2025]",
        "joined:\n  date: 2017-07\n  as_of: 2025-10\n  sources: [rapport-2025]",
    ),
    "not-a-moment": _event("starts: 2026-03-12 9h30", "starts: 2026-03-12 09:30"),
    "not-a-time-zone": _event("time_zone: Paris", "time_zone: Europe/Paris"),
    "ends-before-start": _event(
        "starts: 2026-03-12\nends: 2026-03-11", "starts: 2026-03-11\nends: 2026-03-12"
    ),
    "mixed-moments": _event(
        "starts: 2026-03-12\nends: 2026-03-12 18:00",
        "starts: 2026-03-12 09:30\nends: 2026-03-12 18:00",
    ),
    "left-before-joined": _member(
        "joined: {date: 2019, as_of: 2025, sources: [rapport-2025]}\n"
        "left: {date: 2017, as_of: 2025, sources: [rapport-2025]}",
        "joined: {date: 2017, as_of: 2025, sources: [rapport-2025]}\n"
        "left: {date: 2019, as_of: 2025, sources: [rapport-2025]}",
    ),
    "in-the-future": _tool("reviewed_on: 2062-03-01", "reviewed_on: 2026-03-01"),
    "not-a-url": _tool("homepage: kafka.apache.org", "homepage: https://kafka.apache.org"),
    "url-with-credentials": _tool(
        "repository: https://jean:secret@forge.example/kafka",
        "repository: https://forge.example/kafka",
    ),
    "personal-email": _tool("note: jean.dupont@acme.example", "note: contact@acme.example"),
    "not-spdx": _tool("license: Apache 2", "license: Apache-2.0"),
    "license-family": _tool("license: GPL", "license: GPL-3.0-or-later"),
    "old-spdx": _tool("license: GPL-2.0", "license: GPL-2.0-or-later"),
    "not-one-of": _event("status: canceled", "status: cancelled"),
    "not-a-language": _association("language: français", "language: fr"),
    "not-an-identifier": _tool(
        "wikidata: https://www.wikidata.org/wiki/Q16235208", "wikidata: Q16235208"
    ),
    "not-in-book": _tool("aliases: [カフカ]", "aliases: [Kafuka]"),
    "one-of-two": _tool(
        "used_by:\n  - member: acme\n    organization: Acme\n    stage: pilot\n    as_of: 2025-10\n"
        "    sources: [rapport-2025]",
        "used_by:\n  - member: acme\n    stage: pilot\n    as_of: 2025-10\n"
        "    sources: [rapport-2025]",
    ),
    "one-at-least": _in(
        "projects/data-lake.yml",
        "roadmap:\n  - progress: planned\n    as_of: 2025-10\n    sources: [rapport-2025]",
        "roadmap:\n  - name: Apache Kafka\n    progress: planned\n    as_of: 2025-10\n"
        "    sources: [rapport-2025]",
    ),
    "incomplete-source": _tool(
        "sources:\n  - url: https://kafka.apache.org/blog",
        "sources:\n  - url: https://kafka.apache.org/blog\n    title: Blog\n"
        "    publisher: Apache Kafka",
    ),
    "unknown-support": _tool(
        "license: Apache-2.0\nsources:\n  - source: rapport-2025\n    supports: [licence]",
        "license: Apache-2.0\nsources:\n  - source: rapport-2025\n    supports: [license]",
    ),
    # Entries among themselves.
    "unknown-mention": _tool("depends_on: [zookeeper]", "depends_on: [apache-zookeeper]"),
    "bare-address": _tool(
        "sources:\n  - https://kafka.apache.org/blog",
        "sources:\n  - url: https://kafka.apache.org/blog\n    title: Blog\n"
        "    publisher: Apache Kafka",
    ),
    "wrong-kind": _event("participants: [apache-zookeeper]", "participants: [acme]"),
    "shared-former-id": Example(
        "# tools/apache-kafka.yml\nformer_ids: [kafka]\n"
        "# tools/kafka-streams.yml\nformer_ids: [kafka]\n",
        "# tools/apache-kafka.yml\nformer_ids: [kafka]\n"
        "# tools/kafka-streams.yml\nformer_ids: [streams]\n",
    ),
    "former-id-in-use": _tool("former_ids: [apache-zookeeper]", "former_ids: [kafka]"),
    "shared-address": Example(
        "# tools/apache-kafka.yml\nhomepage: https://kafka.apache.org\n"
        "# tools/kafka-streams.yml\nhomepage: https://kafka.apache.org\n",
        "# tools/apache-kafka.yml\nhomepage: https://kafka.apache.org\n"
        "# tools/kafka-streams.yml\nhomepage: https://kafka.apache.org/documentation/streams/\n",
    ),
    "license-name": Example("# licenses/expat.yml\nspdx: MIT\n", "# licenses/mit.yml\nspdx: MIT\n"),
    "same-name": Example(
        "# tools/apache-kafka.yml\nname: Apache Kafka\n"
        "# tools/kafka-streams.yml\nname: Apache Kafka\n",
        "# tools/apache-kafka.yml\nname: Apache Kafka\n"
        "# tools/kafka-streams.yml\nname: Kafka Streams\n",
    ),
    "self-mention": _tool("depends_on: [apache-kafka]", "depends_on: [apache-zookeeper]"),
    "shared-section": _association(
        "sections:\n  tools: logiciels\n  projects: logiciels",
        "sections:\n  tools: logiciels\n  projects: projets",
    ),
    "cycle": _in(
        "tools/apache-zookeeper.yml",
        "advice:\n  ring: hold\n  since: 2025\n  reason: KRaft\n  replaced_by: apache-kafka\n"
        "  as_of: 2025\n  sources: [rapport-2025]\n"
        "# tools/apache-kafka.yml\n"
        "advice:\n  ring: hold\n  since: 2025\n  reason: KRaft\n  replaced_by: apache-zookeeper\n"
        "  as_of: 2025\n  sources: [rapport-2025]",
        "advice:\n  ring: hold\n  since: 2025\n  reason: KRaft\n  replaced_by: apache-kafka\n"
        "  as_of: 2025\n  sources: [rapport-2025]\n"
        "# tools/apache-kafka.yml\nname: Apache Kafka",
    ),
    "not-published": _association(
        "legal:\n  publisher: Association Exemple\n  director: à compléter\n"
        "  host: Hébergeur Exemple\n  contact: contact@asso.example",
        "legal:\n  publisher: Association Exemple\n  director: Camille Martin\n"
        "  host: Hébergeur Exemple\n  contact: contact@asso.example",
    ),
    # Logos: logos/acme.svg is there.
    "logo-missing": _member(
        "logo:\n  file: acme-energie.svg\n  sources: [rapport-2025]",
        "logo:\n  file: acme.svg\n  sources: [rapport-2025]",
    ),
    "logo-format": _member(
        "logo:\n  file: acme.jpg\n  sources: [rapport-2025]",
        "logo:\n  file: acme.svg\n  sources: [rapport-2025]",
    ),
    "logo-unsafe": _in(
        "logos/acme.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n'
        "  <script>alert(1)</script>\n</svg>",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n'
        '  <path d="M0 0h9v9H0z"/>\n</svg>',
    ),
}
