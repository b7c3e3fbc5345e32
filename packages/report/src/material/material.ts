import { evidenceOf, QUARTER_HOUR_MS } from '@corridor/account';
import type { Index } from '@corridor/operation';
import type { Edition } from '../evaluation/types.ts';
import { type Records, recordsAt } from '../records/records.ts';
import { batchesIn, termsIn } from './agreement.ts';
import { claimsIn, statementsIn } from './claims.ts';
import { daysIn } from './days.ts';
import { discrepanciesIn, sumsOf } from './discrepancies.ts';
import { incidentsIn } from './incidents.ts';
import { nameIn } from './names.ts';
import { suspensionsIn } from './stood.ts';
import type { Material, Place, Road } from './types.ts';

const placesIn = (index: Index): readonly Place[] =>
  [...index.store.all('site')]
    .map(({ id, defined, control }): Place => {
      const by = nameIn(index, control?.by);
      return {
        id,
        name: defined?.name ?? id.slice(id.indexOf('/') + 1),
        siteKind: defined?.siteKind ?? null,
        ...(by === null ? {} : { control: by }),
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));

const roadsIn = (index: Index): readonly Road[] =>
  [...index.store.all('corridor')]
    .filter(({ sites }) => sites.length > 1)
    .map(({ id, name, sites, legs }) => ({
      id,
      name,
      sites: sites.map(index.store.resolve),
      legs,
    }))
    .sort((a, b) => b.sites.length - a.sites.length || (a.id < b.id ? -1 : 1));

/** Until when an edition may tell what was known at a moment, ms since 1970: in public no finer than a quarter of an hour. */
export const cutOffFor = (edition: Edition, at: number): number =>
  edition === 'public' ? Math.floor(at / QUARTER_HOUR_MS) * QUARTER_HOUR_MS : Math.floor(at);

/** All that an evaluation may be told from, of what was written down by the cut-off (ms since 1970). */
export const materialOf = (
  records: Records,
  { cutOff, isExercise }: { readonly cutOff: number; readonly isExercise: boolean },
): Material => {
  const then = recordsAt(records, cutOff);
  const { index } = then;
  const operation = [...index.store.all('operation')].find(({ opened }) => opened);
  const timeZone = operation?.opened?.timeZone ?? 'UTC';
  const evidence = evidenceOf(index);
  const discrepancies = discrepanciesIn(index, evidence, cutOff);
  return {
    name: operation?.opened?.name ?? '',
    isExercise,
    timeZone,
    phase: operation?.closed ? 'closed' : (operation?.phase ?? 'preparing'),
    cutOff,
    evidence,
    days: daysIn(evidence, timeZone),
    places: placesIn(index),
    roads: roadsIn(index),
    terms: termsIn(index),
    batches: batchesIn(index),
    discrepancies,
    discrepancySums: sumsOf(discrepancies),
    claims: claimsIn(index),
    claimsNotTold: 0,
    statements: statementsIn(index),
    suspensions: suspensionsIn(then),
    incidents: incidentsIn(index),
    withheld: {},
  };
};
