// A coordinator's board holds an agreement of 200 terms with 50 batches each, every batch under a dozen conditions. One record
// comes in, or only time goes by: how long until it is known again which of the 10,000 batches may go?
import {
  createIndex,
  foldSubject,
  isSubjectType,
  type OperationEvent,
  subjectTypeOf,
} from '@corridor/operation';
import type { Bench, Figure } from './support/figure.ts';
import { medianOf, rounds } from './support/measure.ts';

const TERMS = 200;
const BATCHES = 50;
const ROADS = 40;
const WINDOWS = 40;
const SAMPLES = 20;
const START = Date.UTC(2016, 11, 18, 6);
const minute = 60_000;
const bar = { atMost: 10 };

const key = (name: string) => name.padEnd(43, '_');

/** Everything that was written, by subject, and what is known of it. */
function createBoard() {
  const index = createIndex();
  const written = new Map<string, OperationEvent[]>();
  let seq = 0;
  const write = (subject: string, kind: string, fact: object): string => {
    const id = key(`line-${++seq}`);
    const at = START + seq;
    const own = written.get(subject) ?? [];
    written.set(subject, own);
    own.push({
      ...{ id, device: key('desk'), person: key('desk'), seq, hlc: [at, 0], wall: at, at },
      ...{ doubt: 0, kind, subject, after: [], fact },
    });
    return id;
  };
  /** Folding is another bench's; here it is done before the clock starts. */
  const fold = (subject: string) => {
    const type = subjectTypeOf(subject);
    if (!isSubjectType(type)) throw new Error(`nobody folds ${type}`);
    const state = foldSubject(type, subject, written.get(subject) ?? []);
    if (state.notUnderstood > 0) throw new Error(`${subject} is not understood`);
    return () => index.update(subject, state);
  };
  const fill = () => {
    for (const subject of written.keys()) fold(subject)();
  };
  return { index, write, fold, fill };
}
type Board = ReturnType<typeof createBoard>;

const batchOf = (term: number, n: number) => `batch/${term}-${n}`;
const roadOf = (term: number) => `corridor/${term % ROADS}`;
const windowOf = (term: number) => `window/${term % WINDOWS}`;
const closes = (window: number) => START + 600 * minute + window * minute;
const count = (point: string, site: string, people: number) => ({
  ...{ point, site, part: 'whole', people, exact: true, method: 'one-by-one', lapsAsked: true },
  countedBy: 'post/1',
});

/** Each term owes 50 batches of 50; its first thirty have gone, and batch by batch another term waits for them. */
function writeAgreement({ write }: Board): void {
  for (const party of ['a', 'b'])
    write(`party/${party}`, 'named@1', { name: party, roles: ['party'] });
  write('party/gate', 'named@1', { name: 'Gate', roles: ['armed-actor'] });
  write('operation/o', 'opened@1', { name: 'O', timeZone: 'Asia/Damascus' });
  for (let road = 0; road < ROADS; road++) {
    const sites = [`site/${road}-from`, `site/${road}-gate`, `site/${road}-to`];
    const [from = '', gate = '', to = ''] = sites;
    write(from, 'defined@1', { name: from.slice(5), siteKind: 'pick-up-point' });
    write(gate, 'defined@1', { name: gate.slice(5), siteKind: 'checkpoint' });
    write(to, 'defined@1', { name: to.slice(5), siteKind: 'reception-site' });
    write(gate, 'control-changed@1', { by: 'party/gate', since: START });
    write(from, 'people-informed@1', {});
    write(from, 'people-asked@1', { mayStay: true, destinations: [] });
    write(`corridor/${road}`, 'laid@1', {
      sites,
      legs: [1, 2].map(() => ({ km: 5, minutes: 20 })),
    });
    write(`corridor/${road}`, 'opened@1', {});
  }
  for (let window = 0; window < WINDOWS; window++) {
    write(`window/${window}`, 'announced@1', {
      windowKind: 'pause',
      from: START - minute,
      to: closes(window),
    });
  }
  for (let incident = 0; incident < 200; incident++) {
    const site = `site/${incident % ROADS}-gate`;
    write(`incident/${incident}`, 'reported@1', {
      ...{ incidentKind: 'shots', site, by: 'post', sure: 'heard' },
    });
    write(`incident/${incident}`, 'resolved@1', {});
  }
  for (let term = 0; term < TERMS; term++) {
    const id = `term/${term}`;
    const road = term % ROADS;
    const way = { origin: `site/${road}-from`, destination: `site/${road}-to` };
    const of = write(id, 'proposed@1', {
      ...{ by: 'party/a', about: 'people', quantity: { exact: 50 * BATCHES }, ...way },
    });
    write(id, 'confirmed@1', { by: 'party/b', of });
    write(id, 'in-force@1', { of });
    for (let n = 0; n < BATCHES; n++) writeBatch({ write }, term, n, way);
  }
}

function writeBatch(
  { write }: Pick<Board, 'write'>,
  term: number,
  n: number,
  { origin, destination }: { readonly origin: string; readonly destination: string },
): void {
  const batch = batchOf(term, n);
  const name = `${term}-${n}`;
  // The terms go in pairs: each batch waits for the one before it of the other term.
  const other = batchOf(term ^ 1, n - 1);
  write(batch, 'planned@1', { term: `term/${term}`, number: n, people: 50 });
  const ask = (what: string, means: object, requiredBy = 'party/a') =>
    write(`condition/${name}-${what}`, 'required@1', {
      ...{ of: batch, requiredBy, means: [[means]], counts: 'observation' },
    });
  if (n > 0) ask('after', { is: 'arrived', batch: other });
  ask('window', { is: 'window-open', window: windowOf(term) }, 'party/b');
  ask('time', { is: 'not-before', at: START + (n * TERMS + term) * 1000 });
  ask('light', { is: 'green-light', party: 'party/b', level: 'capital' }, 'party/b');
  ask('crew', { is: 'crew-ready' }, 'safety');
  write(`condition/${name}-crew`, 'met-observed@1', {});
  write(`condition/${name}-security-agrees`, 'met-observed@1', {
    ...{ batch, condition: 'security-agrees' },
  });
  for (const [party, level] of [
    ['party/gate', 'checkpoint'],
    ['party/b', 'capital'],
  ])
    write(`notice/${name}`, 'green-light@1', { party, level, channel: 'radio', batch });
  for (const bus of [1, 2]) {
    const trip = `trip/${name}-${bus}.AAAAAA`;
    const vehicle = `vehicle/${bus}`;
    write(trip, 'planned@1', { vehicle, from: origin, to: destination, batch });
    if (n >= 30) continue;
    write(trip, 'departed@1', { vehicle, site: origin, to: destination });
    write(trip, 'tallied@1', count('boarding', origin, 25));
    write(trip, 'arrived@1', { site: destination, slip: true });
    write(trip, 'tallied@1', count('alighting', destination, 25));
  }
}

/** One thing that happens, and what has to be so then; `n` tells the samples apart. */
interface Happening {
  readonly what: string;
  readonly happen: (n: number) => { readonly update: () => void; readonly now?: number };
}

function happenings({ write, fold }: Board): readonly Happening[] {
  const record = (subject: string, kind: string, fact: object) => {
    write(subject, kind, fact);
    return { update: fold(subject) };
  };
  const time = (now: number) => ({ update: () => {}, now });
  const quiet = START + 500 * minute;
  return [
    {
      what: 'a count on one trip',
      happen: (n) =>
        record(
          `trip/${n % TERMS}-29-1.AAAAAA`,
          'tallied@1',
          count('alighting', `site/${(n % TERMS) % ROADS}-to`, 25 - (n % 2)),
        ),
    },
    {
      what: 'a green light given or taken back',
      happen: (n) =>
        record(`notice/${n % TERMS}-10`, n % 2 ? 'withdrawn@1' : 'green-light@1', {
          ...{ party: 'party/gate', level: 'checkpoint', channel: 'radio' },
          batch: batchOf(n % TERMS, 10),
        }),
    },
    {
      what: 'a condition required of one batch',
      happen: (n) =>
        record(`condition/new-${n}`, 'required@1', {
          ...{ of: batchOf(n % TERMS, 12), requiredBy: 'party/a', counts: 'observation' },
          means: [[{ is: 'departed', batch: batchOf((n + 1) % TERMS, 40) }]],
        }),
    },
    {
      what: 'a road suspended or opened again, 250 batches',
      happen: (n) =>
        record(
          roadOf(n >> 1),
          n % 2 ? 'resumed@1' : 'suspended@1',
          n % 2 ? {} : { reason: 'ordered' },
        ),
    },
    {
      what: 'shots on one road, or over, 250 batches',
      happen: (n) =>
        n % 2
          ? record(`incident/new-${n - 1}`, 'resolved@1', {})
          : record(`incident/new-${n}`, 'reported@1', {
              ...{ incidentKind: 'shots', corridor: roadOf(n), by: 'post', sure: 'heard' },
            }),
    },
    {
      what: 'shots that nobody said where, or over, 10,000 batches',
      happen: (n) =>
        n % 2
          ? record(`incident/any-${n - 1}`, 'resolved@1', {})
          : record(`incident/any-${n}`, 'reported@1', {
              ...{ incidentKind: 'shots', by: 'post', sure: 'heard' },
            }),
    },
    {
      what: 'everything suspended, or moving again, 10,000 batches',
      happen: (n) =>
        record(
          'operation/o',
          n % 2 ? 'movement-resumed@1' : 'movement-suspended@1',
          n % 2 ? {} : { reason: 'ordered' },
        ),
    },
    {
      what: 'a window ended or started, 250 batches',
      happen: (n) => record(`window/${(n >> 1) % WINDOWS}`, n % 2 ? 'started@1' : 'ended@1', {}),
    },
    { what: 'a second goes by, and one batch’s hour comes', happen: (n) => time(START + n * 1000) },
    { what: 'time goes by, and nothing changes', happen: (n) => time(quiet + n) },
    {
      what: 'the clock passes the end of a window, 250 batches',
      happen: (n) => time(closes(n % WINDOWS)),
    },
  ];
}

const bench: Bench = async (tell) => {
  const board = createBoard();
  writeAgreement(board);
  board.fill();
  const { guards } = board.index;
  let now = START + 200 * minute;
  const before = performance.now();
  const first = guards.mayGo(now).length;
  tell(
    `${first} of ${TERMS * BATCHES} may go, found first in ${(performance.now() - before).toFixed(0)} ms`,
  );
  if (first === 0 || first === TERMS * BATCHES) throw new Error('nothing is held, or everything');

  const figures: Figure[] = [];
  for (const { what, happen } of happenings(board)) {
    const medians: number[] = [];
    const sizes = new Set<number>();
    let worst = 0;
    let n = 0;
    for (let round = 0; round <= rounds; round++) {
      const times: number[] = [];
      globalThis.gc?.();
      for (let sample = 0; sample < SAMPLES; sample++) {
        const { update, now: then = now } = happen(n++);
        if (then < now) guards.mayGo(then);
        now = then;
        const start = performance.now();
        update();
        const may = guards.mayGo(now);
        times.push(performance.now() - start);
        sizes.add(may.length);
      }
      if (round === 0) continue;
      medians.push(medianOf(times));
      worst = Math.max(worst, ...times);
    }
    tell(`${what}: at worst ${worst.toFixed(2)} ms; ${[...sizes].slice(0, 4).join(', ')} may go`);
    figures.push({ where: what, value: medianOf(medians), unit: 'ms', bar });
  }
  return figures;
};

export default bench;
