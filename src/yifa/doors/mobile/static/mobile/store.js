// The phone's own store (IndexedDB): three small drawers. What is personal lies in them sealed (seal.js).
//   keys     owner -> {owner, key, name, seen}      the drawer key of whoever is logged in
//   held     [owner, name] -> {owner, name, sealed} today's pack, cases taken along, half-filled forms
//   entries  key -> {key, owner, order, state, sealed}  the outbox
const NAME = "yifa-phone";
let opening = null;

function opened() {
  opening ||= new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      const base = request.result;
      base.createObjectStore("keys", { keyPath: "owner" });
      base.createObjectStore("held", { keyPath: ["owner", "name"] });
      base.createObjectStore("entries", { keyPath: "key" }).createIndex("owner", "owner");
    };
    request.onsuccess = () => {
      // Another tab that brings a newer version must not wait for this one.
      request.result.onversionchange = () => { request.result.close(); opening = null; };
      done(request.result);
    };
    request.onerror = () => failed(request.error);
  });
  return opening;
}

function asked(request) {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

export async function get(drawer, key) {
  return asked((await opened()).transaction(drawer).objectStore(drawer).get(key));
}

export async function all(drawer) {
  return asked((await opened()).transaction(drawer).objectStore(drawer).getAll());
}

export async function ofOwner(owner) {
  return asked((await opened()).transaction("entries").objectStore("entries").index("owner").getAll(owner));
}

// A write is done when it lies on the disk, not when it was asked for: a killed browser must lose nothing.
export async function change(drawer, work) {
  const base = await opened();
  return new Promise((done, failed) => {
    const deal = base.transaction(drawer, "readwrite", { durability: "strict" });
    work(deal.objectStore(drawer));
    deal.oncomplete = () => done();
    deal.onabort = deal.onerror = () => failed(deal.error);
  });
}

export const put = (drawer, row) => change(drawer, (box) => box.put(row));
export const remove = (drawer, key) => change(drawer, (box) => box.delete(key));
