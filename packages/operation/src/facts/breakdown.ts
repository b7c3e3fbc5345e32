import { mayRecordBreakdown, quarterEnd } from '../breakdown.ts';
import { type Draft, draft } from './draft.ts';

/** Fewer than these could be told apart by who knows the place. */
export const LEAST_VEHICLES = 3;
export const LEAST_PEOPLE = 100;

/** Heads as they were counted at one site in one quarter-day. `elderly`, `disabled`: null where nobody looked. */
export interface BreakdownCounts {
  readonly quarter: number;
  readonly vehicles: number;
  /** Everybody, men too. */
  readonly people: number;
  readonly women: number;
  readonly girls: number;
  readonly boys: number;
  readonly elderly: number | null;
  readonly disabled: number | null;
}

export type BreakdownRefusal =
  /** May be asked again after `until`, ms. */
  | { readonly why: 'too-early'; readonly until: number }
  /** A table of this quarter was written before, even if it was taken back. */
  | { readonly why: 'again' }
  | {
      readonly why: 'too-few';
      readonly people: number;
      readonly vehicles: number;
    };

const toFive = (n: number) => Math.round(n / 5) * 5;

/** Each to the nearest five; where the parts come to more than the whole, the one that was raised most goes down. */
const rounded = ({ people, women, girls, boys }: BreakdownCounts) => {
  const whole = toFive(people);
  const parts = [women, girls, boys].map((n) => ({ n, five: toFive(n) }));
  const sum = () => parts.reduce((all, { five }) => all + five, 0);
  while (sum() > whole) {
    const most = parts
      .filter(({ five }) => five > 0)
      .reduce((a, b) => (b.five - b.n > a.five - a.n ? b : a));
    most.five -= 5;
  }
  const [first, second, third] = parts.map(({ five }) => five) as [number, number, number];
  return { people: whole, women: first, girls: second, boys: third };
};

/**
 * The table of a quarter-day, or why it is not written (docs/decisions/0004). The limits hold for what was counted, not for
 * what it is rounded to: 98 people are not 100. `quartersUsed`: the site's, as far as this device knows them.
 */
export const breakdownTable = (
  counts: BreakdownCounts,
  now: number,
  quartersUsed: readonly number[] = [],
):
  | { readonly ok: true; readonly draft: Draft<'site', 'breakdown-counted@1'> }
  | { readonly ok: false; readonly refusal: BreakdownRefusal } => {
  const { quarter, vehicles, people, women, girls, boys, elderly, disabled } = counts;
  if (women + girls + boys > people) throw new Error('more women, girls and boys than people');
  const refuse = (refusal: BreakdownRefusal) => ({ ok: false, refusal }) as const;
  if (quartersUsed.includes(quarter)) return refuse({ why: 'again' });
  if (!mayRecordBreakdown(quarter, now)) {
    return refuse({ why: 'too-early', until: quarterEnd(quarter) });
  }
  if (vehicles < LEAST_VEHICLES || people < LEAST_PEOPLE) {
    return refuse({ why: 'too-few', people, vehicles });
  }
  return {
    ok: true,
    draft: draft('site', 'breakdown-counted@1', {
      quarter,
      vehicles,
      ...rounded(counts),
      ...(elderly === null ? {} : { elderly: toFive(elderly) }),
      ...(disabled === null ? {} : { disabled: toFive(disabled) }),
    }),
  };
};
