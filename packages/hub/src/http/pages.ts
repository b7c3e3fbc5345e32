import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Context } from 'hono';

const typeByExtension: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.pmtiles': 'application/octet-stream',
};
const gainsFromGzip = new Set([
  '.html',
  '.js',
  '.mjs',
  '.css',
  '.json',
  '.webmanifest',
  '.svg',
  '.wasm',
]);

interface Page {
  readonly changed: number;
  readonly bytes: Uint8Array;
  readonly packed: Uint8Array | null;
  readonly tag: string;
}

/** Serves one built app from `folder` under `base` ('/' or '/phone/'). Files are read once per change. */
export function createPages(folder: string, base: string, app: string) {
  const pages = new Map<string, Page>();

  function read(file: string): Page | null {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (!stat?.isFile()) return null;
    const known = pages.get(file);
    if (known?.changed === stat.mtimeMs) return known;
    const bytes = readFileSync(file);
    const page = {
      changed: stat.mtimeMs,
      bytes,
      packed: gainsFromGzip.has(extname(file)) ? gzipSync(bytes) : null,
      tag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    };
    pages.set(file, page);
    return page;
  }

  /** The file a path stands for, or null when it would lead out of the folder. */
  function fileOf(path: string): string | null {
    let decoded: string;
    try {
      decoded = decodeURIComponent(path);
    } catch {
      return null;
    }
    const file = normalize(join(folder, decoded === '' ? 'index.html' : decoded));
    const isHidden = decoded.split('/').some((part) => part.startsWith('.'));
    return file.startsWith(folder + sep) && !isHidden && !decoded.includes('\0') ? file : null;
  }

  return (c: Context): Response => {
    const path = c.req.path.slice(base.length);
    const file = fileOf(path);
    const page = file && read(file);
    if (!page) return path === '' ? notBuilt(app) : c.text('Not found', 404);
    const headers: Record<string, string> = {
      'Content-Type': typeByExtension[extname(file)] ?? 'application/octet-stream',
      // Names with a hash never change what they hold; all else is asked for again, above all the
      // service worker, or a phone would run yesterday's code for ever.
      'Cache-Control': /^assets\/.*-[\w-]{8,}\.\w+$/.test(path)
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
      ETag: page.tag,
      Vary: 'Accept-Encoding',
    };
    if (c.req.header('if-none-match') === page.tag)
      return new Response(null, { status: 304, headers });
    const isPacked = page.packed !== null && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
    if (isPacked) headers['Content-Encoding'] = 'gzip';
    const body = isPacked && page.packed ? page.packed : page.bytes;
    return new Response(body as Uint8Array<ArrayBuffer>, { headers });
  };
}

const notBuilt = (app: string) =>
  new Response(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Corridor: pages not built</title>
<h1>The ${app}'s pages are not built yet</h1>
<p>The hub itself runs and takes records. To build the pages, stop it and run <code>npm start</code>,
or run <code>npm run web</code> and load this page again.</p></html>`,
    {
      status: 503,
      headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
    },
  );
