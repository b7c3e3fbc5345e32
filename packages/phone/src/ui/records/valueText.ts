import { figure, isolate, t } from '@corridor/text';
import type { Correctable } from '../../records/correct.ts';
import type { ZoneClock } from '../../text/clock.ts';
import { fieldWord } from '../../text/fieldWords.ts';
import { type Crowd, crowdText } from '../../text/siteWords.ts';
import { word } from '../../text/words.ts';
import { siteOf, type World } from '../../view/world.ts';

export const correctableText = ({ field }: Pick<Correctable, 'field'>): string => {
  switch (field) {
    case 'at':
      return t('The time');
    case 'site':
      return t('The place');
    case 'reason':
      return t('Why');
    case 'vehicleKind':
      return t('The kind of vehicle');
    case 'state':
      return t('The state');
    case 'incidentKind':
      return t('What it was');
    case 'sure':
      return t('How sure');
    case 'crowd':
      return t('The crowd');
    case 'people':
      return t('How many people');
    case 'wounded':
      return t('Wounded');
    case 'lying':
      return t('Lying');
    case 'infants':
      return t('Infants');
    case 'cars':
      return t('Cars');
    case 'vans':
      return t('Vans');
    case 'lorries':
      return t('Lorries');
    case 'onFoot':
      return t('People on foot');
    default:
      return field;
  }
};

/** A code that means something else in each kind of record. */
export const codeText = (field: string, code: string): string => {
  switch (field) {
    case 'vehicleKind':
      return word('vehicleKind', code);
    case 'state':
      return fieldWord('condition', code);
    case 'incidentKind':
      return fieldWord('incident', code);
    case 'sure':
      return fieldWord('sure', code);
    case 'crowd':
      return crowdText(code as Crowd);
    default: {
      const halt = fieldWord('halt', code);
      return halt === code.replaceAll('-', ' ') ? fieldWord('left', code) : halt;
    }
  }
};

/** What stood in a field, or stands now: nothing told is a dash, never 0. */
export const valueText = (
  world: World,
  clock: ZoneClock,
  field: string,
  value: unknown,
  now: number,
): string => {
  if (value === undefined || value === null) return '\u2013';
  if (field === 'at') return clock.near(value as number, now);
  if (field === 'site') return isolate(siteOf(world, value as string).name ?? '\u2013');
  return typeof value === 'number' ? figure(value) : codeText(field, String(value));
};
