// Someone who fills the form in for another person: the browser would offer its owner's details for the patient.

function attach(form) {
  const details = [...form.querySelectorAll("[data-patient-detail]")];
  const tokens = new Map(details.map((input) => [input, input.autocomplete]));
  form.addEventListener("change", () => {
    const isHelping = form.elements.for_whom?.value === "other";
    tokens.forEach((token, input) => (input.autocomplete = isHelping ? "off" : token));
  });
}

document.querySelectorAll("form").forEach(attach);
