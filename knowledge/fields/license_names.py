"""What people call the licenses in common use, and their identifiers in the SPDX list."""

import re

# What the catalogues of free software hold most, and what French administrations may choose
# (code des relations entre le public et l’administration, D. 323-2-1). Of GPL-1.0 and the
# like, whoever writes « GPL » does not think.
COMMON = (
    *("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "ISC", "PostgreSQL", "Zlib"),
    *("GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later"),
    *("LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later"),
    *("AGPL-3.0-only", "AGPL-3.0-or-later", "MPL-2.0", "EPL-2.0", "EUPL-1.2", "OSL-3.0"),
    *("CDDL-1.0", "CDDL-1.1", "CECILL-2.1", "CECILL-B", "CECILL-C", "etalab-2.0"),
    *("CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "Python-2.0", "Artistic-2.0", "Unlicense"),
)
# « GNU GPLv3 », « the Apache License 2.0 », « licence MIT »
AROUND = re.compile("the|gnu|licen[cs]e|version|v(?=[0-9])|[^a-z0-9.+]|(?<=[0-9])[.]0")


def bare(name: str) -> str:
    """Return what stays of the name of a license without what people write around it.

    « GNU GPL v3.0 » is « gpl3 », and so is the start of GPL-3.0-or-later.
    """
    return AROUND.sub("", name.lower())


def licenses_called(name: str) -> list[str]:
    """Return the licenses in common use that a name may mean: « GPL » four, « Apache » one."""
    start = bare(name)
    return [one for one in COMMON if start and bare(one).startswith(start)]
