import type { Time } from '../vault/mark.ts';
import type { LeaseRecord } from './types.ts';

/** The hub's time, kept by this phone from one contact to the next. */
export interface LeaseClock {
  /** Never less than any answer before: a clock set back stands, and goes on by the page's own. */
  readonly now: () => number;
  /** The hub says what time it is: the only word that may take the time back. */
  readonly heard: (hubNow: number) => void;
  /** The hub's clock minus this phone's. */
  readonly offset: () => number;
}

export function createLeaseClock(
  { wall, mono }: Time,
  record: Pick<LeaseRecord, 'seen' | 'offset'> | null,
): LeaseClock {
  let offset = record?.offset ?? 0;
  let latest = Math.max(record?.seen ?? 0, wall() + offset);
  let at = mono();
  return {
    now: () => {
      const next = mono();
      latest = Math.max(latest + Math.max(0, next - at), wall() + offset);
      at = next;
      return latest;
    },
    heard: (hubNow) => {
      offset = hubNow - wall();
      latest = hubNow;
      at = mono();
    },
    offset: () => offset,
  };
}
