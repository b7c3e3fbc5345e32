import type { OperationEvent } from '../event.ts';
import type { Contested } from '../state/common.ts';
import type { Seen } from './seen.ts';

export interface Setting<T extends string> {
  readonly value: T;
  readonly event: OperationEvent;
}

export interface Settled<T extends string> {
  readonly stands: Setting<T>;
  /** What others said without having seen what stands, if it is something else. */
  readonly others: readonly Setting<T>[];
}

/**
 * The careful one stands. Of the settings nobody has seen and gone beyond, the one with the highest care stands
 * until somebody writes one that saw them all: a road that one side calls open and another suspended is suspended.
 * `settings` in causal order; equally careful ones: the last.
 */
export const settle = <T extends string>(
  settings: readonly Setting<T>[],
  care: { readonly [value in T]: number },
  seen: Seen,
): Settled<T> | null => {
  const last = settings[settings.length - 1];
  if (!last) return null;
  const frontier: Setting<T>[] = [];
  for (let i = settings.length - 1; i >= 0; i--) {
    const setting = settings[i] as Setting<T>;
    // Whoever saw it stands later, and is in the frontier or was seen from there.
    if (!frontier.some((newer) => seen(newer.event, setting.event))) frontier.push(setting);
  }
  let stands = frontier[0] ?? last;
  for (const setting of frontier) if (care[setting.value] > care[stands.value]) stands = setting;
  return { stands, others: frontier.filter((setting) => setting.value !== stands.value) };
};

export const contestedOf = (what: string, settled: Settled<string> | null): readonly Contested[] =>
  settled?.others.length
    ? [
        {
          what,
          stands: settled.stands.value,
          line: settled.stands.event.id,
          others: settled.others.map(({ value, event }) => ({ value, line: event.id })),
        },
      ]
    : [];
