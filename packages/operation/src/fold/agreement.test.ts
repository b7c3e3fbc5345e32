import { describe, expect, test } from 'vitest';
import type {
  BatchState,
  ConditionState,
  ConvoyState,
  ListState,
  NoticeState,
  TermState,
} from '../state/agreement.ts';
import { createDevice, fold, key, minutes } from '../testing/cast.ts';

describe('a term', () => {
  const proposal = { about: 'people', category: 'wounded', quantity: { exact: 250 } };
  test('an amendment is said, then confirmed, then in force; meanwhile both numbers show', () => {
    const a = createDevice('coordinator');
    const first = a('term/t', 'proposed@1', { by: 'party/x', ...proposal });
    const inForce = a('term/t', 'in-force@1', { of: first.id });
    const more = a('term/t', 'said@1', { by: 'party/y', quantity: { low: 300, high: 400 } });
    const meanwhile = fold([first, inForce, more]) as TermState;
    expect(meanwhile.status).toBe('in-force');
    expect(meanwhile.inForce?.whole.quantity).toEqual({ exact: 250 });
    expect(meanwhile.versions.map(({ by, whole }) => [by, whole.quantity, whole.category])).toEqual(
      [
        ['party/x', { exact: 250 }, 'wounded'],
        ['party/y', { low: 300, high: 400 }, 'wounded'],
      ],
    );
    const yes = a('term/t', 'confirmed@1', { by: 'party/x', of: more.id });
    const now = a('term/t', 'in-force@1', {});
    const after = fold([first, inForce, more, yes, now]) as TermState;
    expect(after.inForce).toMatchObject({ line: more.id, confirmedBy: ['party/x'], by: 'party/y' });
  });

  test('disputed by one while another writes in force: disputed, by whom', () => {
    const [a, b] = [createDevice('a'), createDevice('b')];
    const said = a('term/t', 'proposed@1', proposal);
    const term = fold([
      said,
      a('term/t', 'disputed@1', { by: 'party/x' }),
      b('term/t', 'in-force@1', { of: said.id }, { after: [said], at: minutes(60) }),
    ]) as TermState;
    expect(term).toMatchObject({ status: 'disputed', saidBy: 'party/x' });
    expect(term.contested).toHaveLength(1);
  });
});

describe('whose word a state of the agreement is', () => {
  const a = createDevice('a');
  const said = a('term/t', 'proposed@1', { about: 'people' });
  const after = (kind: string, fact: object) =>
    fold([said, a('term/t', kind, fact, { after: [said] })]) as TermState;
  test('somebody said that it is in force, and where that stands', () => {
    const term = after('in-force@1', { saidBy: 'party/x', source: 'document/000' });
    expect(term).toMatchObject({ status: 'in-force', saidBy: 'party/x', source: 'document/000' });
  });
  test('who disputes comes before who tells of it', () => {
    const fact = { by: 'party/y', saidBy: 'Sham FM' };
    expect(after('disputed@1', fact)).toMatchObject({ saidBy: 'party/y' });
    expect(after('suspended@1', { saidBy: 'Sham FM' })).toMatchObject({ saidBy: 'Sham FM' });
  });
  test('nobody is named: nobody is shown', () => {
    expect(after('fulfilled@1', {})).toMatchObject({ saidBy: null, source: null });
    expect(after('fulfilled@1', { saidBy: 'They took him. Two men' }).notUnderstood).toBe(1);
  });
});

test('a batch is meant for a number, a range, or about so many', () => {
  const people = (given: unknown) => {
    const line = createDevice('a')('batch/1', 'planned@1', {
      term: 'term/t',
      number: 1,
      people: given,
    });
    return (fold([line]) as BatchState).planned?.people;
  };
  for (const given of [400, { exact: 400 }, { low: 350, high: 450 }, { about: 1200 }]) {
    expect(people(given)).toEqual(given);
  }
  expect(people({ about: 'many' })).toBeUndefined();
  expect(people({ low: 350 })).toBeUndefined();
});

describe('a notice', () => {
  const to = (level: string) => ({ party: 'party/x', level, channel: 'radio', batch: 'batch/1' });
  test('the capital’s green light is not the checkpoint’s', () => {
    const a = createDevice('a');
    const notice = fold([
      a('notice/n', 'notified@1', to('checkpoint')),
      a('notice/n', 'green-light@1', {
        ...to('capital'),
        function: 'liaison',
        validUntil: minutes(300),
      }),
    ]) as NoticeState;
    expect(notice.words.map(({ level, status }) => [level, status])).toEqual([
      ['checkpoint', 'notified'],
      ['capital', 'green-light'],
    ]);
    expect(notice.words.map((word) => word.function)).toEqual([null, 'liaison']);
  });
  test('notified stands over a green light that nobody at the desk had seen', () => {
    const [a, b] = [createDevice('a'), createDevice('b')];
    const notice = fold([
      a('notice/n', 'green-light@1', to('checkpoint')),
      b('notice/n', 'notified@1', to('checkpoint')),
    ]) as NoticeState;
    expect(notice.words[0]?.status).toBe('notified');
    expect(notice.contested).toMatchObject([{ others: [{ value: 'green-light' }] }]);
  });
});

test('held stands over a go written apart; moving without a go is a finding', () => {
  const [a, b] = [createDevice('a'), createDevice('b')];
  const batch = fold([
    a('batch/1', 'planned@1', { term: 'term/t', number: 1, people: 400 }),
    a('batch/1', 'held@1', { reason: 'unsafe' }),
    b('batch/1', 'go-given@1', {}, { at: minutes(30) }),
    b('batch/1', 'moved-without-go@1', {}, { at: minutes(31) }),
  ]) as BatchState;
  expect(batch).toMatchObject({ status: 'held', heldReason: 'unsafe' });
  expect(batch.movedWithoutGo?.at).toBe(minutes(31));
  expect(batch.findings.map(({ rule }) => rule)).toEqual(['moved-without-go']);
});

test('a word, an observation and a setting-aside stay three things', () => {
  const a = createDevice('a');
  const word = a('condition/c', 'party-word-recorded@1', {
    party: 'party/x',
    level: 'front',
    channel: 'phone',
    batch: 'batch/1',
    condition: 'counterpart-arrived',
  });
  const condition = fold([
    word,
    a('condition/c', 'set-aside@1', { onWordOf: word.id }),
  ]) as ConditionState;
  expect(condition.words).toHaveLength(1);
  expect(condition.observed).toBeNull();
  expect(condition.setAside?.onWordOf).toBe(word.id);
  expect(condition).toMatchObject({ batch: 'batch/1', condition: 'counterpart-arrived' });
});

test('a list that was given is never shown as refused', () => {
  const [a, b] = [createDevice('a'), createDevice('b')];
  const list = fold([
    a('list/l', 'asked-for@1', { by: 'party/x' }),
    a('list/l', 'given@1', { lines: 47, fingerprint: key('print') }),
    b('list/l', 'refused@1', {}, { at: minutes(60) }),
  ]) as ListState;
  expect(list).toMatchObject({ status: 'given', lineCount: 47, by: 'party/x' });
});

test('a convoy may lose and win trips, and dissolve', () => {
  const a = createDevice('a');
  const convoy = fold([
    a('convoy/c', 'formed@1', { trips: ['trip/7.A', 'trip/12.B'] }),
    a('convoy/c', 'left@1', { trip: 'trip/7.A' }),
    a('convoy/c', 'joined@1', { trip: 'trip/31.C' }),
    a('convoy/c', 'dissolved@1', {}),
  ]) as ConvoyState;
  expect(convoy.trips).toEqual(['trip/12.B', 'trip/31.C']);
  expect(convoy.dissolved?.at).toBe(minutes(4));
});
