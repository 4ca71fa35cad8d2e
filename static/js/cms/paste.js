// A paste that holds headings or tables becomes blocks of the page, split by education/cms/paste.py.
// Any other paste is left to the text field itself.

const { splitPaste } = document.querySelector("[data-split-paste]").dataset;
const NEED_BLOCKS = "h1, h2, h3, h4, h5, h6, table";
const UNUSED = "img, style, script, meta, link";
const KINDS = ["heading", "text", "comparison"];

document.addEventListener("paste", takeOver, { capture: true });

function takeOver(event) {
  const place = findPlace(event.target);
  const html = event.clipboardData?.getData("text/html");
  if (!place || !html) return;
  const { body } = new DOMParser().parseFromString(html, "text/html");
  if (!body.querySelector(NEED_BLOCKS)) return;

  event.preventDefault();
  event.stopImmediatePropagation();
  body.querySelectorAll(UNUSED).forEach((element) => element.remove());
  split(body.innerHTML)
    .then((blocks) => insert(place, blocks))
    .catch(() => say("error", "The paste did not arrive. Nothing was changed: please paste again."));
}

// Only a text of the page itself has room for blocks after it; a text inside another block has not.
function findPlace(target) {
  if (!target.closest?.(".public-DraftEditor-content")) return null;
  let root = target;
  while (root && !root.rootBlock) root = root.parentElement;
  const stream = root?.rootBlock;
  if (!KINDS.every((kind) => stream?.blockDef.childBlockDefsByName?.[kind])) return null;
  const child = stream.children.find(({ element }) => element.contains(target));
  return child?.type === "text" ? { stream, child } : null;
}

async function split(html) {
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const body = new URLSearchParams({ html, csrfmiddlewaretoken: token });
  const answer = await fetch(splitPaste, { method: "POST", body });
  if (!answer.ok) throw new Error(answer.statusText);
  return (await answer.json()).blocks;
}

// The editor may have moved or removed the text while the server was asked.
function insert({ stream, child }, blocks) {
  const index = stream.children.indexOf(child);
  const start = index < 0 ? stream.children.length : index + 1;
  blocks.forEach((block, offset) => stream.insert(block, start + offset));
  if (blocks.length && index >= 0 && !child.getTextLabel()) stream.deleteBlock(index);
  say("success", `The paste became ${blocks.length} blocks. Look through them; a table needs a caption.`);
}

function say(type, text) {
  document.dispatchEvent(new CustomEvent("w-messages:add", { detail: { clear: true, type, text } }));
}
