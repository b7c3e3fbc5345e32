import type { OperationEvent, SubjectId } from '../event.ts';
import type { StreamState, StreamTallyFact } from '../state/places.ts';
import { momentOf, prepare } from './prepare.ts';

interface StreamCount {
  readonly fact: StreamTallyFact;
  readonly told: ReturnType<typeof momentOf>;
}

/** One counter counting the same span again replaces the earlier count. */
const spanOf = (device: string, { from, to, countedBy }: StreamTallyFact) =>
  `${from} ${to} ${countedBy} ${device}`;

export const foldStream = (id: SubjectId, lines: readonly OperationEvent[]): StreamState => {
  const { events, common } = prepare('stream', id, lines);
  let site: SubjectId | null = null;
  let opened: StreamState['opened'] = null;
  let closed: StreamState['closed'] = null;
  const newest = new Map<string, StreamCount>();
  for (const event of events) {
    switch (event.kind) {
      case 'opened@1':
        site = event.fact.site;
        opened = momentOf(event);
        break;
      case 'tallied@1':
        newest.set(spanOf(event.device, event.fact), { fact: event.fact, told: momentOf(event) });
        break;
      case 'closed@1':
        closed = momentOf(event);
        break;
      default:
        event satisfies never;
    }
  }

  const tallies = [...newest.values()];
  tallies.sort(
    (a, b) =>
      a.fact.from - b.fact.from || a.fact.to - b.fact.to || (a.told.line < b.told.line ? -1 : 1),
  );
  const sums = { cars: 0, vans: 0, lorries: 0, onFoot: 0 };
  const sampled = {
    car: { vehicles: 0, people: 0 },
    van: { vehicles: 0, people: 0 },
    lorry: { vehicles: 0, people: 0 },
  };
  const overlapping: StreamCount[] = [];
  let until = Number.NEGATIVE_INFINITY;
  for (const tally of tallies) {
    const { fact } = tally;
    for (const { vehicleKind, people } of fact.sampled) {
      sampled[vehicleKind].vehicles++;
      sampled[vehicleKind].people += people;
    }
    // Two people watching the same road at the same time saw the same cars: only one of them adds.
    if (fact.from < until) {
      overlapping.push(tally);
      continue;
    }
    until = Math.max(until, fact.to);
    sums.cars += fact.cars;
    sums.vans += fact.vans;
    sums.lorries += fact.lorries;
    sums.onFoot += fact.onFoot;
  }
  return {
    ...common(
      [],
      overlapping.map(({ told }) => ({ rule: 'spans-overlap', subject: id, lines: [told.line] })),
    ),
    type: 'stream',
    site,
    opened,
    closed,
    ...sums,
    sampled,
    tallies,
    overlapping: overlapping.length,
  };
};
