// The search page: the answers to ?q=, by kind and by category, all of it told in the address.
(function (scope) {
  "use strict";

  const page = document.querySelector(".search-page");
  if (!page) return;

  const { element, highlighted, link, reading, reason, retired, title } = scope.searchResults;
  const STEP = 30; // results shown at first, and more at each request
  const PAUSE = 500; // ms without a key before the count is said

  const index = scope.searchAnswers.open(scope.searchData);
  const isCategory = (one) => one.kind === "categories";
  // What a result is chosen by: its values, and how a value is called.
  const FACETS = {
    kind: {
      of: (one) => [one.kind],
      named: (value) => index.documents.find((one) => one.kind === value)?.kindNames,
    },
    category: {
      of: (one) => one.under.filter(isCategory).map((above) => above.id),
      named: (value) => index.documents.find((one) => isCategory(one) && one.id === value)?.title,
    },
  };
  const form = page.querySelector(".search-form");
  const input = form.elements.q;
  const part = (name) => document.getElementById(`search-${name}`);
  const list = document.getElementById("resultats");
  const words = part("status").dataset;
  let shown = STEP, saying;

  // The address says all: the query, and what is chosen of each facet.
  function asked() {
    const given = new URLSearchParams(location.search);
    const chosen = Object.fromEntries(Object.keys(FACETS).map((name) => [name, given.getAll(name)]));
    return { query: (given.get("q") || "").trim(), chosen };
  }

  function tell(query, chosen) {
    const said = new URLSearchParams(query ? { q: query } : {});
    for (const name in chosen) chosen[name].forEach((value) => said.append(name, value));
    history.replaceState(null, "", String(said) ? "?" + said : location.pathname);
  }

  function fits(one, chosen, but) {
    return Object.keys(FACETS).every((name) =>
      name === but || !chosen[name].length || FACETS[name].of(one).some((value) => chosen[name].includes(value)));
  }

  function show(pause = 0) {
    const { query, chosen } = asked();
    const answer = index.search(query), { found, marked } = answer;
    const kept = found.filter((one) => fits(one, chosen));
    list.replaceChildren(...kept.slice(0, shown).map((one) => item(one, marked)));
    for (const name in FACETS) drawFacet(name, found, chosen);
    part("facets").hidden = Object.keys(FACETS).every((name) => part(name).hidden); // nothing to choose between
    part("more").hidden = kept.length <= shown;
    part("browse").hidden = found.length > 0;
    part("clear").hidden = kept.length === found.length;
    suggest(found.length ? "" : query);
    clearTimeout(saying);
    const said = query && [counted(kept.length, found.length), reading(answer, query)].filter(Boolean).join(". ");
    saying = setTimeout(() => { part("status").textContent = said; }, pause);
  }

  function counted(count, all) {
    if (!count) return all ? words.narrowed : words.none;
    return count === 1 ? words.one : words.many.replace("{count}", count);
  }

  function item(one, marked) {
    const kind = element("span", "badge kind", one.kindName);
    const summary = element("p", "", ...highlighted(one.summary, marked));
    const why = reason(one, marked);
    const told = why.length ? [element("p", "found__why", ...why)] : [];
    return element("li", "", link(one, ...title(one, marked)), " ", kind, ...retired(one), summary, ...told);
  }

  // A choice is offered with what it would leave of the results; what is chosen stays on offer.
  function drawFacet(name, found, chosen) {
    const box = part(name), counts = new Map();
    for (const one of found.filter((other) => fits(other, chosen, name))) {
      FACETS[name].of(one).forEach((value) => counts.set(value, (counts.get(value) || 0) + 1));
    }
    chosen[name].forEach((value) => { if (!counts.has(value)) counts.set(value, 0); });
    const held = box.contains(document.activeElement) ? document.activeElement.value : null;
    const most = [...counts].sort((one, other) => other[1] - one[1]);
    box.querySelector("ul").replaceChildren(...most.map(([value, count]) => {
      const choice = element("input");
      Object.assign(choice, { type: "checkbox", name, value, checked: chosen[name].includes(value) });
      const called = element("span", "", FACETS[name].named(value) || value);
      return element("li", "", element("label", "", choice, " ", called, " ", element("span", "count", count)));
    }));
    box.hidden = counts.size < 2 && !chosen[name].length;
    // The boxes are new: the one that had the focus has it again.
    if (held) [...box.querySelectorAll("input")].find((one) => one.value === held)?.focus();
  }

  function suggest(query) {
    const near = query ? index.suggest(query) : [];
    part("near").hidden = !near.length;
    part("near").querySelector("ul").replaceChildren(...near.map((name) => {
      const other = element("a", "", name);
      other.href = "?" + new URLSearchParams({ q: name });
      return element("li", "", other);
    }));
    // What is not here may be written: the form begins with the words that found nothing.
    const propose = part("propose");
    if (!propose) return;
    propose.hidden = !query;
    const form = new URL(propose.querySelector("a").href);
    if (form.protocol === "file:" && form.pathname.endsWith("/")) form.pathname += "index.html";
    form.search = new URLSearchParams({ name: query });
    propose.querySelector("a").href = form.href;
  }

  input.addEventListener("input", () => {
    shown = STEP;
    tell(input.value.trim(), asked().chosen);
    show(PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  part("facets").addEventListener("change", () => {
    const chosen = {};
    for (const name in FACETS) {
      chosen[name] = [...part(name).querySelectorAll(":checked")].map((one) => one.value);
    }
    shown = STEP;
    tell(asked().query, chosen);
    show();
  });
  part("clear").addEventListener("click", () => {
    shown = STEP;
    tell(asked().query, {});
    show();
    input.focus();
  });
  part("more").addEventListener("click", () => {
    const first = list.children.length;
    shown += STEP;
    show();
    list.children[first]?.querySelector("a").focus();
  });

  // On a wide screen there is room for the facets beside the results.
  part("facets").open = matchMedia("(width >= 56em)").matches;
  input.value = asked().query;
  show();
})(self);
