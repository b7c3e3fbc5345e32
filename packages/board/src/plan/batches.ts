import { t } from '@corridor/text';
import type { ZoneClock } from '../time/zone.ts';
import type { Facts } from '../view/facts.ts';
import { chanceText } from './headline.ts';
import type { PlanAnswer } from './keepPlan.ts';
import { planName } from './names.ts';
import { momentOf, sizeOf } from './rows.ts';

export interface BatchRow {
  readonly id: string;
  readonly name: string;
  readonly people: number;
  readonly trips: number;
  /** By the plan; empty: nobody of it is planned. */
  readonly ends: string;
  readonly range: string;
  readonly inside: string;
}

/** Batches of which somebody is to be brought, in the order in which they are through. */
export function batchRows(
  facts: Facts,
  { scenario, known, proposal, foreseen }: PlanAnswer,
  clock: ZoneClock,
): readonly BatchRow[] {
  const { zero } = known.legend;
  const near = (minute: number, of = zero) => clock.near(momentOf(of, minute), zero);
  return scenario.batches
    .flatMap((batch) => {
      const people = batch.groups.reduce((sum, one) => sum + sizeOf(one.people) * one.times, 0);
      if (people === 0) return [];
      const trips = proposal.timetable.trips.filter((trip) => trip.batch === batch.id);
      const last = trips.reduce((latest, { alights }) => Math.max(latest, alights.to), 0);
      const told = foreseen?.is.batches.find((one) => one.batch === batch.id);
      const { low = null, high = null } = told?.ends ?? {};
      const isTold = told !== undefined && foreseen !== null && trips.length > 0;
      return [
        {
          last: trips.length > 0 ? last : Number.MAX_SAFE_INTEGER,
          row: {
            id: batch.id,
            name: planName(facts, batch.id),
            people,
            trips: trips.length,
            ends: trips.length > 0 ? near(last) : '',
            range:
              isTold && low !== null
                ? t('{from}–{to}', {
                    from: near(low, foreseen.zero),
                    to: high === null ? t('nobody knows when') : near(high, foreseen.zero),
                  })
                : '',
            inside: isTold && told.inWindow !== null ? chanceText(told.inWindow) : '',
          },
        },
      ];
    })
    .sort((a, b) => a.last - b.last || (a.row.id < b.row.id ? -1 : 1))
    .map(({ row }) => row);
}
