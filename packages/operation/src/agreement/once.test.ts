import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOnce } from './once.ts';
import { A, BATCH, cleared, GATE } from './testing/agreed.ts';

const seed = 417;
console.info('seed', seed);

test('what was changed is found again, and what came out as before troubles nobody', () => {
  const { once, keep, note, changed, doubtful } = createOnce();
  const people = { count: 40 };
  let looked = 0;
  let added = 0;
  const isEnough = () =>
    once('enough', () => {
      note('people');
      looked++;
      return people.count >= 50;
    });
  const mayGo = () =>
    keep('may go', () => {
      added++;
      return isEnough() ? 'go' : 'wait';
    });
  expect(mayGo()).toBe('wait');
  people.count = 45;
  changed('people');
  expect([...doubtful()]).toEqual([]);
  expect(mayGo()).toBe('wait');
  expect([looked, added]).toEqual([2, 1]);
  people.count = 50;
  changed('people');
  expect([...doubtful()]).toEqual(['may go']);
  expect(mayGo()).toBe('go');
  expect([looked, added]).toEqual([3, 2]);
});

test('an answer ends by the clock, and the clock may be put back', () => {
  const { keep, clock, goTo } = createOnce();
  const isOpen = () =>
    keep('open', () => ({ is: clock() < 100, until: clock() < 100 ? 100 : null }));
  goTo(50);
  expect(isOpen().is).toBe(true);
  goTo(100);
  expect(isOpen().is).toBe(false);
  goTo(99);
  expect(isOpen().is).toBe(true);
});

test('what fell while it was being found is found when it is asked for again', () => {
  const { keep, note, changed, doubtful } = createOnce();
  let isBroken = true;
  const find = () =>
    keep('a', () => {
      note('x');
      if (isBroken) throw new Error('broken');
      return 1;
    });
  expect(find).toThrow('broken');
  isBroken = false;
  changed('x');
  expect([...doubtful()]).toEqual(['a']);
  expect(find()).toBe(1);
});

test('a thousand answers one upon the other, changed at the bottom', () => {
  const { once, keep, note, changed } = createOnce();
  let bottom = 1;
  const level = (n: number): number =>
    once(`level ${n}`, () => {
      if (n > 0) return level(n - 1) + 1;
      note('bottom');
      return bottom;
    });
  const top = () => keep('top', () => level(1000));
  expect(top()).toBe(1001);
  bottom = 2;
  changed('bottom');
  expect(top()).toBe(1002);
});

test('any web of answers: kept and found anew are the same, and nothing is kept on which nothing rests', () => {
  const arbitraryNode = fc.record({
    asks: fc.array(fc.nat(99), { maxLength: 3 }),
    notes: fc.array(fc.nat(3), { maxLength: 2 }),
    /** Asks the second half only where the first sum is even: what it rests on changes. */
    isChoosing: fc.boolean(),
    limit: fc.option(fc.nat(30)),
  });
  const arbitraryStep = fc.oneof(
    fc.record({ input: fc.nat(3), to: fc.nat(3) }),
    fc.record({ time: fc.nat(40) }),
    fc.record({ forget: fc.nat(99) }),
  );
  fc.assert(
    fc.property(
      fc.array(arbitraryNode, { minLength: 1, maxLength: 12 }),
      fc.array(arbitraryStep, { maxLength: 20 }),
      (nodes, steps) => {
        const inputs = [0, 1, 2, 3];
        const answers = createOnce();
        let time = 0;
        answers.goTo(0);
        type Value = { readonly sum: number; readonly until: number | null };
        /** `ask` is how others are asked: by kept answers, or plainly. */
        const find = (
          n: number,
          ask: (n: number) => Value,
          note: (input: string) => void,
          now: () => number,
        ): Value => {
          const { asks, notes, isChoosing, limit } = nodes[n] as (typeof nodes)[number];
          let sum = 0;
          let until: number | null = null;
          for (const input of notes) {
            note(`${input}`);
            sum += inputs[input] as number;
          }
          if (limit !== null) {
            if (now() >= limit) sum += 7;
            else until = limit;
          }
          asks.forEach((other, i) => {
            // Only of those before it: no rings.
            if (n === 0 || (isChoosing && i > 0 && sum % 2)) return;
            const value = ask(other % n);
            sum += value.sum;
            until = value.until === null ? until : Math.min(value.until, until ?? value.until);
          });
          return { sum: sum % 5, until };
        };
        const kept = (n: number): Value =>
          answers.once(`${n}`, () => find(n, kept, answers.note, answers.clock));
        const plain = (n: number): Value =>
          find(
            n,
            plain,
            () => {},
            () => time,
          );
        const watched = new Set(nodes.map((_, n) => n).filter((n) => n % 2));
        const look = () => {
          for (const n of watched) {
            const value = answers.keep(`top ${n}`, () => kept(n));
            expect(value).toEqual(plain(n));
          }
        };
        look();
        for (const step of steps) {
          if ('input' in step) {
            inputs[step.input] = step.to;
            answers.changed(`${step.input}`);
          } else if ('time' in step) {
            time = step.time;
            answers.goTo(time);
          } else {
            answers.forget(`top ${step.forget % nodes.length}`);
            watched.delete(step.forget % nodes.length);
          }
          look();
          const asked = new Set<number>();
          const walk = (n: number) => {
            if (asked.has(n)) return;
            asked.add(n);
            find(
              n,
              (other) => {
                walk(other);
                return plain(other);
              },
              () => {},
              () => time,
            );
          };
          for (const n of watched) walk(n);
          expect(answers.size()).toBe(asked.size + watched.size);
        }
      },
    ),
    { seed, numRuns: 400 },
  );
});

test('answers do not pile up: conditions that change, batches that go, moments that pass', () => {
  const scene = cleared(1_482_033_600_000);
  const { guards } = scene.index;
  const require = (at: number) =>
    scene.bind('condition/time', BATCH, A, [[{ is: 'not-before', at: scene.now() + at }]]);
  require(1000);
  scene.may();
  const before = guards.size();
  for (let n = 0; n < 60; n++) {
    require(1000 + n);
    scene.light(BATCH, GATE, { validUntil: scene.now() + 500 });
    scene.at(scene.now() + 50);
    guards.mayGo(scene.now());
    guards.of(BATCH, scene.now());
  }
  expect(guards.size()).toBe(before);
  for (let n = 2; n < 50; n++) {
    scene.batch(`batch/${n}`, 'term/t', n, { people: 1, origin: `site/${n}` });
    scene.bind(`condition/${n}`, `batch/${n}`, A, [[{ is: 'departed', batch: BATCH }]]);
  }
  guards.mayGo(scene.now());
  expect(guards.size()).toBeGreaterThan(before + 200);
  for (let n = 2; n < 50; n++) {
    scene.index.update(`batch/${n}`, null);
    scene.index.update(`condition/${n}`, null);
  }
  guards.mayGo(scene.now());
  expect(guards.size()).toBe(before);
});
