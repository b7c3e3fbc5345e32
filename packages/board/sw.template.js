// Keeps the board's own pages in this browser, so that it opens when the hub is gone. Nothing else is kept here:
// records lie in IndexedDB, and calls to the hub are never answered from a cache.
const version = '__VERSION__';
const files = __FILES__;

const base = new URL('./', self.location.href);
const shell = new URL('./index.html', base).href;
/** Only these addresses are this worker's. Whatever else lies on the hub, above all `/phone/` and `/api`, passes by. */
const own = new Set(files.map((file) => new URL(file, base).href));
const cacheName = `corridor-board-${version}`;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.addAll([...own].map((url) => new Request(url, { cache: 'reload' }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith('corridor-board-') && name !== cacheName)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

/** The page itself: from the hub where it answers within two seconds, so that a new version is seen, else as kept. */
async function page(request) {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(shell);
  const fresh = fetch(request);
  if (!kept) return fresh;
  const late = new Promise((resolve) => setTimeout(() => resolve(kept), 2000));
  return Promise.race([
    fresh.then((answer) => (answer.ok ? answer : kept)).catch(() => kept),
    late,
  ]);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  url.hash = '';
  url.search = '';
  if (url.href === base.href || url.href === shell) event.respondWith(page(request));
  else if (own.has(url.href)) {
    event.respondWith(caches.match(url.href).then((kept) => kept ?? fetch(request)));
  }
});
