// The citation at the end of a sheet, copied by a button that is there only with this script.
for (const cite of document.querySelectorAll(".cite")) {
  const button = cite.querySelector(".cite__copy");
  const said = cite.querySelector("[data-copied]");
  button.hidden = !navigator.clipboard; // an address without encryption has none
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(cite.querySelector(".cite__text").textContent.trim());
    said.textContent = said.dataset.copied;
  });
}
