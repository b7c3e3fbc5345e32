import { observationOf } from '@corridor/operation';
import { corridorsOf, type Leg, siteById } from '../ground.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../hours.ts';
import type { Draft, DraftFact } from '../observe/draft.ts';
import type { Random } from '../random.ts';
import type { Batch } from '../truth/shuttle.ts';
import type { World } from '../truth/world.ts';
import { GATE_GUARDS, GUARANTOR_NORTH, GUARANTOR_SOUTH, PARTY_A, PARTY_B } from './parties.ts';

export const batchId = (batch: Pick<Batch, 'stream' | 'number'>): string =>
  `batch/${batch.stream}-${batch.number}`;

const AGREED = 2.2 * HOUR;

/** Terms, windows and, for each batch, who was told, who said yes, what was still missing. */
export const agreementDrafts = (random: Random, world: World): readonly Draft[] => {
  const { ground, scenario, shuttle, lastArrival } = world;
  const drafts: Draft[] = [];
  const put = (at: number, subject: string, kind: string, fact: Draft['fact']): Draft => {
    const draft: Draft = { at: Math.round(at), device: 'board', subject, kind, fact };
    drafts.push(draft);
    return draft;
  };
  const main = corridorsOf(ground, 'main')[0];
  const across = corridorsOf(ground, 'counterpart')[0];
  if (!main) return drafts;
  const ends = (sites: readonly string[]): DraftFact => ({
    origin: sites[0] as string,
    destination: sites[sites.length - 1] as string,
  });

  const term = (
    id: string,
    at: number,
    by: string,
    other: string,
    guarantor: string,
    about: DraftFact,
  ) => {
    const proposed = put(at, id, 'proposed@1', {
      by,
      about: 'people',
      ...about,
      reportedBy: guarantor,
    });
    put(at + 50 * MINUTE, id, 'confirmed@1', ({ line }) => ({ by: other, of: line(proposed) }));
    put(at + 70 * MINUTE, id, 'in-force@1', ({ line }) => ({ of: line(proposed) }));
  };
  term('term/main', 40 * MINUTE, PARTY_A, PARTY_B, GUARANTOR_NORTH, {
    ...ends(main.sites),
    category: 'anyone',
    quantity: { allWhoWish: true },
  });
  if (across && scenario.counterpart) {
    const { people } = scenario.counterpart;
    term('term/counterpart', 55 * MINUTE, PARTY_B, PARTY_A, GUARANTOR_SOUTH, {
      ...ends(across.sites),
      category: 'families',
      quantity: { exact: people },
    });
    // One party names a larger number in public; the other has not agreed. Both stand.
    put(30 * HOUR, 'term/counterpart', 'said@1', { by: PARTY_B, quantity: { exact: people * 2 } });
    put(31.5 * HOUR, 'term/counterpart', 'disputed@1', { by: PARTY_A });
  }

  windows();
  shuttle.batches.forEach(arrange);
  if (!shuttle.batches.length) {
    arrange({ stream: 'main', number: 1, goAt: 5 * HOUR, completedAt: lastArrival }, 0);
  }
  put(lastArrival + 40 * MINUTE, 'term/main', 'fulfilled@1', {});
  return drafts;

  function windows() {
    const broken = world.road.suspensions;
    for (let day = 0; day < scenario.days; day++) {
      const id = `window/day-${day + 1}`;
      const from = day * DAY + 5 * HOUR;
      const to = (day + 1) * DAY + 4 * HOUR;
      if ((scenario.dayShares[day] ?? 0) === 0) continue;
      put(Math.max(80 * MINUTE, from - 7 * HOUR), id, 'announced@1', ({ when }) => ({
        windowKind: 'pause',
        from: when(from),
        to: when(to),
        by: day % 2 ? GUARANTOR_SOUTH : GUARANTOR_NORTH,
        corridor: (main as { id: string }).id,
      }));
      put(from, id, 'started@1', {});
      const stop = broken.find((each) => each.postsLeave && each.from > from && each.from < to);
      put(stop ? stop.from + 15 * MINUTE : to, id, 'ended@1', {
        reason: stop ? 'called-off' : 'time-up',
      });
    }
  }

  function arrange(batch: Batch, place: number) {
    const id = batchId(batch);
    const name = id.slice('batch/'.length);
    const isMain = batch.stream === 'main';
    const way = isMain ? main : across;
    if (!way) return;
    const draw = random.named(id);
    const follows = batch.number > 1 || !isMain;
    // The agreement is made before the first go, all its batches with it; a later one is prepared while the other side travels.
    const agreed = AGREED + place * 5 * SECOND;
    const begins = Math.max(AGREED, batch.goAt - 3 * HOUR);
    const until = (minutes: number) =>
      Math.max(begins + minutes * MINUTE, batch.goAt - (60 - minutes) * MINUTE);
    put(agreed, id, 'planned@1', {
      term: isMain ? 'term/main' : 'term/counterpart',
      number: batch.number,
      ...ends(way.sites),
    });
    if (follows) lockstep(batch, name, agreed + MINUTE);
    ownCondition(batch, name, agreed + 2 * MINUTE);
    if (batch.goAt - begins > 60 * MINUTE && batch.number > 1) {
      put(begins + 10 * MINUTE, id, 'held@1', { reason: 'condition-unmet' });
    }
    const parties = [PARTY_A, PARTY_B, GATE_GUARDS] as const;
    parties.forEach((party, place) => {
      const notice = `notice/${name}-${party.slice('party/'.length)}`;
      const level = party === GATE_GUARDS ? 'checkpoint' : place === 0 ? 'front' : 'capital';
      const channel = place === 0 ? 'radio' : place === 1 ? 'through-guarantor' : 'in-person';
      const said = { party, batch: id, level, channel };
      put(until(4 + place), notice, 'notified@1', said);
      put(until(14 + place * 3), notice, 'acknowledged@1', said);
      put(until(30 + place * 7 + draw.int(0, 5)), notice, 'green-light@1', said);
    });
    // Before every batch those who board are told and asked; the room writes down what its post says by radio.
    const origin = way.sites[0] as string;
    put(until(18), origin, 'people-informed@1', {});
    put(until(22), origin, 'people-asked@1', {
      mayStay: true,
      destinations: [way.sites[way.sites.length - 1] as string],
    });
    put(until(52), observationOf(id, 'security-agrees'), 'met-observed@1', {
      batch: id,
      condition: 'security-agrees',
    });
    put(follows ? goAfter(batch.goAt) : batch.goAt - MINUTE, id, 'go-given@1', {});
    for (const at of goesAnew(batch, way.legs)) put(at, id, 'go-given@1', {});
    if (batch.completedAt !== null) put(batch.completedAt + MINUTE / 2, id, 'completed@1', {});
  }

  /** After every stop on its way, for those who have not left: a go does not come back by itself. */
  function goesAnew(batch: Batch, legs: readonly Leg[]): readonly number[] {
    const { suspensions } = world.road;
    return suspensions
      .filter(({ leg, from, to, postsLeave }) => {
        // Whoever takes no part lets nobody go, on any road.
        const isOnWay =
          postsLeave ||
          legs.some(
            (one) =>
              (one.from === leg[0] && one.to === leg[1]) ||
              (one.from === leg[1] && one.to === leg[0]),
          );
        const isWithin = from > batch.goAt && to < (batch.completedAt ?? lastArrival);
        // Where another stop lasts longer, its end is what counts.
        const isStopped = suspensions.some((other) => other.from < to && other.to > to);
        return isOnWay && isWithin && !isStopped;
      })
      .map(({ to }) => to - 20 * SECOND);
  }

  /** When nobody stands in the way any more: a road that is suspended is told to be open some minutes after it is. */
  function goAfter(goAt: number): number {
    let at = goAt + 1.5 * MINUTE;
    for (const each of world.road.suspensions) {
      if (at >= each.from - MINUTE && at < each.to + 3.5 * MINUTE) at = each.to + 3.5 * MINUTE;
    }
    return at;
  }

  /**
   * A batch waits until the other side's has arrived, because the other side's party asks for it: by our own count, or by the word of the
   * guarantor who answers for whoever awaits them. Phones without a network count people whom the room hears of hours later.
   */
  function lockstep(batch: Batch, name: string, at: number) {
    const isMain = batch.stream === 'main';
    const other = batchId({
      stream: isMain ? 'counterpart' : 'main',
      number: isMain ? batch.number - 1 : batch.number,
    });
    const guarantor = isMain ? GUARANTOR_SOUTH : GUARANTOR_NORTH;
    const condition = `condition/${name}-after-the-other`;
    put(at, condition, 'required@1', {
      of: batchId(batch),
      requiredBy: isMain ? PARTY_B : PARTY_A,
      means: [[{ is: 'arrived', batch: other }], [{ is: 'confirmed', party: guarantor }]],
      counts: 'observation',
      term: isMain ? 'term/main' : 'term/counterpart',
    });
    put(batch.goAt + MINUTE, condition, 'party-word-recorded@1', {
      party: guarantor,
      level: 'front',
      channel: 'phone',
      says: 'met',
    });
  }

  /** What one party asks for besides; a party that let it go for once says so itself. */
  function ownCondition(batch: Batch, name: string, at: number) {
    const isMain = batch.stream === 'main';
    const condition = `condition/${name}-asked-by-one`;
    const party = isMain ? PARTY_A : PARTY_B;
    const guarantor = isMain ? GUARANTOR_NORTH : GUARANTOR_SOUTH;
    const gate = (isMain ? main : across)?.sites.find(
      (site) => siteById(ground, site).siteKind === 'checkpoint',
    );
    const said = { level: 'front', channel: 'phone' } as const;
    const isWatched = gate !== undefined && isMain && batch.number === 2;
    put(at, condition, 'required@1', {
      of: batchId(batch),
      requiredBy: party,
      means: [isWatched ? [{ is: 'observer-present', site: gate }] : [{ is: 'crew-ready' }]],
      counts: 'observation',
    });
    if (isWatched) {
      // The observers never came. Whoever asked for them goes without, and that is an act of the room on that word.
      const word = put(batch.goAt - 20 * MINUTE, condition, 'party-word-recorded@1', {
        ...said,
        party: guarantor,
        says: 'set-aside',
      });
      put(batch.goAt - 15 * MINUTE, condition, 'set-aside@1', ({ line }) => ({
        onWordOf: line(word),
      }));
      return;
    }
    put(batch.goAt - 25 * MINUTE, condition, 'met-observed@1', {});
  }
};
