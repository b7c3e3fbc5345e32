import { figure, t } from '@corridor/text';
import type { Facts } from '../view/facts.ts';
import { lastWindowEnd } from './headline.ts';
import type { PlanAnswer } from './keepPlan.ts';
import { planName } from './names.ts';
import { sizeOf } from './rows.ts';

/** Who, by the plan, is not there when the last window closes, site by site; most first. */
export function nightRows(
  facts: Facts,
  { scenario, proposal }: Pick<PlanAnswer, 'scenario' | 'proposal'>,
): readonly string[] {
  const end = lastWindowEnd(scenario);
  const left = new Map<string, number>();
  for (const { groups } of scenario.batches) {
    for (const { site, people, times } of groups) {
      left.set(site, (left.get(site) ?? 0) + sizeOf(people) * times);
    }
  }
  for (const { from, people, departs } of proposal.timetable.trips) {
    if (end === null || departs <= end) left.set(from, (left.get(from) ?? 0) - sizeOf(people));
  }
  return [...left]
    .filter(([, people]) => people > 0)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, 3)
    .map(([site, people]) =>
      t('{people} people stay at {site}', {
        people: figure(people),
        site: planName(facts, site),
      }),
    );
}
