import type { OperationEvent, SubjectId } from '../event.ts';
import type { ConvoyState } from '../state/agreement.ts';
import { momentOf, prepare } from './prepare.ts';

export const foldConvoy = (id: SubjectId, lines: readonly OperationEvent[]): ConvoyState => {
  const { events, common } = prepare('convoy', id, lines);
  const trips = new Set<SubjectId>();
  let formed: ConvoyState['formed'] = null;
  let dissolved: ConvoyState['dissolved'] = null;
  for (const event of events) {
    switch (event.kind) {
      case 'formed@1':
        formed = momentOf(event);
        for (const trip of event.fact.trips) trips.add(trip);
        break;
      case 'joined@1':
        trips.add(event.fact.trip);
        break;
      case 'left@1':
        trips.delete(event.fact.trip);
        break;
      case 'dissolved@1':
        dissolved = momentOf(event);
        break;
      default:
        event satisfies never;
    }
  }
  return { ...common([], []), type: 'convoy', trips: [...trips].sort(), formed, dissolved };
};
