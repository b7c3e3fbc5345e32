import type { Answer, HubError, Timer } from './types.ts';

export interface HttpParts {
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly timer: Timer;
  readonly timeout?: number;
}

const OFFLINE: HubError = {
  code: 'offline',
  message: 'The hub was not reached.',
  hint: 'Records stay on this device. Come closer to the hub or join its network; sending goes on by itself.',
};
const TIMEOUT: HubError = {
  code: 'timeout',
  message: 'The hub did not answer in time.',
  hint: 'The connection is slow. Smaller portions are tried by themselves.',
};
const BAD_ANSWER: HubError = {
  code: 'bad-answer',
  message: 'Something else than the hub answered.',
  hint: 'Perhaps a sign-in page of the network. Open it in the browser, then try again.',
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

/** The hub's own words for what went wrong; whatever does not come from a hub is called so. */
const toError = (status: number, value: unknown): HubError => {
  if (!isRecord(value) || typeof value.error !== 'string') return { ...BAD_ANSWER, status };
  const { error, message, hint, deviceLines } = value;
  return {
    code: error,
    message: typeof message === 'string' ? message : error,
    hint: typeof hint === 'string' ? hint : '',
    status,
    ...(isTexts(deviceLines) ? { deviceLines } : {}),
  };
};

export const errorOf = async (response: Response): Promise<HubError> =>
  toError(response.status, await response.json().catch(() => null));

/** A response within the time, body not read yet. Never rejects. `stop` ends it from outside. */
export const request = async (
  { baseUrl, fetch, timer, timeout = 30_000 }: HttpParts,
  path: string,
  init: RequestInit,
): Promise<Answer<{ readonly response: Response; readonly done: () => void }>> => {
  const controller = new AbortController();
  const done = timer.after(timeout, () => controller.abort());
  try {
    const response = await fetch(`${baseUrl}${path}`, { ...init, signal: controller.signal });
    return { ok: true, value: { response, done } };
  } catch {
    done();
    return { ok: false, error: controller.signal.aborted ? TIMEOUT : OFFLINE };
  }
};

/** Characters below which packing gains nothing on a link that carries 1,400 bytes at once. */
const WORTH_PACKING = 1_400;

/** Lines pack to less than half. `null` where the browser cannot: then they go as they are. */
const pack = async (text: string): Promise<ArrayBuffer | null> => {
  if (typeof CompressionStream === 'undefined') return null;
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Response(packed).arrayBuffer();
};

/**
 * One call with JSON both ways, answer and all within the time. Never rejects. `packs`: the other side said that it takes
 * packed bodies.
 */
export const post = async <T>(
  parts: HttpParts,
  path: string,
  ask: unknown,
  isAnswer: (value: Record<string, unknown>) => boolean,
  { token, packs = false }: { readonly token?: string; readonly packs?: boolean } = {},
): Promise<Answer<T>> => {
  const text = JSON.stringify(ask);
  const packed = packs && text.length > WORTH_PACKING ? await pack(text) : null;
  const asked = await request(parts, path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(packed ? { 'Content-Encoding': 'gzip' } : {}),
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    },
    body: packed ?? text,
  });
  if (!asked.ok) return asked;
  const { response, done } = asked.value;
  try {
    const text = await response.text();
    const value = toJson(text);
    if (!response.ok) return { ok: false, error: toError(response.status, value) };
    if (!isRecord(value) || !isAnswer(value)) return { ok: false, error: BAD_ANSWER };
    return { ok: true, value: value as T };
  } catch {
    // Cut off in the middle of the answer.
    return { ok: false, error: TIMEOUT };
  } finally {
    done();
  }
};

const toJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
