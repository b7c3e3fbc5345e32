import { createIndex, foldSubject, type OperationEvent, subjectTypeOf } from '@corridor/operation';
import { expect, test } from 'vitest';
import { claimsOf } from './claimsOf.ts';

/** A room with one device, which writes down what it hears. */
const room = () => {
  const lines = new Map<string, OperationEvent[]>();
  let seq = 0;
  const index = createIndex();
  const write = (subject: string, kind: string, fact: object) => {
    seq++;
    const own = lines.get(subject) ?? [];
    const event: OperationEvent = {
      id: `line-${seq}-`.padEnd(43, '0'),
      device: 'board'.padEnd(43, '0'),
      person: 'board'.padEnd(43, '0'),
      seq,
      hlc: [seq, 0],
      wall: seq,
      at: seq,
      doubt: 0,
      kind,
      subject,
      after: own.map(({ id }) => id).slice(-1),
      fact,
    };
    lines.set(subject, [...own, event]);
    const type = subjectTypeOf(subject) as 'claim';
    index.update(subject, foldSubject(type, subject, lines.get(subject) ?? []));
    return event.id;
  };
  const says = (id: string, value: number, more: object = {}) =>
    write(`claim/${id}`, 'recorded@1', {
      quantity: { value },
      unit: 'person',
      measure: 'evacuated',
      speaker: 'Party A',
      hedge: false,
      cumulative: true,
      ...more,
    });
  const standing = () =>
    claimsOf(index).map(({ id, standing }) => `${id.split('/')[1]} ${standing}`);
  return { index, write, says, standing };
};

test('a figure that was replaced, taken back or read wrongly is kept, and stands no more', () => {
  const { write, says, standing } = room();
  says('old', 9000);
  says('new', 9600, { supersedes: 'claim/old' });
  says('gone', 4000);
  write('claim/gone', 'withdrawn@1', {});
  says('misread', 70);
  write('claim/misread', 'reviewed@1', { verdict: 'mistaken-reading' });
  says('sure', 500);
  write('claim/sure', 'reviewed@1', { verdict: 'as-said' });
  write('claim/read', 'proposed@1', { quantity: { value: 1 }, hedge: false });
  expect(standing()).toEqual([
    'old superseded',
    'new stands',
    'gone withdrawn',
    'misread mistaken-reading',
    'sure stands',
    'read proposed',
  ]);
});

test('when the later figure is taken back the earlier one stands again', () => {
  const { write, says, standing } = room();
  says('old', 9000);
  says('new', 9600, { supersedes: 'claim/old' });
  write('claim/new', 'withdrawn@1', {});
  expect(standing()).toEqual(['old stands', 'new withdrawn']);
});

test('nobody replaces what another said', () => {
  const { says, standing } = room();
  says('old', 9000);
  says('new', 9600, { speaker: 'Party B', supersedes: 'claim/old' });
  expect(standing()).toEqual(['old stands', 'new stands']);
});

test('two that name each other: the later one stands, none is lost', () => {
  const { write, says, standing } = room();
  const line = says('old', 9000);
  says('new', 9600, { supersedes: 'claim/old' });
  write('claim/old', 'corrected@1', { of: line, fact: { supersedes: 'claim/new' } });
  expect(standing()).toEqual(['old superseded', 'new stands']);
});

test('a correction changes what stands, and tells that it did', () => {
  const { index, write, says } = room();
  const line = says('a', 9000);
  write('claim/a', 'corrected@1', { of: line, fact: { quantity: { value: 900 } } });
  expect(claimsOf(index)).toMatchObject([{ fact: { quantity: { value: 900 } }, corrected: 1 }]);
});

test('what we said stands among the claims as ours, once it was said', () => {
  const { index, write } = room();
  const drafted = {
    wording: { hash: 'A'.repeat(43), size: 90 },
    quantity: { value: 8100 },
    approx: 'more-than',
    measure: 'arrived',
    to: 'site/rashidin',
    asOf: 5_000_000,
    rule: 'counted-minimum',
  };
  write('statement/one', 'drafted@1', drafted);
  expect(claimsOf(index)).toEqual([]);
  write('statement/one', 'said@1', { channel: 'press' });
  expect(claimsOf(index)).toMatchObject([
    {
      id: 'statement/one',
      isOurs: true,
      standing: 'stands',
      asOf: 5_000_000,
      fact: { quantity: { value: 8100 }, unit: 'person', measure: 'arrived', cumulative: true },
    },
  ]);
  write('statement/one', 'superseded@1', { by: 'statement/two' });
  expect(claimsOf(index)).toMatchObject([{ standing: 'superseded' }]);
});
