// The service worker: answers the shell from the phone, lets everything else through. VERSION and SHELL stand above,
// written by the server. Nobody's data is ever put into this cache.
const NAME = `yifa-shell-${VERSION}`;
const HOME = SHELL[0];

self.addEventListener("install", (event) => {
  const fresh = SHELL.map((address) => new Request(address, { cache: "reload" }));
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(fresh)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("yifa-shell-") && name !== NAME;
  const sweep = caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))));
  event.waitUntil(sweep.then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const address = new URL(request.url);
  if (address.origin !== self.location.origin) return;
  const held = request.mode === "navigate" && address.pathname === HOME ? HOME : SHELL.find((one) => one === address.pathname);
  if (!held) return;
  event.respondWith(
    caches.open(NAME).then((cache) => cache.match(held)).then((answer) => answer || fetch(request)),
  );
});
