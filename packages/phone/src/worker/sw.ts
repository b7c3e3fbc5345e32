/**
 * Keeps the app itself on the phone, so that it opens without a network after a cold start. It holds files of the
 * app and nothing else: it never sees the log, and no update of it touches data.
 *
 *   install    fetches every file of this version into a cache of its own, all or nothing
 *   waiting    until the counter says so: code is never swapped in the middle of a bus
 *   activate   deletes the caches of earlier versions
 *   fetch      answers from this version's cache; everything that is not the app goes to the network
 */
declare const __PRECACHE__: { readonly version: string; readonly files: readonly string[] };

interface WorkerEvent extends Event {
  waitUntil(promise: Promise<unknown>): void;
}
interface WorkerFetch extends WorkerEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface Worker {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: WorkerFetch) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}
const worker = self as unknown as Worker;

const PREFIX = 'corridor-app-';
const CACHE = PREFIX + __PRECACHE__.version;
const scope = new URL(worker.registration.scope);
const urlOf = (file: string) => new URL(file, scope).href;
const known = new Set(__PRECACHE__.files.map(urlOf));

worker.addEventListener('install', (event) => {
  const fetchAll = async () => {
    const cache = await caches.open(CACHE);
    // Past the browser's own cache: a stale file in a new version would be there for ever.
    await cache.addAll([...known].map((url) => new Request(url, { cache: 'reload' })));
  };
  event.waitUntil(fetchAll());
});

worker.addEventListener('activate', (event) => {
  const tidy = async () => {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await worker.clients.claim();
  };
  event.waitUntil(tidy());
});

worker.addEventListener('message', (event) => {
  if (event.data === 'use-new-version') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !url.href.startsWith(scope.href)) return;
  const asked = request.mode === 'navigate' ? urlOf('index.html') : url.origin + url.pathname;
  if (!known.has(asked)) return;
  const answer = async () => {
    const cache = await caches.open(CACHE);
    // A phone short of space may lose single files; the hub, if near, still has them.
    return (await cache.match(asked)) ?? fetch(request);
  };
  event.respondWith(answer());
});
