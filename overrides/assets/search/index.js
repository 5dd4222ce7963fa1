// The index: made from the data once somebody searches; answers a query, best first.
(function (scope) {
  "use strict";

  const { STOP, isWeak, split, singular, words, joined } = scope.searchRules;
  const { vocabulary } = scope.searchVocabulary;

  // What a word is worth by the place where it stands; alone in a name, it is worth more
  // than beside others.
  const WORTH = { fullName: 20, title: 10, aliases: 8, keywords: 6, tags: 3, under: 3, summary: 3, kind: 5 };
  // Between things of like worth, what readers come for stands first.
  const KINDS = { association: 1.3, tools: 1.15, projects: 1.15, members: 1.15, terms: 0.9, page: 0.95, events: 0.9, sources: 0.6 };
  const SHORT_NAME = 7; // what a word is worth in a name of one or two words, at least
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

  // Each word -> the documents that have it, in order, each number followed by what the word
  // is worth there; and each word -> what several documents share, kept once. A whole name
  // stands beside its words, in one: « =openshift » for « Open Shift ».
  function indexed(found) {
    const index = new Map(), groups = new Map(), shared = new Map();
    const put = (word, number, worth) => {
      const entry = index.get(word);
      if (!entry) index.set(word, [number, worth]);
      else if (entry[entry.length - 2] !== number) entry.push(number, worth);
      else entry[entry.length - 1] = together(entry[entry.length - 1], worth);
    };
    const phrase = (text, number, worth) => {
      const all = words(text);
      for (const word of all) put(word, number, worth * beside(all));
    };
    const share = (what, names, worth, number) => {
      if (!shared.has(what)) shared.set(what, { names, worth, numbers: [] });
      shared.get(what).numbers.push(number);
    };
    found.forEach((one, number) => {
      for (const name of [one.title, ...one.aliases]) put("=" + joined(name), number, WORTH.fullName);
      phrase(one.title, number, WORTH.title);
      for (const name of one.aliases) phrase(name, number, WORTH.aliases);
      for (const name of one.keywords) phrase(name, number, WORTH.keywords);
      for (const word of words(one.summary)) put(word, number, WORTH.summary);
      for (const tag of one.tags) share(tag, [tag], WORTH.tags, number);
      for (const above of one.under) share(above, [above.title, ...above.aliases, ...above.keywords], WORTH.under, number);
      share(one.kind, [one.kindName, one.kindNames], WORTH.kind, number);
    });
    for (const [what, { names, worth, numbers }] of shared) {
      // A tool under a licence is no licence: it has the names of what is above it, not its kind.
      const but = what.kindName ? words(what.kindName) : [];
      for (const all of names.map(words)) {
        for (const word of all) {
          if (but.includes(word)) continue;
          if (!index.has(word)) index.set(word, []);
          if (!groups.has(word)) groups.set(word, []);
          groups.get(word).push({ numbers, worth: worth * beside(all) });
        }
      }
    }
    return { index, groups };
  }

  // A word alone is worth all; beside others, from half on.
  function beside(all) {
    return 0.5 + 0.5 / all.length;
  }

  // Found in two places of a document, a word is worth the better one, and a little more.
  function together(one, other) {
    return Math.max(one, other) + Math.min(one, other) / 5;
  }

  function open(data) {
    const found = documents(data);
    const { index, groups } = indexed(found);
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
      // « wiki » is in « xwiki » and « ldap » in « openldap »: the more of the name, the surer.
      if (word.length > 3) {
        for (const name of names.ending(word)) {
          const share = word.length / (name.length - 1);
          if (share > 0.4 && share < 1) sure.set(name, share ** 2);
        }
      }
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

    // The places of the words that say what is looked for.
    function telling(all) {
      const places = [...all.keys()];
      const said = places.filter((place) => !STOP.has(all[place]));
      const strong = said.filter((place) => !isWeak(all, place));
      return [strong, said, places].find((some) => some.length) || [];
    }

    // What is asked: words, each with its meanings. Neighbours written apart may be one name.
    function asked(query, forgiving) {
      const all = split(query), chosen = telling(all);
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
        const add = (number, worth) => {
          const had = score.get(number);
          score.set(number, had ? together(had, worth) : worth);
        };
        for (const [term, how] of sure) {
          const own = index.get(term);
          for (let place = 0; place < own.length; place += 2) add(own[place], own[place + 1] * how);
          for (const group of groups.get(term) || []) for (const number of group.numbers) add(number, group.worth * how);
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
      const titles = new Set(), all = split(query);
      for (const place of telling(all)) {
        const word = singular(all[place]);
        const { found: close } = known.nearest(word, Math.ceil(word.length / 3));
        for (const term of close) {
          const own = index.get(term);
          for (let place = 0; place < own.length; place += 2) if (own[place + 1] > SHORT_NAME) titles.add(found[own[place]].title);
        }
      }
      return [...titles].slice(0, 5);
    }

    return { documents: found, search, suggest };
  }

  scope.searchIndex = { open };
})(self);
