// Sending (送出): one after the other, by one tab at a time; the server writes each key once.
import * as drawer from "./drawer.js";
import * as outbox from "./outbox.js";
import { blobOf } from "./pictures.js";

export const state = { online: navigator.onLine, asked: false, busy: false, last: "" };
const ENTRIES = "entries/", DISCARDS = "discards/", TODAY = "today/";
let token = "";

async function fetched(address, options = {}) {
  const answer = await fetch(address, { credentials: "same-origin", ...options, headers: { Accept: "application/json", ...options.headers } });
  state.online = true;
  return answer;
}

// Ask the server who is here and what is for today. True when the pack is fresh.
export async function contact() {
  let answer;
  try {
    answer = await fetched(TODAY);
  } catch {
    state.online = false;
    return false;
  }
  state.asked = answer.status === 401;
  // The account was locked, e.g. because this phone is lost: nothing that was taken along stays open.
  if (answer.status === 401 && (await told(answer)).locked) await drawer.lock();
  if (answer.status === 403) {
    state.last = (await told(answer)).sentence;
    return false;
  }
  if (!answer.ok) return false;
  const { key, csrf, ...pack } = await answer.json();
  token = csrf;
  await drawer.welcome({ ...pack, key });
  await drawer.keep("today", pack);
  return true;
}

export function post(address, form = new FormData()) {
  return fetched(address, { method: "POST", body: form, headers: { "X-CSRFToken": token } });
}

export async function told(answer) {
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    const plain = answer.headers.get("Content-Type")?.startsWith("text/plain");
    return { sentence: plain ? text : "系统现在没有回应,内容都在本机,过一会儿会再送。" };
  }
}

// Send all that waits. A second tab that wants to do the same waits for the first and finds nothing left.
export async function sync() {
  const fresh = await contact();
  if (fresh) {
    const alone = (work) => (navigator.locks ? navigator.locks.request("yifa-sync", work) : work());
    state.busy = true;
    try {
      await alone(sendAll);
    } finally {
      state.busy = false;
    }
  }
  outbox.changed();
}

async function sendAll() {
  for (const { key } of await outbox.list()) {
    const entry = await outbox.find(key); // as it stands now: the one before may have moved its version
    if (!entry || entry.state !== outbox.WAITING || entry.base) continue;
    if (!(await sendOne(entry))) return;
  }
  if (drawer.who()) await contact();
}

// True to go on with the next; false when the network or the log-in is gone.
async function sendOne(entry) {
  let answer;
  try {
    answer = await post(entry.act === "discard" ? DISCARDS : ENTRIES, packed(entry));
  } catch {
    state.online = false;
    return false;
  }
  const said = await told(answer);
  if (answer.ok) {
    await outbox.follow(entry, said.version);
    await outbox.remove(entry.key);
    state.last = said.said;
    return true;
  }
  if (answer.status === 401) {
    state.asked = true;
    return false;
  }
  if (answer.status >= 500 || answer.status === 429 || (answer.status === 403 && !said.why)) return false;
  await outbox.mark(entry, answer.status === 409 ? outbox.CONFLICT : outbox.REFUSED, said);
  return true;
}

function packed(entry) {
  const { state: _state, order, pictures = [], signatures = [], answer, base, shown, ...told } = entry;
  const form = new FormData();
  const signers = signatures.map(({ role, name }) => ({ role, name }));
  form.append("entry", JSON.stringify({ ...told, signatures: signers, sent_at: new Date().toISOString() }));
  pictures.forEach((picture, place) => form.append(`picture-${place}`, blobOf(picture), `picture-${place}.jpg`));
  signatures.forEach((one, place) => form.append(`signature-${place}`, blobOf(one.drawn), `signature-${place}.png`));
  return form;
}
