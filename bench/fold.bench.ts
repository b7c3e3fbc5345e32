// A board that opens a million lines: who may speak, which line belongs where, validation and fold, against merely
// parsing the same lines.
import { createChainIndex, createProjection, type Line, operationIdOf } from '@corridor/log';
import { hashText } from '@corridor/log/node';
import { createIndex } from '@corridor/operation';
import { allStates, boardParts } from './support/board.ts';
import { chainActs } from './support/chains.ts';
import type { Bench } from './support/figure.ts';
import { medianOf, rounds, timeOf } from './support/measure.ts';
import { type Act, largeOperation, phones } from './support/operation.ts';

const wanted = 1_000_000;
const sliceLength = 500;

const bench: Bench = async (tell) => {
  const operation = largeOperation(wanted - phones).slice(0, wanted - phones);
  // The founder, last of the devices, lets all phones in before anything else is written.
  const devices = Array.from({ length: phones + 1 }, (_, i) => hashText(`bench/board/${i}`));
  const founder = devices[phones] as string;
  const op = operationIdOf(founder, true, hashText);
  const enrolments = devices.slice(0, phones).map(
    (device): Act => ({
      at: (operation[0]?.at ?? 0) - 3_600_000,
      device: phones,
      subject: `device/${device}`,
      kind: 'enrolled@1',
      fact: { device, label: `Phone ${device.slice(0, 4)}`, role: 'coordinator', sites: [] },
    }),
  );
  const moved = operation.map((act) =>
    act.after === undefined
      ? act
      : { ...act, after: act.after.map((place) => place + enrolments.length) },
  );
  const texts = [...chainActs(op, devices, [...enrolments, ...moved], tell)];
  // As a store hands them over: one chain after the other.
  const placeOf = new Map(devices.map((device, place) => [device, place]));
  texts.sort((a, b) => (placeOf.get(b.device) ?? 0) - (placeOf.get(a.device) ?? 0));
  const chains = createChainIndex();
  for (const { id, headerText } of texts) {
    const { dev, seq, prev } = JSON.parse(headerText);
    chains.add({ id, dev, seq, prev });
  }
  const bytes = texts.reduce((sum, { headerText, bodyText }) => sum + headerText.length + bodyText.length, 0);
  tell(`${texts.length} lines of ${(bytes / texts.length).toFixed(0)} B without signatures`);

  const ratios: number[] = [];
  const parsing: number[] = [];
  const folding: number[] = [];
  const indexing: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const headers = new Array<Line['header']>(texts.length);
    const bodies = new Array<Line['body']>(texts.length);
    const parse = await timeOf(() => {
      for (let i = 0; i < texts.length; i++) {
        const { headerText, bodyText } = texts[i] as (typeof texts)[number];
        headers[i] = JSON.parse(headerText);
        bodies[i] = JSON.parse(bodyText);
      }
    });
    const lines = texts.map(({ id, headerText, bodyText }, i): Line => {
      const header = headers[i] as Line['header'];
      return { id, header, body: bodies[i] ?? null, headerText, bodyText, signature: '' };
    });
    headers.length = 0;
    bodies.length = 0;
    function* slices() {
      for (let i = 0; i < lines.length; i += sliceLength) yield lines.slice(i, i + sliceLength);
    }
    const log = { chains, lines: slices, digest: () => '', subscribe: () => () => {} };
    let projection: Awaited<ReturnType<typeof openBoard>> | null = null;
    const openBoard = () => createProjection({ log, ...boardParts(op) });
    const fold = await timeOf(async () => {
      projection = await openBoard();
    });
    const opened = projection as unknown as Awaited<ReturnType<typeof openBoard>>;
    const { events, disputed } = opened.counts();
    if (events !== texts.length - phones || disputed !== 0 || opened.failures().size > 0) {
      throw new Error(`${events} events, ${disputed} disputed, ${opened.failures().size} failures`);
    }
    const index = createIndex();
    const fill = await timeOf(() => {
      for (const { subject, state } of allStates(opened)) index.update(subject, state);
    });
    const { arrivedAtLeast, departures } = index.counted('all');
    tell(
      `${round === 0 ? 'warming up' : `round ${round}`}: parse ${parse.toFixed(0)} ms, ` +
        `standing, order, validation and fold ${fold.toFixed(0)} ms, index ${fill.toFixed(0)} ms ` +
        `(${departures} departures, ${arrivedAtLeast} arrived)`,
    );
    opened.close();
    if (round === 0) continue;
    ratios.push(fold / parse);
    parsing.push(parse);
    folding.push(fold);
    indexing.push(fill);
  }
  return [
    {
      where: 'fold 1 M events, standing, order and validation included, against JSON.parse',
      value: medianOf(ratios),
      unit: '×',
      bar: { atMost: 1.5 },
    },
    { where: '— JSON.parse of their headers and bodies', value: medianOf(parsing), unit: 'ms' },
    { where: '— the fold', value: medianOf(folding), unit: 'ms' },
    { where: '— filling the index of the screens', value: medianOf(indexing), unit: 'ms' },
  ];
};

export default bench;
