import { arrived, boarding, draft, passed } from '@corridor/operation';
import type { FieldRecord } from '../records/fieldRecord.ts';
import type { CountedLocked } from '../view/countedLocked.ts';

/** What says which vehicle a count belongs to, at the time of the count. `same`: the trip it is part of, as a person decided. */
export const sayWhich = (
  { trip, point, at, hasSlip }: CountedLocked,
  vehicle: string,
  site: string,
  same: string | null,
): readonly FieldRecord[] => {
  const told =
    point === 'boarding'
      ? // The trip it joins says already that its vehicle boards here.
        same === null
        ? [boarding({ vehicle, site })]
        : []
      : point === 'alighting'
        ? [arrived({ site, vehicle, slip: hasSlip, at })]
        : [passed({ site, vehicle, at })];
  const link =
    same === null ? [] : [{ ...draft('trip', 'same-as@1', { other: same }), subject: trip }];
  return [...link, ...told.map((record) => ({ ...record, subject: trip }))];
};
