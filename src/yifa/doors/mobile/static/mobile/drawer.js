// Whose drawer is open (本机的人). One person at a time; logging out takes the key away and leaves only what waits.
import * as store from "./store.js";
import { keyFrom, seal, unseal } from "./seal.js";

const HOUR = 3600 * 1000, DRAFT = "draft:";
const stale = (row) => Date.now() - row.seen > row.keep * HOUR;
let open = null; // {owner, key, name, seen, keep}

export const who = () => open;

// The person whose key lies on this phone; a key that saw no server for too long is taken away.
export async function wake() {
  const rows = await store.all("keys");
  const row = rows.sort((a, b) => b.seen - a.seen)[0];
  if (row && stale(row)) {
    await lock();
    return null;
  }
  open = row || null;
  return open;
}

// Somebody is logged in on the server: theirs is the drawer now, and nobody else's stays open.
export async function welcome({ owner, key, person, keep_hours: keep }) {
  if (open && open.owner !== owner) await lock();
  const held = open || { owner, key: await keyFrom(key) };
  open = { owner, key: held.key, name: person.name, place: person.place, keep, seen: Date.now() };
  await store.put("keys", open);
}

// Lost phone, other person, log-out, a day without contact: the key and all that was taken along go; what was not
// sent or not finished (drafts) stays sealed until its writer logs in here again.
export async function lock() {
  open = null;
  await store.change("keys", (box) => box.clear());
  const taken = (await store.all("held")).filter((row) => !row.name.startsWith(DRAFT));
  await store.change("held", (box) => taken.forEach((row) => box.delete([row.owner, row.name])));
}

// Asked again and again while the app stays open: a limit that is looked at only on waking never comes.
export async function expire() {
  if (!open) return;
  const row = await store.get("keys", open.owner);
  if (!row) open = null; // another tab has shut the drawer, or opened somebody else's
  else if (stale(row)) await lock();
}

// How many half-written forms lie sealed here.
export async function drafts() {
  return (await store.all("held")).filter((row) => row.name.startsWith(DRAFT)).length;
}

export async function keep(name, value) {
  if (!open) return;
  await store.put("held", { owner: open.owner, name, sealed: await seal(open.key, value) });
}

export async function held(name) {
  const row = open && (await store.get("held", [open.owner, name]));
  return row ? unseal(open.key, row.sealed) : null;
}

export async function drop(name) {
  await store.remove("held", [open.owner, name]);
}
