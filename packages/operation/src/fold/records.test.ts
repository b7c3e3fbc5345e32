import { describe, expect, test } from 'vitest';
import type {
  CaseState,
  ClaimState,
  ContactState,
  DiscrepancyState,
  ForecastState,
  IncidentState,
  SealedState,
  StatementState,
} from '../state/records.ts';
import { createDevice, fold, key, minutes } from '../testing/cast.ts';

describe('an incident', () => {
  test('classified and attributed apart from what was reported', () => {
    const a = createDevice('a');
    const incident = fold([
      a('incident/i', 'reported@1', {
        incidentKind: 'explosion',
        by: 'post',
        sure: 'heard',
        at: minutes(-20),
      }),
      a('incident/i', 'classified@1', { incidentKind: 'shelling' }),
      a('incident/i', 'attributed@1', { to: 'party/x', by: 'spokesman of the front' }),
      a('incident/i', 'linked@1', { to: 'trip/12.B' }),
      a('incident/i', 'resolved@1', { outcome: 'over' }),
    ]) as IncidentState;
    expect(incident.reported?.incidentKind).toBe('explosion');
    expect(incident).toMatchObject({
      incidentKind: 'shelling',
      happenedAt: minutes(-20),
      linkedTo: ['trip/12.B'],
    });
    expect(incident.attributions).toMatchObject([{ to: 'party/x', by: 'spokesman of the front' }]);
    expect(incident.resolved?.outcome).toBe('over');
  });
  test('shots reported again by somebody whom the resolver had not heard: open', () => {
    const [a, b] = [createDevice('a'), createDevice('b')];
    const shots = { incidentKind: 'shots', by: 'post', sure: 'heard' };
    const first = a('incident/i', 'reported@1', shots);
    const over = a('incident/i', 'resolved@1', {});
    const again = b('incident/i', 'reported@1', shots, { at: minutes(30) });
    const incident = fold([first, over, again]) as IncidentState;
    expect(incident.resolved).toBeNull();
    expect(incident.contested).toMatchObject([{ stands: 'open' }]);
  });
});

describe('a claim', () => {
  const said = { quantity: { value: 6000 }, approx: 'about', unit: 'person', hedge: false };
  test('proposed by the reader, recorded by a person, never undone by a later proposal', () => {
    const a = createDevice('hub');
    const b = createDevice('monitor');
    const proposed = a('claim/c', 'proposed@1', said);
    expect((fold([proposed]) as ClaimState).status).toBe('proposed');
    const recorded = b('claim/c', 'recorded@1', { ...said, quantity: { value: 6400 } });
    const later = a(
      'claim/c',
      'proposed@1',
      { ...said, quantity: { value: 9 } },
      { at: minutes(60) },
    );
    const claim = fold([proposed, recorded, later]) as ClaimState;
    expect(claim).toMatchObject({ status: 'recorded', claim: { quantity: { value: 6400 } } });
    const gone = b('claim/c', 'withdrawn@1', {});
    expect((fold([proposed, recorded, later, gone]) as ClaimState).status).toBe('withdrawn');
  });
});

test('nobody clears a draft they have not seen', () => {
  const [a, b] = [createDevice('a'), createDevice('b')];
  const draft = {
    wording: { hash: key('text'), size: 90 },
    asOf: minutes(0),
    rule: 'counted-minimum',
  };
  const first = a('statement/s', 'drafted@1', draft);
  const cleared = b('statement/s', 'cleared@1', {}, { after: [first], at: minutes(3) });
  expect((fold([first, cleared]) as StatementState).status).toBe('cleared');
  const changed = a(
    'statement/s',
    'drafted@1',
    { ...draft, asOf: minutes(60) },
    { at: minutes(2) },
  );
  expect((fold([first, changed, cleared]) as StatementState).status).toBe('drafted');
});

test('a case still waiting is not closed by who did not know', () => {
  const [a, b] = [createDevice('a'), createDevice('b')];
  const open = a('case/c', 'opened@1', { caseKind: 'wounded', site: 'site/ramouseh' });
  const state = fold([
    open,
    a('case/c', 'triaged@1', { triage: 'immediate', lying: true }),
    b('case/c', 'closed@1', { outcome: 'double' }, { after: [open], at: minutes(30) }),
  ]) as CaseState;
  expect(state).toMatchObject({ status: 'triaged', triage: 'immediate', lying: true });
  expect(state.contested).toMatchObject([{ others: [{ value: 'closed' }] }]);
});

test('explained and opened again apart: open', () => {
  const [a, b] = [createDevice('a'), createDevice('b')];
  const one = a('discrepancy/d', 'assigned@1', { of: 'trip/12.B', to: 'post/ram' });
  const state = fold([
    one,
    a('discrepancy/d', 'explained@1', { explanation: 'laps-not-asked', people: 5 }),
    b('discrepancy/d', 'reopened@1', {}, { after: [one], at: minutes(20) }),
  ]) as DiscrepancyState;
  expect(state).toMatchObject({ status: 'reopened', of: 'trip/12.B', assignedTo: 'post/ram' });
});

test('of a call, only that it was logged, and for whom it was sealed each time', () => {
  const a = createDevice('board');
  const [first, again] = [key('first'), key('again')].map((hash) => ({ hash, size: 1300 }));
  const leila = `device/${key('leila')}`;
  const omar = `device/${key('omar')}`;
  const logged = a('contact/c', 'logged@1', { sealed: first, to: [leila] });
  const resealed = a('contact/c', 'resealed@1', {
    of: logged.id,
    sealed: again,
    to: [leila, omar],
  });
  const state = fold([logged, resealed]) as ContactState;
  expect(state.sealed.map(({ of, hash, to }) => [of, hash, to])).toEqual([
    [logged.id, first?.hash, [leila]],
    [logged.id, again?.hash, [leila, omar]],
  ]);
  const back = a('contact/c', 'retracted@1', { of: logged.id, reason: 'mistake' });
  expect((fold([logged, resealed, back]) as ContactState).sealed).toEqual([]);
});

test('of people taken off, only that a sealed record exists', () => {
  const a = createDevice('protection');
  const sealed = { hash: key('sealed'), size: 512 };
  const state = fold([
    a('custody/c', 'reported@1', { sealed }),
    a('custody/c', 'seen@1', { sealed }),
  ]) as SealedState;
  expect(state.status).toBe('seen');
  expect(state.sealed.map(({ hash, size }) => ({ hash, size }))).toEqual([sealed, sealed]);
  expect(Object.keys(state).sort()).toEqual([
    'contested',
    'corrected',
    'findings',
    'firstAt',
    'id',
    'lastAt',
    'lines',
    'notUnderstood',
    'retracted',
    'sealed',
    'status',
    'type',
  ]);
});

test('the newest forecast is the one made for the latest hour', () => {
  const a = createDevice('hub');
  const issue = (asOf: number) => ({
    asOf: minutes(asOf),
    low: minutes(600),
    likely: minutes(900),
    high: minutes(1500),
    provided: 'corridor-open',
  });
  const state = fold([
    a('forecast/f', 'issued@1', issue(60)),
    a('forecast/f', 'issued@1', issue(0)),
  ]) as ForecastState;
  expect(state.newest?.asOf).toBe(minutes(60));
});
