// The known word closest to the one written, as difflib of Python finds it for the check.
self.proposeNear = (function () {
  "use strict";

  const CLOSE = 0.6;

  // The longest run that two words share, the first of them: where it starts in each, its length.
  function longest(a, b) {
    let best = [0, 0, 0];
    let before = [];
    for (let i = 0; i < a.length; i += 1) {
      const runs = [];
      for (let j = 0; j < b.length; j += 1) {
        if (a[i] !== b[j]) continue;
        runs[j] = (before[j - 1] || 0) + 1;
        if (runs[j] > best[2]) best = [i - runs[j] + 1, j - runs[j] + 1, runs[j]];
      }
      before = runs;
    }
    return best;
  }

  // How many letters two words share, run by run (Ratcliff and Obershelp).
  function shared(a, b) {
    if (!a.length || !b.length) return 0;
    const [i, j, size] = longest(a, b);
    if (!size) return 0;
    return size + shared(a.slice(0, i), b.slice(0, j)) + shared(a.slice(i + size), b.slice(j + size));
  }

  function nearest(word, known) {
    const meant = [...word.toLowerCase()];
    let [best, name] = [["", 0], ""];
    for (const candidate of known) {
      const lowered = candidate.toLowerCase();
      const letters = [...lowered];
      const both = letters.length + meant.length;
      if (2 * Math.min(letters.length, meant.length) < CLOSE * both) continue;
      const likeness = (2 * shared(letters, meant)) / both;
      if (likeness < CLOSE || likeness < best[1]) continue;
      if (likeness > best[1] || lowered >= best[0]) [best, name] = [[lowered, likeness], candidate];
    }
    return name;
  }

  return { nearest };
})();
