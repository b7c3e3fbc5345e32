import { expect, test } from 'vitest';
import { OBSTACLES, obstacleToText } from './obstacles.ts';
import { createRunner } from './runner.ts';
import { everything, sceneOf } from './testing/scenes.ts';

test('each obstacle is one sentence', () => {
  for (const sentence of Object.values(OBSTACLES)) expect(sentence).toMatch(/^[^.]+\.$/);
});

test('whatever cannot be run is said in full, with names and without codes', () => {
  const said = new Set<string>();
  for (let seed = 0; seed < 400; seed++) {
    const { scenario, plan } = sceneOf(seed, everything);
    for (const { because } of createRunner(scenario).run(plan).notRun) {
      said.add(because.rule);
      expect(obstacleToText(scenario, because)).not.toMatch(/[{}?]|undefined|NaN/);
    }
  }
  expect(said.size).toBeGreaterThan(12);
});

test('a coordinator reads whom it keeps, by the names of the day', () => {
  const { scenario } = sceneOf(1, everything);
  const named = {
    ...scenario,
    batches: [
      { ...scenario.batches[0], id: 'a', name: 'the wounded of Kefraya' },
      { ...scenario.batches[0], id: 'b', name: 'the second convoy' },
    ],
  } as typeof scenario;
  const of = { batch: 'b', other: 'a', people: 20, most: 12 };
  const told = { rule: 'never-so-many', of, people: 140 } as const;
  expect(obstacleToText(named, told)).toBe(
    'the second convoy waits for 20 people of the wounded of Kefraya, who are 12 in all. 140 people wait.',
  );
});
