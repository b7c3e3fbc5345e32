import type { LogEvent } from '@corridor/log';
import { type ContactRecord, contactOffers } from '@corridor/operation';
import { expect, test } from 'vitest';
import { anOperation, factsOf, moment, noon } from '../testing/scene.ts';
import { isOnRecord, offerToDraft } from './onRecord.ts';
import { destroyedAt, isOver } from './retention.ts';

const record: ContactRecord = {
  v: 1,
  party: 'party/a',
  function: 'liaison',
  level: 'front',
  channel: 'phone',
  way: 'they-called',
  at: noon,
  said: [{ is: 'withdraws-green-light', of: 'batch/b1' }],
};
const [offer] = contactOffers(record);
if (!offer) throw new Error('nothing is offered');

const common = {
  lines: 1,
  notUnderstood: 0,
  corrected: 0,
  retracted: 0,
  contested: [],
  findings: [],
  firstAt: noon,
  lastAt: noon,
};
const lights = (batch: string) =>
  factsOf([
    {
      ...common,
      id: 'notice/known',
      type: 'notice',
      words: [
        {
          party: 'party/a',
          level: 'front',
          status: 'green-light',
          since: moment(noon),
          channel: 'phone',
          function: null,
          validUntil: null,
          batch,
          trip: null,
        },
      ],
    },
  ]);

test('a light is withdrawn where it was given; another batch’s light is another story', () => {
  expect(offerToDraft(lights('batch/b1'), offer, 'new')).toEqual({
    kind: 'withdrawn@1',
    subject: 'notice/known',
    fact: {
      party: 'party/a',
      level: 'front',
      channel: 'phone',
      function: 'liaison',
      batch: 'batch/b1',
      at: noon,
    },
  });
  expect(offerToDraft(lights('batch/b2'), offer, 'new').subject).toBe('notice/new');
});

test('what is on the open record is not offered again; another minute’s word, or one taken back, is not it', () => {
  const event = (fact: object) => ({ kind: 'withdrawn@1', fact }) as unknown as LogEvent;
  const isIn = (fact: object, standing: 'stands' | 'forked' = 'stands') =>
    isOnRecord(
      lights('batch/b1'),
      { events: () => [event(fact)], standingOf: () => standing },
      record,
      offer,
    );
  const { fact } = offer.draft;
  expect(isIn(fact)).toBe(true);
  expect(isIn({ ...fact, at: noon + 1 })).toBe(false);
  expect(isIn({ ...fact, batch: 'batch/b2' })).toBe(false);
  expect(isIn({ ...fact, party: 'party/b' })).toBe(false);
  expect(isIn(fact, 'forked')).toBe(false);
});

test('S17 of all times told of the closing the latest counts, and both clocks must have passed it', () => {
  const day = 86_400_000;
  const closed = {
    ...anOperation('Winter road'),
    contactDays: 10,
    closed: moment(noon - 300 * day),
  };
  const written = { id: closed.closed.line, at: noon - 5 * day } as LogEvent;
  expect(destroyedAt(anOperation('Winter road'), [], () => null)).toBeNull();
  expect(destroyedAt(closed, [written], () => null)).toBe(noon + 5 * day);
  const due = destroyedAt(closed, [written], () => noon);
  expect(due).toBe(noon + 10 * day);
  expect(isOver(due, noon + 10 * day, noon + 10 * day)).toBe(true);
  expect(isOver(due, noon + 10 * day, noon)).toBe(false);
  expect(isOver(due, noon, noon + 10 * day)).toBe(false);
  expect(isOver(due, noon + 10 * day, null)).toBe(false);
  expect(isOver(null, noon + 10 * day, noon + 10 * day)).toBe(false);
});
