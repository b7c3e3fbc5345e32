// The law everything stands on: the same lines, whatever way they came, give the same state to everybody.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Draw, meetUntilEqual } from './support/meet.ts';
import { everythingOf, type Peer } from './support/peer.ts';
import { readingsOf } from './support/readings.ts';
import { drawFrom, live, stories, type Tally } from './support/story.ts';
import { createTeam, firstLines, join, minutes, type Team } from './support/team.ts';

const seed = Date.now() % 2 ** 31;
const numRuns = 1_000;

let team: Team;
let beginning: readonly string[];

beforeAll(async () => {
  console.info('seed', seed);
  team = await createTeam(['board', 'hub', 'officer', 'driver', 'desk']);
  beginning = await firstLines(
    team,
    {
      officer: { role: 'counter', sites: ['site/ramouseh'] },
      driver: { role: 'counter' },
      desk: { role: 'desk' },
    },
    'convergence',
  );
});

const shuffled = <T>(items: readonly T[], draw: Draw): T[] => {
  const all = [...items];
  for (let i = all.length - 1; i > 0; i--) {
    const j = draw(i + 1);
    [all[i], all[j]] = [all[j] as T, all[i] as T];
  }
  return all;
};

const seenBy = (peer: Peer) => ({
  digest: peer.log.digest(),
  vector: peer.log.vector(),
  held: peer.log.size().held,
  ...everythingOf(peer),
  readings: readingsOf(peer, minutes(600)),
});

describe('peers who write apart and meet on bad roads', () => {
  test('S20 agree in the end on every line, state, dispute and reading', async () => {
    const tally: Tally = new Map();
    const noted = (what: string, times: number) => tally.set(what, (tally.get(what) ?? 0) + times);
    const property = fc.asyncProperty(stories, async (story) => {
      const { peers, road } = await live(team, beginning, story, tally);
      await meetUntilEqual(peers, road);
      const [first, ...others] = peers as [Peer, ...Peer[]];
      const expected = seenBy(first);
      for (const peer of others) expect(seenBy(peer)).toEqual(expected);

      // Somebody who was never there, and gets all of it at once, in any order.
      const lines = shuffled(await first.texts(), drawFrom(story.seed));
      const newcomer = await join(team, 'hub', { seed: 'newcomer', lines });
      expect(seenBy(newcomer)).toEqual(expected);

      expect(expected.failures).toEqual([]);
      expect(expected.held).toBe(0);
      const standings = expected.disputed.map((each) => each.slice(each.indexOf(' ') + 1));
      for (const standing of standings) noted(standing, 1);
      const states = Object.values(expected.states);
      noted('contested', states.filter(({ contested }) => contested.length > 0).length);
      noted('folded together', states.filter(({ linked }) => linked !== undefined).length);
      for (const peer of peers) peer.projection.close();
    });
    await fc.assert(property, { seed, numRuns });
    console.info(Object.fromEntries([...tally].sort()));
    // A law about forks and revocations is worth what happened in its stories.
    const often = ['forked', 'after-revocation', 'outside-role', 'contested', 'folded together'];
    for (const what of [...often, 'restored', 'met', 'amended', 'decided on a device']) {
      expect([what, (tally.get(what) ?? 0) > numRuns / 20]).toEqual([what, true]);
    }
  }, 600_000);
});
