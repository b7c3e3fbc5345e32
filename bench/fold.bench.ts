// A board that opens a million lines: who may speak, which line belongs where, validation and fold, against merely
// parsing the same lines. Most of them lie in few long subjects; beside it, a load of a great many short ones.
import { createChainIndex, createProjection, type Line } from '@corridor/log';
import { createIndex } from '@corridor/operation';
import { allStates, boardParts } from './support/board.ts';
import type { Bench, Figure } from './support/figure.ts';
import { busyLoad, type Load, rehearsalLoad } from './support/loads.ts';
import { medianOf, rounds, timeOf } from './support/measure.ts';

async function measureOpening(
  load: Load,
  tell: (what: string) => void,
  bar?: Figure['bar'],
): Promise<readonly Figure[]> {
  const { pen, name } = load;
  const texts = pen.chains().flat();
  const chains = createChainIndex();
  let bytes = 0;
  for (const { id, headerText, bodyText } of texts) {
    const { dev, seq, prev } = JSON.parse(headerText);
    chains.add({ id, dev, seq, prev });
    bytes += headerText.length + bodyText.length;
  }
  tell(`${name}: ${texts.length} lines of ${(bytes / texts.length).toFixed(0)} B, unsigned`);

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
    async function* slices() {
      for (let from = 0; from < texts.length; from += 500) {
        yield texts.slice(from, from + 500).map(({ id, headerText, bodyText }, i): Line => {
          const header = headers[from + i] as Line['header'];
          return {
            id,
            header,
            body: bodies[from + i] ?? null,
            headerText,
            bodyText,
            signature: '',
          };
        });
      }
    }
    const log = { chains, lines: slices, digest: () => '', subscribe: () => () => {} };
    const open = () => createProjection({ log, ...boardParts(pen.op) });
    const opened: Awaited<ReturnType<typeof open>>[] = [];
    const fold = await timeOf(async () => {
      opened.push(await open());
    });
    const [projection] = opened;
    if (projection === undefined || projection.counts().lines !== texts.length) {
      throw new Error('lines are missing');
    }
    if (projection.failures().size > 0) throw new Error('a fold failed');
    const index = createIndex();
    const fill = await timeOf(() => {
      for (const { subject, state } of allStates(projection)) index.update(subject, state);
    });
    const { disputed } = projection.counts();
    tell(
      `${name}, ${round === 0 ? 'warming up' : `round ${round}`}: parse ${parse.toFixed(0)} ms, ` +
        `standing, order, validation and fold ${fold.toFixed(0)} ms, index ${fill.toFixed(0)} ms ` +
        `(${index.counted('all').departures} departures, ${disputed} lines disputed)`,
    );
    projection.close();
    if (round === 0) continue;
    parsing.push(parse);
    folding.push(fold);
    indexing.push(fill);
  }
  return [
    {
      where: `open a board of ${name}: order, validation and fold against JSON.parse`,
      value: medianOf(folding.map((fold, round) => fold / (parsing[round] as number))),
      unit: '×',
      ...(bar && { bar }),
    },
    { where: '— JSON.parse of headers and bodies', value: medianOf(parsing), unit: 'ms' },
    { where: '— order, validation and fold', value: medianOf(folding), unit: 'ms' },
    { where: '— then arranging what screens ask for', value: medianOf(indexing), unit: 'ms' },
  ];
}

const bench: Bench = async (tell) => [
  ...(await measureOpening(await rehearsalLoad('L', tell), tell, { atMost: 1.5 })),
  ...(await measureOpening(await busyLoad(250_000, 10, tell), tell)),
];

export default bench;
