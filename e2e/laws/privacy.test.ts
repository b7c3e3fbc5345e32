// Whoever holds the bundle of a whole rehearsal holds no name, no sentence, and nothing that singles out grown men.
import { rehearse } from '@corridor/exercise';
import {
  type Body,
  type DeviceStanding,
  type Header,
  isExercise,
  type OpenLog,
  writeBundle,
} from '@corridor/log';
import * as operation from '@corridor/operation';
import { beforeAll, describe, expect, test } from 'vitest';
import { rehearsalToLog } from './support/rehearsal.ts';

const seed = 'privacy';

interface Opened {
  readonly frame: readonly string[];
  readonly lines: readonly { readonly header: Header; readonly body: Body | null }[];
}

/** What anybody reads who finds the file: gzip undone, without any of our own code. */
async function openFile(bundle: ReadableStream<Uint8Array>): Promise<Opened> {
  const plain = bundle.pipeThrough(
    new DecompressionStream('gzip') as TransformStream<Uint8Array, Uint8Array>,
  );
  const rows = (await new Response(plain as ReadableStream<Uint8Array<ArrayBuffer>>).text())
    .trimEnd()
    .split('\n');
  const isLine = (row: string) => row.includes('\t');
  return {
    frame: rows.filter((row) => !isLine(row)),
    lines: rows.filter(isLine).map((row) => {
      const [header = '', body = ''] = row.split('\t');
      return { header: JSON.parse(header), body: body === '' ? null : JSON.parse(body) };
    }),
  };
}

interface Leaf {
  /** `trip tallied@1 people`; inside lists and objects by the nearest name. */
  readonly where: string;
  readonly name: string;
  readonly value: unknown;
}

function* leavesOf({ kind, subject, fact }: Body): Generator<Leaf> {
  const type = subject.slice(0, subject.indexOf('/'));
  function* walk(name: string, value: unknown): Generator<Leaf> {
    if (Array.isArray(value)) for (const each of value) yield* walk(name, each);
    else if (typeof value === 'object' && value !== null) {
      for (const [inner, each] of Object.entries(value)) yield* walk(inner, each);
    } else yield { where: `${type} ${kind} ${name}`, name, value };
  }
  yield* walk('', fact);
}

const codes: ReadonlySet<unknown> = new Set(
  Object.values(operation).flatMap((each): readonly unknown[] => (Array.isArray(each) ? each : [])),
);
const reference = /^[a-z]{3,16}\/[A-Za-z0-9_-][A-Za-z0-9_.-]{0,47}$/;
const hash = /^[A-Za-z0-9_-]{43}$/;
const salt = /^[A-Za-z0-9_-]{22}$/;
const day = /^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$/;
const zone = /^[A-Z][A-Za-z]+(\/[A-Za-z0-9_+-]+){1,2}$/;
/** Where a short name may stand: of places, vehicles, devices, parties and who speaks for them. */
const named: ReadonlySet<string> = new Set([
  'device enrolled@1 label',
  'operation opened@1 name',
  'operation opened@1 from',
  'operation opened@1 to',
  'party named@1 name',
  'site defined@1 name',
  'corridor laid@1 name',
  'vehicle listed@1 label',
  'post staffed@1 label',
  'claim proposed@1 speaker',
  'claim proposed@1 channel',
  'claim recorded@1 speaker',
  'claim recorded@1 channel',
]);
/** A few words, no sentence, no telephone number. */
const label = /^(?!.*[0-9]{6})[^\s.!?;:,"]+( [^\s.!?;:,"]+){0,5}$/;
/** Codes of the log's own facts. */
const logCodes: ReadonlySet<string> = new Set(['lost', 'stolen', 'returned', 'relieved']);

const kindOfText = ({ where, name, value }: Leaf): string => {
  const text = value as string;
  if (codes.has(text) || logCodes.has(text)) return 'code';
  if (reference.test(text)) return 'reference';
  if (hash.test(text)) return 'hash';
  if (/^(date|aboutFrom|aboutTo|.*Edition)$/.test(name) && day.test(text)) return 'day';
  if (name === 'timeZone' && zone.test(text)) return 'zone';
  if (named.has(where) && label.test(text)) return 'label';
  return `free text at ${where}: ${text}`;
};

const bySex =
  /wom[ae]n|female|girl|boy|(^|[^a-z])m[ae]n([^a-z]|$)|(^|[^a-z])male|gender|sex|adult/i;

test('a sentence, a name, a telephone number or an unknown place for a label would be noticed', () => {
  const leaf = (where: string, value: string) =>
    kindOfText({ where, name: where.split(' ').at(-1) ?? '', value });
  const told = 'They took him off the bus.';
  for (const where of ['trip tallied@1 method', 'device enrolled@1 label']) {
    expect(leaf(where, told)).toContain('free text');
  }
  expect(leaf('vehicle listed@1 label', '+963 11 5550123')).toContain('free text');
  expect(leaf('trip tallied@1 note', 'Ahmad')).toContain('free text');
  expect(leaf('vehicle listed@1 label', 'Bus 12')).toBe('label');
});

describe.each(['S', 'M'] as const)('the bundle of rehearsal %s', (scenario) => {
  let log: OpenLog;
  let file: Opened;
  let bodies: readonly Body[];

  beforeAll(async () => {
    log = await rehearsalToLog(rehearse(scenario, seed));
    file = await openFile(writeBundle(log, { made: 0, app: 'laws' }));
    bodies = file.lines.flatMap(({ body }) => body ?? []);
  }, 300_000);

  test('holds every line, and says by its id that it is an exercise', () => {
    expect(file.lines.length).toBe(log.size().lines);
    expect(bodies.length).toBe(file.lines.length);
    expect(file.lines.every(({ header }) => isExercise(header.op))).toBe(true);
  });

  test('S1 has no free text: every string is a code, a reference, a hash, a day, a zone or a label', () => {
    const found = new Map<string, number>();
    for (const body of bodies) {
      for (const leaf of leavesOf(body)) {
        if (typeof leaf.value !== 'string') continue;
        const kind = kindOfText(leaf);
        found.set(kind, (found.get(kind) ?? 0) + 1);
      }
    }
    expect([...found.keys()].filter((kind) => kind.startsWith('free text'))).toEqual([]);
    // The walk has seen them all.
    for (const kind of ['code', 'reference', 'hash', 'day', 'zone', 'label']) {
      expect(found.get(kind)).toBeGreaterThan(0);
    }
  });

  test('has none around the facts either: headers, envelopes and the frame of the file', () => {
    for (const { header, body } of file.lines) {
      expect(Object.keys(header)).toEqual(
        ['v', 'op', 'dev', 'seq', 'prev', 'hlc', 'wall', 'gps', 'body'].filter(
          (name) => name in header,
        ),
      );
      expect(body?.salt).toMatch(salt);
      expect(body?.kind).toMatch(/^[a-z-]+@[1-9]$/);
      expect(body?.subject).toMatch(reference);
      expect(body?.after?.every((id) => hash.test(id)) ?? true).toBe(true);
      expect(body?.act ?? 'a').toMatch(/^[A-Za-z0-9._-]{1,64}$/);
    }
    const [first = '', last = '', ...more] = file.frame;
    expect(more).toEqual([]);
    expect(Object.keys(JSON.parse(first))).toEqual([
      'corridor',
      'op',
      'made',
      'app',
      'have',
      'from',
    ]);
    // Whatever an end may come to say, it says in numbers and hashes.
    const { end, ...told } = JSON.parse(last);
    expect(end).toBe(true);
    for (const value of Object.values(told)) {
      expect(typeof value === 'number' || hash.test(String(value))).toBe(true);
    }
  });

  test('tells women, girls and boys apart in tables of a site and quarter-day only', () => {
    const places = new Set(
      bodies.flatMap((body) =>
        [...leavesOf(body)].filter(({ name }) => bySex.test(name)).map(({ where }) => where),
      ),
    );
    const tables = ['women', 'girls', 'boys'].map((name) => `site breakdown-counted@1 ${name}`);
    expect([...places].filter((where) => !tables.includes(where))).toEqual([]);
    const stated = bodies.flatMap((body) =>
      [...leavesOf(body)].filter(({ value }) => typeof value === 'string' && bySex.test(value)),
    );
    // What somebody stated in public is stated; nothing that we counted carries such a code.
    expect(stated.filter(({ where }) => !where.startsWith('claim '))).toEqual([]);
  });

  test('S14 its tables share no quarter, are never corrected, and are about a hundred people or more', () => {
    const seen = new Set<string>();
    for (const { kind, subject, fact } of bodies) {
      if (kind !== 'breakdown-counted@1') continue;
      const table = fact as Record<string, number>;
      const { quarter = 0, vehicles = 0, people = 0, women = 0, girls = 0, boys = 0 } = table;
      expect(seen.has(`${subject} ${quarter}`)).toBe(false);
      seen.add(`${subject} ${quarter}`);
      expect(vehicles).toBeGreaterThanOrEqual(3);
      expect(people).toBeGreaterThanOrEqual(100);
      expect(women + girls + boys).toBeLessThanOrEqual(people);
      for (const number of [people, women, girls, boys]) expect(number % 5).toBe(0);
    }
    expect(scenario === 'S' || seen.size > 0).toBe(true);
    const amended = bodies.filter(
      ({ kind, subject, fact }) =>
        subject.startsWith('site/') &&
        kind === 'corrected@1' &&
        Object.keys((fact as { fact: object }).fact).some((name) => bySex.test(name)),
    );
    expect(amended).toEqual([]);
  });

  test('S13 made for a wall, it leaves out what a wall may not read', async () => {
    const wall: Pick<DeviceStanding, 'role' | 'sites'> = { role: 'read-only', sites: [] };
    const bundle = writeBundle(log, {
      made: 0,
      app: 'laws',
      mayRead: ({ body }) =>
        body !== null &&
        operation.mayRead(wall.role, {
          ...body,
          subjectType: operation.subjectTypeOf(body.subject),
          sites: wall.sites,
        }),
    });
    const { lines } = await openFile(bundle);
    expect(lines.length).toBe(file.lines.length);
    const told = lines.flatMap(({ body }) => body ?? []);
    const types = new Set(told.map(({ subject }) => operation.subjectTypeOf(subject)));
    for (const type of ['case', 'custody', 'contact', 'list', 'plan'])
      expect(types.has(type)).toBe(false);
    expect(told.some(({ kind }) => kind === 'breakdown-counted@1')).toBe(false);
    expect(told.length).toBeLessThan(lines.length);
    expect(types.has('trip')).toBe(true);
  });
});
