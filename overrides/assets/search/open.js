// On every page: opens the search dialog, and loads what it searches with once it is wanted.
(function () {
  "use strict";

  const own = document.currentScript.src;
  const dialog = document.getElementById("finder");
  const form = document.querySelector(".header-search");
  const button = form.querySelector("button");
  const page = document.querySelector(".search-page input[name=q]"); // the search page has its own box
  let loading = null;

  function load() {
    loading ??= Promise.all(["data.js", "search.js"].map(added));
    loading.catch(() => { loading = null; }); // the next who needs it tries again
    return loading;
  }

  function added(name) {
    return new Promise((onload, onerror) => {
      const script = document.createElement("script");
      Object.assign(script, { src: new URL(name, own), async: false, onload, onerror });
      document.head.append(script);
    });
  }

  self.searchLoad = load;

  function open() {
    if (page) return page.focus();
    dialog.showModal();
    // When the scripts cannot be had, the form still leads to the search page.
    load().then(() => self.searchDialog.start(dialog), () => {});
  }

  button.setAttribute("aria-haspopup", "dialog");
  button.setAttribute("aria-keyshortcuts", "/ Control+K");
  // Whoever comes near is about to search.
  for (const sign of ["pointerenter", "focus"]) {
    button.addEventListener(sign, () => { if (!page) load(); }, { once: true });
  }
  form.addEventListener("submit", (event) => { event.preventDefault(); open(); });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.querySelector(".finder__close").addEventListener("click", () => dialog.close());

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const control = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)
      && !event.altKey && !event.shiftKey;
    if (!(slash || control) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    open();
  });
})();
