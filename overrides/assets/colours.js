// Light, dark, or as the system: a reader's choice, kept on their own device.
(function () {
  "use strict";

  const SHOWN = 3000; // ms
  const CHOICES = ["auto", "light", "dark"];
  const root = document.documentElement;

  // A browser may forbid storage: the choice then lasts as long as the page.
  function kept() {
    try { return localStorage.getItem("colours"); } catch { return null; }
  }

  function keep(choice) {
    try { localStorage.setItem("colours", choice); } catch { /* see above */ }
  }

  function apply(choice) {
    if (choice === "auto") delete root.dataset.colours;
    else root.dataset.colours = choice;
  }

  let choice = CHOICES.includes(kept()) ? kept() : "auto";
  apply(choice); // before the page is drawn, so that it does not flash

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".colours");
    if (!button) return;
    const words = button.querySelector("[data-words]"), said = document.querySelector(".colours__said");
    let leaving;
    const say = () => { words.textContent = button.dataset[choice]; button.title = button.dataset[choice]; };
    button.hidden = false;
    say();
    button.addEventListener("click", () => {
      choice = CHOICES[(CHOICES.indexOf(choice) + 1) % CHOICES.length];
      apply(choice);
      keep(choice);
      say();
      // A new name of the button that has the focus is not always read out; to the eye, light may look as before.
      said.textContent = button.dataset[choice];
      clearTimeout(leaving);
      leaving = setTimeout(() => { said.textContent = ""; }, SHOWN);
    });
  });
})();
