import { endedOf, noOwnMeans, OWN_KINDS, type OwnMeans, type Span } from './ownMeans.ts';

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

/**
 * Watches that several starts of the app left behind, each in a note of its own: every one ended at its last touch, none is lost.
 * `unread`: notes that this app cannot read, to be put aside.
 */
export const mergeOwnMeansNotes = (
  notes: readonly (string | null)[],
): { readonly note: string | null; readonly unread: readonly string[] } => {
  const spans = new Map<string, Span>();
  const unread: string[] = [];
  for (const note of notes) {
    const state = noteToOwnMeans(note || null);
    if (state) {
      for (const span of endedOf(state)) {
        // A span that stands in two notes is one: nobody begins two watches at a site in one millisecond.
        const key = `${span.site} ${span.from}`;
        const other = spans.get(key);
        if (!other || other.to < span.to) spans.set(key, span);
      }
    } else if (note) unread.push(note);
  }
  const ended = [...spans.values()].sort((a, b) => a.from - b.from);
  return { note: ended.length > 0 ? ownMeansToNote({ ...noOwnMeans, ended }) : null, unread };
};
