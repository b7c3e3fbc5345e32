import type { Scenario } from '@corridor/plan';
import { figure, t } from '@corridor/text';
import { howLong, type ZoneClock } from '../time/zone.ts';
import type { PlanAnswer } from './keepPlan.ts';
import type { Foreseen, Range } from './planner.ts';
import { broughtBy, momentOf } from './rows.ts';

/** When is everybody there? In sentences. */
export interface Headline {
  /** `most likely 18:40`. */
  readonly main: string;
  /** `8 in 10 between 17:50 and 20:10, if the road stays open as agreed`. Empty: no forecast yet. */
  readonly range: string;
  /** `83 in 100 that the last one is there before the window closes at 18:00`. Empty: there is no window's end. */
  readonly inside: string;
  /** `83 in 100 in time`: the same for a wall. Empty: there is no window's end. */
  readonly inTime: string;
  /** `no plan can be through before 17:10`. */
  readonly bound: string;
  /** `1,240 people on 31 trips; 60 cannot be brought`. */
  readonly size: string;
  /** By how it went so far it would end at quite another time. Empty: it agrees. */
  readonly doubt: string;
  readonly isBad: boolean;
}

/** Minutes after which no window is open any more. null: there is none, or nobody said when it ends. */
export const lastWindowEnd = ({ windows }: Scenario): number | null => {
  if (windows.length === 0 || windows.some(({ to }) => to === null)) return null;
  return Math.max(...windows.map(({ to }) => to ?? 0));
};

/** A chance as people count: never sure, never out of the question. */
export const chanceText = (share: number): string => {
  const of = Math.round(share * 100);
  return t('{n} in 100', { n: figure(Math.min(99, Math.max(1, of))) });
};

/** Empty: nobody can tell. */
export const rangeText = (
  { low, high }: Range,
  zero: number,
  clock: ZoneClock,
  scenario: Scenario,
): string => {
  if (low === null) return t('in most of what may come somebody is not brought at all');
  const values = {
    from: clock.near(momentOf(zero, low), zero),
    to: high === null ? t('nobody knows when') : clock.near(momentOf(zero, high), zero),
  };
  return lastWindowEnd(scenario) === null
    ? t('8 in 10 between {from} and {to}, if the road stays open as agreed', values)
    : t(
        '8 in 10 between {from} and {to}, if the road stays open as agreed and the window is kept',
        values,
      );
};

export const insideText = (
  { inWindow }: Pick<Foreseen, 'inWindow'>,
  scenario: Scenario,
  zero: number,
  clock: ZoneClock,
): string => {
  const end = lastWindowEnd(scenario);
  if (inWindow === null || end === null) return '';
  return t('{chance} that the last one is there before the window closes {time}', {
    chance: chanceText(inWindow),
    time: clock.near(momentOf(zero, end), zero),
  });
};

export function headlineOf(answer: PlanAnswer, clock: ZoneClock): Headline {
  const { scenario, known, proposal, foreseen } = answer;
  const { zero } = known.legend;
  const { timetable, bound } = proposal;
  const { brought, left } = broughtBy(scenario, timetable);
  const aboard = scenario.vehicles.filter((one) => one.aboard !== null).length;
  const near = (minute: number, of = zero) => clock.near(momentOf(of, minute), zero);
  const isNothing = timetable.trips.length === 0 && aboard === 0;
  const end = lastWindowEnd(scenario);
  const size =
    left > 0
      ? t('{people} people on {trips} trips; {left} cannot be brought', {
          people: figure(brought),
          trips: figure(timetable.trips.length),
          left: figure(left),
        })
      : t('{people} people on {trips} trips', {
          people: figure(brought),
          trips: figure(timetable.trips.length),
        });
  if (isNothing) {
    return {
      main: left > 0 ? t('Nobody can be brought now') : t('Nobody is to be brought now'),
      range: '',
      inside: '',
      inTime: '',
      bound: '',
      size,
      doubt: '',
      isBad: left > 0,
    };
  }
  const is = foreseen?.is;
  const likely =
    is && foreseen && is.ends.likely !== null
      ? momentOf(foreseen.zero, is.ends.likely)
      : momentOf(zero, timetable.ends);
  return {
    main:
      is?.ends.likely != null
        ? t('The last one arrives most likely {time} (in {long})', {
            time: clock.near(likely, zero),
            long: howLong(likely - zero),
          })
        : t('By the plan the last one arrives {time} (in {long})', {
            time: clock.near(likely, zero),
            long: howLong(likely - zero),
          }),
    range: is && foreseen ? rangeText(is.ends, foreseen.zero, clock, scenario) : '',
    inside: is ? insideText(is, scenario, zero, clock) : '',
    inTime: is?.inWindow != null ? t('{chance} in time', { chance: chanceText(is.inWindow) }) : '',
    bound:
      bound.minute > 0
        ? t('no plan can be through before {time}', { time: near(bound.minute) })
        : '',
    size,
    doubt: is?.disagrees
      ? t(
          'By how it went so far, without roads and vehicles, it would end at quite another time: somebody should ask why.',
        )
      : '',
    isBad:
      left > 0 ||
      (end !== null && timetable.ends > end) ||
      (is?.inWindow != null && is.inWindow < 0.5),
  };
}
