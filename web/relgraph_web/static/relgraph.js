// Keys and failed requests. Every page works without this file.
"use strict";

const search = () => document.getElementById("q") ?? document.getElementById("find");
const hits = (at) => at instanceof Element && at.closest(".find") !== null;
const rows = (at) => [...document.querySelectorAll(hits(at) ? "#hits a.go" : "main a.go")];
const typing = (at) => at instanceof Element && at.closest("input, textarea, select, [contenteditable]") !== null;

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "/" && !typing(event.target) && search()) {
    event.preventDefault();
    search().focus();
    search().select();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    move(event, event.key === "ArrowDown" ? 1 : -1);
  }
});

function move(event, by) {
  const all = rows(event.target);
  const here = all.indexOf(document.activeElement);
  const field = hits(event.target) ? document.getElementById("find") : search();
  const fromSearch = event.target === field && by === 1;
  if (here === -1 && !fromSearch) return;
  event.preventDefault();
  const next = here + by;
  if (next < 0) field?.focus();
  else all[Math.min(next, all.length - 1)]?.focus();
}

const trouble = (hidden) => () => {
  const said = document.getElementById("trouble");
  if (said) said.hidden = hidden;
};
document.addEventListener("htmx:sendError", trouble(false));
document.addEventListener("htmx:responseError", trouble(false));
document.addEventListener("htmx:timeout", trouble(false));
document.addEventListener("htmx:afterOnLoad", trouble(true));

// Copy buttons are shown only where there is a script to carry them out.
for (const button of document.querySelectorAll("button[data-copy]")) button.hidden = !navigator.clipboard;
document.addEventListener("click", async (event) => {
  const button = event.target instanceof Element && event.target.closest("button[data-copy]");
  if (!button) return;
  const from = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText((from.value ?? from.textContent).trim());
    button.textContent = "Copied";
  } catch {
    button.hidden = true;
  }
});

for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
