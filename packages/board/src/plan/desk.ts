import { openSealedDesk, type SealedDesk, type SealedDeskParts } from '../sealed/desk.ts';
import {
  bytesToTimetable,
  MOST_BYTES,
  type SealedTimetable,
  timetableToBytes,
  timetableToPadded,
} from './timetable.ts';

/** Where timetables lie, sealed to coordinators. They are never published: what is in clear is what would be taken from a phone. */
export type TimetableDesk = Omit<SealedDesk<SealedTimetable>, 'publish'>;

export const openTimetableDesk = (
  parts: Pick<SealedDeskParts<SealedTimetable>, 'live' | 'shelf' | 'realNow'>,
): SealedDesk<SealedTimetable> =>
  openSealedDesk<SealedTimetable>({
    ...parts,
    mostBytes: MOST_BYTES,
    named: (facts) =>
      [...facts.states('plan').values()].flatMap(({ timetable }) => timetable ?? []),
    toClear: timetableToBytes,
    toPadded: timetableToPadded,
    fromBytes: bytesToTimetable,
  });
