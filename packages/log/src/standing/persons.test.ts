import { describe, expect, test } from 'vitest';
import type { LogEvent } from '../types.ts';
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
const persons = (cast: Cast, ...devices: string[]) => devices.map(viewOf(cast).personOf);

const openOperation = () => {
  const cast = createCast();
  cast.enrol('founder', 'leila', 'coordinator');
  cast.enrol('founder', 'hub', 'hub');
  cast.enrol('hub', 'phone', 'officer');
  return cast;
};

describe('one person, several devices', () => {
  test('a phone is a person of its own until somebody says whose it is', () => {
    const cast = openOperation();
    cast.enrol('hub', 'second phone', 'officer', { personOf: 'phone' });
    cast.enrol('hub', 'colleague', 'officer');
    expect(persons(cast, 'phone', 'second phone', 'colleague')).toEqual([
      'phone',
      'phone',
      'colleague',
    ]);
  });

  test('the key that counts while the phone is locked is the person who holds the phone, whatever it claims', () => {
    const cast = openOperation();
    cast.enrol('phone', 'pad', 'pad', { personOf: 'leila' });
    expect(persons(cast, 'pad')).toEqual(['phone']);
    expect(viewOf(cast).devices.get('pad')?.person).toBe('phone');
  });

  test('the second phone of the second phone, and its pad, are the first one’s person', () => {
    const cast = openOperation();
    cast.enrol('hub', 'second', 'officer', { personOf: 'phone' });
    cast.enrol('hub', 'third', 'officer', { personOf: 'second' });
    cast.enrol('third', 'pad', 'pad');
    expect(persons(cast, 'second', 'third', 'pad')).toEqual(['phone', 'phone', 'phone']);
  });

  test('phones that name each other are one person, the same on every device', () => {
    const cast = openOperation();
    cast.enrol('hub', 'b', 'officer', { personOf: 'c' });
    cast.enrol('hub', 'c', 'officer', { personOf: 'b' });
    cast.enrol('hub', 'a', 'officer', { personOf: 'c' });
    cast.enrol('hub', 'alone', 'officer', { personOf: 'alone' });
    expect(persons(cast, 'a', 'b', 'c', 'alone')).toEqual(['b', 'b', 'b', 'alone']);
  });

  test('two phones of somebody whose first phone is not here yet are one person already', () => {
    const cast = openOperation();
    cast.enrol('hub', 'a', 'officer', { personOf: 'not here' });
    cast.enrol('hub', 'b', 'officer', { personOf: 'not here' });
    expect(persons(cast, 'a', 'b')).toEqual(['not here', 'not here']);
  });

  test('who cannot enrol cannot claim', () => {
    const cast = openOperation();
    cast.enrol('hub', 'colleague', 'officer');
    cast.enrol('phone', 'colleague', 'officer', { personOf: 'phone' });
    cast.enrol('colleague', 'colleague', 'officer', { personOf: 'leila' });
    cast.enrol('stranger', 'phone', 'officer', { personOf: 'stranger' });
    expect(persons(cast, 'phone', 'colleague')).toEqual(['phone', 'colleague']);
  });

  test('said wrongly, put right by enrolling again; a later word without a person changes nothing', () => {
    const cast = openOperation();
    const wrong = cast.enrol('hub', 'borrowed', 'officer', { personOf: 'phone' });
    const right = { personOf: 'tablet' };
    const again = cast.about(
      'leila',
      'borrowed',
      'enrolled@1',
      { label: 'borrowed', role: 'officer', ...right },
      { after: [wrong.id] },
    );
    cast.about(
      'leila',
      'borrowed',
      'enrolled@1',
      { label: 'Gate 2', role: 'officer' },
      { after: [again.id] },
    );
    expect(persons(cast, 'borrowed')).toEqual(['tablet']);
  });

  test('a person’s id that is none does not keep a phone out', () => {
    const cast = openOperation();
    cast.enrol('hub', 'odd', 'officer', { personOf: 7 });
    expect(persons(cast, 'odd')).toEqual(['odd']);
    expect(viewOf(cast).standingOf(cast.write('odd', {}))).toBe('stands');
  });
});

describe('a phone that claims what is not its own', () => {
  const atTheGate = () => {
    const cast = openOperation();
    cast.enrol('hub', 'colleague', 'officer');
    cast.enrol('colleague', 'pad', 'pad');
    return cast;
  };
  const lastOf = (cast: Cast, subject: string) =>
    cast.lines.findLast((line) => line.subject === `device/${subject}`)?.id ?? '';

  test('another’s phone stays what the hub made it, whatever a phone let in before it says', () => {
    const cast = atTheGate();
    const before = cast.write('colleague', {});
    const claim = { role: 'pad', label: 'mine', sites: [], heads: [before.id] };
    cast.about('phone', 'colleague', 'enrolled@1', claim, { after: [lastOf(cast, 'colleague')] });
    const after = cast.write('colleague', {});
    const view = viewOf(cast);
    expect(view.devices.get('colleague')).toMatchObject({ role: 'officer', person: 'colleague' });
    expect(view.standingOf(after)).toBe('stands');
    expect(view.ineffective.map(({ id }) => id)).toContain(lastOf(cast, 'colleague'));
  });

  test('another’s second key stays that person’s, and counts on', () => {
    for (const isSeen of [true, false]) {
      const cast = atTheGate();
      const before = cast.write('pad', {});
      const claim = { role: 'pad', label: 'mine', sites: ['site/elsewhere'], heads: [before.id] };
      const after = isSeen ? { after: [lastOf(cast, 'pad')] } : {};
      cast.about('phone', 'pad', 'enrolled@1', claim, after);
      const line = cast.write('pad', {});
      const view = viewOf(cast);
      expect(view.personOf('pad')).toBe('colleague');
      expect(view.devices.get('pad')).toMatchObject({ enrolledBy: 'colleague', sites: [] });
      expect(view.standingOf(line)).toBe('stands');
    }
  });
});
