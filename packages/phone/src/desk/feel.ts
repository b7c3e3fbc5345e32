import type { Feeling } from './desk.ts';

const PATTERNS: Readonly<Record<Feeling, readonly number[]>> = {
  tap: [18],
  record: [40, 60, 40],
  trouble: [300, 120, 300],
};

/** Felt through a glove. Phones without a motor, and those that forbid it, stay silent. */
export const feel = (feeling: Feeling): void => {
  navigator.vibrate?.([...PATTERNS[feeling]]);
};
