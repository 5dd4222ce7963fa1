// How French is read by search: what is one word, and which words are alike.
(function (scope) {
  "use strict";

  // Words that say nothing of what is looked for.
  const STOP = new Set(
    ("a ai as au aux avec c ce ces cet cette d dans de des du elle en est et eux il ils j je l la " +
     "le les leur leurs lui m ma mais me mes mon n ne nos notre nous on ou par pas pour qu que qui " +
     "s sa se ses son sont sur t ta te tes ton tu un une vos votre vous y").split(" ")
  );

  // Accents and ligatures never matter: « securite » finds « sécurité ».
  function fold(text) {
    return text
      .toLowerCase()
      .replace(/œ/g, "oe")
      .replace(/æ/g, "ae")
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "");
  }

  // An elision, a hyphen, a slash or a dot ends a word; « c++ » and « c# » stay whole.
  function split(text) {
    return fold(text).split(/[^a-z0-9+#]+/).filter(Boolean);
  }

  // The light plural: « bases » and « base », « réseaux » and « réseau » are one word.
  function singular(word) {
    return word.length > 3 ? word.replace(/(?:s|x)$/, "") : word;
  }

  function term(word) {
    return STOP.has(word) ? null : singular(word);
  }

  // « open shift » and « openshift » are one name.
  function joined(text) {
    return split(text).join("");
  }

  scope.searchRules = { fold, split, singular, term, joined };
})(self);
