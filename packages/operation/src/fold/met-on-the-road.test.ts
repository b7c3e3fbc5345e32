import { describe, expect, test } from 'vitest';
import { BUS_12, createDevice, foldTripOf, minutes, RAMOUSEH } from '../testing/cast.ts';

const TRIP = 'trip/12.7K3M9Q';
const GATE = 'site/bridge-gate';

test('a checkpoint that nobody told of the bus says which one stands there', () => {
  const officer = createDevice('gate officer');
  const trip = foldTripOf(
    officer(TRIP, 'halted@1', { site: GATE, reason: 'checkpoint', vehicle: BUS_12 }),
  );
  expect(trip).toMatchObject({ vehicle: BUS_12, vehicles: [BUS_12], status: 'halted' });
});

test('a bus that went on, or was sent back, is that bus', () => {
  for (const kind of ['passed@1', 'sent-back@1']) {
    const officer = createDevice('gate officer');
    expect(foldTripOf(officer(TRIP, kind, { site: GATE, vehicle: BUS_12 })).vehicle).toBe(BUS_12);
  }
});

test('who saw it leave knows better than who met it on the road; both vehicles are named', () => {
  const driverless = createDevice('gate officer');
  const officer = createDevice('officer');
  const trip = foldTripOf(
    officer(TRIP, 'departed@1', { vehicle: BUS_12, site: RAMOUSEH }, { at: minutes(1) }),
    driverless(TRIP, 'passed@1', { site: GATE, vehicle: 'vehicle/21' }, { at: minutes(20) }),
  );
  expect(trip.vehicle).toBe(BUS_12);
  expect(trip.vehicles).toEqual([BUS_12, 'vehicle/21']);
});

describe('a halt on the road ends where nothing is passed', () => {
  const left = { vehicle: BUS_12, site: RAMOUSEH };
  test('broken down 06:30, goes on 07:05: on the road since then, from where it left', () => {
    const officer = createDevice('officer');
    const events = [
      officer(TRIP, 'departed@1', left, { at: minutes(10) }),
      officer(TRIP, 'halted@1', { reason: 'breakdown' }, { at: minutes(30) }),
    ];
    expect(foldTripOf(...events).status).toBe('halted');
    const trip = foldTripOf(...events, officer(TRIP, 'went-on@1', {}, { at: minutes(65) }));
    expect(trip).toMatchObject({ status: 'departed', from: RAMOUSEH, departures: 1 });
    expect(trip.since?.at).toBe(minutes(65));
    expect(trip.departed?.at).toBe(minutes(10));
  });

  test('who says that it went on before somebody else saw it halt has not ended that halt', () => {
    const officer = createDevice('officer');
    const driver = createDevice('desk');
    const halted = officer(TRIP, 'halted@1', { reason: 'shots' }, { at: minutes(40) });
    const wentOn = driver(TRIP, 'went-on@1', {}, { at: minutes(35) });
    expect(foldTripOf(wentOn, halted).status).toBe('halted');
  });

  test('it says nothing against a checkpoint passed since', () => {
    const officer = createDevice('officer');
    const trip = foldTripOf(
      officer(TRIP, 'departed@1', left),
      officer(TRIP, 'halted@1', {}),
      officer(TRIP, 'went-on@1', {}),
      officer(TRIP, 'passed@1', { site: GATE }),
    );
    expect(trip.status).toBe('passed');
  });
});
