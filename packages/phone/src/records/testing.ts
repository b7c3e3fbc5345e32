import { foldSubject, isSubjectType, type States, subjectTypeOf } from '@corridor/operation';
import type { OwnLine } from '../view/own.ts';
import type { StatesOf, World } from '../view/world.ts';
import type { FieldRecord } from './fieldRecord.ts';

/** 16 December 2016, 06:00 in Aleppo. */
const SIX = 1_481_860_800_000;
export const minutes = (n: number) => SIX + n * 60_000;

export const RAMOUSEH = 'site/ramouseh';
export const GATE = 'site/bridge-gate';
export const RASHIDIN = 'site/rashidin';
export const TRIP_12 = 'trip/12.7K3M9Q';
export const BUS_12 = 'vehicle/bus-12';

/** One phone's records, one after another, and what the phone then knows. Everybody it heard of wrote on this one. */
export interface Scene {
  readonly write: (at: number, ...records: readonly FieldRecord[]) => void;
  readonly own: () => readonly OwnLine[];
  readonly world: () => World;
}

const ROAD: readonly FieldRecord[] = [
  { kind: 'defined@1', subject: RAMOUSEH, fact: { name: 'Ramouseh', siteKind: 'pick-up-point' } },
  { kind: 'defined@1', subject: GATE, fact: { name: 'Bridge Gate', siteKind: 'checkpoint' } },
  { kind: 'defined@1', subject: RASHIDIN, fact: { name: 'Rashidin', siteKind: 'reception-site' } },
  {
    kind: 'laid@1',
    subject: 'corridor/one',
    fact: {
      sites: [RAMOUSEH, GATE, RASHIDIN],
      legs: [
        { km: 4, minutes: 20 },
        { km: 6, minutes: 25 },
      ],
    },
  },
  { kind: 'listed@1', subject: BUS_12, fact: { label: '12', vehicleKind: 'bus', seats: 47 } },
];

export const openScene = (): Scene => {
  const lines: OwnLine[] = [];
  const write: Scene['write'] = (at, ...records) => {
    for (const { kind, subject, fact } of records) {
      const seq = lines.length + 1;
      lines.push({
        id: `line-${seq}`.padEnd(43, '0'),
        device: 'x'.repeat(43),
        seq,
        wall: at,
        kind,
        subject,
        fact,
      });
    }
  };
  const states: StatesOf = (type) => {
    const found = new Map<string, unknown>();
    for (const subject of new Set(lines.map((line) => line.subject))) {
      if (subjectTypeOf(subject) !== type || !isSubjectType(type)) continue;
      const events = lines
        .filter((line) => line.subject === subject)
        .map((line) => ({
          ...line,
          person: line.device,
          hlc: [line.wall, line.seq] as const,
          at: line.wall,
          doubt: 0,
          after: [],
        }));
      found.set(subject, foldSubject(type, subject, events));
    }
    return found as unknown as ReadonlyMap<string, States[typeof type]>;
  };
  write(SIX, ...ROAD);
  return { write, own: () => [...lines], world: () => ({ own: states, all: states }) };
};
