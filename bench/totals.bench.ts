// What the large figure costs: the full account of an operation of twenty-five thousand trips, and new totals after one
// late count, as a board asks for them.
import { accountOf, createLiveAccount, evidenceOf, type Scope } from '@corridor/account';
import type { OperationEvent } from '@corridor/operation';
import { busyRoads } from './support/busyRoads.ts';
import type { Bench } from './support/figure.ts';
import { fold, foldAll, idOf } from './support/folded.ts';
import { measure, medianOf, percentileOf, rounds } from './support/measure.ts';

const lines = 250_000;
const phonesAtSite = 10;
const lateCounts = 20;

const totals: readonly Scope[] = [
  { measure: 'left' },
  { measure: 'arrived' },
  { measure: 'left', by: 'vehicles' },
  { measure: 'left', by: 'own-means' },
];

const bench: Bench = async (tell) => {
  const acts = busyRoads(lines, phonesAtSite);
  const { index, bySubject, count } = foldAll(acts);
  const trips = [...index.store.all('trip')].length;
  tell(`${trips} trips of ${count} lines folded`);

  const full: number[] = [];
  const fullWork: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const { took, worked } = await measure(() => {
      const account = accountOf(evidenceOf(index));
      for (const scope of totals) account.figure(scope);
      account.breakdown({ measure: 'left' }, 'from');
      account.breakdown({ measure: 'arrived' }, 'to');
    });
    tell(`${round === 0 ? 'warming up' : `round ${round}`}: full account ${took.toFixed(0)} ms`);
    if (round === 0) continue;
    full.push(took);
    fullWork.push(worked);
  }

  const live = createLiveAccount(index);
  for (const scope of totals) live.account().figure(scope);
  const counted = [...bySubject].filter(
    ([subject, events]) =>
      subject.startsWith('trip/') && events.some(({ kind }) => kind === 'tallied@1'),
  );
  const medians: number[] = [];
  const p95s: number[] = [];
  const works: number[] = [];
  let place = acts.length;
  for (let round = 0; round <= rounds; round++) {
    const times: number[] = [];
    const ownWork: number[] = [];
    for (let i = 0; i < lateCounts; i++) {
      const [subject, events] = counted[
        (round * 7919 + i * 997) % counted.length
      ] as (typeof counted)[number];
      const last = events.findLast(({ kind }) => kind === 'tallied@1') as OperationEvent;
      const late = {
        ...last,
        id: idOf(`L${place++}`),
        seq: last.seq + 1_000_000,
        after: [last.id],
      };
      events.push(late);
      fold(index, subject, events);
      const { took, worked } = await measure(() => {
        live.changed(subject);
        for (const scope of totals) live.quick().figure(scope);
      });
      times.push(took);
      ownWork.push(worked);
    }
    const [quick, exact] = [live.quick(), live.account()].map((account) =>
      totals.map((scope) => account.figure(scope).estimate?.people ?? Number.NaN),
    );
    const apart = totals.map((_, place) => Math.abs((quick?.[place] ?? 0) - (exact?.[place] ?? 0)));
    tell(`learned anew, the totals differ by ${apart.join(', ')} people`);
    tell(
      `${round === 0 ? 'warming up' : `round ${round}`}: totals after a late count ` +
        `${medianOf(times).toFixed(1)} ms, p95 ${percentileOf(times, 95).toFixed(1)} ms`,
    );
    if (round === 0) continue;
    medians.push(medianOf(times));
    p95s.push(percentileOf(times, 95));
    works.push(medianOf(ownWork));
  }
  return [
    {
      where: `account: everything from scratch, ${trips} trips`,
      value: medianOf(full),
      unit: 'ms',
      bar: { atMost: 2_000 },
    },
    {
      where: `account: four new totals after one late count, ${trips} trips`,
      value: medianOf(medians),
      unit: 'ms',
      bar: { atMost: 50 },
    },
    { where: '— p95', value: medianOf(p95s), unit: 'ms' },
    {
      where: '— from scratch, without waiting for a busy machine',
      value: medianOf(fullWork),
      unit: 'ms',
    },
    {
      where: '— after one count, without waiting for a busy machine',
      value: medianOf(works),
      unit: 'ms',
    },
  ];
};

export default bench;
