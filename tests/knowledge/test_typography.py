"""What a keyboard writes, and what a language prints."""

import pytest

from knowledge.typography import typeset, typeset_html

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
    ("Fin :", "Fin~:"),
    # Quotes and apostrophes
    ("« mot »", "«~mot~»"),
    ("«\nmot\n» suite", "«~mot~» suite"),
    ("«mot»", "«mot»"),
    ("« »", "«~»"),
    ("l'outil d'aujourd'hui", "l’outil d’aujourd’hui"),
    ("l'1, d'« un », qu'\"un\"", "l’1, d’«~un~», qu’«~un~»"),
    ('un "mot" et "deux mots".', "un «~mot~» et «~deux mots~»."),
    ('("C\'est vrai ?")', "(«~C’est vrai_?~»)"),
    ('l\'"open source"', "l’«~open source~»"),
    # Dashes and dots
    ("mot – incise – mot", "mot~– incise~– mot"),
    ("TOSIT - site TDP", "TOSIT~– site TDP"),
    ("version 3 - suite", "version 3~– suite"),
    ("etc...", "etc…"),
    ("Il hésite... puis [...] part", "Il hésite… puis […] part"),
    # Numbers
    ("50 % des membres", "50_% des membres"),
    ("n° 27, N° 3", "n°~27, N°~3"),
    ("à 10 h, 10 h 30, 10~h 45", "à 10~h, 10~h~30, 10~h~45"),
    ("1 000 € et 12 500 000 €", "1_000~€ et 12_500_000~€"),
    ("2,5 M€, 40 Go, 3 millions", "2,5~M€, 40~Go, 3~millions"),
    ("SIREN 552 049 447", "SIREN 552_049_447"),
    ("en 2024 100 000 pages", "en 2024 100_000 pages"),
]

LEFT_ALONE = [
    "https://a.example/l'b?c=d;e!f",
    "voir http://a.example:8080/x...y",
    "a.example/wiki/L'Ami",
    "a.example:80/d'e",
    "o'neil@a.example, contact@a.example",
    "1.10.2, v2.0...v3.0, 12:30, 16:9, 4/3",
    "C++, C#, a::b, LemonLDAP::NG, std ::x",
    "key:value, a=b;c=d, f(x)?y:z, x != y, a ?b:c",
    "il dort :) ;) :-) ;-) :D :p :/ ^^",
    r"C:\l'ami\..., /usr/bin/..., ../..., ./...",
    "git log a...b, f(...args), 1...3",
    '13" et 15", a="b", {"a": "b"}',
    "5 - 3, a - b, rm -rf, --quiet, 2017 - 2019",
    "01 23 45 67 89, +33 1 23 45 67 89, 192.168.1.1, 1.10 000",
    "10 hommes, 3 grands, 10 %s, version 10 s’installe, 12 Mots",
    "oui; non: si? va!",
    "(voir :)",
]

ENGLISH = [
    ("the port's tables aren't", "the port’s tables aren’t"),
    ('say "ebb and flow".', "say “ebb and flow”."),
    ('say "it\'s"', "say “it’s”"),
    ("what ? 1 000 km : 3 % - yes...", "what ? 1 000 km : 3 % - yes..."),
]


def printed(shown: str) -> str:
    return shown.replace("~", "\u00a0").replace("_", "\u202f")


@pytest.mark.parametrize(("typed", "wanted"), FRENCH)
def test_french_prints_what_a_keyboard_cannot_type(typed: str, wanted: str) -> None:
    assert typeset(typed.replace("~", "\u00a0"), "fr") == printed(wanted)


@pytest.mark.parametrize(("typed", "wanted"), FRENCH)
def test_html_prints_the_same_as_text(typed: str, wanted: str) -> None:
    html = f"<p>{typed}</p>".replace("~", "\u00a0")

    assert typeset_html(html, "fr") == f"<p>{printed(wanted)}</p>"


@pytest.mark.parametrize("typed", LEFT_ALONE)
def test_what_is_no_prose_is_left_alone(typed: str) -> None:
    assert typeset(typed, "fr") == typed
    assert typeset_html(f"<p>{typed}</p>", "fr") == f"<p>{typed}</p>"


@pytest.mark.parametrize(("typed", "wanted"), ENGLISH)
def test_english_prints_its_quotes_and_apostrophes_and_nothing_else(
    typed: str, wanted: str
) -> None:
    assert typeset(typed, "en") == wanted
    assert typeset_html(f"<p>{typed}</p>", "en-GB") == f"<p>{wanted}</p>"


@pytest.mark.parametrize(("typed", "_wanted"), [*FRENCH, *((typed, "") for typed in LEFT_ALONE)])
def test_what_is_printed_stays_as_it_is(typed: str, _wanted: str) -> None:
    once = typeset(typed, "fr")
    html = typeset_html(f"<p>{typed}</p>", "fr")

    assert typeset(once, "fr") == once
    assert typeset_html(html, "fr") == html


def test_a_language_without_rules_is_left_alone() -> None:
    assert typeset("l'un ?", "ca") == "l'un ?"
    assert typeset_html("l'un ?", "ca") == "l'un ?"


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("le 1er mars", "le 1<sup>er</sup> mars"),
        (
            "la 1re, la 2nde, le 3e, les 12es.",
            "la 1<sup>re</sup>, la 2<sup>nde</sup>, le 3<sup>e</sup>, les 12<sup>es</sup>.",
        ),
        ("0x3e, a3e, 1e6, 3e.txt, 3e-5, v1.3e, a/3e", "0x3e, a3e, 1e6, 3e.txt, 3e-5, v1.3e, a/3e"),
    ],
)
def test_ordinals_are_raised_in_html_alone(typed: str, wanted: str) -> None:
    assert typeset_html(typed, "fr") == wanted
    assert typeset_html(wanted, "fr") == wanted
    assert typeset(typed, "fr") == typed


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("<b>Note</b> : <i>oui</i> ;", "<b>Note</b>~: <i>oui</i>_;"),
        ("<p>l&#39;outil &#34;libre&#34;</p>", "<p>l’outil «~libre~»</p>"),
        ("<p>&quot;l'outil&quot; ?</p>", "<p>«~l’outil~»_?</p>"),
        ("<p>l'<em>outil</em></p>", "<p>l’<em>outil</em></p>"),
        ("A&amp;B ; &lt; !", "A&amp;B_; &lt;_!"),
        ("<p>x ;</p><p>y ?</p>", "<p>x_;</p><p>y_?</p>"),
        ("<p title='l\"un' id=a>l'un ?</p>", "<p title='l\"un' id=a>l’un_?</p>"),
    ],
)
def test_text_beside_tags_and_references_is_set(typed: str, wanted: str) -> None:
    assert typeset_html(typed, "fr") == printed(wanted)


@pytest.mark.parametrize(
    "html",
    [
        '<a href="x" title="l\'un : a > b ; 3 % ?">',
        "<a title='a ; 1er > l\"un ?' class=b>",
        '<input value="10 h ...">',
        "<!-- l'un : <b>deux</b> ? -->",
        "<code>l'un ; 1er</code>",
        '<CODE class="x">l\'un ;</CODE>',
        '<pre><code><span>l\'un</span> ; "deux" ...</code> ?</pre>',
        "<script>if (l'un ? a : b) ;</script>",
        "<style>a ; b : c !</style>",
        "<textarea>l'un ?</textarea>",
        "<title>le 1er</title>",
        "<kbd>l'un</kbd><samp>a ?</samp><var>l'x</var>",
        "<svg><text>1er ?</text></svg>",
        "<code>l'un ; never closed",
        "<a title=\"l'un ; never closed",
    ],
)
def test_attributes_code_and_comments_are_untouched(html: str) -> None:
    assert typeset_html(html, "fr") == html
    assert typeset_html(f"<p>l'un</p>{html}", "fr") == f"<p>l’un</p>{html}"


def test_text_after_what_is_kept_is_set() -> None:
    html = "<code>a ;</code> l'un ; <pre>b ?</pre> deux ?"

    assert typeset_html(html, "fr") == printed("<code>a ;</code> l’un_; <pre>b ?</pre> deux_?")


@pytest.mark.parametrize(
    "sign", ['"', "'", "<", "<code>", '="', " ;", "...", "1 ", "&#34;", "a.", "\\"]
)
def test_a_long_text_takes_no_longer_than_it_should(sign: str) -> None:
    # Quadratic, this would take minutes.
    typeset(sign * 50_000, "fr")
    typeset_html(f"<p>{sign * 50_000}", "fr")
