// Works out a form's puzzles while its reader reads, and puts the answers into the form (hashcash).
// A form that is sent sooner waits for them, but not for long: without them it is taken all the same.
// appointments/rules/proof_of_work.py says what the puzzles are. SHA-256 is written out, because the
// browser's own is asked once a hash and answers later, which takes ten times as long.

const WORK_MS = 24;
const LONGEST_WAIT_MS = 30_000;
const FIRST_64 = primes(64);
const K = FIRST_64.map((prime) => firstBits(Math.cbrt(prime)));
const START = FIRST_64.slice(0, 8).map((prime) => firstBits(Math.sqrt(prime)));
const words = new Int32Array(64);

function primes(count) {
  const found = [];
  for (let number = 2; found.length < count; number += 1) {
    if (found.every((prime) => number % prime)) found.push(number);
  }
  return found;
}

function firstBits(number) {
  return ((number % 1) * 2 ** 32) | 0;
}

function turn(word, by) {
  return (word >>> by) | (word << (32 - by));
}

// Returns the first 32 bits of the hash of up to 55 plain characters: one block.
function firstWord(text) {
  words.fill(0, 0, 16);
  for (let at = 0; at < text.length; at += 1) words[at >> 2] |= text.charCodeAt(at) << (24 - 8 * (at & 3));
  words[text.length >> 2] |= 0x80 << (24 - 8 * (text.length & 3));
  words[15] = 8 * text.length;
  for (let i = 16; i < 64; i += 1) {
    const near = words[i - 2];
    const far = words[i - 15];
    const mixed = turn(near, 17) ^ turn(near, 19) ^ (near >>> 10);
    words[i] = (mixed + words[i - 7] + (turn(far, 7) ^ turn(far, 18) ^ (far >>> 3)) + words[i - 16]) | 0;
  }
  let a = START[0], b = START[1], c = START[2], d = START[3];
  let e = START[4], f = START[5], g = START[6], h = START[7];
  for (let i = 0; i < 64; i += 1) {
    const low = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + words[i];
    const high = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = (d + low) | 0;
    d = c;
    c = b;
    b = a;
    a = (low + high) | 0;
  }
  return (a + START[0]) >>> 0;
}

// Works for a moment at a time, so that the page scrolls and answers meanwhile.
async function solve(seed, puzzles, bits) {
  const answers = [];
  let restAt = performance.now() + WORK_MS;
  for (let number = 0; answers.length < puzzles; number += 1) {
    if (firstWord(`${seed}:${answers.length}:${number}`) >>> (32 - bits) === 0) {
      answers.push(number);
      number = -1;
    }
    if ((number & 63) === 0 && performance.now() > restAt) {
      await new Promise((go) => setTimeout(go));
      restAt = performance.now() + WORK_MS;
    }
  }
  return answers.join(",");
}

function attach(field) {
  const { seed, puzzles, bits } = field.dataset;
  const { form } = field;
  const started = performance.now();
  const solved = solve(seed, Number(puzzles), Number(bits)).then((answers) => {
    field.value = answers;
    field.dataset.took = String(Math.round(performance.now() - started));
  });
  const patience = () => new Promise((go) => setTimeout(go, LONGEST_WAIT_MS));
  let isOver = false;

  form.addEventListener(
    "submit",
    (event) => {
      if (field.value || isOver) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (form.dataset.waits) return;
      form.dataset.waits = "yes";
      form.querySelector("[data-proof-waits]")?.removeAttribute("hidden");
      Promise.race([solved, patience()]).then(() => {
        isOver = true;
        delete form.dataset.waits;
        form.requestSubmit(event.submitter);
      });
    },
    { capture: true },
  );
}

document.querySelectorAll("[data-proof-of-work]").forEach(attach);
