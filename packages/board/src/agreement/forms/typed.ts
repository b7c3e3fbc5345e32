import { useCallback, useState } from 'react';
import { useBoard } from '../../app/board.ts';

/** What somebody began to type and has not written yet, by operation and form: closing a form by mistake loses nothing. */
const kept = new Map<string, unknown>();

export function useTyped<T>(
  form: string,
  start: () => T,
): readonly [T, (next: T) => void, () => void] {
  const key = `${useBoard().op} ${form}`;
  const [typed, setTyped] = useState<T>(() => (kept.get(key) as T | undefined) ?? start());
  const set = useCallback(
    (next: T) => {
      kept.set(key, next);
      setTyped(next);
    },
    [key],
  );
  const forget = useCallback(() => {
    kept.delete(key);
  }, [key]);
  return [typed, set, forget];
}

const SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Short, without meaning, and never the same on two boards that enter something at once. */
export const newId = (type: string): string =>
  `${type}/${[...crypto.getRandomValues(new Uint8Array(9))].map((byte) => SIGNS[byte % 32]).join('')}`;
