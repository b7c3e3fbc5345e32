import type { LineId, SubjectId } from '@corridor/log';
import fc from 'fast-check';
import { type Draw, meet, type Road } from './meet.ts';
import type { Peer } from './peer.ts';
import { in2099, join, minutes, SIX, type Team } from './team.ts';

const people = ['board', 'hub', 'officer', 'driver', 'desk'] as const;
type Name = (typeof people)[number];
const sites = ['site/ramouseh', 'site/rashidin'] as const;
const trips = ['trip/1.AAAA', 'trip/2.BBBB', 'trip/3.CCCC'] as const;
const roads = ['corridor/east', 'corridor/west'] as const;
const vehicles = ['vehicle/12', 'vehicle/7'] as const;

/** Phones as they are found: right, five minutes fast, a day slow, never set, in another century. */
const clocks = [0, 5 * 60_000, -86_400_000, -SIX, in2099 - SIX] as const;

/** One thing that happens. Numbers choose among whatever there is when it happens. */
export interface Move {
  readonly who: Name;
  readonly what: number;
  readonly choices: readonly number[];
  /** The author has not looked at the screen: names nothing it has seen. */
  readonly blind: boolean;
}

export interface Story {
  readonly wrongClocks: readonly number[];
  readonly moves: readonly Move[];
  /** Of the road and of everything that is drawn while it is told. */
  readonly seed: number;
  readonly slice: number;
}

const move: fc.Arbitrary<Move> = fc.record({
  who: fc.constantFrom(...people),
  what: fc.nat({ max: 99 }),
  choices: fc.array(fc.nat({ max: 1_000 }), { minLength: 4, maxLength: 4 }),
  blind: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
});

export const stories: fc.Arbitrary<Story> = fc.record({
  wrongClocks: fc.array(fc.nat({ max: clocks.length - 1 }), {
    minLength: people.length,
    maxLength: people.length,
  }),
  moves: fc.array(move, { minLength: 8, maxLength: 40, size: 'max' }),
  seed: fc.nat(),
  slice: fc.constantFrom(1, 2, 5, 500),
});

/** What happened over many stories, so that a law is not held by stories in which nothing happens. */
export type Tally = Map<string, number>;

export function drawFrom(seed: number): Draw {
  let state = seed | 0;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return Math.floor(((state >>> 0) / 4294967296) * n);
  };
}

/** Lives through a story; answers everybody in it, not yet agreed on anything. */
export async function live(
  team: Team,
  beginning: readonly string[],
  story: Story,
  tally: Tally,
): Promise<{ readonly peers: readonly Peer[]; readonly road: Road }> {
  const road: Road = { draw: drawFrom(story.seed), slice: story.slice };
  const seed = `story ${story.seed}`;
  const peers: Peer[] = [];
  for (const [i, name] of people.entries()) {
    const now = SIX + (clocks[story.wrongClocks[i] ?? 0] ?? 0);
    peers.push(await join(team, name, { seed, now, lines: beginning }));
  }
  const noted = (what: string) => tally.set(what, (tally.get(what) ?? 0) + 1);

  for (const [place, { who, what, choices, blind }] of story.moves.entries()) {
    for (const { watch } of peers) watch.now += 60_000 * (1 + (choices[3] ?? 0) / 100);
    // Mostly those decide who may; now and then somebody tries who may not.
    const name = isDecision(what) && (choices[3] ?? 0) % 4 > 0 ? 'board' : who;
    const authors = peers.filter((peer) => peer.name === name);
    const author = authors[(choices[3] ?? 0) % authors.length] as Peer;
    const act = createAct(peers, author, choices, blind);
    if (what < 20) {
      const other = act.pick(peers);
      if (other !== author) await meet(author, other, road, (choices[1] ?? 0) % 6);
      noted('met');
    } else if (what < 25 && authors.length === 1 && (name === 'officer' || name === 'driver')) {
      // Somebody restores last night's copy on a second phone, and both go on.
      const device = author.signer.device;
      const texts = await author.texts();
      const own = texts.filter((text) => text.includes(`"dev":"${device}"`));
      const lost = own.slice(own.length - Math.min(own.length, 1 + ((choices[2] ?? 0) % 3)));
      const lines = texts.filter((text) => !lost.includes(text));
      const copy = `${seed} copy ${place}`;
      peers.push(await join(team, name, { seed: copy, now: author.watch.now, lines }));
      noted('restored');
    } else noted(await act.write(what));
  }
  return { peers, road };
}

function createAct(
  peers: readonly Peer[],
  author: Peer,
  choices: readonly number[],
  blind: boolean,
) {
  const [a = 0, b = 0, c = 0] = choices;
  const pick = <T>(items: readonly T[], at = a) => items[at % items.length] as T;
  const say = (subject: SubjectId, kind: string, fact: object): Promise<LineId> =>
    author.say(subject, kind, fact, blind ? { after: [] } : {});
  const trip = pick(trips, b);
  const site = pick(sites, c);
  const place = { vehicle: pick(vehicles, c), site };
  const someone = pick(peers, b).signer.device;
  const headsOf = (device: string) => author.log.heads(device).map(({ id }) => id);

  const tally = () => {
    const exact = c % 4 > 0;
    const about = exact ? {} : { low: 40, high: 70 };
    return say(trip, 'tallied@1', {
      point: pick(['boarding', 'alighting', 'checkpoint']),
      site,
      part: pick(['whole', 'whole', 'front', 'rear'], c),
      people: 40 + (c % 20),
      ...about,
      exact,
      method: exact ? 'one-by-one' : 'by-eye',
      lapsAsked: true,
      countedBy: `post/${pick(sites, a).slice(5)}`,
    });
  };
  const travel = () => {
    const told = a % 3 === 0 ? { at: minutes(b % 300) } : {};
    switch (c % 8) {
      case 0:
        return say(trip, 'boarding@1', place);
      case 1:
      case 2:
        return say(trip, 'departed@1', { ...place, to: 'site/rashidin', ...told });
      case 3:
        return say(trip, 'passed@1', { site, ...told });
      case 4:
        return say(trip, 'halted@1', { site, reason: 'checkpoint' });
      case 5:
        return say(trip, 'sent-back@1', { site });
      case 6:
        return say(trip, 'arrived@1', { site, vehicle: place.vehicle, slip: a % 2 === 0 });
      default:
        return say(trip, 'cancelled@1', {});
    }
  };
  const amend = () => {
    const events = author.projection.events(trip);
    const event = events[b % Math.max(1, events.length)];
    if (event === undefined) return tally();
    return a % 2 === 0
      ? say(event.subject, 'retracted@1', { of: event.id, reason: 'mistake' })
      : say(event.subject, 'corrected@1', { of: event.id, fact: { people: c % 90 } });
  };
  const rule = () => {
    const subject = `device/${someone}`;
    const heads = headsOf(someone);
    // What the author knows of the chain, or only an older part of it.
    const older = heads.flatMap((id) => {
      const seq = author.log.place(id)?.seq ?? 1;
      return author.log.ancestorAt(id, Math.max(1, seq - (c % 3))) ?? id;
    });
    switch (a % 8) {
      case 0:
      case 1:
        return say(subject, 'revoked@1', { heads: older, reason: 'lost' });
      case 2:
        return say(subject, 'role-granted@1', { role: 'read-only', sites: [], heads: older });
      case 3:
        return say(subject, 'role-granted@1', { role: 'counter', sites: [site], heads: older });
      case 4:
        return say(subject, 'enrolled@1', { label: 'again', role: 'counter', sites: [], heads });
      case 5:
        return say(subject, 'fork-settled@1', { keep: pick(heads, c) ?? 'A'.repeat(43) });
      case 6:
        return say(subject, 'adopted@1', { head: pick(heads, c) ?? 'A'.repeat(43) });
      default:
        return say(subject, 'clock-offset@1', {
          ms: (c - 500) * 1_000,
          doubt: 500,
          from: pick(older, c) ?? 'A'.repeat(43),
        });
    }
  };
  const witness = () => {
    const heads = author.log.devices().flatMap((device) => {
      const [head, ...more] = author.log.heads(device);
      return head === undefined || more.length > 0 ? [] : [[device, head.seq, head.id]];
    });
    return say(`device/${author.signer.device}`, 'witnessed@1', { heads });
  };

  return {
    pick,
    /** Writes one line; answers what it was about. */
    write: async (what: number): Promise<string> => {
      if (what < 40) await tally();
      else if (what < 58) await travel();
      else if (what < 66) {
        await say(pick(roads), pick(['suspended@1', 'resumed@1', 'closed@1'], b), {
          ...(b % 3 === 0 ? { reason: 'shots' } : {}),
        });
      } else if (what < 76) {
        const kind = a % 3 === 0 ? 'not-same@1' : 'same-as@1';
        await say(trip, kind, { other: pick(trips, b + 1 + (c % 2)) });
      } else if (what < 84) await amend();
      else if (what < 96) await rule();
      else await witness();
      return kindOfMove(what);
    },
  };
}

const isDecision = (what: number) => (what >= 58 && what < 76) || (what >= 84 && what < 96);

const kindOfMove = (what: number): string => {
  if (what < 40) return 'counted';
  if (what < 58) return 'travelled';
  if (what < 66) return 'ruled on a road';
  if (what < 76) return 'linked';
  if (what < 84) return 'amended';
  return what < 96 ? 'decided on a device' : 'witnessed';
};
