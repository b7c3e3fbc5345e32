import type { Reason } from '../text/words.ts';
import type { OwnLine } from '../view/own.ts';
import type { FieldRecord } from './fieldRecord.ts';

/** A field that whoever wrote a record may set right, and how it is asked. */
export type Correctable =
  | { readonly field: 'at'; readonly is: 'time' }
  | { readonly field: 'site'; readonly is: 'site' }
  | { readonly field: string; readonly is: 'number' }
  | {
      readonly field: string;
      readonly is: 'code';
      readonly list: 'halt' | 'left' | 'condition' | 'incident' | 'sure' | 'vehicleKind' | 'crowd';
    };

const time: Correctable = { field: 'at', is: 'time' };
const site: Correctable = { field: 'site', is: 'site' };
const number = (field: string): Correctable => ({ field, is: 'number' });
type List = Extract<Correctable, { is: 'code' }>['list'];
const code = (field: string, list: List): Correctable => ({ field, is: 'code', list });

const OF_KIND: { readonly [kind in string]?: readonly Correctable[] } = {
  'boarding@1': [time, site],
  'boarded-and-standing@1': [time, site],
  'departed@1': [time, site],
  'passed@1': [time, site],
  'halted@1': [code('reason', 'halt'), time, site],
  'went-on@1': [time, site],
  'sent-back@1': [time, site],
  'arrived@1': [time, site],
  'cancelled@1': [time],
  'staffed@1': [time, site],
  'all-answered@1': [time],
  'left@1': [code('reason', 'left'), time],
  'listed@1': [code('vehicleKind', 'vehicleKind')],
  'state-changed@1': [code('state', 'condition'), time],
  'reported@1': [code('incidentKind', 'incident'), code('sure', 'sure'), time],
  'crowd-observed@1': [code('crowd', 'crowd'), time],
  'people-informed@1': [time],
  'people-asked@1': [time],
};

type Fields = { readonly [field: string]: unknown };

/**
 * What can be set right in one of the own records. A count of a vehicle is counted again instead, which replaces it; a
 * table of women and men is taken back whole; a figure that was "about" is observed again, with its range.
 */
export const correctableOf = (
  { kind, subject, fact }: Pick<OwnLine, 'kind' | 'subject' | 'fact'>,
  sites: number,
): readonly Correctable[] => {
  const has = fact as Fields;
  const fields =
    kind === 'tallied@1'
      ? subject.startsWith('stream/')
        ? ['cars', 'vans', 'lorries', 'onFoot'].map(number)
        : [time, site]
      : kind === 'waiting-observed@1'
        ? [
            ...(has.low === undefined && has.high === undefined ? [number('people')] : []),
            ...['wounded', 'lying', 'infants']
              .filter((name) => has[name] !== undefined)
              .map(number),
            time,
          ]
        : (OF_KIND[kind] ?? []);
  // Where a phone counts at one site only there is no other that it may speak for.
  return fields.filter(({ is }) => is !== 'site' || (sites !== 1 && has.site !== undefined));
};

/** Taken back may be for any reason; set right only for those after which something true is left. */
export const CORRECTION_REASONS: readonly Reason[] = [
  'mistake',
  'told-wrong',
  'wrong-site',
  'wrong-vehicle',
];

/** Always names the record itself, never an earlier correction: the last one stands. */
export const correctionRecord = (
  { id, subject }: Pick<OwnLine, 'id' | 'subject'>,
  { field }: Correctable,
  value: unknown,
  reason: Reason,
): FieldRecord => ({
  kind: 'corrected@1',
  subject,
  fact: { of: id, fact: { [field]: value }, reason },
});

/** A person amends what they wrote, also under the key that counted while this phone was locked: `own` holds both. */
export const isAmendable = (
  line: Pick<OwnLine, 'device' | 'kind'>,
  own: readonly string[],
): boolean =>
  own.includes(line.device) && line.kind !== 'retracted@1' && line.kind !== 'corrected@1';
