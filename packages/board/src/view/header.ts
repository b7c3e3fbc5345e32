import type { WindowState } from '@corridor/operation';
import { t } from '@corridor/text';
import { stopSentences } from '../suspend/stopRows.ts';
import { word } from '../text/words.ts';
import { dayNumber, howLong, type ZoneClock } from '../time/zone.ts';
import { type Facts, operationOf, partyName } from './facts.ts';

export interface HeaderView {
  readonly name: string;
  readonly isExercise: boolean;
  readonly day: string;
  /** Red, the whole sentence; null while nothing is suspended. */
  readonly suspended: string | null;
  /** What is going on otherwise. */
  readonly phase: string;
  readonly time: string;
  /** `pause ends in 6 h 20`; empty where nothing was announced. */
  readonly window: string;
  /** Less than half an hour, or over: said aloud and drawn strong. */
  readonly isWindowShort: boolean;
}

/** The window that runs now, else the next one. What was announced is a word, shown with ❝ elsewhere. */
export function currentWindow(facts: Facts, now: number): WindowState | null {
  let best: WindowState | null = null;
  for (const window of facts.states('window').values()) {
    // Without an end it runs until somebody says that it ended.
    const { announced } = window;
    if (!announced || window.status === 'ended') continue;
    if (announced.to !== undefined && announced.to < now) continue;
    if (best?.announced && best.announced.from <= announced.from) continue;
    best = window;
  }
  return best;
}

export function toHeader(
  facts: Facts,
  isExercise: boolean,
  now: number,
  clock: ZoneClock,
): HeaderView {
  const operation = operationOf(facts);
  const openedAt = operation?.firstAt ?? now;
  const suspended = stopSentences(facts, now, clock);
  const isClosed = Boolean(operation?.closed);
  const announced = isClosed ? undefined : (currentWindow(facts, now)?.announced ?? undefined);
  const name = operation?.opened?.name ?? t('Operation without a name yet');
  const stopped = operation?.participation.find((one) => one.suspended);
  const kind = word('windowKind', announced?.windowKind);
  const left = announced?.to === undefined ? null : announced.to - now;
  return {
    name,
    isExercise,
    day: isClosed
      ? t('closed {time}', { time: clock.dateTime(now) })
      : t('day {n}', { n: dayNumber(clock, openedAt, now) }),
    suspended: isClosed
      ? null
      : stopped
        ? t('{who} has suspended its part since {time}', {
            who: partyName(facts, stopped.intermediary),
            time: clock.near(stopped.since.at, now),
          })
        : suspended.length > 1
          ? t('{what} (and {n} more)', { what: suspended[0] ?? '', n: suspended.length - 1 })
          : (suspended[0] ?? null),
    phase: operation && !isClosed ? word('phase', operation.phase) : '',
    time: isClosed ? '' : clock.time(now),
    window: !announced
      ? ''
      : announced.from > now
        ? t('{kind} begins in {time}', { kind, time: howLong(announced.from - now) })
        : left === null
          ? t('{kind}, no end announced', { kind })
          : t('{kind} ends in {time}', { kind, time: howLong(left) }),
    isWindowShort:
      announced !== undefined && announced.from <= now && left !== null && left < 30 * 60_000,
  };
}
