// A sheet as YAML that every reader takes for the same text, in the manner of data files.
self.proposeYaml = (function () {
  "use strict";

  const WIDTH = 96;
  // What a parser may take for something else than text: « no », « 1.10 », « 12:30 », « 2026-03 ».
  const WORDS = /^(y|n|yes|no|true|false|on|off|null|~|=|<<)$/i;
  const NUMBERS = /^[-+.]?\d[\d_.,:a-fox+-]*$|^[-+]?\.(inf|nan)$|^\d{4}-\d{1,2}-\d{1,2}([Tt \t]|$)/i;
  const PLAIN = /^[\p{L}\p{N}(«“/$<.+_][^\r\n]*$/u;
  // What YAML does not print as it stands, or may take for the end of a line.
  const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u;

  function isPlain(text) {
    return PLAIN.test(text) && text === text.trim() && !WORDS.test(text) && !NUMBERS.test(text)
      && !/: |:$| #|^\.\.\./.test(text);
  }

  // ``exact`` is for dates and numbers, which data files write without quotes;
  // ``start`` is how much of the line is taken already.
  function scalar({ text, exact }, indent, start) {
    if (UNSEEN.test(text)) return doubleQuoted(text);
    if (text.includes("\n")) return block("|-", text.split("\n"), indent);
    if (exact) return text;
    const flat = isPlain(text) ? text : `'${text.replaceAll("'", "''")}'`;
    const lines = folded(text, WIDTH - indent);
    // A name and a long address are no easier to read on two lines.
    const isProse = lines.length > 2 || (lines.length > 1 && lines.every((line) => line.length <= WIDTH - indent));
    const isFlat = start + flat.length <= WIDTH || !isProse || text.includes("  ");
    return isFlat ? flat : block(">-", lines, indent);
  }

  function doubleQuoted(text) {
    const escaped = [...JSON.stringify(text)].map((one) =>
      UNSEEN.test(one) ? "\\u" + one.charCodeAt(0).toString(16).padStart(4, "0") : one
    );
    return escaped.join("");
  }

  function block(sign, lines, indent) {
    const margin = " ".repeat(indent);
    return [sign, ...lines.map((line) => (line ? margin + line : ""))].join("\n");
  }

  // A space that does not break, as French has them, stays where it is.
  function folded(text, width) {
    const lines = [];
    for (const word of text.split(" ")) {
      const last = lines.at(-1);
      if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] += " " + word;
      else lines.push(word);
    }
    return lines;
  }

  // A value is { text }, a list, or a record { fields: [[name, value], …] }.
  function written(fields, indent) {
    return fields.map(([name, value]) => " ".repeat(indent) + name + ":" + after(value, indent, name.length)).join("\n");
  }

  function after(value, indent, length) {
    if (!Array.isArray(value)) return " " + scalar(value, indent + 2, indent + length + 2);
    return "\n" + value.map((item) => " ".repeat(indent + 2) + "- " + inList(item, indent + 4)).join("\n");
  }

  function inList(item, indent) {
    return item.fields ? written(item.fields, indent).trimStart() : scalar(item, indent, indent);
  }

  return { file: (kind, fields) => `# yaml-language-server: $schema=../.schema/${kind}.json\n${written(fields, 0)}\n` };
})();
