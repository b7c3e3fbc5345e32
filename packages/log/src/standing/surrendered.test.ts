import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LogEvent } from '../types.ts';
import { type Cast, castMayWrite, createCast } from './cast.ts';
import { isDeviceFact } from './facts.ts';
import { foldStanding } from './fold.ts';
import { arrivalOf, priorities } from './story.ts';

const seed = Date.now() | 0;
console.info('seed', seed);

const viewOf = (cast: Cast, lines: readonly LogEvent[] = cast.lines) =>
  foldStanding(
    lines.filter(({ kind, subject }) => isDeviceFact(kind, subject)),
    {
      chains: cast.chains(lines),
      mayWrite: castMayWrite,
      isFounder: (device) => device === 'founder',
    },
  );

/** Ramouseh 2 (`phone`) has its second key and is at the checkpoint; a colleague sees what happens there. */
const atTheCheckpoint = () => {
  const cast = createCast();
  cast.enrol('founder', 'leila', 'coordinator');
  cast.enrol('founder', 'hub', 'hub');
  cast.enrol('hub', 'omar', 'coordinator');
  cast.enrol('hub', 'phone', 'officer');
  cast.enrol('hub', 'colleague', 'officer');
  cast.enrol('phone', 'pad', 'pad');
  return cast;
};
const report = (cast: Cast, by: string, target: string) =>
  cast.about(by, target, 'surrendered@1', { at: 5 });
const answer = (cast: Cast, target: string, heads: readonly string[], of: string) =>
  cast.about('hub', target, 'revoked@1', { heads, reason: 'surrendered', of });

describe('S8 a phone is in other hands', () => {
  test('S8 the report alone changes nothing, and names who says so', () => {
    const cast = atTheCheckpoint();
    const said = report(cast, 'colleague', 'phone');
    const view = viewOf(cast);
    expect(view.standingOf(cast.write('phone', {}))).toBe('stands');
    expect(view.devices.get('phone')).toMatchObject({
      revoked: false,
      surrenders: [{ line: said.id, by: 'colleague', at: 5 }],
    });
    expect(view.ineffective).toEqual([]);
  });

  test('S8 the hub’s answer: what was delivered stands, what comes later is kept apart, the pad’s too', () => {
    const cast = atTheCheckpoint();
    const [honest, onPad] = [cast.write('phone', {}), cast.write('pad', {})];
    const said = report(cast, 'colleague', 'phone');
    answer(cast, 'phone', [honest.id], said.id);
    answer(cast, 'pad', [onPad.id], said.id);
    const forged = [cast.write('phone', { hlc: [1, 0] }), cast.write('pad', { hlc: [1, 0] })];
    const view = viewOf(cast);
    expect([honest, onPad, ...forged].map(view.standingOf)).toEqual([
      'stands',
      'stands',
      'after-revocation',
      'after-revocation',
    ]);
    expect(view.devices.get('phone')).toMatchObject({ revoked: true, revokedFor: 'surrendered' });
  });

  test('S8 [revoked-any-order] before, after and beside the thief’s lines, whatever their clock says: the same in any order', () => {
    const cast = atTheCheckpoint();
    const first = cast.write('phone', {});
    const said = report(cast, 'colleague', 'phone');
    const head = cast.write('phone', { hlc: [9_000_000_000, 0] });
    answer(cast, 'phone', [head.id], said.id);
    answer(cast, 'pad', [], said.id);
    cast.write('phone', { hlc: [1, 0] });
    cast.write('pad', { hlc: [1, 0] });
    const stolen = cast.enrol('phone', 'pad of the thief', 'pad');
    cast.write('pad of the thief', {});
    const verdictOf = (lines: readonly LogEvent[]) => {
      const view = viewOf(cast, lines);
      return cast.lines.map((line) => `${line.id} ${view.standingOf(line)}`);
    };
    const expected = verdictOf(cast.lines);
    expect(expected).toContain(`${first.id} stands`);
    expect(expected).toContain(`${head.id} stands`);
    expect(expected).toContain(`${stolen.id} after-revocation`);
    expect(expected).toContain('pad of the thief 1 unknown-device');
    expect(expected).toContain('pad 1 after-revocation');
    fc.assert(
      fc.property(priorities, (some) => {
        expect(verdictOf(arrivalOf(cast, some))).toEqual(expected);
      }),
      { seed, numRuns: 500 },
    );
  });

  test('S8 a hub revokes for no other reason, and only in answer to a report', () => {
    const cast = atTheCheckpoint();
    cast.about('hub', 'phone', 'revoked@1', { heads: [], reason: 'stolen', of: 'x' });
    cast.about('hub', 'phone', 'revoked@1', { heads: [], reason: 'surrendered' });
    const view = viewOf(cast);
    expect(view.devices.get('phone')?.revoked).toBe(false);
    expect(view.ineffective.map(({ why }) => why)).toEqual(['outside-role', 'outside-role']);
  });

  test('S8 a report about a coordinator is for the coordinators: what a hub answers has no effect', () => {
    const cast = atTheCheckpoint();
    const said = report(cast, 'colleague', 'omar');
    const answered = answer(cast, 'omar', [], said.id);
    cast.about('leila', 'colleague', 'role-granted@1', { role: 'coordinator', heads: [] });
    const other = report(cast, 'phone', 'colleague');
    answer(cast, 'colleague', [], other.id);
    const view = viewOf(cast);
    expect(view.devices.get('omar')).toMatchObject({ revoked: false });
    expect(view.devices.get('omar')?.surrenders).toHaveLength(1);
    expect(view.devices.get('colleague')).toMatchObject({ revoked: false });
    expect(view.ineffective).toContainEqual({ id: answered.id, why: 'outranked' });
  });

  test('[let-in-again] given back and let in again: it counts again, and its old report cuts nothing', () => {
    const cast = atTheCheckpoint();
    const before = cast.write('phone', {});
    const said = report(cast, 'colleague', 'phone');
    const cut = answer(cast, 'phone', [before.id], said.id);
    const between = cast.write('phone', {});
    cast.about(
      'leila',
      'phone',
      'enrolled@1',
      { label: 'phone', role: 'officer', heads: [between.id] },
      { after: [cut.id] },
    );
    const after = cast.write('phone', {});
    const view = viewOf(cast);
    expect([before, between, after].map(view.standingOf)).toEqual([
      'stands',
      'after-revocation',
      'stands',
    ]);
    expect(view.devices.get('phone')?.revoked).toBe(false);
  });
});
