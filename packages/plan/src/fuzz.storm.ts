import { expect, test } from 'vitest';
import { randomScenario } from './generate/randomScenario.ts';
import { judgePlan } from './testing/lawsOfPlans.ts';

test('ten thousand scenarios, and of no plan a rule broken', () => {
  const first = 1 + Math.floor(Math.random() * 1e9);
  console.info('seed', first);
  for (let seed = first; seed < first + 10_000; seed++) {
    const { broken } = judgePlan(randomScenario(seed), seed, 2000);
    expect(broken, `scenario ${seed}`).toEqual([]);
  }
});
