import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTripCode } from '../tripCode.ts';
import type { DeskCall } from './desk-call.ts';
import { deskFacts } from './desk-facts.ts';
import { type DeskNames, parseDeskLine } from './desk-line.ts';

const NAMES: DeskNames = {
  vehicles: [
    { id: 'vehicle/12', label: '12' },
    { id: 'vehicle/120', label: '120' },
    { id: 'vehicle/x1', label: 'X1' },
  ],
  sites: [
    { id: 'site/ramouseh', name: 'Ramouseh' },
    { id: 'site/rashidin', name: 'Rashidin', short: 'rsh' },
    { id: 'site/atareb', name: 'Al Atareb' },
    { id: 'site/ecole', name: 'École' },
  ],
};
const call = (line: string): DeskCall => {
  const read = parseDeskLine(line, NAMES);
  if (!read.ok) throw new Error(`${read.why}: ${read.word}`);
  return read.call;
};
const fault = (line: string) => {
  const read = parseDeskLine(line, NAMES);
  return read.ok ? 'understood' : [read.why, read.word, read.at];
};

describe('a radio call in one line', () => {
  test('bus 12 left Ramouseh with 47, three of them wounded', () => {
    expect(call('12 d ram 47 3w')).toMatchObject({
      vehicle: 'vehicle/12',
      act: 'departed',
      site: 'site/ramouseh',
      people: 47,
      wounded: 3,
      about: null,
      laps: null,
    });
  });
  test('children, lying, laps, in any order', () => {
    expect(call('x1 B rsh 1y 4l 21c 47')).toMatchObject({
      act: 'boarding',
      site: 'site/rashidin',
      people: 47,
      children: 21,
      lying: 1,
      laps: 4,
    });
  });
  test('about 47 is a range', () => {
    expect(call('12 a alat ab 47').about).toEqual({ low: 35, high: 60 });
    expect(call('12 a alat ab47').about).toEqual({ low: 35, high: 60 });
  });
  test('a time that was said, a slip, and digits of an Arabic keyboard', () => {
    const code = createTripCode(Uint8Array.of(1, 2, 3, 4, 5));
    expect(call(`١٢ a eco ٤٧ @14:05 #${code.toLowerCase()}`)).toMatchObject({
      site: 'site/ecole',
      people: 47,
      clock: { hour: 14, minute: 5 },
      slip: code,
    });
  });
  test('what it says back', () => {
    const read = parseDeskLine('12 d ram ab 50 3w 0l', NAMES);
    expect(read.ok && read.readBack).toBe(
      '1-2 departed Ramouseh, about 5-0 people, 3 wounded, 0 on laps',
    );
  });
});

describe('names the word that was not understood', () => {
  test.each([
    ['', ['no-vehicle', '', 0]],
    ['13 d ram 47', ['unknown-vehicle', '13', 0]],
    ['12', ['no-act', '', 1]],
    ['12 q ram 47', ['unknown-act', 'q', 1]],
    ['12 constructor ram 47', ['unknown-act', 'constructor', 1]],
    ['12 d', ['no-site', '', 2]],
    ['12 d idlib 47', ['unknown-site', 'idlib', 2]],
    ['12 d ra 47', ['site-of-several', 'ra', 2]],
    ['12 d ram 47x', ['unknown-word', '47x', 3]],
    ['12 d ram 47 48', ['said-twice', '48', 4]],
    ['12 d ram ab many', ['no-number-after-about', 'ab', 3]],
    ['12 d ram 3w', ['no-people', '', 4]],
    ['12 b ram', ['no-people', '', 3]],
    ['12 a ram 47 @25:00', ['wrong-time', '@25:00', 4]],
    ['12 a ram 47 #7K3M90', ['wrong-slip', '#7K3M90', 4]],
    ['12 d ram -47', ['unknown-word', '-47', 3]],
  ])('%s', (line, expected) => {
    expect(fault(line)).toEqual(expected);
  });
  test('nothing that is typed makes it throw', () => {
    const seed = 47;
    console.info('seed', seed);
    fc.assert(
      fc.property(fc.string(), (line) => {
        expect(typeof parseDeskLine(line, NAMES).ok).toBe('boolean');
      }),
      { seed, numRuns: 2_000 },
    );
  });
});

test('47 heard as 48, or 74, or as an arrival, shows another check digit', () => {
  const check = (line: string) => {
    const read = parseDeskLine(line, NAMES);
    return read.ok ? read.check : Number.NaN;
  };
  const right = check('12 d ram 47');
  expect(right).toBe(check('12 D RAMOUSEH 47'));
  for (let people = 40; people < 50; people++) {
    if (people !== 47) expect(check(`12 d ram ${people}`)).not.toBe(right);
  }
  for (let people = 12; people < 99; people++) {
    const turned = [...String(people)].reverse().join('');
    if (people % 10 && turned !== String(people)) {
      expect(check(`12 d ram ${turned}`)).not.toBe(check(`12 d ram ${people}`));
    }
  }
  expect(check('12 a ram 47')).not.toBe(right);
});

describe('what is written', () => {
  const more = { countedBy: 'post/ram1', keyedBy: 'radio', method: 'one-by-one' } as const;
  test('a departure with its count, keyed by the desk', () => {
    expect(deskFacts(call('12 d ram 47 3w'), more)).toEqual([
      {
        kind: 'tallied@1',
        fact: {
          point: 'boarding',
          site: 'site/ramouseh',
          part: 'whole',
          people: 47,
          exact: true,
          method: 'one-by-one',
          wounded: 3,
          lapsAsked: false,
          countedBy: 'post/ram1',
          keyedBy: 'radio',
        },
      },
      { kind: 'departed@1', fact: { vehicle: 'vehicle/12', site: 'site/ramouseh' } },
    ]);
  });
  test('about is by eye, with its range', () => {
    expect(deskFacts(call('12 a alat ab 60'), more)[1]?.fact).toMatchObject({
      exact: false,
      low: 45,
      high: 75,
      method: 'by-eye',
      point: 'alighting',
    });
  });
  test('an arrival without a slip says so', () => {
    expect(deskFacts(call('12 a alat'), more)).toEqual([
      {
        kind: 'arrived@1',
        fact: { site: 'site/atareb', vehicle: 'vehicle/12', slip: false },
      },
    ]);
  });
});
