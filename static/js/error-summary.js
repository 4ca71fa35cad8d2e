// Puts the focus on the error summary, so that a screen reader starts with what went wrong.

document.querySelector("[data-error-summary]")?.focus();
