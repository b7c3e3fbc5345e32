import type { Act, Json, JsonObject } from './types.ts';

export interface SignedIds {
  /** Id of the line that the act of this index became. */
  readonly line: (index: number) => string;
  /** Id (public key) of the device of this key. */
  readonly device: (key: string) => string;
}

/** Subject, fact and `after` of an act with the ids that signing gave in place of indexes and keys. */
export function signable(
  act: Act,
  ids: SignedIds,
): { readonly subject: string; readonly fact: JsonObject; readonly after: readonly string[] } {
  const subject = act.subject.startsWith('device/')
    ? `device/${ids.device(act.subject.slice('device/'.length))}`
    : act.subject;
  return {
    subject,
    fact: translate(act.fact, ids) as JsonObject,
    after: act.after.map(ids.line),
  };
}

function translate(value: Json, ids: SignedIds): Json {
  if (typeof value === 'string') {
    if (/^act:\d+$/.test(value)) return ids.line(Number(value.slice('act:'.length)));
    if (value.startsWith('device:')) return ids.device(value.slice('device:'.length));
    return value;
  }
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((each) => translate(each, ids));
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, translate(each as Json, ids)]),
  );
}
