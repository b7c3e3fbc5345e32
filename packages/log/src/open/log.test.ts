import { describe, expect, test } from 'vitest';
import { hashText, sha256 } from '../node.ts';
import { createMemoryStore } from '../store/memory/store.ts';
import { createCast } from '../testing/cast.ts';

const tally = (people: number) => ({ kind: 'tallied@1', subject: 'trip/a', fact: { people } });

const scene = () => createCast(['officer', 'driver'], { hash: hashText, sha256 });

describe('a log', () => {
  test('what the officer wrote is there after a restart', async () => {
    const { officer } = (await scene()).players;
    const store = createMemoryStore();
    const log = await officer.open(store);
    for (let i = 1; i <= 60; i++) await log.append(officer.signer, [tally(i), tally(-i)]);
    const again = await officer.open(store);
    expect(again.size()).toEqual({ lines: 120, absentBodies: 0, held: 0, damagedSegments: 0 });
    expect(again.digest()).toBe(log.digest());
    expect(again.vector()).toEqual(log.vector());
    const people = [];
    for await (const lines of again.lines()) {
      for (const { body } of lines) people.push((body as { fact: { people: number } }).fact.people);
    }
    expect(people.filter((n) => n > 0)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    expect((await store.segments(log.op)).length).toBeLessThan(20);
  });

  test('the driver takes the officer’s lines in any order', async () => {
    const { officer, driver } = (await scene()).players;
    const from = await officer.open();
    await from.append(officer.signer, [tally(1), tally(2), tally(3)]);
    const texts = [];
    for await (const lines of from.lines())
      for (const l of lines) texts.push(`${l.headerText}\t${l.bodyText}\t${l.signature}`);
    const to = await driver.open();
    const first = await to.admit([texts[2] as string, texts[1] as string]);
    expect(first).toMatchObject({ admitted: [], held: 2, refused: [] });
    const second = await to.admit([texts[0] as string]);
    expect(second.admitted).toHaveLength(3);
    expect(to.digest()).toBe(from.digest());
    expect(to.size().held).toBe(0);
  });
});
