import { noOwnMeans, OWN_KINDS, type OwnMeans, type Span } from './ownMeans.ts';

const VERSION = 1;

export const ownMeansToNote = (state: OwnMeans): string => JSON.stringify({ v: VERSION, ...state });

type Fields = { readonly [name: string]: unknown };
const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isSpan = (value: unknown): value is Span =>
  isObject(value) &&
  ['from', 'to', 'car', 'van', 'lorry', 'foot'].every((name) => Number.isFinite(value[name])) &&
  typeof value.site === 'string' &&
  typeof value.post === 'string' &&
  isObject(value.sampled) &&
  isObject(value.notSeen) &&
  OWN_KINDS.every(
    (kind) =>
      Array.isArray((value.sampled as Fields)[kind]) &&
      Number.isFinite((value.notSeen as Fields)[kind]),
  );

/** `null` where the note is of another app version or damaged: the caller keeps its text aside and starts afresh. */
export const noteToOwnMeans = (note: string | null): OwnMeans | null => {
  if (note === null) return noOwnMeans;
  try {
    const value: unknown = JSON.parse(note);
    if (!isObject(value) || value.v !== VERSION) return null;
    const { span, asking, until, past, ended } = value;
    const isWhole =
      (span === null || isSpan(span)) &&
      isObject(until) &&
      Array.isArray(past) &&
      Array.isArray(ended) &&
      ended.every(isSpan);
    if (!isWhole) return null;
    return { span, asking, until, past, ended } as unknown as OwnMeans;
  } catch {
    return null;
  }
};
