import type { Fact } from '@corridor/operation';
import { t } from '@corridor/text';
import { placeName } from '../records/incident.ts';
import { fieldWord } from '../text/fieldWords.ts';
import { vehicleName } from '../text/words.ts';
import type { OwnLine } from './own.ts';
import { siteOf, vehicleOf, type World } from './world.ts';

interface RecordText {
  readonly title: string;
  readonly detail: string;
}

const atSite = (world: World, site: string | undefined): string =>
  site === undefined ? t('on the road') : (siteOf(world, site).name ?? '');

/**
 * Records beside the counts: of a trip, a post, an incident, a vehicle. `vehicle`: the name of the trip's vehicle. `null` where the line is
 * about something else.
 */
export const fieldRecordText = (
  world: World,
  { kind, subject, fact }: Pick<OwnLine, 'kind' | 'subject' | 'fact'>,
  vehicle: string,
): RecordText | null => {
  switch (kind) {
    case 'boarded-and-standing@1':
      return { title: t('{vehicle} boarded, and stands', { vehicle }), detail: '' };
    case 'halted@1': {
      const { site, reason } = fact as Fact<'trip', 'halted@1'>;
      const place = atSite(world, site);
      return {
        title: t('{vehicle} stands', { vehicle }),
        detail:
          reason === undefined
            ? place
            : t('{place}: {why}', { place, why: fieldWord('halt', reason) }),
      };
    }
    case 'went-on@1':
      return {
        title: t('{vehicle} goes on', { vehicle }),
        detail: atSite(world, (fact as Fact<'trip', 'went-on@1'>).site),
      };
    case 'sent-back@1':
      return {
        title: t('{vehicle} sent back', { vehicle }),
        detail: atSite(world, (fact as Fact<'trip', 'sent-back@1'>).site),
      };
    case 'cancelled@1':
      return { title: t('{vehicle} called off', { vehicle }), detail: '' };
    case 'staffed@1':
      return {
        title: t('We are here'),
        detail: atSite(world, (fact as Fact<'post', 'staffed@1'>).site),
      };
    case 'all-answered@1':
      return { title: t('All of us answered'), detail: '' };
    case 'left@1':
      return {
        title: t('We left'),
        detail: fieldWord('left', (fact as Fact<'post', 'left@1'>).reason),
      };
    case 'state-changed@1':
      return {
        title: t('{vehicle}: {state}', {
          vehicle: vehicleName(vehicleOf(world, subject)),
          state: fieldWord('condition', (fact as Fact<'vehicle', 'state-changed@1'>).state),
        }),
        detail: '',
      };
    case 'reported@1': {
      const reported = fact as Fact<'incident', 'reported@1'>;
      const place = placeName(world, reported);
      const sure = fieldWord('sure', reported.sure);
      return {
        title: fieldWord('incident', reported.incidentKind),
        detail: place === null ? sure : t('{place} · {sure}', { place, sure }),
      };
    }
    default:
      return null;
  }
};
