"""What a keyboard types, and what French prints."""

import pytest

from knowledge.text.typography import typeset, typeset_html

# ~ stands for a space that does not break, _ for a narrow one.
FRENCH = [
    # Double signs
    ("Qui est-ce ?", "Qui est-ce_?"),
    ("Attention ! Vraiment ?!", "Attention_! Vraiment_?!"),
    ("un texte ; un autre", "un texte_; un autre"),
    ("un terrain : le support", "un terrain~: le support"),
    ("un texte\n; un autre\n: fin", "un texte_; un autre~: fin"),
    ("(pourquoi ?)", "(pourquoi_?)"),
    ("en 2024 : 12 membres", "en 2024~: 12 membres"),
    ("un texte~; un autre~?", "un texte_; un autre_?"),
    ("et/ou ? l'un/l'autre ?", "et/ou_? l’un/l'autre_?"),
    ("Fin :", "Fin~:"),
    ("50 % des membres", "50_% des membres"),
    # Quotes and apostrophes
    ("« mot »", "«~mot~»"),
    ("«\nmot\n» suite", "«~mot~» suite"),
    ("«mot»", "«mot»"),
    ("l'outil d'aujourd'hui", "l’outil d’aujourd’hui"),
    ("l'1, d'« un »", "l’1, d’«~un~»"),
    # Numbers
    ("n° 27, N° 3, p. 42", "n°~27, N°~3, p.~42"),
    ("10 000 € et 12 500 000 €", "10_000~€ et 12_500_000~€"),
    ("1~000 pages", "1_000 pages"),
    ("2,5 M€, 40 Go, 12 millions", "2,5~M€, 40~Go, 12~millions"),
    ("SIREN 552 049 447", "SIREN 552_049_447"),
    ("en 2024 100 000 pages", "en 2024 100_000 pages"),
    # Days
    ("le 15 septembre 2026, le 3\nmai", "le 15~septembre 2026, le 3~mai"),
    ("juin 2026, 15 septembres, 3 maires", "juin 2026, 15 septembres, 3 maires"),
]

LEFT_ALONE = [
    "https://a.example/l'b?c=d;e!f",
    "voir http://a.example:8080/x ",
    "a.example/wiki/L'Ami",
    "o'neil@a.example, contact@a.example",
    "1.10.2, v2.0, 12:30, 16:9, 4/3",
    "C++, C#, a::b, LemonLDAP::NG, std ::x",
    "key:value, a=b;c=d, f(x)?y:z, x != y, a ?b:c",
    "il dort :) ;) :-) ;-) :D :p :/ ^^ :) ;-)",
    '13" et 15", a="b", {"a": "b"}',
    "5 - 3, a - b, rm -rf, --quiet, 2017 - 2019",
    "01 23 45 67 89, +33 1 23 45 67 89, 192.168.1.1, 1.10 000",
    "10 hommes, 3 grands, 10 %s, version 10 min’x, 12 Mots",
    "75015 Paris, en 2024, n°12, 20260301",
    "oui; non: si? va!",
    "(voir :)",
]


def printed(shown: str) -> str:
    return shown.replace("~", "\u00a0").replace("_", "\u202f")


@pytest.mark.parametrize(("typed", "wanted"), FRENCH)
def test_french_prints_what_a_keyboard_cannot_type(typed: str, wanted: str) -> None:
    assert typeset(typed.replace("~", "\u00a0"), "fr") == printed(wanted)


@pytest.mark.parametrize(("typed", "wanted"), FRENCH)
def test_html_prints_the_same_as_text(typed: str, wanted: str) -> None:
    html = f"<p>{typed}</p>".replace("~", "\u00a0")

    assert typeset_html(html, "fr-CA") == f"<p>{printed(wanted)}</p>"


@pytest.mark.parametrize("typed", LEFT_ALONE)
def test_what_is_no_prose_is_left_alone(typed: str) -> None:
    assert typeset(typed, "fr") == typed
    assert typeset_html(f"<p>{typed}</p>", "fr") == f"<p>{typed}</p>"


@pytest.mark.parametrize(("typed", "_wanted"), [*FRENCH, *((typed, "") for typed in LEFT_ALONE)])
def test_what_is_printed_stays_as_it_is(typed: str, _wanted: str) -> None:
    once = typeset(typed, "fr")
    html = typeset_html(f"<p title='x'>{typed}</p>", "fr")

    assert typeset(once, "fr") == once
    assert typeset_html(html, "fr") == html


@pytest.mark.parametrize("language", ["en", "en-GB", "frr"])
def test_other_languages_are_left_alone(language: str) -> None:
    assert typeset("l'un ? 10 000", language) == "l'un ? 10 000"
    assert typeset_html("<p>l'un ? 1er</p>", language) == "<p>l'un ? 1er</p>"


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("le 1er, le 1er mars", "le 1<sup>er</sup>, le 1<sup>er</sup>~mars"),
        (
            "la 1re, la 2nde, le 3e, les 12es.",
            "la 1<sup>re</sup>, la 2<sup>nde</sup>, le 3<sup>e</sup>, les 12<sup>es</sup>.",
        ),
        ("0x3e, a3e, 1e6, 3e.txt, 3e-5, v1.3e, a/3e", "0x3e, a3e, 1e6, 3e.txt, 3e-5, v1.3e, a/3e"),
    ],
)
def test_ordinals_are_raised_in_html_alone(typed: str, wanted: str) -> None:
    assert typeset_html(typed, "fr") == printed(wanted)
    assert typeset_html(printed(wanted), "fr") == printed(wanted)
    assert typeset(typed, "fr") == typed.replace("1er mars", printed("1er~mars"))


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("<b>Note</b> : <i>oui</i> ;", "<b>Note</b>~: <i>oui</i>_;"),
        ("<p>l&#39;outil, d&#x27;un</p>", "<p>l’outil, d’un</p>"),
        ("<p>&quot;l'outil&quot; ?</p>", "<p>&quot;l’outil&quot;_?</p>"),
        ("<p>&quot;Vraiment ?&quot;</p>", "<p>&quot;Vraiment_?&quot;</p>"),
        ("<p>l'<em>outil</em></p>", "<p>l’<em>outil</em></p>"),
        ("A&amp;B ; &lt; !", "A&amp;B_; &lt;_!"),
        ("<p>x ;</p><p>y ?</p>", "<p>x_;</p><p>y_?</p>"),
    ],
)
def test_text_beside_tags_and_references_is_set(typed: str, wanted: str) -> None:
    assert typeset_html(typed, "fr") == printed(wanted)


def test_attributes_that_readers_meet_are_set_without_markup() -> None:
    html = '<a href="a?b ; c" title="l&#39;un ?"><img alt="le 1er : oui" src="x">'

    assert typeset_html(html, "fr") == printed(
        '<a href="a?b ; c" title="l’un_?"><img alt="le 1er~: oui" src="x">'
    )


@pytest.mark.parametrize(
    "html",
    [
        '<a href="x" data-note="l\'un : a > b ; 3 % ?">',
        "<a data-note='a ; 1er > l\"un ?' class=b>",
        '<input value="10 h ?">',
        "<!-- l'un : <b>deux</b> ? -->",
        "<code>l'un ; 1er</code>",
        '<code class="x">l\'un ;</code>',
        "<pre><code><span>l'un</span> ; 1er</code> ?</pre>",
        "<script>if (l'un ? a : b) ;</script>",
        "<style>a ; b : c !</style>",
        "<textarea>l'un ?</textarea>",
        "<kbd>l'un</kbd><samp>a ?</samp><var>l'x</var>",
        "<svg><text>1er ?</text></svg>",
        "<code>l'un ; never closed",
        "<a title='l\"un ; never closed",
    ],
)
def test_other_attributes_code_and_comments_are_untouched(html: str) -> None:
    assert typeset_html(html, "fr") == html
    assert typeset_html(f"<p>l'un</p>{html}", "fr") == f"<p>l’un</p>{html}"


def test_text_after_what_is_kept_is_set() -> None:
    html = "<code>a ;</code> l'un ; <pre>b ?</pre> deux ?"

    assert typeset_html(html, "fr") == printed("<code>a ;</code> l’un_; <pre>b ?</pre> deux_?")


@pytest.mark.parametrize(
    "sign", ['"', "a'", "<", "<code>", "<!--", '="', " ;", "1 ", "&#39;", "a/"]
)
def test_a_long_text_takes_no_longer_than_it_should(sign: str) -> None:
    # Quadratic, this would take minutes.
    typeset(f"l'un {sign * 50_000}", "fr")
    typeset_html(f"<p>l'un {sign * 50_000}", "fr")
