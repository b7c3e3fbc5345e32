import { Refusal } from './refusal.ts';

export const jsonLimit = 2 * 1024 * 1024;
export const blobLimit = 20 * 1024 * 1024;

/**
 * The request's bytes, counted as they come: a length header can be absent (chunked) or a lie, and a
 * laptop with 4 GB must not be filled by one upload. Throws `too-large` at the first byte above.
 */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new Refusal(
      'too-large',
      `The body is larger than ${limit} bytes.`,
      'Send less at once: at most 500 lines or 1 MB.',
    );
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge();
  if (!request.body) return new Uint8Array();
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > limit) {
      await reader.cancel().catch(() => {});
      throw tooLarge();
    }
    chunks.push(value);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : new Uint8Array(Buffer.concat(chunks));
}

export type JsonObject = Readonly<Record<string, unknown>>;

const badRequest = (message: string) =>
  new Refusal('bad-request', message, 'The call is described in docs/protocol.md.');

/** The request's body as a JSON object. */
export const readJson = async (request: Request, limit = jsonLimit): Promise<JsonObject> =>
  bytesToJson(await readBytes(request, limit));

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
