// Leaving: at once and for good, or by mistake.

const NOWHERE = "about:blank";

/** `page` says whether something would be lost; only then does the browser ask. */
export function guardLeaving(page) {
  let leaves = false;
  const clear = () => {
    leaves = true;
    page.erase();
    document.body.replaceChildren();
  };
  window.addEventListener("beforeunload", (event) => {
    if (!leaves && page.wouldLose) event.preventDefault();
  });
  // Browsers keep a page that was left, as it stood, for their button "back": nothing may be in it.
  window.addEventListener("pagehide", clear);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  const exit = document.getElementById("leave");
  exit?.addEventListener("click", (event) => {
    event.preventDefault();
    // First nothing is to be seen, then the neutral page takes the place of this one.
    clear();
    location.replace(exit.href || NOWHERE);
  });
}
