// Lets a form be sent once. The server recognises a second copy too; this spares the wait for it.

const AGAIN_AFTER_MS = 10_000;

function attach(form) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    mark(form, true);
    // A lost connection must not lock the form for good.
    setTimeout(() => mark(form, false), AGAIN_AFTER_MS);
  });
  // The page may come back from the browser's memory with the mark still on it.
  addEventListener("pageshow", () => mark(form, false));
}

function mark(form, sent) {
  if (sent) form.dataset.sent = "yes";
  else delete form.dataset.sent;
  form.querySelectorAll("button[type=submit], button:not([type])").forEach((button) => {
    if (sent) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  });
}

document.querySelectorAll("[data-guard-submit]").forEach(attach);
