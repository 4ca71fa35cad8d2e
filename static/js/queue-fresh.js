// Keeps a queue fresh without losing anybody's place: asks for its lines every half minute while it is looked at,
// and changes only the lines that differ. Focus, ticks, what is open and where the page is scrolled stay. Without
// scripts there is a link that loads the page again.

const EVERY_MS = 30_000;
const PATIENCE_MS = 20_000;
const CONTROLS = "a, button, input:not([type=hidden]), select, textarea, summary";

// What a line is, without what differs each time: the form's token.
function written(row) {
  const copy = row.cloneNode(true);
  copy.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((input) => input.removeAttribute("value"));
  return copy.outerHTML;
}

function rowsIn(part) {
  return [...part.querySelectorAll("tr[data-request]")];
}

function byKey(rows, value = (row) => row) {
  return new Map(rows.map((row) => [row.dataset.request, value(row)]));
}

function counted(number, one, many) {
  return number ? `${number} ${number === 1 ? one : many}. ` : "";
}

function clock() {
  const shown = new Date().toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit" });
  return shown.replace(/\s/, " ").toLowerCase();
}

function attach(line) {
  const status = line.querySelector("[aria-live]");
  const lines = document.querySelector("[data-fresh=lines]");
  const pages = document.querySelector("[data-fresh=pages]");
  let sent = byKey(rowsIn(lines), written);
  let freshAt = clock();
  let failed = false;
  let busy = false;

  async function refresh() {
    if (document.hidden || busy || isInUse(lines)) return;
    busy = true;
    try {
      const fragment = await ask(line.dataset.queueFresh);
      // Somebody may have begun to type or to tick while the answer was on its way.
      if (!isInUse(lines)) show(fragment);
    } catch {
      fail();
    } finally {
      busy = false;
    }
  }

  function show(fragment) {
    const words = difference(fragment);
    freshAt = clock();
    keepingPlace(lines, () => {
      replaceLines(fragment.querySelector("[data-fresh=lines]"));
      replaceWhole(pages, fragment.querySelector("[data-fresh=pages]"));
      showCounts(fragment);
      if (words || failed) status.textContent = `${words}The list is up to date as of ${freshAt}.`;
    });
    line.dataset.queueFresh = fragment.dataset.queueFragment;
    failed = false;
  }

  function fail() {
    if (failed) return;
    failed = true;
    keepingPlace(lines, () => (status.textContent = `The list could not be refreshed since ${freshAt}.`));
  }

  // What a person would want to hear; that an age went on by a minute is no news.
  function difference(fragment) {
    const old = byKey(rowsIn(lines), (row) => row.dataset.version);
    const now = byKey(rowsIn(fragment), (row) => row.dataset.version);
    const added = [...now.keys()].filter((key) => !old.has(key)).length;
    const gone = [...old.keys()].filter((key) => !now.has(key)).length;
    const changed = [...now].filter(([key, version]) => old.has(key) && old.get(key) !== version).length;
    return (
      counted(added, "new request", "new requests") +
      counted(gone, "request has left this list", "requests have left this list") +
      counted(changed, "request has changed", "requests have changed")
    );
  }

  function replaceLines(fresh) {
    const body = lines.querySelector("tbody");
    const newBody = fresh.querySelector("tbody");
    if (body && newBody) mergeRows(body, newBody);
    else replaceWhole(lines, fresh);
    const caption = lines.querySelector("caption");
    const newCaption = fresh.querySelector("caption");
    if (caption && newCaption) caption.textContent = newCaption.textContent;
  }

  function mergeRows(body, newBody) {
    const old = byKey(rowsIn(body));
    const html = byKey(rowsIn(newBody), written);
    const wanted = rowsIn(newBody).map((row) => {
      const key = row.dataset.request;
      const kept = old.get(key);
      if (!kept) return row;
      if (sent.get(key) === html.get(key)) return kept;
      takeOver(row, kept);
      kept.replaceWith(row);
      return row;
    });
    rowsIn(body).filter((row) => !wanted.includes(row)).forEach((row) => row.remove());
    wanted.forEach((row, at) => {
      if (body.children[at] !== row) body.insertBefore(row, body.children[at] ?? null);
    });
    sent = html;
  }

  function replaceWhole(part, fresh) {
    if (part.contains(document.activeElement) && part === pages) return;
    if (part.innerHTML.trim() === fresh.innerHTML.trim()) return;
    part.replaceChildren(...fresh.childNodes);
    if (part === lines) sent = byKey(rowsIn(lines), written);
  }

  document.addEventListener("visibilitychange", refresh);
  setInterval(refresh, EVERY_MS);
}

async function ask(seen) {
  const headers = { "Queue-Fresh": "yes", "Queue-Seen": seen };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  // A session that has ended leads to the sign-in page, which is no list.
  const answer = await fetch(location.href, { headers, signal, redirect: "error", credentials: "same-origin" });
  const html = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
  const fragment = html.querySelector("[data-queue-fragment]");
  if (!fragment) throw new Error("no list came back");
  return document.importNode(fragment, true);
}

// Nothing moves under the hand of somebody who types, chooses, ticks or marks text to copy.
function isInUse(lines) {
  if (document.activeElement?.matches("input:not([type=checkbox]), textarea, select")) return true;
  if (lines.querySelector("input[type=checkbox]:checked")) return true;
  const marked = getSelection();
  return !marked.isCollapsed && lines.contains(marked.anchorNode);
}

// A line that is replaced keeps its ticks, by their values, and what is open in it.
function takeOver(row, kept) {
  const boxes = [...kept.querySelectorAll("input[type=checkbox]:checked")];
  row.querySelectorAll("input[type=checkbox]").forEach((box) => {
    if (boxes.some((old) => old.name === box.name && old.value === box.value)) box.checked = true;
  });
  const open = [...kept.querySelectorAll("details")].map((details) => details.open);
  row.querySelectorAll("details").forEach((details, at) => (details.open = open[at] ?? details.open));
}

// Does what changes the lines, and puts the focus and the window back where they were.
function keepingPlace(lines, change) {
  const focused = focusIn(lines);
  const eye = lineAtTheTop(lines);
  change();
  if (eye) scrollBy({ top: topOf(lines, eye.key) - eye.top || 0, behavior: "instant" });
  if (focused && !document.contains(focused.element)) focusAgain(lines, focused);
  else focused?.element.focus({ preventScroll: true });
}

function focusIn(lines) {
  const element = document.activeElement;
  const row = lines.contains(element) && element.closest("tr[data-request]");
  if (!row) return null;
  const place = rowsIn(lines).indexOf(row);
  return { element, place, key: row.dataset.request, mark: markOf(element) };
}

function markOf(element) {
  const form = element.closest("form")?.getAttribute("action");
  return [element.tagName, element.name, element.getAttribute("href"), form].join("|");
}

// The same control of the same request; its name when the control is gone; the line that came up when it left.
function focusAgain(lines, { key, mark, place }) {
  const rows = rowsIn(lines);
  const row = rows.find((one) => one.dataset.request === key) ?? rows[Math.min(place, rows.length - 1)];
  const controls = [...(row?.querySelectorAll(CONTROLS) ?? [])];
  const control = controls.find((one) => markOf(one) === mark) ?? row?.querySelector("th a");
  control?.focus({ preventScroll: true });
}

// Only where the first line is out of sight: at the top, what is new may show itself.
function lineAtTheTop(lines) {
  const rows = rowsIn(lines);
  if (!rows.length || rows[0].getBoundingClientRect().top >= 0) return null;
  const row = rows.find((one) => one.getBoundingClientRect().bottom > 0);
  return row ? { key: row.dataset.request, top: row.getBoundingClientRect().top } : null;
}

function topOf(lines, key) {
  return rowsIn(lines).find((row) => row.dataset.request === key)?.getBoundingClientRect().top;
}

function showCounts(fragment) {
  const shown = new Map([...document.querySelectorAll(".desk-tabs a")].map((tab) => [tab.href, tab]));
  fragment.querySelectorAll(".desk-tabs a").forEach((tab) => {
    const count = shown.get(tab.href)?.querySelector(".desk-count");
    const now = tab.querySelector(".desk-count")?.textContent;
    if (count && now !== undefined && count.textContent !== now) count.textContent = now;
  });
}

document.querySelectorAll("[data-queue-fresh]").forEach(attach);
