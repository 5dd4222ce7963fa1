// Rows as a CSV file (RFC 4180; every cell in quotes), such as spreadsheets open without running anything in it.
(function (scope) {
  "use strict";

  // A spreadsheet takes a cell that begins so for a formula (OWASP, « CSV Injection »).
  const FORMULA = /^[=+\-@\t\r\n]/;

  function cell(value) {
    const text = FORMULA.test(value) ? "'" + value : value;
    return `"${text.replaceAll('"', '""')}"`;
  }

  // Spreadsheets part cells where their language does: French ones at « ; », for « , » is in numbers.
  function csv(rows, separator) {
    return rows.map((row) => row.map(cell).join(separator) + "\r\n").join("");
  }

  // With a mark of its order of bytes, or spreadsheets read accents as something else.
  function download(name, rows, separator) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", csv(rows, separator)], { type: "text/csv;charset=utf-8" }));
    link.download = `${name}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  scope.table = { csv, download };
})(self);
