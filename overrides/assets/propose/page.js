// The form: rows that come and go, what is wrong beside each field, the file, and where it goes.
(function () {
  "use strict";

  const checks = self.proposeChecks;
  const { known } = checks;
  // What data files write without quotes.
  const EXACT = ["partial_date", "past_day", "moment", "number", "identified", "mention"];
  // Some servers refuse a longer address; GitHub answers 414 a little beyond.
  const LONGEST_ADDRESS = 8000;

  const page = document.querySelector(".propose");
  const file = page.querySelector(".propose__file");
  const words = page.querySelector(".propose__words").dataset;
  const shown = {
    path: file.querySelector(".propose__path"),
    text: file.querySelector("pre code"),
    state: file.querySelector(".propose__state"),
    ways: file.querySelector(".propose__ways"),
  };
  const touched = new Set();
  const tried = new Set();
  let form = null;

  // Words and rows of the page

  for (const select of [...page.querySelectorAll("select[data-known]"), ...inTemplates("select[data-known]")]) {
    for (const [id, name] of known.known[select.dataset.known]) select.append(new Option(name, id));
  }
  for (const list of page.querySelectorAll("datalist")) {
    for (const [id, name] of known.known[list.id.replace("propose-known-", "")]) list.append(new Option(name, id));
  }

  function inTemplates(selector) {
    return [...page.querySelectorAll("template")].flatMap((one) => [...one.content.querySelectorAll(selector)]);
  }

  function addRow(field) {
    const number = Number(field.dataset.rows || 0) + 1;
    field.dataset.rows = number;
    const row = field.querySelector("template").content.cloneNode(true);
    for (const element of row.querySelectorAll("*")) {
      for (const attribute of element.attributes) attribute.value = attribute.value.replaceAll("{n}", number);
    }
    for (const text of row.querySelectorAll("label, legend, .remove span")) text.textContent = text.textContent.replace("{n}", number);
    field.querySelector(".rows").append(row);
    return field.querySelector(".rows").lastElementChild;
  }

  for (const field of page.querySelectorAll("[data-many][data-required]")) addRow(field);
  for (const input of page.querySelectorAll("[data-name=reviewed_on] input, form > [data-name=accessed] input")) {
    input.value = checks.today();
  }

  // What the form holds

  const controlOf = (box) => box.querySelector("input, select, textarea");
  const within = (box) => [...box.querySelectorAll("[data-name]")].filter(
    (one) => one.parentElement.closest("[data-name]") === box.closest("[data-name]")
  );
  // A data file takes no tab.
  const valueOf = (control) => control.value.replaceAll("\t", " ").trim().normalize("NFC");

  // Return the fields of a form or of a row, in order, and add what is wrong to ``mistakes``.
  function read(box, path, mistakes) {
    const given = {};
    const values = {};
    const fields = [];
    for (const question of within(box)) {
      if (!("many" in question.dataset)) given[question.dataset.name] = valueOf(controlOf(question));
    }
    for (const question of within(box)) {
      const { name } = question.dataset;
      const before = mistakes.length;
      const value = "many" in question.dataset
        ? readRows(question, [...path, name], mistakes)
        : readOne(question, controlOf(question), [...path, name], given, mistakes);
      if (value) fields.push([name, value]);
      else if ("required" in question.dataset && mistakes.length === before) {
        const code = name === "sources" ? "missing-source" : "missing-field";
        const at = "many" in question.dataset ? question.dataset.many : controlOf(question).id;
        mistakes.push(missing(code, at));
      }
      if (mistakes.length === before) values[name] = value ? value.text : null;
    }
    return { fields, values };
  }

  const missing = (code, at) => ({ at, path: [], mistake: new checks.Mistake(code, { title: labelOf(at) }) });

  function readOne(question, control, path, given, mistakes) {
    const { reader, shape, mentions } = question.dataset;
    const text = valueOf(control);
    if (!text) return null;
    const check = reader && checks.READERS[reader];
    const mistake = check && checks.mistakeOf(check, text, { given, shape, mentions });
    if (mistake) mistakes.push({ at: control.id, path, mistake });
    return { text, exact: !reader || (EXACT.includes(reader) && !mistake) };
  }

  function readRows(question, path, mistakes) {
    const items = [];
    for (const row of question.querySelector(".rows").children) {
      if (!row.matches(".row--record")) {
        const item = readOne(question, controlOf(row), path, {}, mistakes);
        if (item) items.push(item);
        continue;
      }
      if (![...row.querySelectorAll("input, select, textarea")].some(valueOf)) continue;
      const { fields, values } = read(row, path, mistakes);
      const titleOf = (name) => labelOf(controlOf(row.querySelector(`[data-name="${name}"]`)).id);
      const rule = checks.RECORDS[question.dataset.record];
      const mistake = rule && checks.mistakeOf(rule, values, titleOf);
      if (mistake) mistakes.push({ at: row.querySelector("fieldset > .mistake").id.replace(/-error$/, ""), path, mistake });
      // A source that has a file is its id alone.
      const isBare = question.dataset.record === "Citation" && fields.length === 1 && fields[0][0] === "source";
      items.push(isBare ? fields[0][1] : { fields });
    }
    return items.length ? items : null;
  }

  function readForm() {
    const mistakes = [];
    const { kind, order, namedBy } = form.dataset;
    const { fields, values } = read(form, [], mistakes);
    for (const [name, rule] of Object.entries(checks.KINDS[kind] || {})) {
      const mistake = checks.mistakeOf(rule, values);
      if (mistake) mistakes.push({ at: `${form.id}-${name}`, path: [name], mistake });
    }
    if ("unique" in form.dataset && values[namedBy]) {
      const mistake = checks.mistakeOf(checks.same_name, values[namedBy], { kind, starts: values.starts });
      if (mistake) mistakes.push({ at: `${form.id}-${namedBy}`, path: [namedBy], mistake });
    }
    mistakes.push(...mistakesOfId(kind));
    const places = order.split(" ");
    fields.sort(([one], [other]) => places.indexOf(one) - places.indexOf(other));
    return { fields, mistakes };
  }

  // A file of this name cannot be made twice; the check never sees it, so the page says it.
  function mistakesOfId(kind) {
    const id = idOf(form).value.trim();
    const at = idOf(form).id;
    if (!id) return [missing("missing-field", at)];
    if (known.known[kind].some(([taken]) => taken === id)) {
      const address = new URL(`../../${known.sections[kind]}/${id}/`, location.href).href;
      return [{ at, path: [], said: { message: words.taken, hint: words.edit.replace("{address}", address) } }];
    }
    const mistake = checks.mistakeOf(checks.file_name, id);
    return mistake ? [{ at, path: [], mistake }] : [];
  }

  const idOf = (one) => one.querySelector("[data-id] input");

  // What the page shows

  function show() {
    const { fields, mistakes } = readForm();
    const seen = new Set();
    const places = [...form.querySelectorAll(".mistake")].map((place) => place.id.replace(/-error$/, ""));
    const told = mistakes
      .map(({ at, path, mistake, said }) => ({ at, title: mistake?.words.title, ...(said || checks.said(mistake, path.join("."))) }))
      .sort((one, other) => places.indexOf(one.at) - places.indexOf(other.at));
    for (const { at, message, hint } of told) {
      if (seen.has(at) || !(tried.has(form) || touched.has(at))) continue;
      seen.add(at);
      tell(at, message, hint);
    }
    for (const at of places) {
      if (!seen.has(at)) tell(at);
    }
    summarize(told);
    const id = idOf(form).value.trim();
    shown.path.textContent = `${known.folder}/${form.dataset.kind}/${id || "…"}.yml`;
    shown.text.textContent = self.proposeYaml.file(form.dataset.kind, fields);
    shown.ways.hidden = told.length > 0;
    shown.state.textContent = said(told.length);
    if (!told.length) ready(`${form.dataset.kind}/${id}`);
    return told;
  }

  function said(count) {
    if (count === 0) return words.ready;
    return count === 1 ? words.one : words.many.replace("{count}", count);
  }

  function tell(at, message = "", hint = "") {
    const place = document.getElementById(`${at}-error`);
    const control = document.getElementById(at);
    const whole = hint ? `${message}\n${hint}` : message;
    if (place.textContent !== whole) place.textContent = whole;
    place.hidden = !message;
    if (control && control.matches("input, select, textarea")) control.setAttribute("aria-invalid", String(Boolean(message)));
  }

  function summarize(told) {
    const box = form.querySelector(".mistakes");
    box.hidden = !tried.has(form) || told.length === 0;
    const links = told.map(({ at, message, title }) => {
      const link = document.createElement("a");
      link.href = `#${at}`;
      link.textContent = title ? message : `${labelOf(at)} – ${message}`;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        focusOn(at);
      });
      const item = document.createElement("li");
      item.append(link);
      return item;
    });
    box.querySelector("ul").replaceChildren(...links);
  }

  function labelOf(at) {
    const label = form.querySelector(`label[for="${at}"]`)
      || document.getElementById(`${at}-error`).parentElement.querySelector("legend");
    return label.firstChild.textContent.trim();
  }

  function focusOn(at) {
    const place = document.getElementById(`${at}-error`);
    for (let box = place.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    const control = document.getElementById(at);
    const first = controlOf(place.parentElement);
    (control && control.matches("input, select, textarea") ? control : first || control).focus();
  }

  // Where the file goes

  const parameters = (all) => Object.entries(all).map((pair) => pair.map(encodeURIComponent).join("=")).join("&");

  function ready(ref) {
    const text = shown.text.textContent;
    const name = `${ref.split("/")[1]}.yml`;
    const open = file.querySelector(".propose__open");
    if (open) {
      const { address, name: named, content } = known.forge;
      const folder = `${address}/${form.dataset.kind}`;
      const full = `${folder}?${parameters({ [named]: name, [content]: text })}`;
      const fits = full.length <= LONGEST_ADDRESS;
      open.href = fits ? full : `${folder}?${parameters({ [named]: name })}`;
      if (!fits) shown.state.textContent = words.long;
    }
    const download = file.querySelector(".propose__download");
    URL.revokeObjectURL(download.href);
    download.href = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
    download.download = name;
    const letter = file.querySelector(".propose__letter");
    if (letter) {
      const subject = words.subject.replace("{path}", ref);
      letter.href = `mailto:${known.contact}?${parameters({ subject, body: text.replaceAll("\n", "\r\n") })}`;
    }
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(shown.text.textContent);
      return words.copied;
    } catch {
      getSelection().selectAllChildren(shown.text);
      return words.selected;
    }
  }

  file.querySelector(".propose__copy").addEventListener("click", async () => {
    shown.state.textContent = await copy();
  });
  file.querySelector(".propose__open")?.addEventListener("click", copy);

  // What the reader does

  function choose(kind) {
    for (const one of page.querySelectorAll("form")) one.hidden = one.dataset.kind !== kind;
    form = page.querySelector(`form[data-kind="${kind}"]`);
    file.hidden = !form;
    if (form) show();
  }

  for (const radio of page.querySelectorAll("[name=kind]")) {
    radio.addEventListener("change", () => {
      history.replaceState(null, "", `#${radio.value}`);
      choose(radio.value);
    });
  }

  // A sentence that appears moves what is below it: never between the press of a button and its release.
  let pressing = false;
  addEventListener("pointerdown", () => { pressing = true; }, true);
  for (const end of ["pointerup", "pointercancel"]) {
    addEventListener(end, () => {
      pressing = false;
      if (form) setTimeout(show);
    }, true);
  }

  for (const one of page.querySelectorAll("form")) {
    one.addEventListener("input", ({ target }) => {
      if (target === idOf(one)) one.dataset.named = "";
      const named = document.getElementById(`${one.id}-${one.dataset.namedBy}`);
      if (target === named && !("named" in one.dataset)) idOf(one).value = checks.kebab(named.value);
      show();
    });
    one.addEventListener("focusout", ({ target, relatedTarget }) => {
      if (!target.matches("input, select, textarea")) return;
      const row = target.closest(".row--record");
      if (target.value) touched.add(target.id);
      if (row && !row.contains(relatedTarget)) touched.add(row.querySelector("fieldset > .mistake").id.replace(/-error$/, ""));
      if (!pressing) show();
    });
    one.addEventListener("click", ({ target }) => {
      const button = target.closest("button[type=button]");
      if (!button) return;
      const field = button.closest("[data-many]");
      if (button.matches(".add")) controlOf(addRow(field)).focus();
      else {
        button.closest(".row").remove();
        field.querySelector(".add").focus();
      }
      show();
    });
    one.addEventListener("submit", (event) => {
      event.preventDefault();
      tried.add(one);
      const told = show();
      if (told.length) one.querySelector(".mistakes").focus();
      else file.querySelector("h2").focus();
    });
  }

  function fromAddress() {
    const radio = page.querySelector(`[name=kind][value="${CSS.escape(location.hash.slice(1))}"]`);
    if (radio) radio.checked = true;
    const chosen = page.querySelector("[name=kind]:checked");
    if (chosen) choose(chosen.value);
  }

  // Whoever found nothing by a name comes with it.
  const name = new URLSearchParams(location.search).get("name");
  for (const one of name ? page.querySelectorAll("form") : []) {
    document.getElementById(`${one.id}-${one.dataset.namedBy}`).value = name;
    idOf(one).value = checks.kebab(name);
  }
  addEventListener("hashchange", fromAddress);
  for (const one of document.querySelectorAll(".propose, .propose-intro")) one.hidden = false;
  fromAddress();
})();
