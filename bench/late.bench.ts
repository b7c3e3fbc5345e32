// A phone comes back from behind the hill: one line into the longest subject of the large rehearsal, on a board whose
// screen is open. And a phone is reported stolen: thousands of its lines lose their standing.
import {
  createMemoryStore,
  createProjection,
  createVerify,
  openLog,
  runtimeRandom,
} from '@corridor/log';
import { hashText } from '@corridor/log/node';
import { createIndex, type Index } from '@corridor/operation';
import { allStates, boardParts, lookAtNow, toFacts } from './support/board.ts';
import type { Bench, Figure } from './support/figure.ts';
import { busyLoad, type Load, rehearsalLoad } from './support/loads.ts';
import { medianOf, percentileOf, rounds } from './support/measure.ts';
import { type Note, signSlices } from './support/written.ts';

const lateLines = 100;

/** A board with everything of a load in it, as the hub would hand it over; texts stay in memory. */
async function openBoard({ pen, endsAt }: Load) {
  const clock = { now: () => endsAt };
  const log = await openLog({
    store: createMemoryStore(),
    op: pen.op,
    hash: hashText,
    verify: createVerify(),
    clock,
    random: runtimeRandom,
  });
  const signerByDevice = new Map(pen.keys.map((key) => [pen.signerOf(key).device, key]));
  for (const chain of pen.chains()) {
    const key = signerByDevice.get(chain[0]?.device ?? '') ?? '';
    for (const slice of await signSlices(pen, pen.signerOf(key), chain)) await log.admit(slice);
  }
  // A board keeps no second copy of the texts; their memory would only give the collector more to do.
  pen.forget();
  let keptAt = 0;
  // The first to hear of a line, right after it is durable.
  log.subscribe(() => {
    keptAt = performance.now();
  });
  const projection = await createProjection({ log, ...boardParts(pen.op) });
  const index = createIndex();
  for (const { subject, state } of allStates(projection)) index.update(subject, state);
  const facts = toFacts(projection, index);
  lookAtNow(facts, endsAt);

  let changed = 0;
  let now = endsAt;
  projection.subscribe(({ changes }) => {
    changed = changes.length;
    for (const { subject, after } of changes) index.update(subject, after);
    // A second later: what depends on the hour is worked out anew.
    now += 1_000;
    lookAtNow(facts, now);
  });
  return {
    log,
    projection,
    index,
    /**
     * ms until the screen shows it; of it until the line was checked and kept; and what this thread itself worked, which
     * leaves out what a busy machine made it wait.
     */
    take: async (lines: readonly string[]) => {
      const start = performance.now();
      const before = process.threadCpuUsage();
      const { admitted } = await log.admit(lines);
      const { user, system } = process.threadCpuUsage(before);
      const end = performance.now();
      if (admitted.length !== lines.length) throw new Error('a line was not admitted');
      const working = (user + system) / 1_000;
      return { took: end - start, keeping: keptAt - start, working, changed };
    },
  };
}

type Board = Awaited<ReturnType<typeof openBoard>>;

const signed = async ({ pen }: Load, note: Note): Promise<readonly string[]> => {
  const line = pen.write(note);
  const [slice = []] = await signSlices(pen, pen.signerOf(note.device), [line]);
  return slice;
};

/** The longest subject that is no device: its id and the facts somebody wrote about it. */
function longestSubject({ projection }: Board, index: Index) {
  let longest = '';
  for (const type of ['stream', 'trip', 'site', 'post', 'corridor'] as const) {
    for (const { id } of index.store.all(type)) {
      if (projection.events(id).length > projection.events(longest).length) longest = id;
    }
  }
  return { subject: longest, events: projection.events(longest) };
}

async function measureLate(
  load: Load,
  tell: (what: string) => void,
  bar?: Figure['bar'],
): Promise<readonly Figure[]> {
  tell(`${load.name}: admitting ${load.lines} lines`);
  const board = await openBoard(load);
  const { subject, events } = longestSubject(board, board.index);
  const count = events.length;
  tell(`${load.name}: ${subject} has ${count} lines`);
  const first = events[0]?.wall ?? 0;
  const span = (events.at(-1)?.wall ?? 0) - first;
  const samples = events
    .filter(({ kind }) => kind === 'tallied@1')
    .map(({ fact }) => fact as object);
  const sites = board.projection.devices().get(events.at(-1)?.device ?? '')?.sites ?? [];

  const p95s: number[] = [];
  const keptP95s: number[] = [];
  const workP95s: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const key = `late-${round}`;
    const enrol = {
      device: 'founder',
      wall: load.endsAt + round,
      subject: `device/${load.pen.signerOf(key).device}`,
      kind: 'enrolled@1',
      fact: { label: 'Late', role: 'counter', sites },
    };
    await board.take(await signed(load, enrol));
    const times: number[] = [];
    const beforeKept: number[] = [];
    const ownWork: number[] = [];
    for (let i = 0; i < lateLines; i++) {
      // Spread over the whole operation, so each lands in the middle of what is there.
      const wall = first + Math.floor((span * (i + 0.5)) / lateLines) + round;
      const fact = { ...samples[(i * 37) % samples.length], from: wall - 60_000, to: wall };
      const lines = await signed(load, { device: key, wall, subject, kind: 'tallied@1', fact });
      const { took, keeping, working, changed } = await board.take(lines);
      if (changed !== 1) throw new Error(`${changed} subjects changed`);
      times.push(took);
      beforeKept.push(keeping);
      ownWork.push(working);
    }
    const p95 = percentileOf(times, 95);
    tell(
      `${load.name}, ${round === 0 ? 'warming up' : `round ${round}`}: a late line ` +
        `${medianOf(times).toFixed(2)} ms, p95 ${p95.toFixed(2)} ms, ` +
        `own work p95 ${percentileOf(ownWork, 95).toFixed(2)} ms`,
    );
    if (round === 0) continue;
    p95s.push(p95);
    keptP95s.push(percentileOf(beforeKept, 95));
    workP95s.push(percentileOf(ownWork, 95));
  }
  if (board.projection.events(subject).length !== count + lateLines * (rounds + 1)) {
    throw new Error('late lines are missing');
  }
  return [
    {
      where: `a late line in the longest subject of ${load.name} (${count} of them): p95`,
      value: medianOf(p95s),
      unit: 'ms',
      ...(bar && { bar }),
    },
    { where: '— of it checking and keeping the line: p95', value: medianOf(keptP95s), unit: 'ms' },
    { where: '— without waiting for a busy machine: p95', value: medianOf(workP95s), unit: 'ms' },
    ...(await measureRevoking(load, board, tell)),
  ];
}

/** Phones with at least 3,000 lines, those with the most subjects first; each is revoked once. */
async function measureRevoking(
  load: Load,
  { log, projection, take }: Board,
  tell: (what: string) => void,
): Promise<readonly Figure[]> {
  const candidates: { key: string; lines: number; half: string }[] = [];
  for (const key of load.pen.keys) {
    const { device } = load.pen.signerOf(key);
    const [head] = log.heads(device);
    const standing = projection.devices().get(device);
    if (head === undefined || head.seq < 3_000 || standing?.role !== 'counter') continue;
    if (standing.revoked) continue;
    const half = log.ancestorAt(head.id, head.seq - 3_000);
    if (half !== null) candidates.push({ key, lines: 3_000, half });
  }
  const times: number[] = [];
  const works: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const chosen = candidates[round];
    if (chosen === undefined) throw new Error('no phone has written enough');
    const before = projection.counts().disputed;
    const { took, working, changed } = await take(
      await signed(load, {
        device: 'founder',
        wall: load.endsAt + 1_000 + round,
        subject: `device/${load.pen.signerOf(chosen.key).device}`,
        kind: 'revoked@1',
        fact: { heads: [chosen.half], reason: 'lost' },
      }),
    );
    const fallen = projection.counts().disputed - before;
    if (fallen !== chosen.lines) throw new Error(`${fallen} lines fell`);
    tell(
      `${load.name}, ${round === 0 ? 'warming up' : `round ${round}`}: revoking ` +
        `${fallen} lines in ${changed} subjects ${took.toFixed(1)} ms`,
    );
    if (round === 0) continue;
    times.push(took);
    works.push(working);
  }
  return [
    {
      where: `revoking 3,000 lines of one phone in ${load.name}`,
      value: medianOf(times),
      unit: 'ms',
      bar: { atMost: 200 },
    },
    { where: '— without waiting for a busy machine', value: medianOf(works), unit: 'ms' },
  ];
}

const lateKeys = Array.from({ length: rounds + 1 }, (_, round) => `late-${round}`);

const bench: Bench = async (tell) => [
  ...(await measureLate(await rehearsalLoad('L', tell, lateKeys), tell, { atMost: 5 })),
  ...(await measureLate(await busyLoad(250_000, 10, tell, lateKeys), tell)),
];

export default bench;
