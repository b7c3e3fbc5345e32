import { bytesToBase64url, type Draft } from '@corridor/log';
import type { Fact } from '@corridor/operation';
import type { Scenario, Timetable } from '@corridor/plan';
import type { Facts } from '../view/facts.ts';
import type { TimetableDesk } from './desk.ts';
import { lastWindowEnd } from './headline.ts';
import type { Change, Foreseen } from './planner.ts';
import { momentOf } from './rows.ts';
import { toSealedTimetable } from './timetable.ts';
import { announcedIn } from './usePlan.ts';

export interface Accepted {
  readonly zero: number;
  readonly scenario: Scenario;
  readonly timetable: Timetable;
  readonly changes: readonly Change[];
  /** As of `zero`, ms since 1970. null: none was worked out. */
  readonly foreseen: { readonly zero: number; readonly is: Foreseen } | null;
}

const newName = () => `s${bytesToBase64url(crypto.getRandomValues(new Uint8Array(12)))}`;

/** What has changed most against what was announced. */
export function changeCode(changes: readonly Change[]): Fact<'plan', 'changed@1'>['change'] {
  if (changes.length > 0 && changes.every(({ minutes }) => minutes !== null)) return 'times';
  const isElsewhere = changes.some(
    ({ announced, now }) =>
      announced && now && (announced.from !== now.from || announced.to !== now.to),
  );
  if (isElsewhere) return 'sites';
  return changes.some(({ now }) => now === null) ? 'vehicles' : 'other';
}

/** The lines by which a timetable is announced, or changed. It is sealed first: only its fingerprint is in the log. */
export async function acceptDrafts(
  desk: TimetableDesk,
  facts: Facts,
  { zero, scenario, timetable, changes, foreseen }: Accepted,
): Promise<readonly Draft[]> {
  const sealed = await desk.seal(toSealedTimetable(zero, timetable.trips));
  const before = announcedIn(facts);
  const plan: Draft = before
    ? {
        kind: 'changed@1',
        subject: before.id,
        fact: { timetable: sealed, change: changeCode(changes) },
      }
    : {
        kind: 'announced@1',
        subject: `plan/${newName()}`,
        // Not when it begins: the line lies on the hub in clear.
        fact: { timetable: sealed },
      };
  if (!foreseen) return [plan];
  const { low, likely, high } = foreseen.is.ends;
  // Without an end nothing is issued: "later than anything" is no hour.
  if (low === null || likely === null || high === null) return [plan];
  const at = (minute: number) => momentOf(foreseen.zero, minute);
  const [known] = [...facts.states('forecast').keys()].sort();
  const forecast: Draft = {
    kind: 'issued@1',
    subject: known ?? `forecast/${newName()}`,
    fact: {
      asOf: foreseen.zero,
      low: at(low),
      likely: at(likely),
      high: at(high),
      provided: lastWindowEnd(scenario) === null ? 'corridor-open' : 'window-kept',
    },
  };
  return [plan, forecast];
}
