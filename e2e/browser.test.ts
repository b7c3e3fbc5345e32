// What the phone and the board stand on, tried in a real browser on a plain local address.
import { rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProfile, openBrowser } from './support/browser.ts';

const files: Record<string, readonly [type: string, body: string]> = {
  '/': ['text/html', '<!doctype html><title>From the hub</title>'],
  '/sw.js': [
    'text/javascript',
    `self.addEventListener('install', (event) => event.waitUntil(
       caches.open('app').then((cache) => cache.add('/'))));
     self.addEventListener('activate', (event) => event.waitUntil(clients.claim()));
     self.addEventListener('fetch', (event) => event.respondWith(
       caches.match(event.request).then((kept) => kept ?? fetch(event.request))));`,
  ],
};

let server: Server;
let address: string;
let profile: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const [type, body] = files[request.url ?? ''] ?? ['text/plain', ''];
    response.writeHead(body ? 200 : 404, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  profile = await createProfile();
});

afterAll(async () => {
  server.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

test('a phone signs with Ed25519 and agrees on a secret with X25519', async () => {
  const browser = await openBrowser();
  const page = await browser.newPage();
  await page.goto(address);
  const answer = await page.evaluate(async () => {
    const text = new TextEncoder().encode('14 people on the bus');
    const signer = (await crypto.subtle.generateKey('Ed25519', false, [
      'sign',
      'verify',
    ])) as CryptoKeyPair;
    const signature = await crypto.subtle.sign('Ed25519', signer.privateKey, text);
    const deal = ['deriveBits'] as const;
    const [one, two] = (await Promise.all([
      crypto.subtle.generateKey('X25519', false, deal),
      crypto.subtle.generateKey('X25519', false, deal),
    ])) as [CryptoKeyPair, CryptoKeyPair];
    const secret = async (own: CryptoKeyPair, other: CryptoKeyPair) => {
      const agreement = { name: 'X25519', public: other.publicKey };
      const bits = await crypto.subtle.deriveBits(agreement, own.privateKey, 256);
      return new Uint8Array(bits).join();
    };
    return {
      isSecure: isSecureContext,
      isSigned: await crypto.subtle.verify('Ed25519', signer.publicKey, signature, text),
      isAgreed: (await secret(one, two)) === (await secret(two, one)),
    };
  });
  await browser.close();
  expect(answer).toEqual({ isSecure: true, isSigned: true, isAgreed: true });
});

test('a phone switched off and on far from the hub still opens and still holds its key', async () => {
  const before = await openBrowser({ profile });
  const firstPage = await before.newPage();
  await firstPage.goto(address);
  await firstPage.evaluate(async () => {
    await navigator.serviceWorker.register('/sw.js');
    await navigator.serviceWorker.ready;
    const { privateKey } = (await crypto.subtle.generateKey('Ed25519', false, [
      'sign',
    ])) as CryptoKeyPair;
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('phone', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('keys');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const write = opening.result.transaction('keys', 'readwrite', { durability: 'strict' });
        write.objectStore('keys').put(privateKey, 'own');
        write.oncomplete = () => resolve();
        write.onerror = () => reject(write.error);
      };
    });
  });
  await before.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));

  const after = await openBrowser({ profile });
  const secondPage = await after.newPage();
  await secondPage.goto(address);
  await expect.poll(() => secondPage.title()).toBe('From the hub');
  const answer = await secondPage.evaluate(async () => {
    const key = await new Promise<CryptoKey>((resolve, reject) => {
      const opening = indexedDB.open('phone', 1);
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const read = opening.result.transaction('keys').objectStore('keys').get('own');
        read.onsuccess = () => resolve(read.result);
        read.onerror = () => reject(read.error);
      };
    });
    const signature = await crypto.subtle.sign('Ed25519', key, new Uint8Array([1]));
    return { extractable: key.extractable, bytes: signature.byteLength };
  });
  await after.close();
  expect(answer).toEqual({ extractable: false, bytes: 64 });
});
