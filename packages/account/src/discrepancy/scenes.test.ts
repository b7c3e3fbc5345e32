import {
  createIndex,
  type EXPLANATIONS,
  folding,
  type OperationEvent,
  QUARTER_MS,
  quarterOf,
  subjectTypeOf,
} from '@corridor/operation';
import { describe, expect, test } from 'vitest';
import { evidenceOf } from '../evidence/evidence.ts';
import { createNotebook, EVENING } from '../statements/testing/notebook.ts';
import { type Discrepancy, discrepanciesOf } from './index.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** 06:00 UTC, where a quarter of a day begins. */
const SIX = quarterOf(EVENING) * QUARTER_MS - QUARTER_MS;
const at = (minutes: number) => SIX + minutes * MINUTE;

const [RAMOUSEH, RASHIDIN, HALL] = ['site/ramouseh', 'site/rashidin', 'site/hall'];

const told = (lines: readonly OperationEvent[], now = at(24 * 60)): readonly Discrepancy[] => {
  const index = createIndex();
  for (const [subject, own] of Map.groupBy(lines, (each) => each.subject)) {
    index.update(subject, folding.foldSubject(subjectTypeOf(subject), subject, own));
  }
  return discrepanciesOf(index, evidenceOf(index), now);
};
const brief = (all: readonly Discrepancy[]) =>
  all.map(({ level, about, people, status }) => `${level} ${about} ${people} ${status}`);

/** A bus from one place to another, counted at either end where somebody did. */
const bus = (
  { line, tally }: ReturnType<typeof createNotebook>,
  name: string,
  leg: { readonly from: string; readonly to: string; readonly left: number; readonly came: number },
  boarded: number | null,
  alighted: number | null,
): readonly OperationEvent[] => {
  const trip = `trip/${name}`;
  return [
    ...(boarded === null
      ? []
      : [tally('gate', at(leg.left - 2), trip, 'boarding', boarded, { site: leg.from })]),
    line('gate', at(leg.left), trip, 'departed@1', {
      vehicle: `vehicle/${name}`,
      site: leg.from,
      to: leg.to,
    }),
    line('hall', at(leg.came), trip, 'arrived@1', { site: leg.to, slip: true }),
    ...(alighted === null
      ? []
      : [tally('hall', at(leg.came + 5), trip, 'alighting', alighted, { site: leg.to })]),
  ];
};
const AWAY = { from: RAMOUSEH, to: HALL, left: 10, came: 70 };

describe('a bus that arrived with fewer than boarded', () => {
  test('is listed with the two counts behind it, how many, and for how long', () => {
    const notebook = createNotebook();
    const [one] = told(bus(notebook, '12.A', AWAY, 52, 47), at(75) + 3 * HOUR);
    expect(one).toMatchObject({ level: 'trip', of: 'trip/12.A', people: -5, status: 'open' });
    expect(one?.age).toBe(3 * HOUR);
    expect(one?.records).toHaveLength(2);
    expect(one?.subject).toBe('discrepancy/12.A');
  });

  test('explained it stays listed; counted again it opens by itself and names the count', () => {
    const notebook = createNotebook();
    const scene = bus(notebook, '12.A', AWAY, 52, 47);
    const explained = notebook.line('board', at(200), 'discrepancy/12.A', 'explained@1', {
      of: 'trip/12.A',
      explanation: 'laps-not-asked' satisfies (typeof EXPLANATIONS)[number],
      people: 5,
      size: 5,
      direction: 'fewer',
    });
    expect(brief(told([...scene, explained]))).toEqual(['trip boarded-and-arrived -5 explained']);
    const again = notebook.tally('hall', at(300), 'trip/12.A', 'alighting', 49, { site: HALL });
    const [one] = told([...scene, explained, again]);
    expect(one).toMatchObject({ people: -3, status: 'reopened', reopenedBy: [again.id] });
  });

  test('five fewer here and five more there are nobody net, and ten people to be found', () => {
    const notebook = createNotebook();
    const opened = notebook.line('board', at(0), 'operation/east', 'opened@1', {
      name: 'East',
      timeZone: 'Asia/Damascus',
    });
    const all = told([
      opened,
      ...bus(notebook, '12.A', AWAY, 52, 47),
      ...bus(notebook, '13.B', AWAY, 50, 55),
    ]);
    expect(all.find(({ level }) => level === 'operation')).toMatchObject({
      people: 0,
      numbers: { trips: 2, fewer: 5, more: 5, unexplainedFewer: 5, boarded: 102, arrived: 102 },
    });
  });

  test('no word says why', () => {
    const all = JSON.stringify(told(bus(createNotebook(), '12.A', AWAY, 52, 47)));
    expect(all).not.toMatch(/missing|taken|detain|arrest/);
  });
});

describe('people by their own means', () => {
  const span = (
    { line }: ReturnType<typeof createNotebook>,
    who: string,
    stream: string,
    from: number,
    to: number,
    cars: number,
    inThem: readonly number[],
  ) =>
    line(who, at(to), stream, 'tallied@1', {
      from: at(from),
      to: at(to),
      cars,
      vans: 0,
      lorries: 0,
      onFoot: 0,
      sampled: inThem.map((people) => ({ vehicleKind: 'car', people })),
      everyNth: 5,
      countedBy: `post/${who}`,
    });

  test('two who counted the same hour and differ by ten cars of five', () => {
    const notebook = createNotebook();
    const all = told([
      notebook.line('a', at(0), 'stream/ramouseh', 'opened@1', { site: RAMOUSEH }),
      span(notebook, 'a', 'stream/ramouseh', 0, 60, 40, [5, 5, 5]),
      span(notebook, 'b', 'stream/ramouseh', 0, 60, 50, [5, 5, 5]),
    ]);
    expect(brief(all)).toEqual(['stream counts-of-one-time 50 open']);
    expect(all[0]).toMatchObject({ isDerived: true, numbers: { vehicles: 10, spans: 1 } });
  });

  test('the second post on the road saw 600 people fewer than the first', () => {
    const notebook = createNotebook();
    const road = notebook.line('board', at(0), 'corridor/1', 'laid@1', {
      name: 'Road',
      sites: [RAMOUSEH, RASHIDIN],
      legs: [{ km: 20, minutes: 30 }],
    });
    const hours = (stream: string, who: string, from: number, cars: number) =>
      [0, 1, 2, 3, 4, 5].map((hour) =>
        span(
          notebook,
          who,
          stream,
          from + hour * 60,
          from + (hour + 1) * 60,
          cars,
          [4, 5, 5, 5, 5, 6],
        ),
      );
    const streams = (cars: number) => [
      road,
      notebook.line('a', at(0), 'stream/one', 'opened@1', { site: RAMOUSEH }),
      notebook.line('b', at(0), 'stream/two', 'opened@1', { site: RASHIDIN }),
      ...hours('stream/one', 'a', 0, 40),
      ...hours('stream/two', 'b', 30, cars),
    ];
    expect(brief(told(streams(38)))).toEqual([]);
    const [one] = told(streams(20));
    expect(one).toMatchObject({ about: 'posts-on-one-road', of: 'stream/two', isDerived: true });
    expect(one?.people).toBe(-600);
  });
});

describe('a transfer point where our people stood all day', () => {
  const point = (
    { line }: ReturnType<typeof createNotebook>,
    waiting: readonly [number, number],
  ) => [
    line('board', at(0), RASHIDIN, 'defined@1', { name: 'Rashidin', siteKind: 'transfer-point' }),
    line('r', at(0), 'post/r', 'staffed@1', { site: RASHIDIN, label: 'R' }),
    line('r', at(1), RASHIDIN, 'waiting-observed@1', {
      people: waiting[0],
      low: waiting[0],
      high: waiting[0],
    }),
    line('r', at(300), RASHIDIN, 'waiting-observed@1', {
      people: waiting[1],
      low: waiting[1],
      high: waiting[1],
    }),
    line('r', at(600), RASHIDIN, 'crowd-observed@1', { crowd: 'calm' }),
  ];
  const IN = { from: RAMOUSEH, to: RASHIDIN, left: 20, came: 50 };
  const ON = { from: RASHIDIN, to: HALL, left: 120, came: 160 };

  test('came, waited and left in balance: nothing to tell', () => {
    const notebook = createNotebook();
    const all = [
      ...point(notebook, [20, 10]),
      ...bus(notebook, '1.A', IN, 60, 60),
      ...bus(notebook, '2.B', ON, 70, 70),
    ];
    expect(told(all)).toEqual([]);
  });

  test('sixty came and nobody left or waits: 57 fewer at least, and nobody says why', () => {
    const notebook = createNotebook();
    const all = told([...point(notebook, [0, 0]), ...bus(notebook, '1.A', IN, 60, 60)]);
    expect(brief(all)).toEqual(['site came-and-left -57 open']);
    expect(all[0]?.records.length).toBe(4);
  });

  test('120 left where 60 came and nobody had waited: 48 more at least', () => {
    const notebook = createNotebook();
    const all = told([
      ...point(notebook, [0, 0]),
      ...bus(notebook, '1.A', IN, 60, 60),
      ...bus(notebook, '2.B', ON, 120, 120),
    ]);
    expect(brief(all)).toEqual(['site came-and-left 48 open']);
  });
});

describe('a table of women, girls and boys', () => {
  const table = ({ line }: ReturnType<typeof createNotebook>, people: number, vehicles = 3) =>
    line('hall', SIX + QUARTER_MS + MINUTE, HALL, 'breakdown-counted@1', {
      quarter: quarterOf(SIX),
      vehicles,
      people,
      women: 60,
      girls: 30,
      boys: 30,
    });
  const three = (notebook: ReturnType<typeof createNotebook>) =>
    [52, 47, 51].flatMap((people, i) =>
      bus(notebook, `${i}.A`, { ...AWAY, came: 70 + i }, people, people),
    );

  test('to the next five it is the 150 who were counted', () => {
    const notebook = createNotebook();
    expect(told([...three(notebook), table(notebook, 155)])).toEqual([]);
  });

  test('190 in the table and 150 counted: forty more, at the site', () => {
    const notebook = createNotebook();
    const all = told([...three(notebook), table(notebook, 190)]);
    expect(brief(all)).toEqual(['site table-and-counts 40 open']);
  });

  test('of fewer vehicles than came, nothing is known that could differ', () => {
    const notebook = createNotebook();
    const more = bus(notebook, '9.Z', { ...AWAY, came: 80 }, 50, 50);
    expect(told([...three(notebook), ...more, table(notebook, 150)])).toEqual([]);
  });
});

describe('what was agreed', () => {
  const agreed = (
    { line }: ReturnType<typeof createNotebook>,
    quantity: object,
    batches: readonly number[],
  ) => [
    line('board', at(-60), 'term/1', 'proposed@1', { about: 'people', quantity }),
    line('board', at(-50), 'term/1', 'in-force@1', {}),
    ...batches.map((people, i) =>
      line('board', at(-40), `batch/${i + 1}`, 'planned@1', {
        term: 'term/1',
        number: i + 1,
        people,
      }),
    ),
  ];
  const inBatch = ({ line }: ReturnType<typeof createNotebook>, trip: string, batch: string) =>
    line('board', at(5), `trip/${trip}`, 'assigned@1', { batch });
  const done = ({ line }: ReturnType<typeof createNotebook>, batch: string) =>
    line('board', at(400), batch, 'completed@1', {});

  test('a batch of 50 left with 70: twenty more than agreed', () => {
    const notebook = createNotebook();
    const all = told([
      ...agreed(notebook, { exact: 50 }, [50]),
      ...bus(notebook, '1.A', AWAY, 70, 70),
      inBatch(notebook, '1.A', 'batch/1'),
    ]);
    expect(brief(all)).toEqual(['term quota 20 open', 'batch quota 20 open']);
  });

  test('fewer is told only once the batch is closed', () => {
    const notebook = createNotebook();
    const scene = [
      ...agreed(notebook, { exact: 100 }, [100]),
      ...bus(notebook, '1.A', AWAY, 60, 60),
      inBatch(notebook, '1.A', 'batch/1'),
    ];
    expect(told(scene)).toEqual([]);
    expect(brief(told([...scene, done(notebook, 'batch/1')]))).toEqual(['batch quota -40 open']);
  });

  test('a bus that nobody counted may have carried the rest', () => {
    const notebook = createNotebook();
    const all = told([
      ...agreed(notebook, { exact: 100 }, [100]),
      ...bus(notebook, '1.A', AWAY, 60, 60),
      ...bus(notebook, '2.B', AWAY, null, null),
      inBatch(notebook, '1.A', 'batch/1'),
      inBatch(notebook, '2.B', 'batch/1'),
      done(notebook, 'batch/1'),
    ]);
    expect(all).toEqual([]);
  });

  test('batches of 800 and 700 under a term of 1,400: a hundred too many are planned', () => {
    const notebook = createNotebook();
    const all = told(agreed(notebook, { exact: 1400 }, [800, 700]));
    expect(brief(all)).toEqual(['term sum-of-batches 100 open']);
    expect(all[0]?.numbers).toMatchObject({ planned: 1500, agreedHigh: 1400 });
  });

  test('all who wish: no number can be missed', () => {
    const notebook = createNotebook();
    expect(told(agreed(notebook, { allWhoWish: true }, [800, 700]))).toEqual([]);
  });
});

test('the oldest first, and the same in whatever order it was heard', () => {
  const notebook = createNotebook();
  const scene = [
    ...bus(notebook, '12.A', { ...AWAY, came: 300 }, 52, 47),
    ...bus(notebook, '13.B', AWAY, 50, 44),
  ];
  const all = told(scene);
  expect(all.map(({ of }) => of)).toEqual(['trip/13.B', 'trip/12.A']);
  const turned = told([...scene.slice(4), ...scene.slice(0, 4)]);
  expect(turned).toEqual(all);
});
