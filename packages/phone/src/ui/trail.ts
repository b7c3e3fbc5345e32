import type { RecordWhat } from './records/what.ts';

/** A screen of the phone, with what it shows. Every one stands in `SCREENS` (tests walk them all). */
export type Screen =
  | { readonly at: PlainScreen }
  | { readonly at: 'move' | 'record' | 'correct'; readonly id: string }
  | { readonly at: 'slip'; readonly trip: string }
  /** One vehicle on one trip, and what may be recorded about it; `ask` opens one question at once. */
  | { readonly at: 'trip'; readonly trip: string; readonly ask?: 'halted' }
  /** One of the field's other records. */
  | { readonly at: 'note'; readonly what: RecordWhat };

export type PlainScreen = (typeof PLAIN_SCREENS)[number];
export const PLAIN_SCREENS = [
  'pad',
  'vehicles',
  'arrival',
  'today',
  'more',
  'site',
  'notes',
  'handover',
  'protection',
  'guide',
  'limits',
  'counted-locked',
] as const;

const pad: Screen = { at: 'pad' };
const plain = new Map<string, Screen>(PLAIN_SCREENS.map((at) => [`#${at}`, { at }]));

/**
 * Where the phone's own back button leads. The address names the kind of screen only, and which step of the trail it is:
 * a browser keeps addresses in its history, and a vehicle's number must not lie there. What a step showed is known in
 * memory alone; after a restart such a step is the pad.
 */
export interface Trail {
  /** Number of the new step. */
  readonly add: (screen: Screen) => number;
  readonly at: (hash: string, state: unknown) => Screen;
  readonly clear: () => void;
}

export function createTrail(): Trail {
  let steps = new Map<number, Screen>();
  let last = 0;
  return {
    add: (screen) => {
      last++;
      steps.set(last, screen);
      return last;
    },
    at: (hash, state) => {
      const { step } = (state ?? {}) as { readonly step?: number };
      const known = step === undefined ? undefined : steps.get(step);
      if (known && hash === `#${known.at}`) return known;
      return plain.get(hash) ?? pad;
    },
    clear: () => {
      steps = new Map();
    },
  };
}
