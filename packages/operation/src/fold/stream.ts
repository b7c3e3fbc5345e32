import type { OperationEvent, SubjectId } from '../event.ts';
import type { Finding } from '../findings/rules.ts';
import type { StreamState } from '../state/places.ts';
import { momentOf, prepare, timeOf } from './prepare.ts';
import { chooseSpans } from './spans.ts';

type Count = StreamState['tallies'][number];

const bySpan = (a: Count, b: Count) => a.fact.from - b.fact.from || a.fact.to - b.fact.to;

/** Both in order; of the same span the late ones came later. One late count of twenty thousand costs one walk. */
const merged = (counts: readonly Count[], late: readonly Count[]): readonly Count[] => {
  const result: Count[] = [];
  let next = 0;
  for (const count of late) {
    for (let one = counts[next]; one && bySpan(one, count) <= 0; one = counts[++next]) {
      result.push(one);
    }
    result.push(count);
  }
  for (let one = counts[next]; one; one = counts[++next]) result.push(one);
  return result;
};

/**
 * One person counting the same span again for a post replaces the earlier count, on whatever device; `counts` in order
 * of span, then of record.
 */
const withoutRecounts = (counts: readonly Count[]): readonly Count[] => {
  const isRecount = (newer: Count, older: Count) =>
    newer.fact.countedBy === older.fact.countedBy && newer.person === older.person;
  const result: Count[] = [];
  let group = 0;
  for (const count of counts) {
    const before = result[result.length - 1];
    if (!before || bySpan(before, count) !== 0) group = result.length;
    let again = result.length;
    for (let i = group; i < result.length; i++) {
      if (isRecount(count, result[i] as Count)) again = i;
    }
    result[again] = count;
  }
  return result;
};

export const foldStream = (id: SubjectId, lines: readonly OperationEvent[]): StreamState => {
  const { events, common } = prepare('stream', id, lines);
  let site: SubjectId | null = null;
  let opened: StreamState['opened'] = null;
  let closed: StreamState['closed'] = null;
  const counts: Count[] = [];
  /** Told later than counts of a later span. */
  const late: Count[] = [];
  let isAlone = true;
  let before: Count | null = null;
  for (const event of events) {
    switch (event.kind) {
      case 'tallied@1': {
        const { id: line, device, person, doubt, fact } = event;
        const count: Count = { line, device, person, at: timeOf(event), doubt, fact };
        const order = before ? bySpan(before, count) : -1;
        if (order > 0) {
          late.push(count);
          break;
        }
        if (order === 0) isAlone = false;
        counts.push(count);
        before = count;
        break;
      }
      case 'opened@1':
        site = event.fact.site;
        opened = momentOf(event);
        break;
      case 'closed@1':
        closed = momentOf(event);
        break;
      default:
        event satisfies never;
    }
  }

  const ordered = late.length ? merged(counts, late.sort(bySpan)) : counts;
  const tallies = late.length === 0 && isAlone ? ordered : withoutRecounts(ordered);
  let cars = 0;
  let vans = 0;
  let lorries = 0;
  let onFoot = 0;
  const sampled = {
    car: { vehicles: 0, people: 0 },
    van: { vehicles: 0, people: 0 },
    lorry: { vehicles: 0, people: 0 },
  };
  const notSeen = { car: 0, van: 0, lorry: 0 };
  // Every sampled vehicle tells how full vehicles are, also one that two people saw.
  for (const { fact } of tallies) {
    for (const kind of fact.notSeen ?? []) notSeen[kind]++;
    for (const { vehicleKind, people } of fact.sampled) {
      const kind = sampled[vehicleKind];
      kind.vehicles++;
      kind.people += people;
    }
  }
  const { beside, handOvers, differences } = chooseSpans(tallies);
  for (const { fact, line } of tallies) {
    if (beside?.has(line)) continue;
    cars += fact.cars;
    vans += fact.vans;
    lorries += fact.lorries;
    onFoot += fact.onFoot;
  }
  const findings = differences.flatMap(({ lines, ms, agrees }): readonly Finding[] =>
    agrees
      ? []
      : [
          {
            rule: 'spans-overlap',
            subject: id,
            lines,
            numbers: { minutes: Math.round(ms / 60_000) },
          },
        ],
  );
  return {
    ...common([], findings),
    type: 'stream',
    site,
    opened,
    closed,
    cars,
    vans,
    lorries,
    onFoot,
    sampled,
    notSeen,
    tallies,
    handOvers,
    differences,
    overlapping: differences.length,
  };
};
