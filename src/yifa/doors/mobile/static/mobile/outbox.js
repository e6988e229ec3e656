// The outbox (待发箱): every entry has its own key, made here, and leaves only when the server has answered for it.
import * as store from "./store.js";
import { seal, unseal } from "./seal.js";
import { who } from "./drawer.js";

export const WAITING = "waiting", REFUSED = "refused", CONFLICT = "conflict";
const told = "BroadcastChannel" in self ? new BroadcastChannel("yifa-outbox") : null;
const listeners = new Set();

export function onChange(listener) {
  listeners.add(listener);
}
if (told) told.onmessage = () => listeners.forEach((one) => one());

export function changed() {
  listeners.forEach((one) => one());
  told?.postMessage("changed");
}

// {key, act, procedure, step, code, version, data, pictures, signatures, …} -> the entry, lying on the disk. The key
// comes from the form: a form saved twice is one entry, unless another tab has filled the same draft differently.
export async function add(content) {
  const entry = { entered_at: new Date().toISOString(), ...content };
  const held = await find(entry.key);
  if (held && JSON.stringify(held.data) !== JSON.stringify(entry.data)) entry.key = crypto.randomUUID();
  await save(entry, { state: WAITING, order: Date.now() });
  return entry;
}

async function save(entry, { state, order }) {
  const { owner, key } = who();
  const { state: _state, order: _order, ...content } = entry;
  await store.put("entries", { key: entry.key, owner, state, order, sealed: await seal(key, content) });
  changed();
}

export async function list() {
  const open = who();
  if (!open) return [];
  const rows = (await store.ofOwner(open.owner)).sort((a, b) => a.order - b.order);
  return Promise.all(rows.map(async (row) => ({ ...(await unseal(open.key, row.sealed)), state: row.state, order: row.order })));
}

export async function find(key) {
  return (await list()).find((entry) => entry.key === key);
}

// How many lie here that somebody else wrote and only they can send.
export async function foreign() {
  const open = who();
  return (await store.all("entries")).filter((row) => !open || row.owner !== open.owner).length;
}

export async function mark(entry, state, answer) {
  await save({ ...entry, answer }, { state, order: entry.order });
}

export async function remove(key) {
  await store.remove("entries", key);
  changed();
}

// The same answers as a new entry, e.g. on the matter as it stands now.
export async function again(entry, more) {
  const { state, order, key, answer, base, ...content } = entry;
  const fresh = { ...content, ...more, key: more.key || crypto.randomUUID() };
  const { owner, key: drawer } = who();
  const sealed = await seal(drawer, fresh);
  for (const next of await list()) if (next.base === key) await save({ ...next, base: fresh.key }, next);
  await store.change("entries", (box) => {
    box.put({ key: fresh.key, owner, state: WAITING, order, sealed });
    box.delete(key);
  });
  changed();
  return fresh;
}

// What waits for this entry on the same matter follows its new version.
export async function follow(entry, version) {
  for (const next of await list()) {
    if (next.base !== entry.key) continue;
    await save({ ...next, base: "", version }, next);
  }
}
