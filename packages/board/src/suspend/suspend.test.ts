import type { StopWord } from '@corridor/operation';
import { expect, test } from 'vitest';
import { mayRecord } from '../session/may.ts';
import {
  aCorridor,
  aCount,
  anIncident,
  anOperation,
  aParty,
  aSite,
  aTrip,
  aVehicle,
  factsOf,
  minutes,
  moment,
  noon,
} from '../testing/scene.ts';
import { zoneClock } from '../time/zone.ts';
import { resumeDraft, resumeKind, suspendDrafts, suspendKind } from './drafts.ts';
import { roadSum, toRoadRows } from './roadRows.ts';
import { reasonOf, scopesOf, scopesOfIncident } from './scopes.ts';
import { stopSentences, toStopRows } from './stopRows.ts';

const clock = zoneClock('Asia/Damascus');
const aStop = (ago: number, more: Partial<StopWord>): StopWord => ({
  since: moment(noon - minutes(ago)),
  reason: 'shots',
  orderedBy: null,
  relayedBy: null,
  incident: null,
  from: null,
  to: null,
  saidBy: null,
  ...more,
});
const sites = [
  aSite('south', 'Ramouseh', 'pick-up-point'),
  aSite('gate', 'Bridge Gate', 'checkpoint'),
  aSite('north', 'Rashidin', 'reception-site'),
];
const suspended = (...stops: readonly StopWord[]) =>
  aCorridor('out', ['south', 'gate', 'north'], [20, 30], { status: 'suspended', stops });
const outsider = { ...aParty('g', 'Group G'), roles: ['armed-actor' as const] };
const bus = aTrip('12.AAAAA', {
  status: 'departed',
  vehicle: 'vehicle/12',
  from: 'site/south',
  to: 'site/north',
  departed: { ...moment(noon - minutes(10)), site: 'site/south' },
  boarded: aCount(47, { children: 20, laps: 3 }),
});

test('two reasons stand side by side, each with whose order it is', () => {
  const facts = factsOf([
    ...sites,
    outsider,
    suspended(aStop(40, {}), aStop(30, { reason: 'not-told', orderedBy: 'party/g' })),
  ]);
  const [row] = toStopRows(facts, noon, clock);
  expect(row?.isContested).toBe(true);
  expect(row?.words.map(({ reason, detail }) => `${reason} · ${detail}`)).toEqual([
    'shots · ordered by: not known',
    'no reason given · ordered by Group G, whom the agreement does not bind',
  ]);
  expect(stopSentences(facts, noon, clock)).toHaveLength(2);
});

test('who is on the road, in words that can be read into a radio', () => {
  const facts = factsOf([...sites, aVehicle('12', '12'), bus, suspended(aStop(5, {}))]);
  expect(toRoadRows(facts, null, noon, clock)).toMatchObject([
    {
      vehicle: '12',
      people: '47 people',
      weakest: '3 on laps, 20 children',
      seen: 'last seen leaving Ramouseh at 11:30, 10 min ago, towards Bridge Gate',
      order: 'Turn back to Ramouseh, ≈ 5 km, 10 min, and wait there.',
      hasPlace: true,
    },
  ]);
  expect(roadSum(facts, null, noon)).toBe('1 vehicle with people on board · ● 47 people');
});

test('no safe place: it is said plainly, with what is ahead and behind', () => {
  const shots = anIncident('1', {
    reported: {
      incidentKind: 'shots',
      corridor: 'corridor/out',
      leg: 0,
      by: 'post',
      sure: 'heard',
    },
  });
  const facts = factsOf([...sites, aVehicle('12', '12'), bus, shots, suspended(aStop(5, {}))]);
  const [row] = toRoadRows(facts, null, noon, clock);
  expect(row?.order).toBe('No safe place is known.');
  expect(row?.why).toBe(
    'Ahead: shooting between Ramouseh and Bridge Gate, called over by nobody. · Behind: shooting between Ramouseh and Bridge Gate, called over by nobody.',
  );
});

test('shots at a gate speak for every road through it first; the stretch and the place come after', () => {
  const shots = anIncident('1', {
    reported: { incidentKind: 'shots', site: 'site/gate', by: 'post', sure: 'heard' },
  });
  const facts = factsOf([
    ...sites,
    anOperation('Winter road'),
    aCorridor('back', ['north', 'gate', 'south'], [30, 20]),
    aCorridor('out', ['south', 'gate', 'north'], [20, 30]),
    shots,
  ]);
  const scopes = scopesOfIncident(facts, shots);
  expect(scopes.map(({ text }) => text)).toEqual([
    'every road through Bridge Gate',
    'the road Rashidin – Ramouseh',
    'the road Ramouseh – Rashidin',
    'only Bridge Gate',
    'everything',
  ]);
  expect(reasonOf(shots)).toBe('shots');
  const order = { reason: 'shots', relayedBy: null, incident: shots.id } as const;
  const drafts = scopes[0] ? suspendDrafts(scopes[0], order, 'act') : [];
  expect(drafts).toMatchObject([
    { kind: 'suspended@1', subject: 'corridor/back', act: 'act' },
    { kind: 'suspended@1', subject: 'corridor/out', fact: { incident: 'incident/1' } },
  ]);
});

test('nobody knows on whose order: that is written down, and of everything it has a kind of its own', () => {
  const facts = factsOf([...sites, anOperation('Winter road')]);
  const [everything] = scopesOf(facts);
  const order = { reason: 'not-told', orderedBy: null, relayedBy: null, incident: null } as const;
  expect(everything && suspendDrafts(everything, order, 'act')).toMatchObject([
    { kind: 'movement-suspended@1', subject: 'operation/this', fact: { orderedBy: null } },
  ]);
});

test('looked at once more before it moves: what waits, waits; what moves already is not moved again', () => {
  const condition = {
    ...anIncident('c', {}),
    id: 'condition/c',
    type: 'condition',
    required: {
      ...moment(noon),
      fact: {
        of: 'corridor/out',
        requiredBy: 'safety',
        means: [[{ is: 'security-agrees' }]],
        counts: 'observation',
      },
    },
    requiredApart: [],
    dropped: null,
    batch: null,
    condition: null,
    words: [],
    observed: null,
    notObserved: null,
    setAside: null,
  } as unknown as Parameters<typeof factsOf>[0][number];
  const waits = factsOf([...sites, suspended(aStop(5, {})), condition]);
  expect(resumeDraft(waits, 'corridor/out', noon)).toMatchObject({ ok: false, is: 'waits' });
  const free = factsOf([...sites, suspended(aStop(5, {}))]);
  expect(resumeDraft(free, 'corridor/out', noon)).toMatchObject({
    ok: true,
    draft: { kind: 'resumed@1', subject: 'corridor/out' },
  });
  const open = factsOf([...sites, aCorridor('out', ['south', 'gate', 'north'], [20, 30])]);
  expect(resumeDraft(open, 'corridor/out', noon)).toEqual({ ok: false, is: 'moves-already' });
});

test('the radio desk may stop a road, a place and everything, and lets nothing move again', () => {
  const desk = { role: 'desk', sites: [] };
  const may = (kind: string, subject: string) => mayRecord(desk, { kind, subject });
  for (const subject of ['corridor/c', 'site/s', 'operation/o']) {
    expect(may(suspendKind(subject), subject), `stops ${subject}`).toBe(true);
    expect(may(resumeKind(subject), subject), `moves ${subject}`).toBe(false);
  }
  expect(may(suspendKind('term/t'), 'term/t')).toBe(false);
});
