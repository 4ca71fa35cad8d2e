// "None of these" and "Any time" stand alone: ticking one clears the others, and the other way round.

function attach(group) {
  const boxes = [...group.querySelectorAll("input[type=checkbox]")];
  group.addEventListener("change", ({ target }) => {
    if (!target.checked) return;
    const alone = target.hasAttribute("data-exclusive");
    boxes
      .filter((box) => box !== target && (alone || box.hasAttribute("data-exclusive")))
      .forEach((box) => (box.checked = false));
  });
}

document.querySelectorAll("[data-exclusive-group]").forEach(attach);
