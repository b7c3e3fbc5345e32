import type { OperationEvent, SubjectId } from '../event.ts';
import type { PartyState } from '../state/places.ts';
import { prepare } from './prepare.ts';

export const foldParty = (id: SubjectId, lines: readonly OperationEvent[]): PartyState => {
  const { events, common } = prepare('party', id, lines);
  let name: string | null = null;
  let roles: PartyState['roles'] = [];
  let answersFor: readonly SubjectId[] = [];
  for (const event of events) {
    switch (event.kind) {
      case 'named@1':
        name = event.fact.name;
        roles = event.fact.roles;
        answersFor = event.fact.answersFor ?? [];
        break;
      case 'role-changed@1':
        roles = event.fact.roles;
        answersFor = event.fact.answersFor ?? answersFor;
        break;
      default:
        event satisfies never;
    }
  }
  return { ...common([], []), type: 'party', name, roles, answersFor };
};
