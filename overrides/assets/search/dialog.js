// The dialog of the header: results while one types, chosen by the arrows (WAI-ARIA combobox).
(function (scope) {
  "use strict";

  const { address, element, highlighted, link, reading, reason, retired, title } = scope.searchResults;
  const MOST = 8; // what a screen shows beside the box
  const PAUSE = 600; // ms without a key before the count is said

  function start(dialog) {
    if (dialog.dataset.ready) return;
    dialog.dataset.ready = "yes";
    const index = scope.searchAnswers.open(scope.searchData);
    const input = dialog.querySelector("input");
    const list = dialog.querySelector("[role=listbox]");
    const status = dialog.querySelector("[role=status]");
    const none = dialog.querySelector(".finder__none");
    const all = dialog.querySelector(".finder__all");
    const ways = dialog.querySelector(".finder__ways");
    const read = dialog.querySelector(".finder__read");
    const words = dialog.dataset;
    let options = [], active = -1, saying;

    function show() {
      const query = input.value.trim();
      const answer = index.search(query), { found, marked } = answer;
      const shown = found.slice(0, MOST);
      list.replaceChildren(...groups(shown).map((group) => drawn(group, marked)));
      options = [...list.querySelectorAll("[role=option]")];
      options.forEach((option, place) => { option.id = `finder-option-${place}`; });
      activate(-1);
      list.hidden = !options.length;
      input.setAttribute("aria-expanded", String(options.length > 0));
      ways.hidden = Boolean(query);
      none.hidden = !query || options.length > 0;
      none.querySelector("a").href = all.firstElementChild.href = whole(query);
      read.textContent = reading(answer, query);
      read.hidden = !read.textContent;
      all.hidden = found.length <= shown.length;
      all.firstElementChild.textContent = words.all.replace("{count}", found.length);
      say(query && [counted(found.length), read.textContent].filter(Boolean).join(". "));
    }

    // Where all that was found stands, and what to do when nothing was.
    function whole(query) {
      return address(words.page) + "?" + new URLSearchParams({ q: query });
    }

    // What there is to find, for whoever has typed nothing: each kind that has a list.
    function offer() {
      ways.querySelector("ul").replaceChildren(...index.lists.map(({ names, count, folder }) => {
        const list = element("a", "", names, " ", element("span", "count", count));
        list.href = address(folder);
        return element("li", "", list);
      }));
    }

    // Each kind stands where its best answer would.
    function groups(found) {
      const byKind = new Map();
      for (const one of found) byKind.set(one.kind, [...(byKind.get(one.kind) || []), one]);
      return [...byKind.values()];
    }

    function drawn(group, marked) {
      const head = element("p", "finder__kind", group[0].kindNames);
      head.id = `finder-kind-${group[0].kind}`;
      head.setAttribute("role", "presentation");
      const box = element("div", "finder__group", head, ...group.map((one) => option(one, marked)));
      box.setAttribute("role", "group");
      box.setAttribute("aria-labelledby", head.id);
      return box;
    }

    function option(one, marked) {
      const made = link(one, element("span", "finder__title", ...title(one, marked), ...retired(one)),
        element("span", "finder__summary", ...highlighted(one.summary, marked)));
      const why = reason(one, marked);
      if (why.length) made.append(element("span", "found__why", ...why));
      made.setAttribute("role", "option");
      made.setAttribute("aria-selected", "false");
      made.tabIndex = -1; // the focus stays in the box; the arrows choose
      return made;
    }

    function activate(place) {
      if (options[active]) options[active].setAttribute("aria-selected", "false");
      active = place;
      const chosen = options[active];
      if (!chosen) return input.removeAttribute("aria-activedescendant");
      chosen.setAttribute("aria-selected", "true");
      chosen.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", chosen.id);
    }

    function counted(count) {
      if (!count) return words.none;
      return count === 1 ? words.one : words.many.replace("{count}", count);
    }

    function say(text) {
      clearTimeout(saying);
      status.textContent = "";
      saying = setTimeout(() => { status.textContent = text; }, PAUSE);
    }

    input.addEventListener("input", show);
    input.addEventListener("keydown", (event) => {
      const last = options.length - 1;
      if (event.key === "ArrowDown") activate(active < last ? active + 1 : -1);
      else if (event.key === "ArrowUp") activate(active < 0 ? last : active - 1);
      else if (event.key === "Enter" && options[active]) options[active].click();
      else return;
      event.preventDefault();
    });
    // A result on this very page changes no document: the dialog gets out of its way.
    list.addEventListener("click", () => dialog.close());
    offer();
    show();
  }

  scope.searchDialog = { start };
})(self);
