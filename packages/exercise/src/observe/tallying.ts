import type { Phone } from '../cast/staff.ts';
import type { Random } from '../random.ts';
import type { People } from '../types.ts';
import type { DraftFact } from './draft.ts';
import type { Erring } from './families.ts';

export type Method = 'one-by-one' | 'clicker' | 'by-rows' | 'families-asked' | 'by-list' | 'by-eye';

/** What a counter enters, without where and when. */
export type Count = DraftFact & {
  readonly people: number;
  readonly exact: boolean;
  readonly method: Method;
};

const toNearest = (value: number, step: number) => Math.round(value / step) * step;

const methodOf = (random: Random, hasty: boolean, people: number): Method => {
  if (people <= 6) return 'one-by-one';
  const drawn = random.next();
  const glance = hasty ? 0.35 : 0.07;
  if (drawn < glance) return 'by-eye';
  if (drawn < glance + 0.06) return 'by-rows';
  if (drawn < glance + 0.1) return 'families-asked';
  if (drawn < glance + 0.13) return 'by-list';
  return drawn < glance + 0.38 ? 'clicker' : 'one-by-one';
};

/** Without a single error: everybody one by one, and laps asked. */
export const faultless = (truth: People): Count => ({
  people: truth.people,
  exact: true,
  method: 'one-by-one',
  children: truth.children,
  wounded: truth.wounded,
  lying: truth.lying,
  laps: truth.infants,
  lapsAsked: true,
});

/** What this counter makes of the people who really pass. `errors` scales how often and how far it goes wrong. */
export const countOf = (random: Random, phone: Phone, truth: People, erring: Erring): Count => {
  const { errors, families } = erring;
  if (errors === 0) return faultless(truth);
  const { habits } = phone;
  const method = methodOf(random, habits.hasty && random.chance(errors), truth.people);
  const asksFamilies = method === 'families-asked' || method === 'by-list';
  const forgets = !asksFamilies && truth.infants > 0 && random.chance(habits.forgetsLaps * errors);
  const seen = truth.people - (forgets ? truth.infants : 0);
  const entered = enter(random, method, seen, habits, erring);
  const inflated = Math.round(entered.people * (1 + habits.inflates * errors));
  const people =
    habits.rounds && entered.exact && inflated > 12 && random.chance(families.roundsOften * errors)
      ? toNearest(inflated, random.chance(families.roundsToTens) ? 10 : 5)
      : inflated;
  const children = truth.children - (forgets ? truth.infants : 0);
  const saysAsked = forgets
    ? isSo(random, families.lapsAskedInVain * errors)
    : !isSo(random, families.lapsNotTicked * errors);
  const tellsChildren = people > 6 ? random.chance(0.72) : random.chance(0.9);
  return {
    people,
    exact: entered.exact,
    method,
    ...(entered.exact
      ? {}
      : { low: Math.min(entered.low, people), high: Math.max(entered.high, people) }),
    ...(tellsChildren
      ? { children: Math.min(people, Math.max(0, children + slip(random, errors))) }
      : {}),
    ...(truth.wounded || random.chance(0.4) ? { wounded: truth.wounded } : {}),
    ...(truth.lying || random.chance(0.3) ? { lying: truth.lying } : {}),
    ...(saysAsked ? { laps: forgets ? 0 : truth.infants } : {}),
    lapsAsked: saysAsked,
  };
};

/** Takes a draw only where there is something to draw, so that what never happens reshuffles nothing. */
const isSo = (random: Random, chance: number) => chance > 0 && random.chance(chance);

const slip = (random: Random, errors: number): number =>
  random.chance(0.25 * errors) ? random.pick([-2, -1, -1, 1, 1, 2]) : 0;

const strayed = (random: Random, people: number, spread: number) =>
  spread > 0 ? Math.round(random.normal(people, people * spread)) : people;

const enter = (
  random: Random,
  method: Method,
  seen: number,
  habits: Phone['habits'],
  { errors, families }: Erring,
): {
  readonly people: number;
  readonly exact: boolean;
  readonly low: number;
  readonly high: number;
} => {
  const exact = (people: number) => ({ people: Math.max(0, people), exact: true, low: 0, high: 0 });
  switch (method) {
    case 'one-by-one':
      // Two or three in an ambulance are seldom miscounted.
      if (seen <= 6) return exact(Math.max(1, random.chance(0.02 * errors) ? seen - 1 : seen));
      return exact(
        strayed(
          random,
          random.chance(families.miscounted * errors) ? seen + random.pick([-2, -1, -1, 1]) : seen,
          families.overDispersion * errors,
        ),
      );
    case 'clicker':
      return exact(
        Math.round(
          seen * (1 + errors * (habits.clickerDrift + random.normal(0, families.clickerNoise))),
        ),
      );
    case 'by-rows':
      return exact(
        random.chance(errors * 0.6) ? toNearest(seen, 4) + random.pick([-4, -2, 0, 0, 1, 2]) : seen,
      );
    case 'families-asked':
    case 'by-list':
      return exact(random.chance(0.3 * errors) ? seen + random.pick([-3, -2, -1, 1, 2]) : seen);
    case 'by-eye': {
      const step = seen > 20 ? 10 : 5;
      const likely = seen * (1 + families.byEyeMean * errors);
      const spread = seen * families.byEyeSpread * errors;
      const people = Math.max(step, toNearest(random.normal(likely, spread), step));
      const width = seen > 20 ? random.pick([10, 10, 15, 20]) : 5;
      return { people, exact: false, low: Math.max(0, people - width), high: people + width };
    }
    default:
      return method satisfies never;
  }
};
