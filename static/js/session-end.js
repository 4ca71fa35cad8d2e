// Warns before a session ends, and covers the page when it has: what was typed stays below the cover. All tabs of a
// browser share one session, and tell each other. Without scripts the server ends the session all the same, and
// keeps a form that comes too late.

const WARN_MS = 120_000;
const TELL_EVERY_MS = 60_000;
const LOOK_AGAIN_MS = 30_000;
const SEEN = "seen";
const OVER = "over";

function attach(root) {
  const warning = root.querySelector("[data-session-warning]");
  const cover = root.querySelector("[data-session-over]");
  const tabs = new BroadcastChannel("session");
  const idleMs = root.dataset.idle * 1000;
  let who = root.dataset.who ?? null;
  let token = "";
  // By the clock on the wall: a computer that sleeps does not stop it.
  let idleEnds = Date.now() + idleMs;
  let wholeEnds = Date.now() + (root.dataset.whole ?? Infinity) * 1000;
  let toldAt = Date.now();
  let askedAt = root.dataset.who ? Date.now() : 0;
  let busy = false;
  let goesOn = false;
  let isOver = false;

  function left() {
    return Math.min(idleEnds, wholeEnds) - Date.now();
  }

  async function tick() {
    if (isOver || busy) return;
    if (left() > WARN_MS) return warning.open && warning.close();
    if (left() > 0 && (warning.open || goesOn)) return sayHowLong();
    const answered = await ask();
    if (left() <= 0 && !answered) lay("out");
    else if (!isOver && left() > 0 && left() <= WARN_MS) warn();
  }

  // The server knows; another tab may have put the end off, or ended it.
  async function ask() {
    if (busy) return true;
    busy = true;
    askedAt = Date.now();
    try {
      const answer = await fetch(root.dataset.state, { headers: { Accept: "application/json" } });
      take(await answer.json());
      return true;
    } catch {
      return false;
    } finally {
      busy = false;
    }
  }

  function take(told) {
    who ??= told.who;
    if (!told.who) return lay("out");
    if (told.who !== who) return lay("other");
    token = told.csrf;
    idleEnds = Date.now() + told.idle * 1000;
    wholeEnds = Date.now() + told.whole * 1000;
    lift();
  }

  // Somebody is there: they typed, pressed, or said so.
  async function tell() {
    toldAt = Date.now();
    if (!token) await ask();
    const answer = (await post()) ?? ((await ask()) && (await post()));
    if (!answer) return;
    take(answer);
    tabs.postMessage(SEEN);
  }

  async function post() {
    const body = new FormData();
    body.set("csrfmiddlewaretoken", token);
    try {
      const answer = await fetch(root.dataset.stay, { method: "POST", body });
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  function warn() {
    show(warning, wholeEnds < idleEnds ? "whole" : "idle");
    warning.querySelector("[name=csrfmiddlewaretoken]").value = token;
    sayHowLong();
    warning.showModal();
    warning.querySelector("button:not([hidden])").focus();
  }

  // Only a change is written, so that a screen reader does not count down.
  function sayHowLong() {
    const status = warning.querySelector("[data-session-left]");
    const words = `Time left: ${inWords(left() / 1000)}.`;
    if (status.textContent !== words) status.textContent = words;
  }

  async function stay() {
    await tell();
    if (!isOver && left() > WARN_MS && warning.open) warning.close();
  }

  function lay(why) {
    show(cover, why);
    if (isOver) return;
    isOver = true;
    warning.close();
    document.documentElement.classList.add("session-is-over");
    cover.showModal();
    tabs.postMessage(OVER);
  }

  // The same person is back: the page's forms get a token of the new session.
  function lift() {
    if (!isOver) return;
    isOver = goesOn = false;
    document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((input) => (input.value = token));
    document.documentElement.classList.remove("session-is-over");
    cover.close();
  }

  function look() {
    if (document.hidden) return;
    if (isOver || Date.now() - askedAt > LOOK_AGAIN_MS) ask();
    else tick();
  }

  function here(event) {
    const isNews = Date.now() - toldAt > TELL_EVERY_MS;
    if (event.isTrusted && isNews && !isOver && !warning.open && left() > 0) tell();
  }

  function hear(event) {
    if (isOver || event.data === OVER) return ask();
    idleEnds = Date.now() + idleMs;
    tick();
  }

  tabs.addEventListener("message", hear);
  warning.querySelector("[data-session-stay]").addEventListener("click", stay);
  warning.querySelector("[data-session-go-on]").addEventListener("click", () => warning.close((goesOn = true)));
  warning.addEventListener("cancel", (event) => {
    event.preventDefault();
    if (wholeEnds < idleEnds) warning.close((goesOn = true));
    else stay();
  });
  cover.addEventListener("cancel", (event) => event.preventDefault());
  // A browser may close a dialog at the second Escape, whatever the page says.
  cover.addEventListener("close", () => isOver && cover.showModal());
  ["keydown", "pointerdown", "input"].forEach((type) => addEventListener(type, here, { capture: true }));
  document.addEventListener("visibilitychange", look);
  addEventListener("pageshow", (event) => event.persisted && ask());
  setInterval(tick, 1000);
  tabs.postMessage(SEEN);
  if (!who) ask();
}

function show(dialog, name) {
  dialog.querySelectorAll("[data-session-when]").forEach((part) => (part.hidden = part.dataset.sessionWhen !== name));
}

function inWords(seconds) {
  if (seconds > 60) return "about 2 minutes";
  if (seconds > 30) return "less than a minute";
  return seconds > 10 ? "less than 30 seconds" : "a few seconds";
}

// Wagtail puts it before everything, and its own first link is the one past the menus.
document.querySelectorAll("[data-session]").forEach((root) => {
  document.body.append(root);
  attach(root);
});
