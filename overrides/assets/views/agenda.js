// Events to come, on the reader's own day: what is over since the site was made leaves the list, and it is said.
(function () {
  "use strict";

  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

  for (const agenda of document.querySelectorAll(".agenda")) {
    const list = agenda.querySelector("ul.cards"), past = agenda.querySelector(".agenda__over");
    const over = [...list.children].filter((item) => item.dataset.until < today);
    if (!over.length) continue;
    const gone = list.cloneNode(false);
    gone.append(...over);
    past.append(gone);
    past.hidden = false;
    const none = !list.children.length;
    agenda.querySelector("[data-none]").hidden = !none;
    if (none) list.remove();
  }
})();
