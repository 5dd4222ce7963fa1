// The index: made from the data once somebody searches.
(function (scope) {
  "use strict";

  const { split, words, joined } = scope.searchRules;

  // What a word is worth by the place where it stands; alone in a name, it is worth more
  // than beside others.
  const WORTH = {
    fullTitle: 20, fullAlias: 18, title: 10, aliases: 8, summary: 6, keywords: 5, kind: 5, tags: 3, under: 3,
  };

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

  // Each word -> the documents that have it and what it is worth in each; and each word -> what
  // several documents share, kept once. A whole name stands beside its words, in one:
  // « =openshift » for « Open Shift ».
  //
  // The places where a word stands are a chain in three long arrays, the last place first:
  // less to make and to clear away than an array for each of ten thousand words.
  function indexed(found) {
    const last = new Map(), numbers = [], worths = [], before = [];
    const groups = new Map(), shared = new Map();
    const put = (word, number, worth) => {
      const place = last.get(word) ?? -1;
      if (numbers[place] === number) {
        worths[place] = together(worths[place], worth);
      } else {
        last.set(word, numbers.length);
        numbers.push(number);
        worths.push(worth);
        before.push(place);
      }
    };
    const each = (word, use) => {
      for (let place = last.get(word) ?? -1; place >= 0; place = before[place]) {
        use(numbers[place], worths[place]);
      }
      for (const { numbers: all, worth } of groups.get(word) || []) {
        for (const number of all) use(number, worth);
      }
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
      put("=" + joined(one.title), number, WORTH.fullTitle);
      for (const name of one.aliases) put("=" + joined(name), number, WORTH.fullAlias);
      phrase(one.title, number, WORTH.title);
      for (const name of one.aliases) phrase(name, number, WORTH.aliases);
      for (const name of one.keywords) {
        phrase(name, number, WORTH.keywords);
        if (/[^\p{L}\p{N}]/u.test(name)) put("=" + joined(name), number, WORTH.keywords); // « e-learning »
      }
      for (const word of words(one.summary)) put(word, number, WORTH.summary);
      for (const tag of one.tags) share(tag, [tag], WORTH.tags, number);
      for (const above of one.under) {
        share(above, [above.title, ...above.aliases, ...above.keywords], WORTH.under, number);
      }
      share(`kind ${one.kind}`, [one.kindName, one.kindNames], WORTH.kind, number);
    });
    for (const [what, { names, worth, numbers }] of shared) {
      // A tool under a licence is no licence: it has the names of what is above it, not its kind.
      const but = what.kindName ? words(what.kindName) : [];
      for (const all of names.map((name) => words(name))) {
        for (const word of all) {
          if (but.includes(word)) continue;
          if (!last.has(word)) last.set(word, -1);
          if (!groups.has(word)) groups.set(word, []);
          groups.get(word).push({ numbers, worth: worth * beside(all) });
        }
      }
    }
    return { words: [...last.keys()], has: (word) => last.has(word), each };
  }

  // A word alone is worth all; beside others, from half on.
  function beside(all) {
    return 0.5 + 0.5 / all.length;
  }

  // Found in two places of a document, a word is worth the better one, and a little more.
  function together(one, other) {
    return Math.max(one, other) + Math.min(one, other) / 5;
  }

  scope.searchIndex = { documents, indexed, together };
})(self);
