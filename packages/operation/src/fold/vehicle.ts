import type { OperationEvent, SubjectId } from '../event.ts';
import type { VehicleState } from '../state/places.ts';
import { momentOf, prepare } from './prepare.ts';
import { contestedOf, type Setting, settle } from './register.ts';

const CARE: { readonly [state in VehicleState['state']]: number } = {
  ready: 0,
  'on-trip': 1,
  'broken-down': 2,
  seized: 3,
  lost: 4,
};

export const foldVehicle = (id: SubjectId, lines: readonly OperationEvent[]): VehicleState => {
  const { events, seen, common } = prepare('vehicle', id, lines);
  let listed: VehicleState['listed'] = null;
  const settings: Setting<VehicleState['state']>[] = [];
  for (const event of events) {
    switch (event.kind) {
      case 'listed@1':
        listed = event.fact;
        break;
      case 'state-changed@1':
        settings.push({ value: event.fact.state, event });
        break;
      default:
        event satisfies never;
    }
  }
  const state = settle(settings, CARE, seen);
  return {
    ...common(contestedOf('state', state), []),
    type: 'vehicle',
    listed,
    state: state?.stands.value ?? 'ready',
    since: state ? momentOf(state.stands.event) : null,
  };
};
