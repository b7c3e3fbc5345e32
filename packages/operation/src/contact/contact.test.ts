import { expect, test } from 'vitest';
import { nextCalls } from './next.ts';
import { contactOffers } from './offers.ts';
import { type ContactRecord, contactToText, textToContact } from './record.ts';

const at = Date.parse('2016-12-18T23:10:00Z');
const minutes = (n: number) => n * 60_000;

const call = (more: Partial<ContactRecord> = {}): ContactRecord => ({
  v: 1,
  party: 'party/a',
  function: 'liaison',
  level: 'front',
  channel: 'phone',
  way: 'they-called',
  at,
  said: [{ is: 'asks-to-wait' }],
  ...more,
});

test('what is sealed comes back as it was, and every call is as long as the next', () => {
  const short = call();
  const long = call({
    said: Array.from({ length: 5 }, () => ({
      is: 'gives-green-light',
      of: 'batch/east-aleppo-2',
      until: at,
    })),
    next: { due: at + minutes(30), caller: 'them' },
  });
  expect(textToContact(contactToText(short))).toEqual(short);
  expect(textToContact(contactToText(long))).toEqual(long);
  expect(contactToText(short).length).toBe(contactToText(long).length);
});

test('S1 a name, a sentence or a number to call has no place in it', () => {
  const named = { ...call(), name: 'Jamila Canary', note: 'He shouted.' };
  expect(contactToText(named as ContactRecord)).not.toMatch(/Jamila|shouted/);
  expect(textToContact(JSON.stringify(named))).toEqual(call());
  for (const wrong of [
    { party: 'Jamila Canary' },
    { function: 'He shouted.' as 'liaison' },
    { channel: '+963 11 5550123' as 'phone' },
    { said: [{ is: 'He will come tomorrow' as 'agrees' }] },
    { said: [{ is: 'agrees' as const, of: 'the buses at noon' }] },
  ]) {
    expect(() => contactToText(call(wrong))).toThrow();
    expect(textToContact(JSON.stringify(call(wrong)))).toBeNull();
  }
  expect(textToContact('no record')).toBeNull();
});

test('the last call with somebody says when the next is due; a call that was made is no longer owed', () => {
  const wait = call({ next: { due: at + minutes(30), caller: 'them' } });
  const other = call({
    level: 'checkpoint',
    function: 'checkpoint-command',
    next: { due: at + minutes(10), caller: 'us' },
  });
  const first = [
    { id: 'contact/1', record: wait },
    { id: 'contact/2', record: other },
  ];
  expect(nextCalls(first).map(({ id, caller }) => [id, caller])).toEqual([
    ['contact/2', 'us'],
    ['contact/1', 'them'],
  ]);
  const made = { id: 'contact/3', record: call({ at: at + minutes(28) }) };
  expect(nextCalls([made, ...first]).map(({ id }) => id)).toEqual(['contact/2']);
  const again = {
    id: 'contact/4',
    record: call({
      at: at + minutes(28),
      said: [{ is: 'no-answer' }],
      next: { due: at + minutes(40), caller: 'us' },
    }),
  };
  expect(nextCalls([...first, again]).map(({ id, due }) => [id, due])).toEqual([
    ['contact/2', at + minutes(10)],
    ['contact/4', at + minutes(40)],
  ]);
});

test('a green light of the front is offered as the front’s, for that batch, with the hour it was said', () => {
  const [offer, ...others] = contactOffers(
    call({
      said: [
        { is: 'asks-to-wait' },
        { is: 'gives-green-light', of: 'batch/b1', until: at + minutes(60) },
      ],
    }),
  );
  expect(others).toEqual([]);
  expect(offer).toMatchObject({ type: 'notice', subject: null });
  expect(offer?.draft).toEqual({
    kind: 'green-light@1',
    fact: {
      party: 'party/a',
      level: 'front',
      channel: 'phone',
      function: 'liaison',
      batch: 'batch/b1',
      validUntil: at + minutes(60),
      at,
    },
  });
});

test('withdrawn, another number, a word about a condition, a list asked for: each as what it is', () => {
  const offers = contactOffers(
    call({
      function: 'not-told',
      said: [
        { is: 'withdraws-green-light', of: 'trip/12.7K3M9Q' },
        { is: 'changes-number', of: 'term/foua', people: 1500 },
        { is: 'sets-aside', of: 'condition/together' },
        { is: 'asks-for-list', of: 'batch/b1' },
      ],
    }),
  );
  expect(offers.map(({ type, subject, draft }) => [type, subject, draft.kind])).toEqual([
    ['notice', null, 'withdrawn@1'],
    ['term', 'term/foua', 'said@1'],
    ['condition', 'condition/together', 'party-word-recorded@1'],
    ['list', null, 'asked-for@1'],
  ]);
  expect(offers[0]?.draft.fact).not.toHaveProperty('function');
  expect(offers[1]?.draft.fact).toEqual({ by: 'party/a', quantity: { exact: 1500 }, at });
});

test('what names nothing that it could be recorded of is not offered', () => {
  expect(
    contactOffers(
      call({
        said: [
          { is: 'changes-number', people: 1500 },
          { is: 'says-met' },
          { is: 'gives-green-light', of: 'window/one' },
          { is: 'no-answer' },
        ],
      }),
    ),
  ).toEqual([]);
});
