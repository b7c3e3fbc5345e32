import {
  beforeWindowCloses,
  type Late,
  type TripTimes,
  type WindowState,
} from '@corridor/operation';
import { figureRange, labelText, listed, t } from '@corridor/text';
import { batchName } from '../guard/names.ts';
import type { ZoneClock } from '../time/zone.ts';
import { type Facts, siteName, vehicleOfTrip } from '../view/facts.ts';

export interface LateRow {
  readonly id: string;
  /** `12`, `batch 3 from Foua`. */
  readonly name: string;
  readonly text: string;
  readonly isSure: boolean;
  readonly isOnTheRoad: boolean;
}
export interface LateView {
  /** Nobody, or so many: one line at three metres. */
  readonly headline: string;
  readonly isBad: boolean;
  readonly rows: readonly LateRow[];
  /** By when who still goes has to leave, for each road. */
  readonly lastDepartures: readonly string[];
  /** On what the times rest. */
  readonly basis: readonly string[];
  readonly unknown: string;
}

const minutes = (ms: number): number => Math.round(ms / 60_000);
export const needsText = ({ usual, slowest }: TripTimes): string =>
  figureRange(minutes(usual), Math.max(minutes(usual), minutes(slowest)));

const basisText = ({ seen }: TripTimes): string =>
  seen
    ? t(
        '{n, plural, one {≈ by # journey seen from end to end} other {≈ by # journeys seen from end to end: half of them took no longer than the lower figure, the slowest took the higher}}',
        { n: seen },
      )
    : t('≈ by the legs of the road: no journey was seen from end to end');

const rowText = (
  name: string,
  one: Late,
  hasBegun: boolean,
  clock: ZoneClock,
  now: number,
  closes: number,
) => {
  const values = {
    name,
    time: one.left === null ? '' : clock.near(one.left, now),
    needs: needsText(one.times),
    closes: clock.near(closes, now),
    arrives:
      one.arrives.to - one.arrives.from < 60_000
        ? clock.near(one.arrives.to, now)
        : t('{from}–{to}', {
            from: clock.near(one.arrives.from, now),
            to: clock.near(one.arrives.to, now),
          }),
  };
  if (one.left !== null) {
    return one.isSure
      ? t(
          '{name} left at {time} and needs {needs} min: after the window closes at {closes} (≈ there {arrives})',
          values,
        )
      : t(
          '{name} left at {time} and needs {needs} min: perhaps only after the window closes at {closes} (≈ there {arrives})',
          values,
        );
  }
  if (!hasBegun) {
    return one.isSure
      ? t(
          '{name} needs {needs} min: even if it leaves when the window opens, after it closes at {closes} (≈ there {arrives})',
          values,
        )
      : t(
          '{name} needs {needs} min: if it leaves when the window opens, perhaps only after it closes at {closes} (≈ there {arrives})',
          values,
        );
  }
  return one.isSure
    ? t(
        '{name} has not left and needs {needs} min: even if it left now, after the window closes at {closes} (≈ there {arrives})',
        values,
      )
    : t(
        '{name} has not left and needs {needs} min: if it left now, perhaps only after the window closes at {closes} (≈ there {arrives})',
        values,
      );
};

/** What cannot, or may not, finish before a window closes, in words; null: nobody said when it closes. */
export function toLateView(
  facts: Facts,
  window: WindowState,
  now: number,
  clock: ZoneClock,
): LateView | null {
  const found = beforeWindowCloses(facts.index, window, now);
  if (!found) return null;
  const { late, inTime, unknown, closes } = found;
  const hasBegun = (window.announced?.from ?? now) <= now;
  const sure = late.filter(({ isSure }) => isSure).length;
  const perhaps = late.length - sure;
  const bases = new Set([...late, ...found.lastDepartures].map(({ times }) => basisText(times)));
  return {
    headline: listed([
      sure > 0 && t('{n, plural, one {# comes too late} other {# come too late}}', { n: sure }),
      perhaps > 0 &&
        t('{n, plural, one {# perhaps too late} other {# perhaps too late}}', { n: perhaps }),
      inTime > 0 && t('{n, plural, one {# in time} other {# in time}}', { n: inTime }),
      late.length + inTime === 0 && t('nothing is on the road or still to go'),
    ]),
    isBad: late.length > 0,
    rows: late.map((one) => {
      const name = one.trip
        ? labelText(vehicleOfTrip(facts, one.trip))
        : batchName(facts, one.batch ?? '');
      return {
        id: one.trip?.id ?? one.batch ?? '',
        name,
        text: rowText(name, one, hasBegun, clock, now, closes),
        isSure: one.isSure,
        isOnTheRoad: one.left !== null,
      };
    }),
    lastDepartures: found.lastDepartures
      .filter(({ slowest }) => slowest > now)
      .map(({ from, to, slowest, usual }) =>
        t(
          '{from} → {to}: who leaves by {time} is there in time, even if slow; by {usual}, as usual',
          {
            from: siteName(facts, from),
            to: siteName(facts, to),
            time: clock.near(slowest, now),
            usual: clock.near(usual, now),
          },
        ),
      ),
    basis: [...bases],
    unknown: unknown.length
      ? t('{n, plural, one {of # nobody knows the way} other {of # nobody knows the way}}', {
          n: unknown.length,
        })
      : '',
  };
}
