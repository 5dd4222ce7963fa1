// The index: made from the data once somebody searches; answers a query, best first.
(function (scope) {
  "use strict";

  const { STOP, isWeak, split, singular, words, joined } = scope.searchRules;
  const { vocabulary } = scope.searchVocabulary;

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

  // Each word -> the documents that have it, in order, and what it is worth in each. A whole
  // name stands beside its words, in one: « =openshift » for « Open Shift ».
  function indexed(found) {
    const index = new Map(), read = new Map();
    const put = (word, number, worth) => {
      let there = index.get(word);
      if (!there) index.set(word, there = { numbers: [], worths: [] });
      const last = there.numbers.length - 1;
      if (there.numbers[last] === number) {
        const had = there.worths[last];
        there.worths[last] = Math.max(had, worth) + Math.min(had, worth) / 5;
      } else {
        there.numbers.push(number);
        there.worths.push(worth);
      }
    };
    const phrase = (text, number, worth) => {
      let all = read.get(text); // names of categories come again and again
      if (!all) read.set(text, all = words(text));
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
    const isName = (term) => term[0] === "=";
    const known = vocabulary([...index.keys()].filter((term) => !isName(term)));
    const names = vocabulary([...index.keys()].filter(isName));
    const read = new Map(); // what a word may mean, remembered while somebody types

    // The words of the index that a word may mean, each with how sure that is (up to 1).
    function meanings(word, isLast, forgiving) {
      const key = `${word} ${isLast} ${forgiving}`;
      if (!read.has(key)) read.set(key, sought(word, isLast, forgiving));
      return read.get(key);
    }

    function sought(word, isLast, forgiving) {
      const isNumber = /^\d+$/.test(word);
      const begins = isLast || (word.length > 2 && !isNumber);
      const begun = begins ? known.beginning(word) : [word].filter((term) => index.has(term));
      const sure = new Map(begun.map((term) => [term, term === word ? 1 : 0.5 + (0.4 * word.length) / term.length]));
      if (!isNumber && (forgiving ? !sure.has(word) : !sure.size)) near(word, known).forEach(([term, how]) => sure.set(term, how));
      // « superviser » and « supervision » are of one family: they begin alike.
      if (word.length > 6) {
        for (const term of known.beginning(word.slice(0, Math.max(6, word.length - 3)))) {
          if (term.length < word.length + 5) sure.set(term, Math.max(begun.length ? 0.4 : 0.7, sure.get(term) || 0));
        }
      }
      return sure;
    }

    // Those that differ by one letter, or by two in a long word.
    function near(word, among) {
      const length = word.replace("=", "").length;
      if (length < 4) return [];
      const { found: close, steps } = among.nearest(word, length < 8 ? 1 : 2);
      return close.map((term) => [term, steps > 1 ? 0.5 : 0.7]);
    }

    // The names that a query may be, whole: the more of a name is there, the surer.
    function called(whole, misspelt) {
      const begun = names.beginning(whole);
      if (!begun.length && misspelt) return near(whole, names);
      return begun.map((name) => [name, (whole.length / name.length) ** 2]);
    }

    // What is asked: words, each with its meanings. Neighbours written apart may be one name.
    function asked(query, forgiving) {
      const all = split(query);
      const places = [...all.keys()];
      const said = places.filter((place) => !STOP.has(all[place]));
      const strong = said.filter((place) => !isWeak(all, place));
      const chosen = [strong, said, places].find((some) => some.length);
      const misspelt = !chosen.every((place) => index.has(singular(all[place])));
      const whole = called("=" + all.join(""), misspelt);
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
          const { numbers, worths } = index.get(term);
          numbers.forEach((number, place) => {
            const worth = worths[place] * how;
            if (worth > (score.get(number) || 0)) score.set(number, worth);
          });
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

    // Return titles that look like what was asked, for whoever found nothing.
    function suggest(query) {
      const titles = new Set();
      for (const word of words(query)) {
        const { found: close } = known.nearest(word, Math.ceil(word.length / 3));
        for (const term of close) {
          const { numbers, worths } = index.get(term);
          numbers.forEach((number, place) => { if (worths[place] > WORTH.keywords) titles.add(found[number].title); });
        }
      }
      return [...titles].slice(0, 5);
    }

    return { documents: found, search, suggest };
  }

  scope.searchIndex = { open };
})(self);
