// What a query finds, best first: its words as they may be meant, and what they are worth.
(function (scope) {
  "use strict";

  const { STOP, isWeak, split, singular } = scope.searchRules;
  const { vocabulary } = scope.searchVocabulary;
  const { documents, indexed, together } = scope.searchIndex;

  // Between things of like worth, what readers come for stands first.
  const KINDS = {
    association: 1.3, licenses: 1.2, tools: 1.15, projects: 1.15, members: 1.15,
    page: 0.95, terms: 0.9, events: 0.9, sources: 0.6,
  };
  const FEW = 5; // answers, below which some of the words are enough
  const SOME = 20; // the most answers that have only some of the words
  const ALIKE = 0.1; // how sure is a word that only begins like one that somebody wrote as it was typed
  const SHORT_NAME = 7; // what a word is worth in a name of one or two words, at least

  function open(data) {
    const found = documents(data);
    const index = indexed(found);
    const isName = (term) => term[0] === "=";
    const known = vocabulary(index.words.filter((term) => !isName(term)));
    const names = vocabulary(index.words.filter(isName));
    const read = new Map(); // what a word may mean, remembered while somebody types

    // The words of the index that a word may mean, each with how sure that is (up to 1), and those of
    // them that are a guess: it may be mistyped.
    function meanings(word, isLast, forgiving) {
      const key = `${word} ${isLast} ${forgiving}`;
      if (!read.has(key)) read.set(key, sought(word, isLast, forgiving));
      return read.get(key);
    }

    function sought(word, isLast, forgiving) {
      const isNumber = /^\d+$/.test(word);
      const begins = isLast || (word.length > 2 && !isNumber);
      const begun = begins ? known.beginning(word) : [word].filter((term) => index.has(term));
      const sure = new Map(begun.map((term) =>
        [term, term === word ? 1 : index.has(word) ? ALIKE : 0.5 + (0.4 * word.length) / term.length]));
      const guesses = isNumber || (forgiving ? sure.has(word) : sure.size) ? [] : near(word, known);
      for (const [term, how] of guesses) sure.set(term, how);
      // « wiki » is in « xwiki » and « ldap » in « openldap »: the more of the name, the surer,
      // but never as sure as a word of its own: « base » is in « hbase » too.
      if (word.length > 3) {
        for (const name of names.ending(word)) {
          const share = word.length / (name.length - 1);
          if (share > 0.4 && share < 1) sure.set(name, 0.4 * share ** 2);
        }
      }
      // « superviser » and « supervision » are of one family: they begin alike.
      if (word.length > 6) {
        const how = index.has(word) ? ALIKE : begun.length ? 0.4 : 0.7;
        for (const term of known.beginning(word.slice(0, Math.max(6, word.length - 3)))) {
          if (term.length < word.length + 5) sure.set(term, Math.max(how, sure.get(term) || 0));
        }
      }
      return { sure, guessed: guesses.map(([term]) => term) };
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
      const guesses = !begun.length && misspelt ? near(whole, names) : [];
      const most = index.has(whole.slice(1)) ? ALIKE : 1;
      const sure = begun.map((name) => [name, name === whole ? 1 : Math.min(most, (whole.length / name.length) ** 2)]);
      return { sure: [...sure, ...guesses], guessed: guesses.map(([name]) => name) };
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
        const own = meanings(singular(all[place]), place === all.length - 1, forgiving);
        const sure = new Map([...own.sure, ...whole.sure]);
        for (const pair of [all[place - 1] + all[place], all[place] + all[place + 1]]) {
          for (const term of [pair, "=" + pair]) if (index.has(term)) sure.set(term, 1);
        }
        return { word: all[place], sure, guessed: [...own.guessed, ...whole.guessed] };
      });
    }

    // Answers with all the words, and answers with some of them.
    function answers(meant) {
      const scores = meant.map(({ sure }) => {
        const score = new Map();
        for (const [term, how] of sure) {
          index.each(term, (number, worth) => {
            const had = score.get(number);
            score.set(number, had ? together(had, worth * how) : worth * how);
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

    // The words that an answer has only as guesses, each with what was read in its place.
    function readings(meant, number) {
      return meant.flatMap(({ word, sure, guessed }) => {
        const held = [...sure.keys()].filter((term) => index.holds(number, term));
        const isGuess = held.length && held.every((term) => guessed.includes(term));
        return isGuess ? [{ word, term: guessed.find((term) => held.includes(term)) }] : [];
      });
    }

    // Return what a query finds, best first, the words to show as found, and what was read in the
    // place of words that nobody wrote, and whether none has all the words. A retired sheet comes last, unless it is called by its name.
    function search(query) {
      if (!split(query).length) return { found: [], marked: new Set(), read: [], isPartial: false };
      let meant = asked(query, false);
      let { all, some } = answers(meant);
      if (!all.length) {
        meant = asked(query, true);
        ({ all, some } = answers(meant));
      }
      const numbers = (all.length < FEW ? [...all, ...some] : all).map(({ number }) => number);
      const name = "=" + split(query).join("");
      const isBehind = (number) => found[number].isRetired && !index.holds(number, name);
      const shown = [...numbers.filter((number) => !isBehind(number)), ...numbers.filter(isBehind)];
      return {
        found: shown.map((number) => found[number]),
        marked: new Set(meant.flatMap(({ sure }) => [...sure.keys()]).map((term) => term.replace("=", ""))),
        read: shown.length ? readings(meant, shown[0]) : [],
        isPartial: !all.length && shown.length > 0,
      };
    }

    // Return titles that look like what was asked, for whoever found nothing.
    function suggest(query) {
      const titles = new Set(), all = split(query);
      for (const place of telling(all)) {
        const word = singular(all[place]);
        const { found: close } = known.nearest(word, Math.ceil(word.length / 3));
        for (const term of close) {
          index.each(term, (number, worth) => { if (worth > SHORT_NAME) titles.add(found[number].title); });
        }
      }
      return [...titles].slice(0, 5);
    }

    // The kinds that have a list, the folder of their pages; a retired sheet is not in it.
    const lists = data.kinds.filter(([, , , pattern]) => pattern.endsWith("/*/")).map(([kind, , names, pattern]) => ({
      names, folder: pattern.slice(0, -2), count: found.filter((one) => one.kind === kind && !one.isRetired).length,
    }));

    return { documents: found, lists, search, suggest };
  }

  scope.searchAnswers = { open };
})(self);
