// What was found, as links: their address, what they are, the words that were asked for, and why
// it was found when these do not show.
(function (scope) {
  "use strict";

  const { split, singular } = scope.searchRules;
  const say = scope.searchData.words;

  // The root of the site, told by the script that every page has.
  const root = new URL("../../", document.querySelector('script[src$="assets/search/open.js"]').src);

  // A folder opened from a disk shows its list of files, not its page.
  function address(path) {
    const page = new URL(path, root);
    if (location.protocol === "file:" && page.pathname.endsWith("/")) page.pathname += "index.html";
    return page.href;
  }

  function element(name, className, ...content) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  }

  function isMarked(word, marked) {
    return split(word).some((part) => marked.has(part) || marked.has(singular(part)));
  }

  // A text as nodes, its found words in <mark>: text stays text, whatever it holds.
  function highlighted(text, marked) {
    return text.split(/([\p{L}\p{N}+#]+)/u).map((word, place) =>
      place % 2 && isMarked(word, marked) ? element("mark", "", word) : word);
  }

  // The one of these texts that shows a found word, or is a found name written apart.
  function showing(texts, marked) {
    return texts.find((text) => isMarked(text, marked) || marked.has(split(text).join("")));
  }

  // The name by which it was found, when its title does not show it.
  function otherName(found, marked) {
    if (showing([found.title], marked)) return [];
    const name = showing(found.aliases, marked);
    return name ? [" ", element("span", "found__other", "(", ...highlighted(name, marked), ")")] : [];
  }

  // Why it was found, when neither its names nor its summary show it: a keyword, what it is under,
  // or something else that its page says.
  function reason(found, marked) {
    if (showing([found.title, found.summary, ...found.aliases], marked)) return [];
    const keyword = showing(found.keywords, marked);
    if (keyword) return filled(say.keyword, { word: highlighted(keyword, marked) });
    const isShowing = (above) => showing([above.title], marked);
    const tag = !found.under.some(isShowing) && showing(found.tags, marked);
    if (tag) return filled(say.tag, { word: highlighted(tag, marked) });
    const named = found.under.map((above) => [above, showing([above.title, ...above.aliases, ...above.keywords], marked)]);
    const [above, name] = named.find(([one]) => isShowing(one)) || named.find(([, one]) => one) || [];
    if (!above) return [];
    const other = name === above.title ? [] : [" (", ...highlighted(name, marked), ")"];
    return filled(say.above, { kind: [above.kindName], name: [...highlighted(above.title, marked), ...other] });
  }

  // A sentence as nodes, others in the place of its holes.
  function filled(sentence, parts) {
    return sentence.split(/\{(\w+)\}/).flatMap((text, place) => (place % 2 ? parts[text] : text));
  }

  // What to know of an answer as a whole: what was read in the place of mistyped words, both as they
  // are written (« kafak » as « Kafka »), and that none has all the words.
  function reading({ found, read, isPartial }, query) {
    const [best] = found;
    const told = read.map(({ word, term }) => {
      const texts = [best.title, ...best.aliases, best.summary, ...best.keywords, ...best.tags,
        ...best.under.flatMap((one) => [one.title, ...one.aliases, ...one.keywords]), best.kindName];
      const name = term.slice(1);
      const isName = term[0] === "=";
      const written = isName
        ? texts.find((text) => split(text).join("") === name)
        : parts(texts.join(" ")).find((text) => split(text).some((one) => one === term || singular(one) === term));
      const typed = isName ? query : parts(query).find((text) => split(text).includes(word));
      return say.read.replace("{typed}", typed || word).replace("{word}", written || (isName ? name : term));
    });
    return [...told, ...(isPartial ? [say.partial] : [])].join(" ");
  }

  function parts(text) {
    return text.match(/[\p{L}\p{N}+#]+/gu) || [];
  }

  // What became of a sheet that is kept for those who come by an old link.
  function retired(found) {
    return found.isRetired ? [" ", element("span", "badge", say.retired)] : [];
  }

  function link(found, ...parts) {
    const made = element("a", "found", ...parts);
    made.href = address(found.address);
    made.dataset.kind = found.kind;
    made.dataset.id = found.id;
    return made;
  }

  function title(found, marked) {
    return [...highlighted(found.title, marked), ...otherName(found, marked)];
  }

  scope.searchResults = { address, element, highlighted, link, reading, reason, retired, title };
})(self);
