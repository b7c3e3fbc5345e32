import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFlowNetwork } from './cheapestFlow.ts';

const seed = Date.now() % 2 ** 31;

test('two go by the short way, the third has to go round', () => {
  const network = createFlowNetwork(3);
  const short = network.addArc(0, 2, 2, 1);
  const first = network.addArc(0, 1, 5, 2);
  const second = network.addArc(1, 2, 5, 2);
  expect(network.send(0, 2, 3)).toEqual({ sent: 3, cost: 2 * 1 + 4 });
  expect([short, first, second].map(network.carried)).toEqual([2, 1, 1]);
});

test('no more is sent than there is room for', () => {
  const network = createFlowNetwork(2);
  network.addArc(0, 1, 2, 7);
  expect(network.send(0, 1, 9)).toEqual({ sent: 2, cost: 14 });
});

test('an earlier path is given up for two better ones', () => {
  // 0→1→2→3 is shortest alone; both units go 0→1→3 and 0→2→3.
  const network = createFlowNetwork(4);
  const a = network.addArc(0, 1, 1, 1);
  const b = network.addArc(0, 2, 1, 4);
  const c = network.addArc(1, 2, 1, 1);
  const d = network.addArc(1, 3, 1, 5);
  const e = network.addArc(2, 3, 1, 1);
  expect(network.send(0, 3, 2)).toEqual({ sent: 2, cost: 11 });
  expect([a, b, c, d, e].map(network.carried)).toEqual([1, 1, 0, 1, 1]);
});

test('as cheap as the cheapest of all ways to pair four and four', () => {
  console.info('seed', seed);
  const pairings: number[][] = [];
  for (let code = 0; code < 256; code++) {
    const order = [code & 3, (code >> 2) & 3, (code >> 4) & 3, code >> 6];
    if (new Set(order).size === 4) pairings.push(order);
  }
  const costs = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 16, maxLength: 16 });
  fc.assert(
    fc.property(costs, (cost) => {
      const network = createFlowNetwork(10);
      for (let i = 0; i < 4; i++) {
        network.addArc(8, i, 1, 0);
        network.addArc(4 + i, 9, 1, 0);
        for (let j = 0; j < 4; j++) network.addArc(i, 4 + j, 1, cost[i * 4 + j] as number);
      }
      const least = Math.min(
        ...pairings.map((order) => order.reduce((sum, j, i) => sum + (cost[i * 4 + j] ?? 0), 0)),
      );
      expect(network.send(8, 9, 4)).toEqual({ sent: 4, cost: least });
    }),
    { seed, numRuns: 500 },
  );
});
