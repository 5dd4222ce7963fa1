// The search page: an index made from the data, and the results of ?q=.
(function () {
  "use strict";

  const rules = self.searchRules;
  const BOOST = { name: 12, aliases: 8, title: 6, keywords: 6, tags: 4, summary: 3 };
  const KIND_BOOST = { association: 2, tools: 1.5, page: 1.3, sources: 0.7 };
  const ENOUGH = 5;
  const MOST = 50;

  const form = document.querySelector(".search-form");
  const input = form.elements.q;
  const list = document.getElementById("resultats");
  const status = document.getElementById("search-status");
  const root = new URL("../".repeat(depth()), location.href);

  // How deep this page is, from the address of its own script.
  function depth() {
    const own = document.querySelector('script[src$="assets/search/page.js"]');
    return (own.getAttribute("src").match(/\.\.\//g) || []).length;
  }

  const { fields, rows, kinds } = self.searchData;
  const documents = rows.map((row, id) => {
    const found = { number: id };
    fields.forEach((field, place) => { found[field] = row[place]; });
    found.name = [found.title, ...found.aliases.split(", ")].map(rules.joined).join(" ");
    return found;
  });

  const index = new self.MiniSearch({
    idField: "number",
    fields: Object.keys(BOOST),
    tokenize: rules.split,
    processTerm: rules.term,
    searchOptions: {
      boost: BOOST,
      prefix: (word, place, words) => word.length >= 4 || place === words.length - 1,
      fuzzy: (word) => (word.length >= 5 ? 0.2 : false),
      boostDocument: (id) => KIND_BOOST[documents[id].kind] || 1,
    },
  });
  index.addAll(documents);

  // Two letters changed places count as two mistakes: allowed when nothing else answers.
  const FORGIVING = { combineWith: "OR", fuzzy: (word) => (word.length >= 4 ? 2 : false) };

  function search(query) {
    const found = exact(query);
    const answers = found.length ? found : index.search(query, FORGIVING);
    return answers.slice(0, MOST).map((answer) => documents[answer.id]);
  }

  // All the words first; when they find little, some of them, or the words in one.
  function exact(query) {
    const strict = index.search(query, { combineWith: "AND" });
    const together = rules.joined(query);
    const loose =
      strict.length < ENOUGH
        ? index.search({ combineWith: "OR", queries: [query, together] })
        : index.search(together, { fields: ["name"], prefix: false });
    const seen = new Set();
    return [...strict, ...loose].filter((found) => !seen.has(found.id) && seen.add(found.id));
  }

  function show(query) {
    const found = query.trim() ? search(query) : [];
    list.replaceChildren(...found.map(item));
    status.textContent = query.trim() ? said(found.length) : "";
  }

  function said(count) {
    if (count === 0) return status.dataset.none;
    return count === 1 ? status.dataset.one : status.dataset.many.replace("{count}", count);
  }

  function item(found) {
    const link = document.createElement("a");
    link.href = address(found);
    link.dataset.kind = found.kind;
    link.dataset.id = found.id;
    link.textContent = found.title;
    const kind = document.createElement("span");
    kind.className = "badge kind";
    kind.textContent = kinds[found.kind] || "";
    const summary = document.createElement("p");
    summary.textContent = found.summary;
    const entry = document.createElement("li");
    entry.append(link, kind, summary);
    return entry;
  }

  // A folder opened from a disk shows its list of files, not its page.
  function address(found) {
    const page = new URL(found.address, root);
    if (location.protocol === "file:") page.pathname += "index.html";
    return page.href;
  }

  function asked() {
    return new URLSearchParams(location.search).get("q") || "";
  }

  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const query = input.value;
      history.replaceState(null, "", query ? "?" + new URLSearchParams({ q: query }) : location.pathname);
      show(query);
    }, 120);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(input.value);
  });

  input.value = asked();
  show(input.value);
})();
