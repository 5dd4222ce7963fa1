// A list that its readers narrow: by choices, by words, in another order. The address tells all of it.
(function (scope) {
  "use strict";

  const root = document.querySelector(".explore");
  if (!root) return;

  const PAUSE = 400; // ms without a key before the count is said
  const WHOLE = 300; // entries up to which the list stays as the page brought it; more are drawn so many at a time

  const part = (name) => root.querySelector(name);
  const query = part("[name=q]"), status = part(".explore__count"), sort = part("[name=sort]");
  const see = part(".facets__see .count");
  const all = part(".explore__all"), more = part(".more"), bar = part(".explore__picks"), chips = part(".explore__chosen");
  const only = part("[data-only]"), compare = part("[data-compare]"), details = part(".facets"), clear = part("[data-clear]");
  const words = root.dataset, most = Number(words.most);
  const facets = [...root.querySelectorAll("[data-facet]")].map((box) => {
    const inputs = [...box.querySelectorAll("input")];
    return {
      box, inputs, name: box.dataset.facet, title: box.querySelector("legend").textContent,
      lines: inputs.map((input) => input.closest("li")),
      counts: inputs.map((input) => input.closest("label").querySelector(".count").firstChild),
      told: [], // what the counts say: reading a thousand of them back takes long
      labels: inputs.map((input) => input.nextElementSibling.textContent),
      numbers: new Map(inputs.map((input, number) => [input.value, number])),
    };
  });

  // An entry that stands in two parts of the list is one. Copies are shown: the list itself stays whole.
  const items = [], byId = new Map();
  for (const node of all.querySelectorAll("li:has(> [data-id])")) {
    const id = node.firstElementChild.dataset.id;
    if (byId.has(id)) continue;
    const item = { id, node, place: items.length, date: node.dataset.date || "", copy: null, text: null, words: "",
      // Values by their number in each facet: thousands of them are counted at each choice.
      values: facets.map(({ name, numbers }) => (node.dataset[name] || "").split(" ").map((value) => numbers.get(value)).filter((number) => number !== undefined)) };
    items.push(item);
    byId.set(id, item);
  }
  const first = all.querySelector("li:has(> [data-id])");
  const list = first ? first.parentElement.cloneNode(false) : document.createElement("ul");
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/’/g, "'");
  const text = (item) => (item.text ??= fold(item.node.textContent));
  const has = (item, word) => text(item).includes(word) || item.words.includes(word);
  const name = (item) => item.node.querySelector("a").textContent.trim();
  const key = (item) => (item.key ??= fold(name(item)));
  // The list may stand in parts, by category: an order by name is made once it is wanted.
  const orders = {
    name: (one, other) => (key(one) > key(other)) - (key(one) < key(other)) || one.place - other.place,
    newest: (one, other) => (one.date < other.date) - (one.date > other.date) || orders.name(one, other),
    oldest: (one, other) => !one.date - !other.date || (one.date > other.date) - (one.date < other.date) || orders.name(one, other),
  };
  const ordered = {};
  let shown = [], rest = [], whole = false, picks = new Set(), saying, learning = null;
  const later = scope.requestIdleCallback || ((act) => setTimeout(act, 50));

  function element(name, className, ...content) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  }

  // The address -> the form

  function read() {
    const given = new URLSearchParams(location.search);
    query.value = given.get("q") || "";
    sort.value = given.get("sort") || "";
    if (sort.selectedIndex < 0) sort.selectedIndex = 0;
    for (const { name, inputs } of facets) {
      const wanted = new Set(given.getAll(name));
      for (const input of inputs) input.checked = wanted.has(input.value);
    }
    picks = new Set(given.getAll("pick").filter((id) => byId.has(id)));
    only.setAttribute("aria-pressed", String(given.has("kept") && picks.size > 0));
  }

  // The form -> the address. A choice can be gone back on; a letter of a word cannot.
  function tell(how) {
    const said = new URLSearchParams(location.search);
    for (const name of ["q", "sort", "kept", "pick", ...facets.map((facet) => facet.name)]) said.delete(name);
    if (query.value.trim()) said.set("q", query.value.trim());
    for (const { name, inputs } of facets) for (const input of inputs) if (input.checked) said.append(name, input.value);
    if (sort.selectedIndex > 0) said.set("sort", sort.value);
    for (const id of picks) said.append("pick", id);
    if (isOnly()) said.set("kept", "1");
    history[how](null, "", (String(said) ? "?" + said : location.pathname) + (how === "pushState" ? "" : location.hash));
  }

  const isOnly = () => only.getAttribute("aria-pressed") === "true";

  // The form -> the list

  function show(pause = 0) {
    const asked = fold(query.value).split(/\s+/).filter(Boolean);
    const chosen = facets.map(({ inputs }) => inputs.map((input) => input.checked));
    const isAsked = chosen.map((values) => values.includes(true));
    const kept = [], counts = chosen.map((values) => values.map(() => 0));
    const count = (item, place) => { for (const number of item.values[place]) counts[place][number] += 1; };
    for (const item of inOrder()) {
      if (!asked.every((word) => has(item, word))) continue;
      let misses = 0, missed = 0;
      for (let place = 0; place < chosen.length; place += 1) {
        if (isAsked[place] && !item.values[place].some((number) => chosen[place][number])) { misses += 1; missed = place; }
      }
      // What a choice would leave is counted as if nothing else of its own facet were chosen.
      if (misses === 0) { kept.push(item); for (let place = 0; place < chosen.length; place += 1) count(item, place); }
      if (misses === 1) count(item, missed);
    }
    tellCounts(counts);
    const narrowed = asked.length > 0 || isAsked.includes(true) || sort.selectedIndex > 0;
    shown = isOnly() ? inOrder().filter((item) => picks.has(item.id)) : kept;
    // As the page brought it, when it is short, or when somebody follows a link into it.
    const asBrought = !narrowed && !isOnly() && (items.length <= WHOLE || location.hash) && document.contains(all);
    if (asBrought) { list.remove(); all.hidden = false; more.hidden = true; } else draw();
    drawChips();
    drawPicks();
    clear.hidden = shown.length > 0 || !items.length;
    part(".explore__why").hidden = !shown.length;
    clearTimeout(saying);
    saying = setTimeout(() => {
      status.textContent = said();
      if (see) see.textContent = `(${shown.length})`;
    }, pause);
  }

  // What a choice would leave is told of those in sight.
  function tellCounts(counts) {
    facets.forEach(({ lines, counts: boxes, told }, place) => counts[place].forEach((left, number) => {
      const line = lines[number];
      if (told[number] === left || line.parentElement.hidden) return;
      if (!left || !told[number]) line.classList.toggle("is-empty", !left);
      told[number] = left;
      boxes[number].data = left;
    }));
  }

  function said() {
    if (!shown.length) return query.value.trim() ? words.none.replace("{words}", query.value.trim()) : words.empty;
    if (isOnly()) return words.picked.replace("{count}", shown.length);
    return shown.length === items.length ? words.total : words.some.replace("{count}", shown.length);
  }

  function inOrder() {
    return (ordered[sort.value] ??= [...items].sort(orders[sort.value]));
  }

  function draw(atOnce = false) {
    if (items.length <= WHOLE) {
      all.hidden = true;
      all.classList.add("was-away");
    } else all.remove(); // a thousand cards kept out of sight still cost
    if (!list.isConnected) more.before(list);
    const some = whole ? shown : shown.slice(0, most), now = atOnce ? some.length : 2 * most;
    list.replaceChildren(...some.slice(0, now).map(copy));
    more.hidden = some.length === shown.length;
    more.textContent = words.more.replace("{count}", shown.length);
    if (!rest.length && some.length > now) later(fill);
    rest = some.slice(now);
  }

  // A thousand cards are more than a slow machine makes while somebody waits: those far below come after.
  function fill() {
    list.append(...rest.splice(0, WHOLE).map(copy));
    if (rest.length) later(fill);
  }

  function copy(item) {
    if (!item.copy) {
      item.copy = item.node.cloneNode(true);
      if (!item.copy.querySelector(".pick")) pickable(item.copy, item);
    }
    const box = item.copy.querySelector(".pick input");
    box.checked = picks.has(item.id);
    return item.copy;
  }

  function drawChips() {
    const made = facets.flatMap(({ inputs, labels, numbers }) => inputs.filter((input) => input.checked).map((input) => {
      const label = labels[numbers.get(input.value)];
      const chip = element("button", "", label, element("span", "", "×"));
      chip.type = "button";
      chip.setAttribute("aria-label", words.remove.replace("{name}", label));
      chip.lastChild.setAttribute("aria-hidden", "true");
      chip.addEventListener("click", () => { input.checked = false; whole = false; tell("pushState"); show(); (chips.querySelector("button") || query).focus(); });
      return element("li", "", chip);
    }));
    chips.replaceChildren(...made);
    chips.hidden = !made.length;
  }

  // What a reader keeps, to print it or to compare

  function pickable(node, item) {
    const box = element("input"), label = element("label", "pick", box, " ", element("span", "", words.pick));
    Object.assign(box, { type: "checkbox", value: item.id, checked: picks.has(item.id) });
    box.setAttribute("aria-label", words.picking.replace("{name}", name(item)));
    (node.querySelector(".badges") || node.firstElementChild).append(label);
  }

  function drawPicks() {
    bar.hidden = picks.size === 0;
    const told = words.picked.replace("{count}", picks.size);
    const place = bar.querySelector("[role=status]");
    if (place.textContent !== told) place.textContent = told;
    only.textContent = isOnly() ? words.seen : words.see;
    if (compare) {
      compare.hidden = picks.size > 4;
      compare.search = String(new URLSearchParams([...picks].map((id) => ["tools", id])));
    }
    for (const box of root.querySelectorAll(".pick input")) box.checked = picks.has(box.value);
  }

  root.addEventListener("change", (event) => {
    const box = event.target;
    if (box.closest(".pick")) {
      if (box.checked) picks.add(box.value); else picks.delete(box.value);
      if (!picks.size) only.setAttribute("aria-pressed", "false");
      tell("replaceState");
      if (isOnly() || !picks.size) show(); else drawPicks();
    } else if (box.name !== "q") { whole = false; tell("pushState"); show(); }
  });
  for (const others of root.querySelectorAll("[data-others]")) {
    others.addEventListener("click", () => {
      const list = others.previousElementSibling;
      list.hidden = false;
      others.remove();
      show();
      list.querySelector("input").focus();
    });
  }
  query.addEventListener("input", () => { whole = false; tell("replaceState"); show(PAUSE); });
  clear.addEventListener("click", () => {
    query.value = "";
    for (const { inputs } of facets) for (const input of inputs) input.checked = false;
    whole = false;
    tell("pushState");
    show();
    query.focus();
  });
  more.addEventListener("click", () => {
    const next = list.children.length;
    whole = true;
    draw();
    list.children[next].querySelector("a").focus();
  });
  only.addEventListener("click", () => {
    only.setAttribute("aria-pressed", String(!isOnly()));
    tell("pushState");
    show();
    if (isOnly()) root.scrollIntoView();
  });
  part("[data-drop]").addEventListener("click", () => {
    picks.clear();
    only.setAttribute("aria-pressed", "false");
    tell("pushState");
    show();
    query.focus();
  });
  part("[data-print]").addEventListener("click", () => print());
  part("[data-csv]").addEventListener("click", () => {
    const [named, summary, day, address] = words.columns.split("|");
    const rows = shown.map((item) => [
      name(item), item.node.querySelector(".card p:not(.badges)")?.textContent.trim() || "",
      ...facets.map(({ labels }, place) => item.values[place].map((number) => labels[number]).join(" ; ")),
      item.date, item.node.querySelector("a").href,
    ]);
    scope.table.download(words.file, [[named, summary, ...facets.map((facet) => facet.title), day, address], ...rows], words.separator);
  });
  // Paper has no button to show the others.
  let before = false;
  addEventListener("beforeprint", () => { before = whole; if (list.isConnected) { whole = true; draw(true); } });
  addEventListener("afterprint", () => { if (list.isConnected && whole !== before) { whole = before; draw(); } });
  addEventListener("popstate", () => { whole = false; read(); show(); });

  if (details) details.open = matchMedia("(width >= 56em)").matches; // room for the facets beside the list
  if (items.length <= WHOLE) {
    for (const node of all.querySelectorAll("li:has(> [data-id])")) pickable(node, byId.get(node.firstElementChild.dataset.id));
  }
  // Words are made ready while nobody waits for them: reading thousands of cards takes long.
  function prepare(ready = 0) {
    const next = Math.min(ready + 20, items.length);
    items.slice(ready, next).forEach(text);
    if (next < items.length) later(() => prepare(next));
  }

  // The other names of an entry come with what search loads, once somebody is about to type.
  function learn() {
    const own = first?.firstElementChild.dataset.kind;
    learning ??= scope.searchLoad().then(() => {
      for (const { kind, id, aliases, keywords } of scope.searchIndex.documents(scope.searchData)) {
        const item = kind === own && byId.get(id);
        if (item) item.words = fold([...aliases, ...keywords].join(" "));
      }
      if (query.value.trim()) show(PAUSE);
    }, () => { learning = null; });
  }

  query.addEventListener("focus", learn);
  query.addEventListener("input", learn);
  read();
  show();
  prepare();
  if (query.value) learn();
  part("[data-csv]").hidden = part(".explore__sort").hidden = !items.length;
})(self);
