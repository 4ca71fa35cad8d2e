// Hides fields that belong to an answer until it is chosen. What is hidden keeps what was typed in it.

function isChosen(inputs, values) {
  return inputs.some((input) => {
    const chosen = input.matches("[type=radio], [type=checkbox]") ? input.checked : true;
    return chosen && values.includes(input.value);
  });
}

function attach(part) {
  const inputs = [...document.getElementsByName(part.dataset.reveals)];
  if (!inputs.length) return;
  const values = part.dataset.revealsValues.split(" ");
  // A field with an error stays in sight: the summary links to it.
  const show = () => (part.hidden = !isChosen(inputs, values) && !part.querySelector(".field--error"));
  inputs.forEach((input) => input.addEventListener("change", show));
  show();
}

document.querySelectorAll("[data-reveals]").forEach(attach);
