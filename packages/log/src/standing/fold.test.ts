import { describe, expect, test } from 'vitest';
import type { DeviceId, LogEvent, Standing } from '../types.ts';
import { type Cast, castMayWrite, createCast } from './cast.ts';
import { isDeviceFact } from './facts.ts';
import { foldStanding } from './fold.ts';

const viewOf = (cast: Cast, lines: readonly LogEvent[] = cast.lines) =>
  foldStanding(
    lines.filter(({ kind, subject }) => isDeviceFact(kind, subject)),
    {
      chains: cast.chains(lines),
      mayWrite: castMayWrite,
      isFounder: (device) => device === 'founder',
    },
  );
const standing = (cast: Cast, ...lines: LogEvent[]): readonly Standing[] => {
  const { standingOf } = viewOf(cast);
  return lines.map(standingOf);
};

/** The founder lets in a coordinator (Leila) and the hub; the hub lets in a second coordinator and an officer. */
const openOperation = () => {
  const cast = createCast();
  cast.enrol('founder', 'leila', 'coordinator');
  cast.enrol('founder', 'hub', 'hub', { sealTo: 'age1hub' });
  cast.enrol('hub', 'omar', 'coordinator');
  cast.enrol('hub', 'phone', 'officer');
  return cast;
};
const revoke = (
  cast: Cast,
  by: DeviceId,
  target: DeviceId,
  heads: readonly string[],
  after: string[] = [],
) => cast.about(by, target, 'revoked@1', { heads, reason: 'stolen' }, { after });

describe('who may count', () => {
  test('an enrolled officer counts', () => {
    const cast = openOperation();
    expect(standing(cast, cast.write('phone', {}))).toEqual(['stands']);
  });

  test('a phone nobody enrolled does not', () => {
    const cast = openOperation();
    expect(standing(cast, cast.write('stranger', {}))).toEqual(['unknown-device']);
  });

  test('a driver does not tally, whatever its app offers', () => {
    const cast = openOperation();
    cast.enrol('leila', 'bus', 'driver');
    expect(standing(cast, cast.write('bus', {}), cast.write('bus', { kind: 'passed@1' }))).toEqual([
      'outside-role',
      'stands',
    ]);
  });

  test('an officer tallies at its own site only', () => {
    const cast = openOperation();
    cast.enrol('leila', 'gate', 'officer', { sites: ['site/gate'] });
    const here = cast.write('gate', { fact: { site: 'site/gate' } });
    const there = cast.write('gate', { fact: { site: 'site/bridge' } });
    expect(standing(cast, here, there)).toEqual(['stands', 'outside-role']);
  });

  test('an officer cannot let in its friends', () => {
    const cast = openOperation();
    cast.enrol('phone', 'friend', 'officer');
    expect(standing(cast, cast.write('friend', {}))).toEqual(['unknown-device']);
  });

  test('a line whose body is not here is not asked for its role', () => {
    const cast = openOperation();
    cast.enrol('leila', 'bus', 'driver');
    const { id, device, seq, wall } = cast.write('bus', {});
    expect(viewOf(cast).standingOf({ id, device, seq, wall })).toBe('stands');
  });
});

describe('a stolen phone', () => {
  test('what it had handed in before stands, what the thief writes does not', () => {
    const cast = openOperation();
    const before = cast.write('phone', {});
    const after = cast.write('phone', { hlc: [1, 0], wall: 1 });
    revoke(cast, 'leila', 'phone', [before.id]);
    expect(standing(cast, before, after)).toEqual(['stands', 'after-revocation']);
    expect(viewOf(cast).devices.get('phone')).toMatchObject({
      revoked: true,
      revokedFor: 'stolen',
    });
  });

  test('a branch the thief grows from further down does not stand either, and hurts nothing before', () => {
    const cast = openOperation();
    const first = cast.write('phone', {});
    const second = cast.write('phone', {});
    const forged = cast.write('phone', { prev: first.id, id: 'forged' });
    revoke(cast, 'leila', 'phone', [second.id]);
    expect(standing(cast, first, second, forged)).toEqual(['stands', 'stands', 'forked']);
  });

  test('several revocations keep only what all of them keep', () => {
    const cast = openOperation();
    const first = cast.write('phone', {});
    const second = cast.write('phone', {});
    revoke(cast, 'leila', 'phone', [second.id]);
    revoke(cast, 'omar', 'phone', [first.id]);
    expect(standing(cast, first, second)).toEqual(['stands', 'after-revocation']);
  });

  test('honest work that arrived late is adopted, line by line or up to a head', () => {
    const cast = openOperation();
    const [a, b, c] = [cast.write('phone', {}), cast.write('phone', {}), cast.write('phone', {})];
    revoke(cast, 'leila', 'phone', []);
    cast.about('leila', 'phone', 'adopted@1', { id: b.id });
    expect(standing(cast, a, b, c)).toEqual(['after-revocation', 'stands', 'after-revocation']);
    cast.about('leila', 'phone', 'adopted@1', { head: b.id });
    expect(standing(cast, a, b, c)).toEqual(['stands', 'stands', 'after-revocation']);
  });

  test('until the named line is here, nothing of the phone stands, and the line is awaited', () => {
    const cast = openOperation();
    const first = cast.write('phone', {});
    const named = cast.write('phone', {});
    revoke(cast, 'leila', 'phone', [named.id]);
    const without = viewOf(
      cast,
      cast.lines.filter(({ id }) => id !== named.id),
    );
    expect(without.standingOf(first)).toBe('after-revocation');
    expect([...without.awaited]).toEqual([named.id]);
  });

  test('found again and let in again, it counts again; the thief’s lines stay out if a place is named', () => {
    const cast = openOperation();
    const before = cast.write('phone', {});
    const thief = cast.write('phone', {});
    const revocation = revoke(cast, 'leila', 'phone', [before.id]);
    cast.about(
      'leila',
      'phone',
      'enrolled@1',
      { label: 'phone', role: 'officer', heads: [thief.id] },
      { after: [revocation.id] },
    );
    const again = cast.write('phone', {});
    expect(standing(cast, before, thief, again)).toEqual(['stands', 'after-revocation', 'stands']);
    expect(viewOf(cast).devices.get('phone')?.revoked).toBe(false);
  });

  test('an enrolment that had not seen the revocation does not undo it', () => {
    const cast = openOperation();
    const line = cast.write('phone', {});
    revoke(cast, 'leila', 'phone', []);
    cast.enrol('hub', 'phone', 'officer');
    expect(standing(cast, line)).toEqual(['after-revocation']);
  });
});

describe('rank', () => {
  test('two coordinators revoke each other while apart: the one enrolled nearer the founder stays', () => {
    const cast = openOperation();
    revoke(cast, 'omar', 'leila', []);
    revoke(cast, 'leila', 'omar', ['omar 1']);
    const { devices, ineffective } = viewOf(cast);
    expect(devices.get('leila')?.revoked).toBe(false);
    expect(devices.get('omar')?.revoked).toBe(true);
    expect(ineffective).toEqual([{ id: 'omar 1', why: 'outranked' }]);
  });

  test('a coordinator let in last cuts off a phone let in first; no phone cuts off a coordinator', () => {
    const cast = openOperation();
    cast.enrol('founder', 'old phone', 'officer');
    cast.enrol('omar', 'zaid', 'coordinator');
    revoke(cast, 'old phone', 'zaid', []);
    revoke(cast, 'zaid', 'old phone', ['old phone 1']);
    const { devices } = viewOf(cast);
    expect(devices.get('old phone')?.revoked).toBe(true);
    expect(devices.get('zaid')?.revoked).toBe(false);
  });

  test('nobody revokes the founder, the founder revokes anybody', () => {
    const cast = openOperation();
    revoke(cast, 'leila', 'founder', []);
    revoke(cast, 'founder', 'leila', ['leila 1']);
    expect(standing(cast, cast.write('founder', {}), cast.write('leila', {}))).toEqual([
      'stands',
      'after-revocation',
    ]);
  });

  test('what a coordinator let in beyond its cut falls with it, until it is adopted', () => {
    const cast = openOperation();
    cast.enrol('omar', 'early', 'officer');
    const late = cast.enrol('omar', 'late', 'officer');
    const lines = [cast.write('early', {}), cast.write('late', {})];
    revoke(cast, 'leila', 'omar', ['omar 1']);
    expect(standing(cast, ...lines)).toEqual(['stands', 'unknown-device']);
    cast.about('leila', 'omar', 'adopted@1', { id: late.id });
    expect(standing(cast, ...lines)).toEqual(['stands', 'stands']);
  });

  test('a revocation written beyond the revoker’s own cut has no effect', () => {
    const cast = openOperation();
    cast.write('omar', {});
    revoke(cast, 'omar', 'phone', []);
    const line = cast.write('phone', {});
    expect(standing(cast, line)).toEqual(['after-revocation']);
    revoke(cast, 'leila', 'omar', ['omar 1']);
    expect(standing(cast, line)).toEqual(['stands']);
  });
});

describe('a new role', () => {
  test('what was written under the old role keeps it, what comes later has the new one', () => {
    const cast = openOperation();
    const tallied = cast.write('phone', {});
    cast.about('leila', 'phone', 'role-granted@1', { role: 'driver', heads: [tallied.id] });
    const late = cast.write('phone', {});
    const passed = cast.write('phone', { kind: 'passed@1' });
    expect(standing(cast, tallied, late, passed)).toEqual(['stands', 'outside-role', 'stands']);
    expect(viewOf(cast).devices.get('phone')?.role).toBe('driver');
  });

  test('whoever had read the first change has the last word; apart, the higher rank has', () => {
    const cast = openOperation();
    const first = cast.about('leila', 'phone', 'role-granted@1', { role: 'driver', heads: [] });
    cast.about('omar', 'phone', 'role-granted@1', { role: 'officer', heads: [] });
    expect(viewOf(cast).devices.get('phone')?.role).toBe('driver');
    cast.about(
      'omar',
      'phone',
      'role-granted@1',
      { role: 'officer', heads: [] },
      { after: [first.id] },
    );
    expect(viewOf(cast).devices.get('phone')?.role).toBe('officer');
  });
});

describe('a copied phone', () => {
  const copied = () => {
    const cast = openOperation();
    const common = cast.write('phone', {});
    const left = cast.write('phone', { id: 'left 2' });
    const left3 = cast.write('phone', { id: 'left 3' });
    const right = cast.write('phone', { prev: common.id, id: 'right 2' });
    return { cast, common, left, left3, right };
  };

  test('both branches are disputed, what is below the fork stands', () => {
    const { cast, common, left, left3, right } = copied();
    expect(standing(cast, common, left, left3, right)).toEqual([
      'stands',
      'forked',
      'forked',
      'forked',
    ]);
    expect(viewOf(cast).devices.get('phone')?.forked).toBe(true);
  });

  test('what the hub had witnessed before stays', () => {
    const { cast, common, left, left3, right } = copied();
    cast.about('hub', 'hub', 'witnessed@1', { heads: [['phone', 2, left.id]] });
    expect(standing(cast, common, left, left3, right)).toEqual([
      'stands',
      'stands',
      'forked',
      'forked',
    ]);
  });

  test('two hubs that witnessed different branches leave it to a person', () => {
    const { cast, left, right } = copied();
    cast.enrol('founder', 'centre', 'hub');
    cast.about('hub', 'hub', 'witnessed@1', { heads: [['phone', 2, left.id]] });
    expect(standing(cast, left, right)).toEqual(['stands', 'forked']);
    cast.about('centre', 'centre', 'witnessed@1', { heads: [['phone', 2, right.id]] });
    expect(standing(cast, left, right)).toEqual(['forked', 'forked']);
  });

  test('a coordinator keeps one branch, and it goes on', () => {
    const { cast, left, left3, right } = copied();
    cast.about('leila', 'phone', 'fork-settled@1', { keep: right.id });
    const onward = cast.write('phone', { prev: right.id, id: 'right 3' });
    expect(standing(cast, left, left3, right, onward)).toEqual([
      'forked',
      'forked',
      'stands',
      'stands',
    ]);
    expect(viewOf(cast).devices.get('phone')?.forked).toBe(false);
  });

  test('a phone cannot settle its own fork', () => {
    const { cast, left } = copied();
    cast.about('phone', 'phone', 'fork-settled@1', { keep: left.id }, { prev: left.id });
    expect(standing(cast, left)).toEqual(['forked']);
  });

  test('a chain begun twice disputes everything', () => {
    const cast = openOperation();
    const one = cast.write('phone', {});
    const other = cast.write('phone', { prev: null, id: 'other 1' });
    expect(standing(cast, one, other)).toEqual(['forked', 'forked']);
  });

  test('the founder’s own fork is settled by a line on the branch it keeps, and by no two', () => {
    const cast = openOperation();
    const kept = cast.write('founder', { id: 'kept' });
    const lost = cast.write('founder', { prev: 'founder 2', id: 'lost' });
    expect(standing(cast, kept, lost)).toEqual(['forked', 'forked']);
    cast.about('founder', 'founder', 'fork-settled@1', { keep: 'kept' }, { prev: 'kept' });
    expect(standing(cast, kept, lost)).toEqual(['stands', 'forked']);
    cast.about('founder', 'founder', 'fork-settled@1', { keep: 'lost' }, { prev: 'lost' });
    expect(standing(cast, kept, lost)).toEqual(['forked', 'forked']);
  });
});

describe('clocks', () => {
  test('[wrong-clock] from the measured line on, times are put right, with the doubt of the measurement', () => {
    const cast = openOperation();
    const before = cast.write('phone', {});
    const from = cast.write('phone', {});
    const later = cast.write('phone', {});
    cast.about('hub', 'phone', 'clock-offset@1', { ms: -60_000, doubt: 500, from: from.id });
    const { timeOf, devices } = viewOf(cast);
    expect(timeOf(before)).toEqual({ at: before.wall, doubt: 0 });
    expect(timeOf(later)).toEqual({ at: later.wall - 60_000, doubt: 500 });
    expect(devices.get('phone')).toMatchObject({ clockOffset: -60_000, clockDoubt: 500 });
  });
});

test('a malformed device fact does nothing, and is shown', () => {
  const cast = openOperation();
  cast.about('leila', 'phone', 'revoked@1', { heads: 'all of them', reason: 'lost' });
  expect(standing(cast, cast.write('phone', {}))).toEqual(['stands']);
  expect(viewOf(cast).ineffective).toEqual([{ id: 'leila 1', why: 'malformed' }]);
});

test('the hub says where to seal', () => {
  expect(viewOf(openOperation()).devices.get('hub')?.sealTo).toBe('age1hub');
});
