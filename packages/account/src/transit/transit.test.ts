import { describe, expect, test } from 'vitest';
import { accountOf } from '../account.ts';
import type { Evidence } from '../evidence/types.ts';
import type { Scope } from '../figure/types.ts';
import { SIX } from '../possible/testing/trips.ts';
import {
  ATAREB,
  DAY,
  FUAA,
  LOOKS,
  RASHIDEEN,
  type Ride,
  rashideen,
  roadside,
} from './testing/rashideen.ts';
import type { TransitSite } from './types.ts';

const siteOf = (evidence: Evidence) => accountOf(evidence).transit[0] as TransitSite;
const widthOf = (evidence: Evidence, scope: Scope) => {
  const { estimate } = accountOf(evidence).figure(scope);
  return (estimate?.high ?? Number.NaN) - (estimate?.low ?? Number.NaN);
};
const left: Scope = { measure: 'left', from: RASHIDEEN };
const came: Scope = { measure: 'arrived', to: RASHIDEEN };
const fits = rashideen(DAY, LOOKS);
const twice = (other: string, people: number, at: number): Ride => ({
  ...{ other, people, at },
  isIn: false,
});
const nothingGaveWay = ({ flows }: TransitSite) => {
  for (const { before, after } of flows) expect(after).toEqual(before);
};

describe('Rashideen: three roads in, two out, a crowd that waits', () => {
  test('what came is what left on and still waits: it fits, and nothing is suspected', () => {
    const { suspects, p, isBalanced, over, flows, waiting } = siteOf(fits);
    expect(suspects).toEqual([]);
    expect(isBalanced).toBe(true);
    expect(p).toBeGreaterThan(0.1);
    expect(Math.abs(over ?? Number.NaN)).toBeLessThan(5);
    expect(flows.map(({ is }) => is)).toEqual(Array(5).fill('redundant'));
    expect(waiting).toEqual({ quarter: SIX + 30, people: 185 });
  });

  test('then what is known of one road is known better for all the others', () => {
    const alone = rashideen(DAY, []);
    for (const scope of [came, left]) {
      expect(widthOf(fits, scope)).toBeLessThanOrEqual(widthOf(alone, scope));
    }
    // Noon's buses to Atareb were counted by nobody; who came and who still waits tells how many they took.
    const uncounted = (evidence: Evidence): Evidence => ({
      ...evidence,
      trips: evidence.trips.map((trip) => (trip.to === ATAREB ? { ...trip, tallies: [] } : trip)),
    });
    const toAtareb: Scope = { measure: 'left', from: RASHIDEEN, to: ATAREB };
    const [before, after] = [alone, fits].map((one) => widthOf(uncounted(one), toAtareb));
    expect(after).toBeLessThan((before ?? 0) / 2);
    const { low, high } = accountOf(uncounted(fits)).figure(toAtareb).estimate ?? {};
    expect(low).toBeLessThanOrEqual(355);
    expect(high).toBeGreaterThanOrEqual(355);
  });

  test('140 more to Atareb than there were: said of that road alone, and no figure gives way', () => {
    // Two buses of noon that were written down twice.
    const wrong = [...DAY, twice(ATAREB, 70, 22), twice(ATAREB, 70, 22)];
    const found = siteOf(rashideen(wrong, LOOKS));
    expect(found.suspects).toHaveLength(1);
    const [suspect] = found.suspects;
    expect(suspect?.about).toMatchObject({ is: 'way', measure: 'left', to: ATAREB });
    expect(suspect?.people).toBeGreaterThan(120);
    expect(suspect?.people).toBeLessThan(160);
    expect(found.over).toBeLessThan(-120);
    expect(found.p).toBeLessThan(0.001);
    expect(found.isBalanced).toBe(false);
    nothingGaveWay(found);
  });

  test('two looks only, and nobody can say which road it was: all of them are named', () => {
    const wrong = [...DAY, twice(ATAREB, 70, 22), twice(ATAREB, 70, 22)];
    const [suspect] = siteOf(
      rashideen(
        wrong,
        [LOOKS[0], LOOKS[4]].flatMap((l) => l ?? []),
      ),
    ).suspects;
    const named = [suspect?.about, ...(suspect?.alternatives ?? [])];
    expect(named.filter((about) => about?.is === 'way')).toHaveLength(5);
    expect(named.filter((about) => about?.is === 'waiting')).toHaveLength(2);
  });

  test('a crowd misjudged once is the crowd, not a road: it shows before and after that look', () => {
    const looks = LOOKS.map((look) => (look.at === 18 ? { ...look, people: 840 } : look));
    const [suspect] = siteOf(rashideen(DAY, looks)).suspects;
    expect(suspect?.about).toEqual({ is: 'waiting', quarter: SIX + 18 });
    expect(suspect?.people).toBeGreaterThan(250);
  });

  test.each([
    ['nobody at the roadside', { streams: [] }],
    ['somebody there in the morning only', { streams: [roadside(0, 15)] }],
  ])('%s: who walked off is not known, and where that is so nothing shrinks', (_, more) => {
    const morning = LOOKS.filter(({ at }) => at === -4 || at === 30);
    const told = siteOf(rashideen(DAY, morning, more));
    expect(told.ownMeans).toEqual({ is: 'unknowable', people: null });
    expect(told.over).toBeNull();
    expect(told.flows.map(({ is }) => is)).toEqual(Array(5).fill('only-record'));
    nothingGaveWay(told);
    const missing = [...DAY, twice(ATAREB, 70, 22), twice(ATAREB, 70, 22)];
    expect(siteOf(rashideen(missing, morning, more)).suspects).toEqual([]);
  });

  test('nor where no post of ours stood, or nobody looked twice, or people walk in', () => {
    const unwatched = {
      ...fits,
      sites: fits.sites.map((site) => ({ ...site, watched: [] })),
    };
    nothingGaveWay(siteOf(unwatched));
    nothingGaveWay(siteOf(rashideen(DAY, LOOKS.slice(0, 1))));
    const walkedIn = {
      ...fits,
      sites: fits.sites.map((site) => ({ ...site, siteKind: 'pick-up-point' as const })),
    };
    expect(accountOf(walkedIn).transit).toEqual([]);
  });

  test('who walked past may have come by our buses, or not: it fits either way, less sure', () => {
    const walking = siteOf(rashideen(DAY, LOOKS, { streams: [roadside(3)] }));
    expect(walking.suspects).toEqual([]);
    const { low, high } = walking.ownMeans.people ?? {};
    expect(low).toBe(0);
    expect(high).toBeGreaterThan(5);
  });

  test('all roads of one end add up to that end, to the last person', () => {
    const account = accountOf(fits);
    for (const [scope, by] of [
      [came, 'from'],
      [left, 'to'],
    ] as const) {
      const { whole, parts } = account.breakdown({ ...scope, by: 'vehicles' }, by);
      expect(whole).toEqual(account.figure({ ...scope, by: 'vehicles' }));
      const sum = parts.reduce((all, { figure }) => all + (figure.estimate?.people ?? 0), 0);
      expect(sum).toBe(whole.estimate?.people);
    }
    expect(accountOf(fits).figure({ measure: 'left', from: FUAA })).toEqual(
      accountOf(rashideen(DAY, [])).figure({ measure: 'left', from: FUAA }),
    );
  });
});
