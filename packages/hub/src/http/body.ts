import { Refusal } from './refusal.ts';

export const jsonLimit = 2 * 1024 * 1024;
export const blobLimit = 20 * 1024 * 1024;

/** A call of a stranger holds a token and some keys. */
const smallLimit = 64 * 1024;

/**
 * Bytes that lie in memory while bodies are still coming. A thousand uploads that never end must not fill a laptop
 * with 4 GB; so beyond its first 64 KiB each body takes from what all of them share, and strangers cannot use up the
 * share of devices that have signed in. Small calls always get through.
 */
interface Pool {
  readonly most: number;
  taken: number;
}
const pools = {
  strangers: { most: 48 * 1024 * 1024, taken: 0 } as Pool,
  devices: { most: 160 * 1024 * 1024, taken: 0 } as Pool,
};
export type PoolName = keyof typeof pools;

const tooLarge = (limit: number) =>
  new Refusal(
    'too-large',
    `The body is larger than ${limit} bytes.`,
    'Send less at once: at most 500 lines or 1 MB.',
  );
const tooMuchAtOnce = new Refusal(
  'too-many',
  'The hub is taking in as much at once as it can hold.',
  'Wait some seconds and send again; small portions get through even now.',
);

/** A phone on a bad link packs its lines. They are counted unpacked: a small body may hold an endless row of zeros. */
const unpacked = (body: ReadableStream<Uint8Array>) =>
  body.pipeThrough(
    new DecompressionStream('gzip') as unknown as ReadableWritablePair<Uint8Array, Uint8Array>,
  );

/**
 * The request's bytes, counted as they come: a length header can be absent (chunked) or a lie. Throws `too-large`
 * at the first byte above the limit. Only devices that have signed in may send packed bodies.
 */
export async function readBytes(
  request: Request,
  limit: number,
  poolName: PoolName = 'devices',
): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  if (!request.body) return new Uint8Array();
  const pool = pools[poolName];
  const isPacked = poolName === 'devices' && request.headers.get('content-encoding') === 'gzip';
  const reader = (isPacked ? unpacked(request.body) : request.body).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  let charged = 0;
  const giveUp = async (refusal: Refusal) => {
    await reader.cancel().catch(() => {});
    throw refusal;
  };
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw new Refusal(
          'bad-request',
          'The body broke off before its end, or is badly packed.',
          'Send it again; what arrived twice does no harm.',
        );
      });
      if (done) break;
      length += value.byteLength;
      if (length > limit) await giveUp(tooLarge(limit));
      const charge = Math.max(0, length - smallLimit) - charged;
      if (pool.taken + charge > pool.most) await giveUp(tooMuchAtOnce);
      pool.taken += charge;
      charged += charge;
      chunks.push(value);
    }
  } finally {
    pool.taken -= charged;
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : new Uint8Array(Buffer.concat(chunks));
}

export type JsonObject = Readonly<Record<string, unknown>>;

const badRequest = (message: string) =>
  new Refusal('bad-request', message, 'The call is described in docs/protocol.md.');

/** The request's body as a JSON object. */
export const readJson = async (
  request: Request,
  limit = jsonLimit,
  pool: PoolName = 'devices',
): Promise<JsonObject> => bytesToJson(await readBytes(request, limit, pool));

/** The same from somebody who has not signed in. */
export const readStranger = (request: Request, limit = smallLimit): Promise<JsonObject> =>
  readJson(request, limit, 'strangers');

export function bytesToJson(bytes: Uint8Array): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw badRequest('The body is not JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badRequest('The body is not a JSON object.');
  return value as JsonObject;
}

/** A field that must be a string of 1 to `max` characters. */
export function text(object: JsonObject, field: string, max = 200): string {
  const value = object[field];
  if (typeof value !== 'string' || value === '' || value.length > max)
    throw badRequest(`"${field}" must be a text of 1 to ${max} characters.`);
  return value;
}

export function optionalText(object: JsonObject, field: string, max = 200): string | undefined {
  return object[field] === undefined ? undefined : text(object, field, max);
}

export function number(object: JsonObject, field: string): number {
  const value = object[field];
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw badRequest(`"${field}" must be a number.`);
  return value;
}

/** A field that must be a time a clock can show: whole ms since 1970. */
export function time(object: JsonObject, field: string): number {
  const value = number(object, field);
  if (!Number.isInteger(value) || value < 0 || value > 8.64e15)
    throw badRequest(`"${field}" must be a time in whole milliseconds since 1970.`);
  return value;
}

/** A field that must be a list of texts; absent counts as empty only where `orEmpty` is set. */
export function texts(
  object: JsonObject,
  field: string,
  { most, longest, orEmpty = false }: { most: number; longest: number; orEmpty?: boolean },
): readonly string[] {
  const value = object[field];
  if (value === undefined && orEmpty) return [];
  const isList =
    Array.isArray(value) &&
    value.length <= most &&
    value.every((item) => typeof item === 'string' && item.length <= longest);
  if (!isList) throw badRequest(`"${field}" must be a list of at most ${most} texts.`);
  return value as readonly string[];
}

/** A field that must be a list of objects. */
export function objects(object: JsonObject, field: string, most: number): readonly JsonObject[] {
  const value = object[field];
  const isList =
    Array.isArray(value) &&
    value.length <= most &&
    value.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item));
  if (!isList) throw badRequest(`"${field}" must be a list of at most ${most} objects.`);
  return value as readonly JsonObject[];
}
