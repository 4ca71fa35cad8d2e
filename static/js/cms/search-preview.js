// Keeps the preview of search results up with what the editor types. The first drawing comes from the server.

// Counts as the server does: a composed letter is one character.
const lengthOf = (text) => [...text.normalize("NFC")].length;

function attach(preview) {
  preview.querySelectorAll("[data-line]").forEach((line) => {
    const fields = line.dataset.fields.split(" ").map((id) => document.getElementById(id));
    const inputs = fields.filter(Boolean);
    const count = preview.querySelector(`[data-count="${line.dataset.line}"]`);
    const show = () => {
      const text = inputs.map((input) => input.value.trim()).find(Boolean) ?? "";
      line.textContent = text;
      tell(count, lengthOf(text));
    };
    inputs.forEach((input) => input.addEventListener("input", show));
  });
}

function tell(count, length) {
  const { limit, over, fits } = count.dataset;
  const isTooLong = length > Number(limit);
  count.toggleAttribute("data-too-long", isTooLong);
  count.querySelector("span").textContent = `${length} ${isTooLong ? over : fits}`;
}

document.querySelectorAll("[data-search-preview]").forEach(attach);
