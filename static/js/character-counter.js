// Says how many characters are left under a text box. A pause in typing is announced, not each letter.

const PAUSE_MS = 1200;

// Counts as the server does: a line break and a composed letter are one character each.
const lengthOf = (text) => [...text.trim().normalize("NFC")].length;

function attach(count) {
  const box = document.getElementById(count.dataset.countFor);
  if (!box) return;
  const limit = Number(box.dataset.counter);
  let spoken;
  let timer;

  const show = () => {
    const left = limit - lengthOf(box.value);
    count.textContent = left < 0 ? `${-left} ${count.dataset.over}` : `${left} ${count.dataset.left}`;
    count.toggleAttribute("data-too-long", left < 0);
  };
  box.addEventListener("input", () => {
    spoken ??= politeRegionAfter(count);
    show();
    clearTimeout(timer);
    timer = setTimeout(() => (spoken.textContent = count.textContent), PAUSE_MS);
  });
  // An empty box needs no count yet: nothing of the page moves while it is being drawn.
  if (box.value) show();
}

function politeRegionAfter(element) {
  const region = document.createElement("div");
  region.className = "visually-hidden";
  region.setAttribute("aria-live", "polite");
  element.after(region);
  return region;
}

document.querySelectorAll("[data-count-for]").forEach(attach);
