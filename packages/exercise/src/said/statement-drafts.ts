import { corridorsOf } from '../ground.ts';
import { DAY, HOUR, MINUTE } from '../hours.ts';
import type { Draft } from '../observe/draft.ts';
import type { Known } from '../observe/write.ts';
import type { Random } from '../random.ts';
import type { World } from '../truth/world.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** What a hash looks like; nothing of a rehearsal is stored under it. */
const anyHash = (random: Random): string =>
  `${Array.from({ length: 42 }, () => LETTERS[random.int(0, 63)]).join('')}A`;

/** What we said ourselves each evening: the counted minimum as it was known then, rounded down. */
export const statementDrafts = (random: Random, world: World): readonly Draft[] => {
  const drafts: Draft[] = [];
  const main = corridorsOf(world.ground, 'main')[0];
  let previous: string | null = null;
  for (let day = 0; day < world.scenario.days; day++) {
    const at = day * DAY + 18.5 * HOUR + random.int(0, 30) * MINUTE;
    if ((world.scenario.dayShares[day] ?? 0) === 0) continue;
    const id = `statement/day-${day + 1}`;
    const hash = anyHash(random);
    const put = (minutes: number, kind: string, fact: Draft['fact'], subject = id): Draft => {
      const draft: Draft = { at: at + minutes * MINUTE, device: 'board', subject, kind, fact };
      drafts.push(draft);
      return draft;
    };
    const drafted = put(0, 'drafted@1', (say) => ({
      wording: { hash, size: 96 },
      quantity: { value: floored((say as Known).arrivedAtLeast()) },
      approx: 'more-than',
      unit: 'person',
      measure: 'arrived',
      ...(main ? { to: main.sites.at(-1) as string } : {}),
      asOf: say.when(at),
      rule: 'counted-minimum',
    }));
    put(9, 'cleared@1', ({ line }) => ({ of: line(drafted) }));
    put(15, 'said@1', { channel: 'parties' });
    put(16, 'said@1', { channel: 'press' });
    if (previous) put(17, 'superseded@1', { by: id }, previous);
    previous = id;
  }
  return drafts;
};

const floored = (people: number): number => {
  const step = people >= 2000 ? 100 : people >= 200 ? 50 : 10;
  return Math.floor(people / step) * step;
};
