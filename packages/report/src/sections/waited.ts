import type { SiteEvidence, TripEvidence } from '@corridor/account';
import type { Teller } from '../evaluation/teller.ts';
import type { Cell, Section } from '../evaluation/types.ts';

/** After so many quarters of an hour without news nobody can say that the same people still wait: six hours. */
const LONGEST_GAP = 24;

/** Person-hours at a site: each sighting holds until the next, or until the gap is too long. */
export const hoursWaitedAt = ({ waiting }: SiteEvidence, until: number): number =>
  waiting.reduce((hours, { quarter, people }, at) => {
    const next = waiting[at + 1]?.quarter ?? until;
    return hours + (people * Math.max(0, Math.min(next, quarter + LONGEST_GAP) - quarter)) / 4;
  }, 0);

/** Person-hours on board between the begin of boarding and leaving; trips that nobody counted are not in it. */
export const hoursOnBoard = (trips: readonly TripEvidence[]): number =>
  trips.reduce((hours, { boardingAt, departedAt, tallies }) => {
    if (boardingAt === null || departedAt === null || departedAt <= boardingAt) return hours;
    const counted = tallies.flatMap(({ point, part, people }) =>
      point === 'boarding' && part === 'whole' ? [people] : [],
    );
    if (counted.length === 0) return hours;
    const held = Math.min(departedAt - boardingAt, LONGEST_GAP);
    // They board one after another: on the middle of it half are on board.
    return hours + (Math.min(...counted) * held) / 4 / 2;
  }, 0);

export const waitedSection = ({ material, number, placeName }: Teller): Section => {
  const { sites, trips, until } = material.evidence;
  const waited = sites.flatMap((site) =>
    site.waiting.length === 0 ? [] : [{ id: site.id, hours: hoursWaitedAt(site, until) }],
  );
  const onBoard = hoursOnBoard(trips);
  if (waited.length === 0 && onBoard === 0)
    return { section: 'waited', blocks: [{ note: 'no-waiting' }] };
  return {
    section: 'waited',
    blocks: [
      { note: 'sighting-gap' },
      {
        table: {
          caption: 'waited-at',
          heads: ['place', 'hours'],
          rows: [
            ...waited.map(({ id, hours }): readonly Cell[] => [
              placeName(id),
              number(`waited.${id}.hours`, Math.round(hours), {
                kind: 'derived',
                unit: 'person-hours',
                rule: 'waiting',
              }),
            ]),
            [
              { note: 'on-board-before' },
              number('waited.on-board.hours', Math.round(onBoard), {
                kind: 'derived',
                unit: 'person-hours',
                rule: 'on-board',
              }),
            ],
          ],
        },
      },
    ],
  };
};
