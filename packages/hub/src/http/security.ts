import type { MiddlewareHandler } from 'hono';
import { Refusal, refusalToResponse } from './refusal.ts';

// Everything comes from the hub itself: no font, map or script of anybody else, so that opening the
// board tells nobody that an evacuation is being run. WebAssembly serves the QR reader and the solver;
// react-aria writes style elements, which can do no more than this policy lets an image do.
const contentPolicy = [
  "default-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const headers: MiddlewareHandler = async (c, next) => {
  await next();
  const set = (name: string, value: string) => c.res.headers.set(name, value);
  set('Content-Security-Policy', contentPolicy);
  set('X-Content-Type-Options', 'nosniff');
  set('Referrer-Policy', 'no-referrer');
  set('X-Frame-Options', 'DENY');
  set('Cross-Origin-Opener-Policy', 'same-origin');
  set('Cross-Origin-Resource-Policy', 'same-origin');
  set('Permissions-Policy', 'camera=(self), geolocation=(self), microphone=(), payment=()');
  if (c.req.path.startsWith('/api/')) set('Cache-Control', 'no-store');
};

/** Names under which this hub may be called, without port; any IP address is fine beyond loopback. */
export interface Names {
  readonly isLoopback: boolean;
  readonly names: readonly string[];
}

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];
const isAddress = (host: string) => /^\d+\.\d+\.\d+\.\d+$/.test(host) || host.startsWith('[');

/**
 * A page of another site can point its own name at this laptop and then read our answers as its own
 * (DNS rebinding); such a call still carries the foreign name. An address in digits cannot be rebound.
 */
export function isOwnHost(host: string, { isLoopback, names }: Names): boolean {
  const name = host.toLowerCase().replace(/:\d+$/, '');
  if (loopbackNames.includes(name)) return true;
  if (isLoopback) return false;
  return isAddress(name) || names.includes(name);
}

const changesNothing = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses calls for a foreign host, and changes asked for by a foreign page in the user's browser. */
export const guard =
  (names: Names): MiddlewareHandler =>
  async (c, next) => {
    const url = new URL(c.req.url);
    const host = c.req.header('host') ?? url.host;
    if (!isOwnHost(host, names))
      return refusalToResponse(
        new Refusal(
          'wrong-host',
          'This hub does not answer under that name.',
          'Open it by the address that "corridor start" printed.',
        ),
      );
    const origin = c.req.header('origin');
    // Only the host is compared: a proxy that ends TLS in front of the hub changes the scheme.
    const isForeign = origin !== undefined && URL.parse(origin)?.host !== host.toLowerCase();
    if (!changesNothing.has(c.req.method) && isForeign)
      return refusalToResponse(
        new Refusal(
          'wrong-origin',
          'A page of another site asked for this.',
          'Open the board or the phone app from this hub itself.',
        ),
      );
    return next();
  };
