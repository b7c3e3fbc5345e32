import type { Evidence, StreamEvidence, TripEvidence } from '../../evidence/types.ts';
import { count, evidence, SIX, site, trip } from '../../possible/testing/trips.ts';

export const RASHIDEEN = 'site/rashideen';
export const FUAA = 'site/fuaa';
export const KEFRAYA = 'site/kefraya';
export const RAMOUSEH = 'site/ramouseh';
export const JIBREEN = 'site/jibreen';
export const ATAREB = 'site/atareb';

/** So many people by one bus; `at`: quarters after six at Rashideen. `told`: by whoever stands there. */
export interface Ride {
  readonly other: string;
  readonly isIn: boolean;
  readonly people: number;
  readonly at: number;
  readonly told?: number;
}

/** Counted one by one at both ends, by officers of each place. */
export const ride = ({ other, isIn, people, at, told = people }: Ride, i: number): TripEvidence => {
  const [from, to] = isIn ? [other, RASHIDEEN] : [RASHIDEEN, other];
  const end = (point: 'boarding' | 'alighting', place: string) =>
    count(point, place === RASHIDEEN ? told : people, {
      site: place,
      counter: `${point} at ${place}`,
      look: `post/${point} at ${place} ${i}`,
      quarter: SIX + at,
    });
  return trip(`${String(i).padStart(3, '0')}`, [end('boarding', from), end('alighting', to)], {
    from,
    to,
    boardingAt: SIX + (isIn ? at - 6 : at),
    departedAt: SIX + (isIn ? at - 5 : at),
    arrivedAt: SIX + (isIn ? at : at + 5),
  });
};

const NOBODY = { counted: 0, sampled: 0, people: 0, squares: 0, notSeen: 0 };
/** Somebody at the roadside all day, who sees so many walk off in each quarter. */
export const roadside = (onFoot: number, quarters = 60): StreamEvidence => ({
  id: 'stream/rashideen',
  site: RASHIDEEN,
  quarters: Array.from({ length: quarters }, (_, i) => ({
    quarter: SIX - 10 + i,
    minutes: 15,
    onFoot,
    of: { car: NOBODY, van: NOBODY, lorry: NOBODY },
  })),
});

export interface Look {
  readonly at: number;
  readonly people: number;
  /** Either way. */
  readonly about?: number;
}

/** Three roads in, two out, a post of ours and a waiting crowd. */
export const rashideen = (
  rides: readonly Ride[],
  looks: readonly Look[],
  more: Partial<Evidence> = { streams: [roadside(0)] },
): Evidence =>
  evidence(rides.map(ride), {
    sites: [
      site(RASHIDEEN, {
        siteKind: 'transfer-point',
        watched: [{ from: SIX - 20, to: null }],
        waiting: looks.map(({ at, people, about = 0 }) => ({
          quarter: SIX + at,
          people,
          low: Math.max(0, people - about),
          high: people + about,
        })),
      }),
      site(RAMOUSEH, { siteKind: 'pick-up-point' }),
    ],
    until: SIX + 45,
    ...more,
  });

const convoy = (other: string, isIn: boolean, at: number, people: readonly number[]) =>
  people.map((each): Ride => ({ other, isIn, people: each, at }));

/** Morning: two towns come, Jibreen's buses take on; noon: Ramouseh comes, and Atareb's buses take on alone. */
export const DAY: readonly Ride[] = [
  ...convoy(FUAA, true, 2, [52, 48, 55, 61, 50, 54]),
  ...convoy(KEFRAYA, true, 4, [40, 47, 53]),
  ...convoy(JIBREEN, false, 9, [58, 55, 60, 57, 50]),
  ...convoy(RAMOUSEH, true, 14, [60, 62, 58, 64, 56, 60]),
  ...convoy(ATAREB, false, 22, [59, 61, 62, 58, 60, 55]),
];

/** The crowd as it was: nobody before six, the rest of the morning at eight, everybody of noon, and who was left. */
export const LOOKS: readonly Look[] = [
  { at: -4, people: 0 },
  { at: 7, people: 460, about: 15 },
  { at: 12, people: 180, about: 10 },
  { at: 18, people: 540, about: 15 },
  { at: 30, people: 185, about: 8 },
];
