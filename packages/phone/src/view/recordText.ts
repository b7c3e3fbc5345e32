import { figure, listed, t } from '@corridor/text';
import type { TallyFact } from '../pad/tally.ts';
import { vehicleName, word } from '../text/words.ts';
import { fieldRecordText } from './fieldRecordText.ts';
import type { OwnLine } from './own.ts';
import { siteRecordText } from './siteRecordText.ts';
import { siteOf, vehicleOfTrip, type World } from './world.ts';

const vehicleText = (world: World, trip: string): string => {
  const id = world.own('trip').get(trip)?.vehicle ?? world.all('trip').get(trip)?.vehicle;
  return vehicleName(vehicleOfTrip(world, trip, id ?? null));
};

/** One own record in a line: what, then the particulars. */
export const recordText = (
  world: World,
  { kind, subject, fact }: Pick<OwnLine, 'kind' | 'subject' | 'fact'>,
): { readonly title: string; readonly detail: string } => {
  const ofSite = siteRecordText(world, { kind, subject, fact });
  if (ofSite) return ofSite;
  const ofField = fieldRecordText(world, { kind, subject, fact }, vehicleText(world, subject));
  if (ofField) return ofField;
  switch (kind) {
    case 'tallied@1': {
      const tally = fact as TallyFact;
      const n = figure(tally.people);
      const vehicle = vehicleText(world, subject);
      const title =
        tally.point === 'alighting'
          ? t('{vehicle}: {n} got off', { vehicle, n })
          : tally.point === 'boarding'
            ? t('{vehicle}: {n} on board', { vehicle, n })
            : t('{vehicle}: {n} at the checkpoint', { vehicle, n });
      return { title, detail: listed([word('part', tally.part), word('method', tally.method)]) };
    }
    case 'departed@1': {
      const { to } = fact as { readonly to?: string };
      const site = to === undefined ? null : siteOf(world, to).name;
      return {
        title: t('{vehicle} departed', { vehicle: vehicleText(world, subject) }),
        detail: site === null ? '' : t('for {site}', { site }),
      };
    }
    case 'arrived@1': {
      const { slip } = fact as { readonly slip: boolean };
      return {
        title: t('{vehicle} arrived', { vehicle: vehicleText(world, subject) }),
        detail: slip ? t('slip seen') : t('without a slip'),
      };
    }
    case 'passed@1':
      return {
        title: t('{vehicle} passed', { vehicle: vehicleText(world, subject) }),
        detail: '',
      };
    case 'listed@1': {
      const { label, vehicleKind } = fact as {
        readonly label: string;
        readonly vehicleKind: string;
      };
      return {
        title: t('New vehicle {label}', { label }),
        detail: word('vehicleKind', vehicleKind),
      };
    }
    case 'retracted@1':
      return {
        title: t('Taken back'),
        detail: word('reason', (fact as { reason: string }).reason),
      };
    default:
      return { title: kind.replace(/@\d+$/, '').replaceAll('-', ' '), detail: '' };
  }
};
