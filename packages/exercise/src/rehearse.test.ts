import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { rehearse } from './rehearse.ts';
import type { Act, Rehearsal } from './types.ts';

const HOUR = 3_600_000;
const digestOf = ({ acts }: Rehearsal) => {
  const hash = createHash('sha256');
  for (const act of acts) hash.update(`${JSON.stringify(act)}\n`);
  return hash.digest('hex');
};
const acts = [...rehearse('M', 'corridor').acts];
const middle = rehearse('M', 'corridor');
const byDevice = Map.groupBy(acts, ({ device }) => device);

describe('the same seed gives the same bytes', () => {
  test.each(['S', 'M'] as const)('%s twice, and read twice', (name) => {
    const rehearsal = rehearse(name, 'again');
    const digest = digestOf(rehearsal);
    expect(digestOf(rehearsal)).toBe(digest);
    expect(digestOf(rehearse(name, 'again'))).toBe(digest);
    expect(digestOf(rehearse(name, 'another'))).not.toBe(digest);
  });

  test('on every machine, until the rehearsal itself is changed on purpose', () => {
    // Only exact arithmetic is used: a difference between engines would show here first.
    expect(digestOf(rehearse('S', 'bytes'))).toBe(
      '8253aed6ca0ad4c9da50854c36f2b04aed58ce7afbef206eb9807dbac70fce57',
    );
  });

  test('a part of its own stays the same when another part changes', () => {
    const faultless = [...rehearse('S', 'parts', { errors: 0 }).acts];
    const careless = [...rehearse('S', 'parts').acts];
    const claims = (all: readonly Act[]) =>
      all
        .filter(({ kind, subject }) => kind === 'recorded@1' && subject.startsWith('claim/'))
        .map(({ fact }) => fact);
    expect(claims(careless)).toEqual(claims(faultless));
  });
});

describe('acts come in order', () => {
  test('by true time, numbered from nought', () => {
    acts.forEach((act, place) => {
      expect(act.index).toBe(place);
      if (place) expect(act.at).toBeGreaterThanOrEqual(acts[place - 1]?.at ?? 0);
    });
  });

  test('nobody has seen what was not yet written, and all names point back', () => {
    for (const act of acts) {
      for (const seen of act.after) {
        expect(seen).toBeLessThan(act.index);
        expect(acts[seen]?.subject).toBe(act.subject);
      }
      for (const [, index] of JSON.stringify(act.fact).matchAll(/"act:(\d+)"/g)) {
        expect(Number(index)).toBeLessThan(act.index);
      }
    }
  });

  test('a phone has seen of others only what had reached the hub', () => {
    for (const act of acts) {
      for (const seen of act.after) {
        const other = acts[seen] as Act;
        if (other.device !== act.device) expect(other.deliveredAt).toBeLessThanOrEqual(act.at);
      }
    }
  });

  test('nothing reaches the hub before it is written, nor out of its device’s order', () => {
    for (const own of byDevice.values()) {
      let last = 0;
      for (const { at, deliveredAt, deliveredAgainAt } of own) {
        expect(deliveredAt).toBeGreaterThanOrEqual(Math.max(at, last));
        if (deliveredAgainAt !== undefined) expect(deliveredAgainAt).toBeGreaterThan(deliveredAt);
        last = deliveredAt;
      }
    }
  });

  test('nobody writes before being let in', () => {
    for (const { key, enrolledAt, enrolledBy } of middle.cast) {
      const first = byDevice.get(key)?.[0];
      if (first && enrolledBy) expect(first.at).toBeGreaterThanOrEqual(enrolledAt);
      const enrolled = acts.find(
        ({ kind, subject }) => kind === 'enrolled@1' && subject === `device/${key}`,
      );
      if (enrolledBy) expect(enrolled?.device).toBe(enrolledBy);
    }
    expect(middle.cast.filter(({ enrolledBy }) => enrolledBy === null)).toHaveLength(1);
  });
});

describe('phones are phones', () => {
  test('some are silent for hours, none longer than twelve, and then deliver in one burst', () => {
    const silence = acts.map(({ at, deliveredAt }) => deliveredAt - at);
    expect(Math.max(...silence)).toBeGreaterThan(8 * HOUR);
    expect(Math.max(...silence)).toBeLessThanOrEqual(12.1 * HOUR);
    const bursts = Map.groupBy(acts, ({ device, deliveredAt }) => `${device} ${deliveredAt}`);
    expect(Math.max(...[...bursts.values()].map((burst) => burst.length))).toBeGreaterThan(10);
  });

  test('one clock says 1970, one 2099, one is an hour off, and the hub notices each of them', () => {
    const wrong = middle.cast.filter(({ clockError }) => Math.abs(clockError) > 120_000);
    const years = wrong.map(
      ({ clockError }) => Math.round((middle.startsAt + clockError) / (365.25 * 24 * HOUR)) + 1970,
    );
    expect(years).toContain(1970);
    expect(years).toContain(2099);
    expect(wrong.some(({ clockError }) => clockError === HOUR)).toBe(true);
    for (const { key, clockError } of wrong) {
      if (!byDevice.get(key)?.length) continue;
      const noticed = acts.find(
        ({ kind, subject }) => kind === 'clock-offset@1' && subject === `device/${key}`,
      );
      expect(noticed?.device).toBe('hub');
      expect(Math.abs((noticed?.fact.ms as number) + clockError)).toBeLessThan(2000);
    }
  });

  test('some lines are handed over twice', () => {
    expect(
      acts.filter(({ deliveredAgainAt }) => deliveredAgainAt !== undefined).length,
    ).toBeGreaterThan(20);
  });

  test('a lost phone is shut out; what a stranger typed on it comes later and lies beyond the cut', () => {
    const revoked = acts.find(({ kind }) => kind === 'revoked@1') as Act;
    const key = revoked.subject.slice('device/'.length);
    const head = Number((revoked.fact.heads as readonly string[])[0]?.slice('act:'.length));
    expect(acts[head]?.device).toBe(key);
    const beyond = (byDevice.get(key) ?? []).filter(({ index }) => index > head);
    expect(beyond).toHaveLength(4);
    for (const { deliveredAt, fact } of beyond) {
      expect(deliveredAt).toBeGreaterThan(revoked.at);
      expect(fact.people as number).toBeGreaterThanOrEqual(120);
    }
    expect(middle.cast.find((device) => device.key === key)?.revokedAt).toBe(revoked.at);
  });
});

describe('what others say', () => {
  const claims = acts.filter(
    ({ kind, subject }) =>
      subject.startsWith('claim/') && ['recorded@1', 'proposed@1'].includes(kind),
  );

  test('is about 25 figures and events a day, by ten speakers', () => {
    expect(claims.length / 8).toBeGreaterThan(23);
    expect(claims.length / 8).toBeLessThan(30);
    expect(new Set(claims.map(({ fact }) => fact.speaker)).size).toBe(10);
  });

  test('differs by speaker far more than by error: the same evening, twofold', () => {
    const evening = claims
      .filter(({ fact }) => fact.cumulative === true && fact.category === 'any')
      .filter(
        ({ at }) =>
          at > middle.startsAt + 4.6 * 24 * HOUR && at < middle.startsAt + 5.1 * 24 * HOUR,
      )
      .flatMap(({ fact }) => (fact.quantity as { readonly value?: number }).value ?? []);
    expect(evening.length).toBeGreaterThan(3);
    expect(Math.max(...evening) / Math.min(...evening)).toBeGreaterThan(1.6);
  });

  test('carries scope, period and parts', () => {
    const figures = claims.filter(({ fact }) => fact.quantity !== undefined);
    for (const { fact } of figures) {
      expect(typeof fact.cumulative).toBe('boolean');
      expect(fact.aboutFrom as string).toMatch(/^2031-03-\d\d$/);
      expect((fact.aboutFrom as string) <= (fact.aboutTo as string)).toBe(true);
    }
    expect(figures.some(({ fact }) => fact.partOf !== undefined)).toBe(true);
    expect(figures.some(({ fact }) => fact.cumulative === false)).toBe(true);
    expect(new Set(figures.map(({ fact }) => fact.measure)).size).toBe(3);
  });
});
