// Makes a passkey, or asks for one, and sends the device's answer with the form. Without it, or where the browser
// knows no passkeys, the part stays hidden and codes are left.

const TROUBLE = {
  NotAllowedError: "Nothing came back from your device, or it took too long. Try again.",
  InvalidStateError: "This device has a passkey here already.",
  SecurityError: "Passkeys do not work at this address.",
};

const canDo =
  window.isSecureContext &&
  typeof window.PublicKeyCredential?.parseRequestOptionsFromJSON === "function";

function attach(part) {
  const form = part.querySelector("form");
  const trouble = part.querySelector("[data-passkey-trouble]");

  part.hidden = false;
  document.querySelectorAll("[data-passkey-missing]").forEach((text) => (text.hidden = true));
  form.addEventListener("submit", async (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    trouble.textContent = "";
    try {
      const credential = await ask(part, (await optionsOf(part)).publicKey);
      form.elements.credential.value = JSON.stringify(credential.toJSON());
      form.requestSubmit();
    } catch (error) {
      trouble.textContent = TROUBLE[error.name] ?? "The passkey did not work. Try again, or use a code.";
    }
  });
  // The page may come back from the browser's memory; an answer is good for one sending.
  addEventListener("pageshow", () => (form.elements.credential.value = ""));
}

async function optionsOf(part) {
  if (part.dataset.options) return JSON.parse(document.getElementById(part.dataset.options).textContent);
  const answer = await fetch(part.dataset.optionsUrl, { headers: { Accept: "application/json" } });
  return (await answer.json()).request_options;
}

function ask(part, options) {
  if (part.dataset.passkey === "make") {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
    return navigator.credentials.create({ publicKey });
  }
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

if (canDo) document.querySelectorAll("[data-passkey]").forEach(attach);
