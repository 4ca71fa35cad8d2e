// Keys that move through the queue and act on it. "?" lists them; they can be switched off there, since single
// letters get in the way of speech input (WCAG 2.1.4). Everything they do can be pressed as well.

const OFF = "desk-keys-off";
const dialog = document.querySelector("[data-queue-keys]");

const acts = {
  j: () => step(1),
  k: () => step(-1),
  c: () => rowOf(document.activeElement)?.querySelector("[data-claim]")?.requestSubmit(),
  x: () => rowOf(document.activeElement)?.querySelector("[name=chosen]")?.click(),
  "/": () => document.getElementById("desk-search").focus(),
  "?": () => dialog.showModal(),
};

function rowOf(element) {
  return element?.closest?.(".desk-queue tbody tr");
}

// Looked up each time: the lines change while the page is open (queue-fresh.js).
function step(by) {
  const links = [...document.querySelectorAll(".desk-queue tbody th a")];
  const row = rowOf(document.activeElement);
  const at = links.findIndex((link) => rowOf(link) === row);
  const next = at < 0 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1);
  links[next]?.focus();
}

function isTyping(target) {
  return target.closest("input:not([name=chosen]), textarea, select, [contenteditable]");
}

document.addEventListener("keydown", (event) => {
  const act = acts[event.key];
  if (!act || dialog.open || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (localStorage.getItem(OFF) && event.key !== "?") return;
  event.preventDefault();
  act();
});

const opens = document.querySelector("[data-opens-keys]");
opens.hidden = false;
opens.addEventListener("click", () => dialog.showModal());

const use = dialog.querySelector("input");
use.checked = !localStorage.getItem(OFF);
use.addEventListener("change", () => {
  if (use.checked) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "yes");
});
