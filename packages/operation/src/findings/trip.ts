import type { SubjectId } from '../event.ts';
import type { EventOf } from '../fold/prepare.ts';
import { timeOf } from '../fold/prepare.ts';
import type { CurrentTally, Imbalance, TallyDifference } from '../state/trip.ts';
import type { Finding } from './rules.ts';

type Kind<K extends EventOf<'trip'>['kind']> = Extract<EventOf<'trip'>, { kind: K }>;

interface TripFacts {
  readonly tallies: readonly CurrentTally[];
  readonly differences: readonly TallyDifference[];
  readonly imbalance: Imbalance | null;
  readonly departed: Kind<'departed@1'> | null;
  readonly arrived: Kind<'arrived@1'> | null;
}

const NONE: readonly Finding[] = [];

const DIFFERENCE_RULES: { readonly [between in TallyDifference['between']]: Finding['rule'] } = {
  counters: 'counts-differ',
  'whole-and-parts': 'doors-differ',
  transcription: 'transcription-differs',
};

const tallyFindings = (subject: SubjectId, { line, fact }: CurrentTally): readonly Finding[] => {
  const { people, exact, wounded = 0, lying = 0, children = 0 } = fact;
  const low = fact.low ?? -1;
  const high = fact.high ?? -1;
  const rangeHolds = exact || (low >= 0 && low <= people && people <= high);
  const lapsMissing = !fact.lapsAsked && people > 0 && fact.point !== 'checkpoint';
  const most = exact ? people : Math.max(people, high);
  if (rangeHolds && !lapsMissing && wounded <= most && lying <= most && children <= most)
    return NONE;
  const found: Finding[] = [];
  const find = (rule: Finding['rule'], numbers: NonNullable<Finding['numbers']>) =>
    found.push({ rule, subject, lines: [line], numbers });
  if (wounded > most) find('more-wounded-than-people', { wounded, people });
  if (lying > most) find('more-lying-than-people', { lying, people });
  if (children > most) find('more-children-than-people', { children, people });
  if (!rangeHolds) find('range-does-not-hold', { people, low, high });
  if (lapsMissing) find('laps-not-asked', { people });
  return found;
};

/** What one trip's own records show. Rules that need a second subject are in `selectors/findings.ts`. */
export const tripFindings = (subject: SubjectId, facts: TripFacts): readonly Finding[] => {
  const { tallies, differences, imbalance, departed, arrived } = facts;
  let found: Finding[] | null = null;
  const find = (finding: Finding) => {
    found ??= [];
    found.push(finding);
  };
  for (const tally of tallies) for (const finding of tallyFindings(subject, tally)) find(finding);
  for (const { lines, people, between } of differences) {
    find({
      rule: DIFFERENCE_RULES[between],
      subject,
      lines,
      numbers: { smallest: Math.min(...people), largest: Math.max(...people) },
    });
  }
  if (imbalance) {
    find({
      rule: imbalance.people < 0 ? 'fewer-arrived' : 'more-arrived',
      subject,
      lines: tallies.map((tally) => tally.line),
      numbers: {
        people: Math.abs(imbalance.people),
        boarded: imbalance.boarded,
        alighted: imbalance.alighted,
      },
    });
  }
  if (departed && arrived) {
    const early = timeOf(departed) - timeOf(arrived);
    if (early > departed.doubt + arrived.doubt) {
      find({
        rule: 'arrived-before-departed',
        subject,
        lines: [departed.id, arrived.id],
        numbers: { minutes: Math.round(early / 60_000) },
      });
    }
    const came = arrived.fact.vehicle;
    if (came && came !== departed.fact.vehicle) {
      find({
        rule: 'two-vehicles-on-one-trip',
        subject,
        lines: [departed.id, arrived.id],
        other: came,
      });
    }
  }
  return found ?? NONE;
};
