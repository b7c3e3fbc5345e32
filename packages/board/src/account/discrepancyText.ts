import type { Discrepancy } from '@corridor/account';
import { figure, figureRange, isolate, named, t } from '@corridor/text';
import { batchTitle, thingName } from '../guard/names.ts';
import { type Facts, siteName, stateOf, vehicleText } from '../view/facts.ts';
import { wayOf } from './layerRows.ts';
import { streamSite } from './ownMeans.ts';

/** What it is a discrepancy of: `Vehicle 12`, `By own means past Bridge Gate`, a site, a batch, a term. */
export function subjectText(
  facts: Facts,
  { level, of }: Pick<Discrepancy, 'level' | 'of'>,
): string {
  switch (level) {
    case 'trip':
      return t('Vehicle {n}', { n: vehicleText(facts, stateOf(facts, 'trip', of)) });
    case 'stream': {
      const stream = stateOf(facts, 'stream', of);
      return t('By own means past {site}', { site: stream ? streamSite(facts, stream) : '?' });
    }
    case 'site':
      return isolate(siteName(facts, of));
    case 'batch':
      return batchTitle(facts, of);
    case 'term':
      return thingName(facts, of);
    case 'operation':
      return t('All journeys');
  }
}

export function placeText(facts: Facts, { level, of }: Pick<Discrepancy, 'level' | 'of'>): string {
  const trip = level === 'trip' ? stateOf(facts, 'trip', of) : null;
  return trip ? wayOf(facts, trip.from, trip.arrived?.site ?? trip.to) : '';
}

/** The figures that show it, in a sentence. ● of what was counted, ≈ of what was worked out; why is never said. */
export function whatText({ about, level, numbers, people }: Discrepancy): string {
  const n = (name: string) => numbers[name] ?? 0;
  const size = Math.abs(people);
  switch (about) {
    case 'boarded-and-arrived':
      return level === 'operation'
        ? t(
            '{trips, plural, one {# journey does} other {# journeys do}} not balance: {fewer} fewer and {more} more arrived than boarded. Not explained of them: {openFewer} fewer, {openMore} more.',
            {
              trips: n('trips'),
              fewer: n('fewer'),
              more: n('more'),
              openFewer: n('unexplainedFewer'),
              openMore: n('unexplainedMore'),
            },
          )
        : named([
            t('● {boarded} boarded, ● {alighted} got off', {
              boarded: n('boarded'),
              alighted: n('alighted'),
            }),
            n('born') > 0 && t('{n} born', { n: n('born') }),
            n('died') > 0 && t('{n} died', { n: n('died') }),
            n('joined') > 0 && t('{n} joined', { n: n('joined') }),
          ]);
    case 'counts-of-one-time':
      return t('two counts of the same time: {vehicles} vehicles and {foot} on foot apart', {
        vehicles: figure(Math.abs(n('vehicles'))),
        foot: figure(Math.abs(n('onFoot'))),
      });
    case 'posts-on-one-road':
      return t(
        '≈ {first} passed the first post, ≈ {second} the second; more apart than the doubt of {doubt}',
        { first: n('first'), second: n('second'), doubt: n('doubt') },
      );
    case 'came-and-left':
      return people > 0
        ? t('{n} more left than had come or waited', { n: size })
        : t('{n} fewer left or waited than had come', { n: size });
    case 'table-and-counts':
      return t('{table} in the tables, {counted} counted vehicle by vehicle', {
        table: n('table'),
        counted: n('counted'),
      });
    case 'quota':
      return t('{agreed} were agreed, {counted} counted leaving', {
        agreed: figureRange(n('agreedLow'), n('agreedHigh')),
        counted: n('counted'),
      });
    case 'sum-of-batches':
      return t('{agreed} were agreed, {planned} are in its batches', {
        agreed: figureRange(n('agreedLow'), n('agreedHigh')),
        planned: n('planned'),
      });
  }
}
