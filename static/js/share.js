// Copies a page's address, or hands it to the device's own list of apps. Without it the address can be copied
// by hand. A button shows only where the browser can do what it says.

function attach(place) {
  const { title, url } = place.dataset;
  const copy = place.querySelector("[data-copy]");
  const native = place.querySelector("[data-native]");
  const status = place.querySelector("[role=status]");

  copy.hidden = !navigator.clipboard;
  native.hidden = !navigator.share;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(url);
    status.textContent = status.dataset.done;
  });
  // Somebody who closes the list without choosing has done nothing wrong.
  native.addEventListener("click", () => navigator.share({ title, url }).catch(() => {}));
}

document.querySelectorAll("[data-share]").forEach(attach);
