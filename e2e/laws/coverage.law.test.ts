// The interval that the account calls 90 % holds the truth in nine of ten operations. Few operations here, so that it can
// be asked at every change; `npm run coverage` asks two thousand.
import { expect, test } from 'vitest';
import { simulate } from '../../bench/simulated/operation.ts';
import { BAR, coverageOf, groupsOf } from '../../bench/simulated/table.ts';

/** The same operations each time: among so few, one draw in a few thousand would fall beside a bar by chance. `npm run coverage` draws others. */
const seed = 20_161_222;
/** So many deviations of a share drawn from so few operations that it is no chance: once in a million times. */
const DEVIATIONS = 5;
const doubt = (share: number, operations: number) =>
  DEVIATIONS * Math.sqrt((share * (1 - share)) / operations);

test('where nobody errs, every plain sum is the truth: they are asked the same question', () => {
  for (const [scenario, operations] of [
    ['S', 10],
    ['M', 2],
  ] as const) {
    for (let run = 0; run < operations; run++) {
      for (const answer of simulate(scenario, `${seed} ${run}`, 'end', { errors: 0 }).answers) {
        expect(Math.round(answer.spreadsheet), answer.name).toBe(answer.truth);
        expect(Math.round(answer.fair), answer.name).toBe(answer.truth);
      }
    }
  }
});

test.each([
  ['S', 400],
  ['M', 30],
] as const)('%s: of %i operations, nine in ten lie within', (scenario, operations) => {
  console.info('seed', seed);
  const answers = Array.from({ length: operations }, (_, run) =>
    simulate(scenario, `law ${seed} ${run}`, 'end'),
  ).flatMap((each) => each.answers);
  for (const [question, group] of groupsOf(answers)) {
    const { answered, covered } = coverageOf(group);
    expect.soft(answered, `${question}: answered`).toBe(1);
    // Answers of one operation hang together: there are no more of them than operations.
    expect.soft(covered, question).toBeGreaterThan(BAR.least - doubt(BAR.least, operations));
    expect.soft(covered, question).toBeLessThan(BAR.most + doubt(BAR.most, operations));
  }
});
