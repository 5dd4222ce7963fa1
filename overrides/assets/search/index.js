// The index: made from the data once somebody searches; answers a query, best first.
(function (scope) {
  "use strict";

  const { STOP, isWeak, split, singular, words, joined, distance } = scope.searchRules;

  // What a word is worth by the place where it stands; alone in a name, it is worth more
  // than beside others.
  const WORTH = { fullName: 20, title: 10, aliases: 8, keywords: 6, tags: 3, under: 3, summary: 3, kind: 1 };
  // Between things of like worth, what readers come for stands first.
  const KINDS = { association: 1.3, tools: 1.15, projects: 1.15, members: 1.15, terms: 0.9, page: 0.95, events: 0.9, sources: 0.6 };
  const FEW = 5; // answers, below which some of the words are enough
  const SOME = 20; // the most answers that have only some of the words

  // The documents as the data file tells them (knowledge/search.py writes it).
  function documents({ kinds, tags, rows }) {
    const found = rows.flatMap((alike, number) => alike.map((row) => {
      const [title, summary, aliases, keywords, under, shared, id, address] = row;
      const [kind, singularName, pluralName, pattern] = kinds[number];
      const name = id || split(title).join("-");
      const list = (text) => (text ? text.split("|") : []);
      return {
        kind, id: name, title, summary: summary || "",
        kindName: singularName, kindNames: pluralName,
        aliases: list(aliases), keywords: list(keywords),
        tags: (shared || []).map((tag) => tags[tag]),
        under: under || [],
        address: address === undefined ? pattern.replace("*", name) : address,
      };
    }));
    found.forEach((one) => { one.under = one.under.map((number) => found[number]); });
    return found;
  }

  // Each word -> each document that has it -> what it is worth there. A whole name stands
  // beside its words, in one: « =openshift » for « Open Shift ».
  function indexed(found) {
    const index = new Map();
    const put = (word, number, worth) => {
      if (!index.has(word)) index.set(word, new Map());
      const there = index.get(word), had = there.get(number) || 0;
      there.set(number, Math.max(had, worth) + Math.min(had, worth) / 5);
    };
    const phrase = (text, number, worth) => {
      const all = words(text);
      for (const word of all) put(word, number, worth * (0.5 + 0.5 / all.length));
    };
    found.forEach((one, number) => {
      for (const name of [one.title, ...one.aliases]) put("=" + joined(name), number, WORTH.fullName);
      phrase(one.title, number, WORTH.title);
      one.aliases.forEach((name) => phrase(name, number, WORTH.aliases));
      one.keywords.forEach((name) => phrase(name, number, WORTH.keywords));
      one.tags.forEach((name) => phrase(name, number, WORTH.tags));
      for (const above of one.under) {
        [above.title, ...above.aliases, ...above.keywords].forEach((name) => phrase(name, number, WORTH.under));
      }
      for (const word of words(one.summary)) put(word, number, WORTH.summary);
      phrase(`${one.kindName} ${one.kindNames}`, number, WORTH.kind);
    });
    return index;
  }

  function open(data) {
    const found = documents(data);
    const index = indexed(found);
    const terms = [...index.keys()];
    const known = terms.filter((term) => term[0] !== "=");
    const names = terms.filter((term) => term[0] === "=").map((term) => term.slice(1));
    const read = new Map(); // what a word may mean, remembered while somebody types

    // The words of the index that a word may mean, each with how sure that is (up to 1).
    function meanings(word, isLast, forgiving) {
      const key = `${word} ${isLast} ${forgiving}`;
      if (!read.has(key)) read.set(key, sought(word, isLast, forgiving));
      return read.get(key);
    }

    function sought(word, isLast, forgiving) {
      const sure = new Map(), family = [];
      const number = /^\d+$/.test(word);
      const begins = isLast || (word.length > 2 && !number);
      // « superviser » and « supervision » are of one family: they begin alike.
      const root = word.length > 6 ? word.slice(0, Math.max(6, word.length - 3)) : null;
      for (const term of known) {
        if (term === word) sure.set(term, 1);
        else if (begins && term.startsWith(word)) sure.set(term, 0.5 + (0.4 * word.length) / term.length);
        else if (root && term.startsWith(root) && term.length < word.length + 5) family.push(term);
      }
      const exact = sure.has(word);
      const begun = sure.size > 0;
      if (!number && (forgiving ? !exact : !begun)) near(word, known).forEach(([term, how]) => sure.set(term, how));
      for (const term of family) sure.set(term, Math.max(begun ? 0.4 : 0.7, sure.get(term) || 0));
      return sure;
    }

    // Those that differ by one letter, or by two in a long word.
    function near(word, among) {
      const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
      const close = most ? among.map((term) => [term, distance(word, term, most)]).filter((one) => one[1] <= most) : [];
      const least = Math.min(...close.map((one) => one[1]));
      return close.filter((one) => one[1] === least).map(([term, steps]) => [term, steps > 1 ? 0.5 : 0.7]);
    }

    // The names that a query may be, whole: the more of a name is there, the surer.
    function called(whole, misspelt) {
      const sure = names.filter((name) => name.startsWith(whole)).map((name) => [name, (whole.length / name.length) ** 2]);
      return (sure.length || !misspelt ? sure : near(whole, names)).map(([name, how]) => ["=" + name, how]);
    }

    // What is asked: words, each with its meanings. Neighbours written apart may be one name.
    function asked(query, forgiving) {
      const all = split(query);
      const places = [...all.keys()];
      const said = places.filter((place) => !STOP.has(all[place]));
      const strong = said.filter((place) => !isWeak(all, place));
      const chosen = [strong, said, places].find((some) => some.length);
      const misspelt = !chosen.every((place) => index.has(singular(all[place])));
      const whole = called(all.join(""), misspelt);
      return chosen.map((place) => {
        const sure = new Map([...meanings(singular(all[place]), place === all.length - 1, forgiving), ...whole]);
        for (const pair of [all[place - 1] + all[place], all[place] + all[place + 1]]) {
          for (const term of [pair, "=" + pair]) if (index.has(term)) sure.set(term, 1);
        }
        return sure;
      });
    }

    // Answers with all the words, and answers with some of them.
    function answers(meant) {
      const scores = meant.map((sure) => {
        const score = new Map();
        for (const [term, how] of sure) {
          for (const [number, worth] of index.get(term)) {
            score.set(number, Math.max(score.get(number) || 0, worth * how));
          }
        }
        return score;
      });
      // A rare word says more than one that is everywhere.
      const rare = scores.map((score) => Math.log(1 + found.length / (score.size || 1)));
      const total = rare.reduce((sum, one) => sum + one, 0);
      const numbers = new Set(scores.flatMap((score) => [...score.keys()]));
      const all = [], some = [];
      for (const number of numbers) {
        let worth = 0, part = 0, met = 0;
        scores.forEach((score, place) => {
          if (!score.has(number)) return;
          worth += score.get(number) * rare[place];
          part += rare[place];
          met += 1;
        });
        worth *= (KINDS[found[number].kind] || 1) * (part / total) ** 2;
        (met === scores.length ? all : some).push({ number, worth });
      }
      const best = (one, other) => other.worth - one.worth || one.number - other.number;
      return { all: all.sort(best), some: some.sort(best).slice(0, SOME) };
    }

    // Return what a query finds, best first, and the words to show as found.
    function search(query) {
      if (!split(query).length) return { found: [], marked: new Set() };
      let meant = asked(query, false);
      let { all, some } = answers(meant);
      if (!all.length) {
        meant = asked(query, true);
        ({ all, some } = answers(meant));
      }
      const shown = all.length < FEW ? [...all, ...some] : all;
      return {
        found: shown.map(({ number }) => found[number]),
        marked: new Set(meant.flatMap((sure) => [...sure.keys()].map((term) => term.replace("=", "")))),
      };
    }

    // Return names that look like what was asked, for whoever found nothing.
    function suggest(query) {
      const far = new Map();
      for (const word of words(query)) {
        const most = Math.ceil(word.length / 2.5);
        for (const term of known) {
          const steps = distance(word, term, most);
          if (steps > most || term.length < 3) continue;
          for (const [number, worth] of index.get(term)) {
            if (worth >= WORTH.aliases) far.set(number, Math.min(far.get(number) || 9, steps));
          }
        }
      }
      return [...far].sort((one, other) => one[1] - other[1]).slice(0, 5).map(([number]) => found[number].title);
    }

    return { documents: found, search, suggest };
  }

  scope.searchIndex = { open };
})(self);
