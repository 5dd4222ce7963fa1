// What is wrong with a value, in the words of `knowledge check`. Each reader is the
// function of the same name in knowledge/fields/; patterns and sentences come from there.
self.proposeChecks = (function () {
  "use strict";

  const known = JSON.parse(document.getElementById("propose-checks").textContent);
  const { nearest } = self.proposeNear;
  const { limits } = known;
  const patterns = {};
  for (const [name, source] of Object.entries(known.patterns)) patterns[name] = new RegExp(source, "u");
  const whole = (source) => new RegExp(`^(?:${source})$`, "u");
  const isWhole = (name, text) => whole(known.patterns[name]).test(text);

  class Mistake extends Error {
    constructor(code, words) {
      super(code);
      this.code = code;
      this.words = words || {};
    }
  }

  function refuse(code, words) {
    throw new Mistake(code, words);
  }

  const length = (text) => [...text].length;

  function limited(value, limit) {
    if (length(value) > limit) refuse("too-long", { length: String(length(value)), limit: String(limit) });
  }

  // Text

  function isShared(address) {
    const [local, host] = address.toLowerCase().split("@");
    return host.split(".").includes(local) || local.split(/[._+-]|\d+/).some((word) => known.roles.includes(word));
  }

  function text(value) {
    const found = patterns.not_text.exec(value);
    if (found) refuse("control-character", { character: codepoint(found[0]) });
    limited(value, limits.text);
    for (const [address] of value.matchAll(new RegExp(known.patterns.email, "gu"))) {
      if (!isShared(address)) refuse("personal-email", { value: address });
    }
    const foreign = patterns.unprintable.exec(value);
    if (foreign) refuse("not-in-book", { character: foreign[0], codepoint: codepoint(foreign[0]) });
  }

  const codepoint = (character) =>
    "U+" + character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");

  function line(value) {
    if (/[\n\r]/.test(value)) refuse("several-lines");
    limited(value, limits.line);
    text(value);
  }

  function summary(value) {
    limited(value, limits.summary);
    line(value);
  }

  // The check renders it; here are the usual ways to lose something.
  function markdown_text(value) {
    text(value);
    const prose = value.replace(/(`+)[^`][\s\S]*?\1/g, "");
    const tag = /<(?!https?:\/\/)\/?[a-z!?][^>]*>/i.exec(prose);
    if (tag) refuse("left-out-of-markdown", { value: tag[0] });
    if (/!\[[^\]]*\]\(/.test(prose)) refuse("left-out-of-markdown", { value: "![" });
    for (const [, address] of prose.matchAll(/\]\(\s*<?([^)\s>]*)/g)) {
      const unsafe = /^(javascript|vbscript|file|data):/i.test(address);
      if (unsafe) refuse("left-out-of-markdown", { value: "javascript:" });
      if (!/^https?:\/\//i.test(address)) refuse("left-out-of-markdown", { value: address });
    }
  }

  function number(value) {
    if (!/^[0-9]+$/.test(value)) refuse("not-a-number", { value });
    limited(value, limits.digits);
  }

  // Addresses

  function url(value) {
    limited(value, limits.address);
    const isAddress = isWhole("address", value) && isPrintable(value);
    if (!isAddress) refuse("not-a-url", { value, near: asAnAddress(value) });
    const place = /^https?:\/\/([^/?#]*)/.exec(value)[1];
    const [, host, port] = /^(?:.*@)?(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(place) || [];
    const isPort = port === undefined || (/^[0-9]*$/.test(port) && Number(port) <= 65535);
    if (host === undefined || !isPort) refuse("not-a-url", { value });
    if (place.includes("@")) refuse("url-with-credentials");
    if (!isWhole("host", host.replace(/^\[|\]$/g, "").toLowerCase())) {
      refuse("not-a-url", { value, near: asAnAddress(value) });
    }
  }

  function asAnAddress(value) {
    const found = whole(known.patterns.meant_address).exec(value);
    const near = found ? `https://${found[1]}` : "";
    return near !== value && isWhole("address", near) ? near : "";
  }

  const isPrintable = (value) => !/[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u.test(value);

  // Dates

  function isDay(year, month, day) {
    const date = new Date(Date.UTC(2000, month - 1, day));
    date.setUTCFullYear(year, month - 1, day);
    return year >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  }

  function spelled(value) {
    const found = whole(known.patterns.spelled_day).exec(folded(value));
    const [day, name, year] = found ? found.slice(1) : [];
    const month = known.months.findIndex((names) => names.includes(name)) + 1;
    if (!month) return "";
    if (day === undefined) return iso(year, month, 1).slice(0, 7);
    return isDay(Number(year), month, Number(day)) ? iso(year, month, day) : "";
  }

  function asAMonth(value) {
    const found = whole(known.patterns.french_month).exec(value);
    if (!found) return spelled(value) || asADay(value);
    const [month, year] = found.slice(1).map(Number);
    return month >= 1 && month <= known.months.length ? iso(year, month, 1).slice(0, 7) : "";
  }

  function asAMoment(value) {
    const [day, hour, minute = "00"] = whole(known.patterns.clock).exec(value)?.slice(1) || [];
    if (day === undefined) return asADay(value);
    const near = `${asADay(day)} ${hour.padStart(2, "0")}:${minute}`;
    return isWhole("moment", near) ? near : "";
  }

  function asADay(value) {
    if (isWhole("day", spelled(value))) return spelled(value);
    const french = whole(known.patterns.french_day).exec(value);
    const short = whole(known.patterns.short_day).exec(value);
    if (!french && !short) return "";
    const [year, month, day] = (french ? french.slice(1).reverse() : short.slice(1)).map(Number);
    return isDay(year, month, day) ? iso(year, month, day) : "";
  }

  const iso = (year, month, day) =>
    [String(year).padStart(4, "0"), ...[month, day].map((part) => String(part).padStart(2, "0"))].join("-");

  function partial_date(value) {
    const found = whole(known.patterns.partial_date).exec(value);
    const [year, month, day] = found ? found.slice(1).map((part) => Number(part || 1)) : [];
    if (!found || !isDay(year, month, day)) refuse("not-a-partial-date", { value, near: asAMonth(value) });
  }

  const isWholeDay = (value) => isWhole("day", value) && isDay(...value.split("-").map(Number));

  function today() {
    const now = new Date();
    return iso(now.getFullYear(), now.getMonth() + 1, now.getDate());
  }

  function past_day(value) {
    if (!isWholeDay(value)) refuse("not-a-date", { value, near: asADay(value) });
    if (value > today()) refuse("in-the-future", { value, today: today() });
  }

  function moment(value) {
    const day = isWhole("moment", value) ? value.slice(0, 10) : value;
    const near = day === value ? asAMoment(value) : "";
    if (!isWholeDay(day)) refuse("not-a-moment", { value, near });
  }

  function time_zone(value) {
    try {
      new Intl.DateTimeFormat("en", { timeZone: value });
    } catch {
      refuse("not-a-time-zone", { value });
    }
    // A browser takes « europe/paris » and « +01:00 »; the list of IANA has neither.
    if (!/^[A-Z]/.test(value) || /\/[a-z]/.test(value)) refuse("not-a-time-zone", { value });
  }

  // Codes of others

  // An expression of SPDX 2.3, annex D: names joined by AND, OR and WITH, in brackets if need be.
  function licenses(value) {
    const words = value.match(/[()]|[^\s()]+/g) || [];
    let place = 0;
    const found = [];
    const take = () => words[place++] ?? refuse("not-spdx", { value });
    const isWord = (...names) => names.includes((words[place] || "").toUpperCase());
    const isName = (word) => word !== undefined && !/^([()]|and|or|with)$/i.test(word);
    // « Apache 2.0 » is a name too, and a wrong one: it is told whole.
    function name(isException) {
      const parts = [];
      while (isName(words[place])) parts.push(take());
      if (!parts.length || !/^[\p{L}\p{N}_ .+:-]+$/u.test(parts.join(" "))) refuse("not-spdx", { value });
      found.push([parts.join(" "), isException]);
    }
    function term() {
      if (words[place] === "(") {
        take();
        expression();
        if (take() !== ")") refuse("not-spdx", { value });
        return;
      }
      name(false);
      if (isWord("WITH")) {
        take();
        name(true);
      }
    }
    function expression() {
      term();
      while (isWord("AND", "OR")) {
        take();
        term();
      }
    }
    expression();
    if (place < words.length) refuse("not-spdx", { value });
    return found;
  }

  function licensesCalled(name) {
    const start = name.toLowerCase().replace(new RegExp(known.patterns.around_license, "gu"), "");
    return start ? known.common_licenses.filter(([bare]) => bare.startsWith(start)).map(([, id]) => id) : [];
  }

  function license_expression(value, { given }) {
    limited(value, limits.line);
    for (const [name, isException] of licenses(value)) {
      if (isWhole("old_license", name)) {
        const ways = { value: name, only: `${name}-only`, later: `${name}-or-later` };
        if (!given.license_note) refuse("old-spdx", ways);
      } else if (known.licenses.includes(name)) {
        if (known.exceptions.includes(name) !== isException) refuse("not-spdx", { value });
      } else if (!isWhole("license_reference", name)) {
        const later = `${name.replace(/\+$/, "")}-or-later`;
        if (known.licenses.includes(later)) refuse("not-spdx", { value: name, near: later });
        if (/ (ou|et) /i.test(name)) refuse("not-spdx", { value: name });
        const called = licensesCalled(name);
        if (called.length > 1) {
          const near = called.some((one) => one.endsWith("-or-later")) ? "-or-later" : "";
          refuse("license-family", { value: name, known: called.join(", "), near });
        }
        refuse("not-spdx", { value: name, near: called[0] || nearest(name, known.licenses) });
      }
    }
  }

  function language(value) {
    if (!isWhole("identifier_of_language", value)) refuse("not-a-language", { value });
  }

  function identified(value, { shape }) {
    const isRight = (text) => length(text) <= limits.line && whole(known.shapes[shape]).test(text);
    const near = value.replace(/\s/gu, "").split("/").pop();
    if (!isRight(value)) refuse("not-an-identifier", { value, shape, near: isRight(near) ? near : "" });
  }

  // Other entries

  function mention(value, { mentions }) {
    const ids = known.known[mentions].map(([id]) => id);
    if (ids.includes(value)) return;
    const words = { value, kind: known.kinds[mentions], folder: mentions };
    const other = Object.keys(known.known).find((kind) => known.known[kind].some(([id]) => id === value));
    if (other) refuse("wrong-kind", { ...words, other });
    const called = known.known[mentions].findLast(([, , names]) => names.includes(value.toLowerCase()));
    refuse("unknown-mention", { ...words, near: called ? called[0] : nearest(value, ids) });
  }

  // Of several fields: ``values`` are those without a mistake, null where nothing is written;
  // ``titleOf`` says how the form calls a field.

  const RECORDS = {
    Citation(values, titleOf) {
      const parts = ["url", "title", "publisher"];
      const given = parts.filter((name) => values[name]);
      const missing = parts.filter((name) => values[name] === null);
      if (values.source && given.length) refuse("one-of-two", { first: titleOf("source"), second: titleOf(given[0]) });
      if (values.source === null && missing.length) refuse("incomplete-source", { missing: missing.map(titleOf).join(", ") });
    },
  };

  const KINDS = {
    events: {
      ends({ starts, ends }) {
        if (!starts || !ends) return;
        const [start, value] = [starts, ends].map((written) => written.replace("T", " "));
        if (start.length !== value.length) refuse("mixed-moments", { value, start });
        if (value < start) refuse("ends-before-start", { value, start });
      },
    },
  };

  function same_name(value, { kind, starts }) {
    const owner = known.known[kind].find(
      ([, name, , day]) => name.toLowerCase() === value.toLowerCase() && (!day || day.slice(0, 16) === starts)
    );
    if (owner) refuse("same-name", { value, owner: owner[0] });
  }

  function file_name(id) {
    const name = `${id}.yml`;
    if (isWhole("reserved", id)) refuse("reserved-name", { name, expected_name: `${id}-tool.yml` });
    if (!isWhole("slug", id)) refuse("file-name", { name, expected_name: `${kebab(id) || "name"}.yml` });
  }

  function folded(name) {
    const spelled = name.toLowerCase().replaceAll("œ", "oe").replaceAll("æ", "ae").normalize("NFD");
    return spelled.replace(/[\u0300-\u036f]/g, "");
  }

  const kebab = (name) => (folded(name).match(/[a-z0-9]+/g) || []).join("-");

  const READERS = {
    text, line, summary, markdown_text, number, url, partial_date, past_day, moment, time_zone,
    license_expression, language, identified, mention,
  };

  // Return what a check refuses, or null.
  function mistakeOf(check, ...around) {
    try {
      check(...around);
      return null;
    } catch (error) {
      if (error instanceof Mistake) return error;
      throw error;
    }
  }

  // Sentences

  function said({ code, words }, field) {
    const [message, hint, near] = known.rules[code];
    const all = { field, ...words };
    const fill = (sentence) => sentence.replace(/\{(\w+)\}/g, (_all, name) => spoken(name, all[name] ?? ""));
    return { message: fill(message), hint: fill(words.near && near ? near : hint) };
  }

  function spoken(name, word) {
    if (known.ours.includes(name)) return word;
    const letters = [...word];
    const longest = known.longest[name] || known.longest[""];
    const short = letters.length > longest ? letters.slice(0, longest - 1).join("") + "…" : word;
    return [...short].map((one) => (isPrintable(one) ? one : /\s/.test(one) ? " " : "\ufffd")).join("");
  }

  return { READERS, RECORDS, KINDS, Mistake, known, mistakeOf, same_name, file_name, kebab, said, today };
})();
