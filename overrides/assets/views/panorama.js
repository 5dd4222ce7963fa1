// The panorama, with only the tools that some name. The address tells who: ?named=sill
(function () {
  "use strict";

  const form = document.querySelector(".panorama__form");
  if (!form) return;

  const boxes = [...form.querySelectorAll("input")], status = form.querySelector("[role=status]");
  const parts = [...document.querySelectorAll(".panorama section")].map((part) => ({
    part, count: part.querySelector(".count"),
    tools: [...part.querySelectorAll("li")].map((node) => ({
      node, id: node.querySelector("a").dataset.id, named: node.dataset.named.split(" "),
    })),
  }));

  function show() {
    const wanted = boxes.filter((box) => box.checked).map((box) => box.value);
    const seen = new Set();
    for (const { part, count, tools } of parts) {
      const kept = tools.filter(({ named }) => !wanted.length || wanted.some((name) => named.includes(name)));
      for (const { node } of tools) node.hidden = true;
      for (const { node, id } of kept) { node.hidden = false; seen.add(id); }
      count.textContent = kept.length;
      part.hidden = !kept.length;
    }
    const { total, some } = form.dataset;
    status.textContent = wanted.length ? some.replace("{count}", seen.size).replace("{total}", total) : total;
  }

  function read() {
    const given = new URLSearchParams(location.search).getAll("named");
    for (const box of boxes) box.checked = given.includes(box.value);
    show();
  }

  form.addEventListener("change", () => {
    const told = new URLSearchParams(boxes.filter((box) => box.checked).map((box) => ["named", box.value]));
    history.pushState(null, "", String(told) ? "?" + told : location.pathname);
    show();
  });
  addEventListener("popstate", read);
  read();
})();
