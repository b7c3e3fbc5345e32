import type { ClaimFact } from '@corridor/operation';
import type { Account } from '../../account.ts';
import type { Evidence, SiteEvidence } from '../../evidence/types.ts';
import type { Figure, Scope } from '../../figure/types.ts';
import { claimContext } from '../context.ts';
import { dayStartAt } from '../days.ts';
import type { Claim } from '../types.ts';

/** Claims and accounts said in a line each. */

export const OFFSET = 120;
export const startOf = dayStartAt(OFFSET);
/** The 20th, ten in the evening, where people board. */
export const EVENING = startOf('2016-12-20') + 22 * 3_600_000;

export const says = (
  id: string,
  speaker: string,
  quantity: number | readonly [number, number] | null,
  more: Partial<ClaimFact> = {},
  claim: Partial<Claim> = {},
): Claim => ({
  id: `claim/${id}`,
  fact: {
    ...(quantity !== null && {
      quantity:
        typeof quantity === 'number'
          ? { value: quantity }
          : { low: quantity[0], high: quantity[1] },
    }),
    unit: 'person',
    measure: 'evacuated',
    hedge: false,
    speaker,
    saidOn: { date: '2016-12-20', precision: 'day' },
    cumulative: true,
    ...more,
  },
  isOurs: false,
  standing: 'stands',
  toldAt: EVENING,
  asOf: null,
  supersededBy: null,
  corrected: 0,
  ...claim,
});

const site = (id: string, siteKind: SiteEvidence['siteKind']): SiteEvidence => ({
  id: `site/${id}`,
  siteKind,
  waiting: [],
  watched: [],
});

/** Ramouseh to Rashidin, one bus that left on the 15th at six; own means past Ramouseh where asked for. */
export const evidence = (hasStream = false): Evidence => {
  const quarter = (startOf('2016-12-15') + 6 * 3_600_000) / 900_000;
  const nothing = { counted: 0, sampled: 0, people: 0, squares: 0, notSeen: 0 };
  return {
    sites: [site('ramouseh', 'pick-up-point'), site('rashidin', 'reception-site')],
    trips: [
      {
        id: 'trip/one',
        vehicle: null,
        vehicleKind: 'bus',
        from: 'site/ramouseh',
        to: 'site/rashidin',
        batch: null,
        status: 'arrived',
        departures: 1,
        boardingAt: quarter,
        departedAt: quarter + 1,
        arrivedAt: quarter + 4,
        hasSlip: true,
        isUnmatched: false,
        isLeftBehind: false,
        born: 0,
        died: 0,
        joined: 0,
        tallies: [],
      } as unknown as Evidence['trips'][number],
    ],
    streams: hasStream
      ? [
          {
            id: 'stream/ramouseh',
            site: 'site/ramouseh',
            quarters: [
              {
                quarter,
                minutes: 15,
                onFoot: 3,
                of: { car: nothing, van: nothing, lorry: nothing },
              },
            ],
          },
        ]
      : [],
    until: quarter + 600,
    isClosed: false,
  };
};

export const context = (hasStream = false) => claimContext(evidence(hasStream), { zone: OFFSET });

/** An account's answer: `[minimum, low, high]` of an estimate, `[minimum, most]` where there is none. */
export const figure = (
  scope: Scope,
  [minimum, low, high]: readonly [number, number | null, number?],
): Figure => ({
  scope,
  minimum,
  possible: { low: minimum, high: high === undefined ? low : null },
  estimate:
    high === undefined || low === null ? null : { people: Math.round((low + high) / 2), low, high },
  parts: { counted: minimum, untallied: 0, sampled: 0, onFoot: 0, unwatched: 0 },
  trips: { all: minimum > 0 ? 1 : 0, untallied: 0 },
  sampledShare: 0,
  unwatchedHours: 0,
});

/** One answer for all who left, one for all who arrived. */
export const account = (
  left: readonly [number, number | null, number?],
  arrived: readonly [number, number | null, number?] = left,
): Pick<Account, 'figure'> => ({
  figure: (scope) => figure(scope, scope.measure === 'left' ? left : arrived),
});

/** Every number anywhere in a value. */
export const numbersIn = (value: unknown): readonly number[] =>
  typeof value === 'number'
    ? [value]
    : value !== null && typeof value === 'object'
      ? (value instanceof Map ? [...value] : Object.values(value)).flatMap(numbersIn)
      : [];
