import { expect, test } from 'vitest';
import { hashText, sha256 } from '../node.ts';
import { createMemoryStore } from '../store/memory/store.ts';
import { createCast } from '../testing/cast.ts';
import type { Line } from '../types.ts';
import { pull } from './exchange.ts';

const cast = await createCast(['officer', 'driver', 'hub'], { hash: hashText, sha256 });
const { officer, driver, hub } = cast.players;
const tally = (people: number) => ({ kind: 'tallied@1', subject: 'trip/a', fact: { people } });
const partsOf = (line: string) => {
  const [, body = '', signature = ''] = line.split('\t');
  return `${body ? 'body' : ''} ${signature ? 'signed' : ''}`;
};

test('headers of others travel unsigned but for the last, which vouches; bodies stay signed', async () => {
  const log = await hub.open();
  await log.append(
    driver.signer,
    [1, 2, 3, 4, 5, 6].map((people) => tally(people)),
  );
  const mayRead = ({ header }: Line) => header.seq % 2 === 1;
  const { lines } = await pull(log, { have: {} }, { mayRead });
  expect(lines.map(partsOf)).toEqual([
    'body signed',
    ' ',
    'body signed',
    ' ',
    'body signed',
    ' signed',
  ]);
  const phone = await officer.open();
  expect(await phone.admit(lines)).toMatchObject({ held: 0, refused: [] });
  expect(phone.digest()).toBe(log.digest());
});

test('in small slices, and passed on by the phone to a hub that lost them, all are admitted', async () => {
  const log = await hub.open();
  await log.append(
    driver.signer,
    Array.from({ length: 60 }, (_, people) => tally(people)),
  );
  const store = createMemoryStore();
  const phone = await officer.open(store);
  for (let i = 0; i < 30; i++) {
    const limits = { maxLines: 7, maxBytes: 1_000_000 };
    const answer = await pull(log, { have: phone.vector() }, { mayRead: () => false, limits });
    expect(await phone.admit(answer.lines)).toMatchObject({ held: 0, refused: [] });
    if (!answer.more) break;
  }
  expect(phone.digest()).toBe(log.digest());
  const again = await officer.open(store);
  const newHub = await hub.open();
  for (let i = 0; i < 30; i++) {
    const limits = { maxLines: 5, maxBytes: 1_000_000 };
    const answer = await pull(again, { have: newHub.vector() }, { limits });
    expect(await newHub.admit(answer.lines)).toMatchObject({ held: 0, refused: [] });
    if (!answer.more) break;
  }
  expect(newHub.digest()).toBe(log.digest());
});
