import type { Scenario, Timetable } from '@corridor/plan';
import { figure, listed, t } from '@corridor/text';
import { howLong } from '../time/zone.ts';
import type { Facts } from '../view/facts.ts';
import { namedValues, planName } from './names.ts';
import type { Violation } from './planner.ts';
import { broughtBy, obstacleText, sizeOf } from './rows.ts';
import { violationText } from './words.ts';

/** What becomes of it when a plan is changed by hand. */
export interface Consequence {
  /** What it would break: as long as there is any it is not accepted. */
  readonly breaks: readonly string[];
  /** What cannot be run. */
  readonly notRun: readonly string[];
  /** Against what was proposed, worse and better. */
  readonly differs: readonly { readonly text: string; readonly isWorse: boolean }[];
}

const waited = ({ trips }: Timetable): number =>
  trips.reduce((sum, { people, alights }) => sum + (sizeOf(people) * alights.to) / 60, 0);

export function consequenceOf(
  facts: Facts,
  scenario: Scenario,
  before: Timetable,
  after: Timetable,
  violations: readonly Violation[],
): Consequence {
  const differs: { text: string; isWorse: boolean }[] = [];
  const say = (by: number, worse: string, better: string) => {
    if (by !== 0) differs.push({ text: by > 0 ? worse : better, isWorse: by > 0 });
  };
  const people = broughtBy(scenario, before).brought - broughtBy(scenario, after).brought;
  say(
    people,
    t('{n, plural, one {# person fewer is brought} other {# people fewer are brought}}', {
      n: people,
    }),
    t('{n, plural, one {# person more is brought} other {# people more are brought}}', {
      n: -people,
    }),
  );
  const minutes = Math.round(after.ends - before.ends);
  say(
    minutes,
    t('the last one arrives {long} later', { long: howLong(minutes * 60_000) }),
    t('the last one arrives {long} sooner', { long: howLong(-minutes * 60_000) }),
  );
  // Whoever is not brought waits no hours in a timetable: then the sum would look like a gain.
  const hours = people === 0 ? Math.round(waited(after) - waited(before)) : 0;
  say(
    hours,
    t('{n} person-hours more until all have arrived', { n: figure(hours) }),
    t('{n} person-hours fewer until all have arrived', { n: figure(-hours) }),
  );
  return {
    breaks: [
      ...new Set(violations.map(({ rule, of }) => violationText(rule, namedValues(facts, of)))),
    ],
    notRun: notRunTexts(facts, after),
    differs,
  };
}

/** Of those who are kept by the same condition one sentence. */
const notRunTexts = (facts: Facts, { notRun }: Timetable): readonly string[] => {
  const by = Map.groupBy(notRun, ({ because: { rule, of } }) => JSON.stringify([rule, of]));
  return [...by.values()].flatMap((all) => {
    const [first] = all;
    if (!first) return [];
    const people = all.reduce((sum, { because }) => sum + because.people, 0);
    return [
      t('No trip of vehicle {n}. {why}', {
        n: listed([...new Set(all.map(({ vehicle }) => planName(facts, vehicle)))]),
        why: obstacleText(facts, { ...first.because, people }),
      }),
    ];
  });
};
