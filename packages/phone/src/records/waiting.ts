import {
  aboutRange,
  crowdObserved,
  type Range,
  type WaitingFact,
  waitingObserved,
} from '@corridor/operation';
import type { Crowd } from '../text/siteWords.ts';

/** What somebody tells of the people who wait here. `null`: not told, and not written. */
export interface Waiting {
  readonly people: number | null;
  /** Told as "about"; `null`: counted. */
  readonly about: Range | null;
  /** Since when they wait, ms. */
  readonly since: number | null;
  /** °C. */
  readonly temperature: number | null;
  readonly infants: number | null;
  readonly wounded: number | null;
  readonly lying: number | null;
  readonly crowd: Crowd | null;
}

export const nothingTold: Waiting = {
  people: null,
  about: null,
  since: null,
  temperature: null,
  infants: null,
  wounded: null,
  lying: null,
  crowd: null,
};

export type Weak = 'infants' | 'wounded' | 'lying';
export const WEAK: readonly Weak[] = ['infants', 'lying', 'wounded'];

const STEPS = [20, 50, 100, 200, 500, 1000, 2000, 5000] as const;
const between = (a: number, b: number) => Math.round((a + b) / 10) * 5;
/**
 * Keys for a crowd that nobody can count: whoever presses 500 says "nearer to 500 than to 200 or 1 000", so each range reaches
 * halfway to its neighbours, and the ranges leave no gap.
 */
export const ABOUT: readonly ({ readonly people: number } & Range)[] = STEPS.map((people, i) => ({
  people,
  low: between(STEPS[i - 1] ?? 0, people),
  high: between(people, STEPS[i + 1] ?? people * 2),
}));

export const exactly = (told: Waiting, people: number): Waiting => ({
  ...told,
  people,
  about: null,
});
export const aboutSo = (told: Waiting, people: number): Waiting => ({
  ...told,
  people,
  about: ABOUT.find((each) => each.people === people) ?? aboutRange(people),
});

const MOST_DEGREES = 60;
/** By so many degrees; the first touch begins at 0, or at what was told here before. */
export const warmer = (told: Waiting, by: number, before: number | null): Waiting => {
  const next = (told.temperature ?? before ?? 0) + by;
  return { ...told, temperature: Math.max(-MOST_DEGREES, Math.min(MOST_DEGREES, next)) };
};

/** Nobody told → 1 → … ; and one fewer than 0 is "not told" again. */
export const more = (told: Waiting, what: Weak, by: number): Waiting => {
  const now = told[what];
  const next = (now ?? 0) + by;
  return { ...told, [what]: next < 0 ? null : next };
};

export type WaitingDoubt =
  | { readonly why: 'more-weak'; readonly what: Weak; readonly people: number }
  | { readonly why: 'degrees'; readonly degrees: number }
  | { readonly why: 'many'; readonly people: number }
  | { readonly why: 'long'; readonly days: number }
  | { readonly why: 'nobody-in-a-crush' };

const DAY = 24 * 3_600_000;

/** What looks odd. It is said, and never stands in the way. */
export const waitingDoubts = (told: Waiting, now: number): readonly WaitingDoubt[] => {
  const { people, about, temperature, since, crowd } = told;
  const doubts: WaitingDoubt[] = [];
  const most = about?.high ?? people;
  for (const what of WEAK) {
    if (most !== null && (told[what] ?? 0) > most)
      doubts.push({ why: 'more-weak', what, people: most });
  }
  if (temperature !== null && (temperature < -35 || temperature > 50)) {
    doubts.push({ why: 'degrees', degrees: temperature });
  }
  if (people !== null && people > 10_000) doubts.push({ why: 'many', people });
  if (since !== null && now - since > 3 * DAY) {
    doubts.push({ why: 'long', days: Math.floor((now - since) / DAY) });
  }
  if (people === 0 && crowd === 'crush') doubts.push({ why: 'nobody-in-a-crush' });
  return doubts;
};

/** Why it cannot be written yet; `null`: it can. How cold it is says nothing without people. */
export const missingIn = ({ people, crowd, ...told }: Waiting): 'people' | 'anything' | null => {
  if (people !== null) return null;
  if (
    told.since !== null ||
    told.temperature !== null ||
    WEAK.some((what) => told[what] !== null)
  ) {
    return 'people';
  }
  return crowd === null ? 'anything' : null;
};

/** The records of what was told, and of nothing else. `at`: where it is told later. */
export const waitingToRecords = (site: string, told: Waiting, at: number | undefined) => {
  const { people, about, since, temperature, infants, wounded, lying, crowd } = told;
  return [
    ...(people === null
      ? []
      : [
          {
            ...waitingObserved({
              people,
              about: about ?? undefined,
              since: since ?? undefined,
              temperature: temperature ?? undefined,
              infants: infants ?? undefined,
              wounded: wounded ?? undefined,
              lying: lying ?? undefined,
              at,
            }),
            subject: site,
          },
        ]),
    ...(crowd === null ? [] : [{ ...crowdObserved({ crowd, at }), subject: site }]),
  ];
};

/** What was last told of this site, where it can still be true: the same people since the same hour, the same cold. */
export const toldBefore = (
  waiting: { readonly at: number; readonly fact: WaitingFact } | null,
  now: number,
): { readonly since: number | null; readonly temperature: number | null } => {
  const isOld = waiting === null || now - waiting.at > 6 * 3_600_000;
  if (isOld || waiting.fact.people === 0) return { since: null, temperature: null };
  return {
    since: waiting.fact.since ?? waiting.at,
    temperature: waiting.fact.temperature ?? null,
  };
};
