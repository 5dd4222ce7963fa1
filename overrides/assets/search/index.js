// The index: made from the data once somebody searches.
(function (scope) {
  "use strict";

  const { folded, split, telling, words } = scope.searchRules;

  // What a word is worth by the place where it stands; alone in a name, it is worth more
  // than beside others.
  const WORTH = {
    fullTitle: 20, fullAlias: 18, title: 10, aliases: 8, summary: 6, keywords: 5, kind: 5, tags: 3, under: 3,
    kindAbove: 1,
  };

  // The documents as the data file tells them (knowledge/pages/search.py writes it): a line each.
  function documents({ kinds, columns, retired }) {
    const [titles, summaries, aliases, keywords, above, tags, ids, addresses] = columns.map((all) => all.split("\n"));
    const list = (text) => (text ? text.split("|") : []);
    const found = [];
    for (const [kind, kindName, kindNames, pattern, count] of kinds) {
      for (let left = count; left; left -= 1) {
        const place = found.length, title = titles[place], id = ids[place] || split(title).join("-");
        found.push({
          kind, kindName, kindNames, id, title, summary: summaries[place],
          aliases: list(aliases[place]), keywords: list(keywords[place]), tags: list(tags[place]),
          under: above[place] ? above[place].split(",") : [],
          address: addresses[place] || pattern.replace("*", id),
        });
      }
    }
    for (const number of retired) found[number].isRetired = true;
    for (const one of found) one.under = one.under.map((number) => found[number]);
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
    // A text of one or more words; where it is a name, « open shift » and « openshift » are one.
    const phrase = (text, number, worth, asName = 0) => {
      const parts = split(text), all = telling(parts), each = worth * beside(all);
      if (asName) put("=" + parts.join(""), number, asName);
      for (const word of all) put(word, number, each);
    };
    const share = (what, names, worth, number) => {
      if (!shared.has(what)) shared.set(what, { names, worth, numbers: [] });
      shared.get(what).numbers.push(number);
    };
    const texts = folded(found.flatMap((one) => [one.title, ...one.aliases, ...one.keywords, one.summary]));
    let next = 0;
    found.forEach((one, number) => {
      phrase(texts[next++], number, WORTH.title, WORTH.fullTitle);
      for (let left = one.aliases.length; left; left -= 1) phrase(texts[next++], number, WORTH.aliases, WORTH.fullAlias);
      for (let left = one.keywords.length; left; left -= 1, next += 1) {
        phrase(texts[next], number, WORTH.keywords, /[^a-z0-9]/.test(texts[next]) && WORTH.keywords); // « e-learning »
      }
      for (const word of words(texts[next++])) put(word, number, WORTH.summary);
      for (const tag of one.tags) share(tag, [tag], WORTH.tags, number);
      // A project has each word of the names of its tools once, or « apache » would find first the project that
      // has the most of them; and not the words that these tools are found by.
      const isPart = (above) => above.kind === "tools";
      const parts = one.under.filter(isPart).flatMap((above) => [above.title, ...above.aliases]);
      if (parts.length) share(`parts ${number}`, [[...new Set(split(parts.join(" ")))].join(" ")], WORTH.under, number);
      for (const above of one.under.filter((other) => !isPart(other))) {
        share(above, [above.title, ...above.aliases, ...above.keywords], WORTH.under, number);
      }
      share(`kind ${one.kind}`, [one.kindName, one.kindNames], WORTH.kind, number);
    });
    for (const [what, { names, worth, numbers }] of shared) {
      // A tool under a licence is no licence: it has the names of what is above it, and hardly its kind,
      // so that « licence apache » finds first the licence, then what is under it.
      const kinds = what.kindName ? words(what.kindName) : [];
      for (const all of [...names, ...kinds].map((name) => words(name))) {
        for (const word of all) {
          if (!last.has(word)) last.set(word, -1);
          if (!groups.has(word)) groups.set(word, []);
          groups.get(word).push({ numbers, worth: kinds.includes(word) ? WORTH.kindAbove : worth * beside(all) });
        }
      }
    }
    const holds = (number, word) => {
      let yes = false;
      each(word, (other) => { yes ||= other === number; });
      return yes;
    };
    return { words: [...last.keys()], has: (word) => last.has(word), holds, each };
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
