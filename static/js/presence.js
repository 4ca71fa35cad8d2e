// Says that this page is open, and shows who else has it open. Without scripts nobody is told, and a change
// on an old page is still refused by the server.

const EVERY_MS = 15_000;
const TYPING_MS = 10_000;

function attach(line) {
  let typedAt = -Infinity;
  addEventListener("input", () => (typedAt = performance.now()));

  function told(values) {
    const body = new FormData(line.querySelector("form"));
    Object.entries(values).forEach(([name, value]) => body.set(name, value));
    return { method: "POST", body, credentials: "same-origin" };
  }

  async function say() {
    if (document.hidden) return;
    const typing = performance.now() - typedAt < TYPING_MS ? "yes" : "no";
    try {
      const answer = await fetch(line.dataset.presence, told({ typing }));
      if (answer.ok) show(line.querySelector("[aria-live]"), (await answer.text()).trim());
    } catch {
      // The line is down; the next time may be luckier.
    }
  }

  addEventListener("pagehide", () => navigator.sendBeacon(line.dataset.presence, told({ left: "yes" }).body));
  document.addEventListener("visibilitychange", say);
  setInterval(say, EVERY_MS);
  say();
}

// Only a change is written, so that a screen reader speaks once.
function show(status, words) {
  if (status.dataset.words === words) return;
  status.dataset.words = words;
  status.innerHTML = words;
}

document.querySelectorAll("[data-presence]").forEach(attach);
