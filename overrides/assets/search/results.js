// What was found, as links: their address, what they are, and the words that were asked for.
(function (scope) {
  "use strict";

  const { split, singular } = scope.searchRules;

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

  // The name by which it was found, when its title and summary do not show it.
  function otherName(found, marked) {
    const shows = (text) => text.split(/[^\p{L}\p{N}+#]+/u).some((word) => isMarked(word, marked));
    if (shows(found.title)) return [];
    const name = found.aliases.find(shows);
    return name ? [" ", element("span", "found__other", "(", ...highlighted(name, marked), ")")] : [];
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

  scope.searchResults = { address, element, highlighted, link, title };
})(self);
