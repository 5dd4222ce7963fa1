// Two to four tools side by side. The address tells which: ?tools=kafka&tools=nifi, or ?tools=kafka,nifi
(function (scope) {
  "use strict";

  const root = document.querySelector(".compare");
  if (!root || !scope.toolFacts) return;

  const { titles, compared, tools } = scope.toolFacts; // those from `compared` on are of each tool alone
  const byId = new Map(tools.map(([id, name, address, facts, near]) => [id, { id, name, address, facts, near }]));
  const words = root.dataset, most = Number(words.most);
  const part = (name) => root.querySelector(name);
  const form = part("form"), select = part("select"), add = part("form button"), said = part("[role=status]");
  const box = part(".compare__table"), only = part("[name=differences]");
  const near = part(".compare__near"), start = part(".compare__start");

  function element(name, className, ...content) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  }

  function given() {
    const ids = new URLSearchParams(location.search).getAll("tools").join(",").split(",");
    return [...new Set(ids.map((id) => id.trim()).filter(Boolean))];
  }

  function asked() {
    return given().filter((id) => byId.has(id)).slice(0, most).map((id) => byId.get(id));
  }

  function query(chosen) {
    return String(new URLSearchParams(chosen.map(({ id }) => ["tools", id])));
  }

  function tell(chosen) {
    history.pushState(null, "", query(chosen) ? "?" + query(chosen) : location.pathname);
    show();
  }

  // A folder opened from a disk shows its list of files, not its page.
  function address(path) {
    const page = new URL(words.root + path, location.href);
    if (location.protocol === "file:" && page.pathname.endsWith("/")) page.pathname += "index.html";
    return page.href;
  }

  function show() {
    const chosen = asked(), full = chosen.length === most, enough = chosen.length > 1;
    for (const option of select.options) option.hidden = option.disabled = chosen.some((tool) => tool.id === option.value);
    if (select.selectedOptions[0].disabled) select.value = "";
    if (start) start.hidden = chosen.length > 0;
    near.hidden = chosen.length !== 1 || !chosen[0].near.length;
    near.lastElementChild.replaceChildren(...(near.hidden ? [] : chosen[0].near.map((place) => beside(chosen[0], byId.get(tools[place][0])))));
    select.disabled = add.disabled = full;
    box.hidden = !chosen.length;
    for (const name of [".compare__only", ".compare__foot"]) part(name).hidden = !enough;
    const rows = titles.map((title, place) => ({ title, place, cells: chosen.map((tool) => tool.facts[place]) }))
      .filter(({ cells }) => cells.some((texts) => texts.length))
      .map((row) => ({ ...row, differs: enough && row.place < compared && kindsOf(row.cells) > 1 }))
      // What nobody said of one tool is neither the same nor another thing.
      .map((row) => ({ ...row, compared: row.differs || enough && row.place < compared && row.cells.every((texts) => texts.length) }));
    rows.sort((one, other) => (other.title === titles[compared]) - (one.title === titles[compared])); // what it is, first
    box.replaceChildren(...(chosen.length ? [table(chosen, rows.filter((row) => row.differs || !enough || !only.checked))] : []));
    const differ = rows.filter((row) => row.differs).length, all = rows.filter((row) => row.compared).length;
    const counted = words.counted.replace("{count}", differ).replace("{all}", all);
    const strange = given().filter((id) => !byId.has(id)).join(", ");
    said.textContent = [strange && words.strange.replace("{names}", strange), enough ? counted : words.more, full ? words.full : ""].join(" ").trim();
  }

  function kindsOf(cells) {
    return new Set(cells.filter((texts) => texts.length).map((texts) => [...texts].sort().join("|"))).size;
  }

  function beside(tool, other) {
    const link = element("a", "action", other.name);
    link.href = "?" + query([tool, other]);
    return link;
  }

  // Roles are written out: a table laid out as a grid, on a phone, is else no table to some readers.
  function table(chosen, rows) {
    const corner = element("th", "", words.title);
    const head = element("tr", "", cell(corner, "columnheader"), ...chosen.map((tool) => cell(heading(tool), "columnheader")));
    head.setAttribute("role", "row");
    const made = element("table", `compare__${chosen.length}`, element("thead", "", head), element("tbody", "", ...rows.map((one) => row(one, chosen))));
    made.setAttribute("role", "table");
    for (const group of made.children) group.setAttribute("role", "rowgroup");
    return made;
  }

  function cell(made, role) {
    made.setAttribute("role", role);
    if (role !== "cell") made.scope = role === "rowheader" ? "row" : "col";
    return made;
  }

  function heading(tool) {
    const link = element("a", "", tool.name), remove = element("button", "plain-button", "×");
    link.href = address(tool.address);
    remove.type = "button";
    remove.title = words.remove.replace("{name}", tool.name);
    remove.setAttribute("aria-label", remove.title);
    remove.addEventListener("click", () => { tell(asked().filter(({ id }) => id !== tool.id)); select.focus(); });
    return element("th", "", element("span", "compare__name", link, remove));
  }

  // What differs has a bar beside it, what does not says so: most facts of two tools differ.
  function row({ title, cells, compared: counts, differs }, chosen) {
    const tag = differs ? element("span", "hidden-text", words.differs) : element("span", "badge compare__same", words.same);
    const head = element("th", "", title, ...(counts ? [" ", tag] : []));
    const made = element("tr", differs ? "differs" : counts ? "same" : "", cell(head, "rowheader"), ...cells.map((texts) => cell(told(texts, cells), "cell")));
    made.setAttribute("role", "row");
    [...made.children].slice(1).forEach((one, place) => { one.dataset.tool = chosen[place].name; });
    return made;
  }

  // Among lists that differ, what a tool has alone stands out.
  function told(texts, cells) {
    if (!texts.length) return element("td", "", element("span", "unknown", words.unknown));
    const someShared = texts.some((text) => cells.every((others) => others.includes(text)));
    const parts = texts.map((text) => {
      const alone = someShared && !cells.every((others) => others.includes(text));
      return element(alone ? "strong" : "span", "", /^https?:\/\//.test(text) ? away(text) : text);
    });
    if (parts.length === 1) return element("td", "", parts[0]);
    return element("td", "", element("ul", "", ...parts.map((one) => element("li", "", one))));
  }

  function away(url) {
    const link = element("a", "away bare", url.replace(/^https?:\/\//, ""));
    Object.assign(link, { href: url, rel: "noopener" });
    return link;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = asked();
    if (select.value && chosen.length < most) tell([...chosen, byId.get(select.value)]);
  });
  only.addEventListener("change", show);
  part("[data-print]").addEventListener("click", () => print());
  addEventListener("popstate", show);
  show();
})(self);
