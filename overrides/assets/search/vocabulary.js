// Known words: those that begin or end like one, and those that look like one.
(function (scope) {
  "use strict";

  // How many letters are wrong, missing, too many or changed places (optimal string
  // alignment); one more than `most` when there are more.
  let before = [], last = [], row = [];
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    for (let j = 0; j <= other.length; j++) row[j] = j;
    for (let i = 1; i <= one.length; i++) {
      [before, last, row] = [last, row, before];
      row[0] = i;
      let least = i;
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1];
        let steps = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          steps = Math.min(steps, before[j - 2] + 1);
        }
        row[j] = steps;
        if (steps < least) least = steps;
      }
      if (least > most) return most + 1;
    }
    return row[other.length];
  }

  // The letters of a word, one bit each: words that share few are not worth comparing.
  function letters(word) {
    let bits = 0;
    for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
    return bits;
  }

  function bitsOf(number) {
    let count = 0;
    for (let rest = number; rest; rest &= rest - 1) count++;
    return count;
  }

  function vocabulary(words) {
    const sorted = words.sort();
    let masks = null; // made once a word has to be guessed

    function beginning(prefix) {
      let low = 0, high = sorted.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sorted[middle] < prefix) low = middle + 1;
        else high = middle;
      }
      let end = low;
      while (end < sorted.length && sorted[end].startsWith(prefix)) end++;
      return sorted.slice(low, end);
    }

    function ending(suffix) {
      return sorted.filter((word) => word.endsWith(suffix));
    }

    // The words that differ by the fewest letters, and by how many; none beyond `most`.
    function nearest(word, most) {
      masks = masks || Int32Array.from(sorted, letters);
      const own = letters(word);
      let steps = most, found = [];
      for (let i = 0; i < sorted.length; i++) {
        // One step changes two letters at most: one that goes, one that comes.
        if (bitsOf(own ^ masks[i]) > 2 * steps) continue;
        const far = distance(word, sorted[i], steps);
        if (far < steps) [steps, found] = [far, []];
        if (far === steps) found.push(sorted[i]);
      }
      return { found, steps };
    }

    return { beginning, ending, nearest };
  }

  scope.searchVocabulary = { vocabulary };
})(self);
