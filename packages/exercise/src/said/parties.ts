/** Names that belong to nobody: whoever rehearses shall not take sides. */
export const PARTY_A = 'party/a';
export const PARTY_B = 'party/b';
export const GUARANTOR_NORTH = 'party/guarantor-north';
export const GUARANTOR_SOUTH = 'party/guarantor-south';
export const RELIEF_MISSION = 'party/relief-mission';
const OBSERVER_TEAM = 'party/observer-team';
export const BUS_COMPANY = 'party/ring-line';
export const GATE_GUARDS = 'party/gate-guards';

export const PARTIES = [
  { id: PARTY_A, name: 'Party A', roles: ['party'] },
  { id: PARTY_B, name: 'Party B', roles: ['party'] },
  { id: GUARANTOR_NORTH, name: 'Guarantor North', roles: ['guarantor'], answersFor: [PARTY_A] },
  { id: GUARANTOR_SOUTH, name: 'Guarantor South', roles: ['guarantor'], answersFor: [PARTY_B] },
  { id: RELIEF_MISSION, name: 'Relief mission', roles: ['intermediary'] },
  { id: OBSERVER_TEAM, name: 'Observer team', roles: ['observer'] },
  { id: BUS_COMPANY, name: 'Ring Line buses', roles: ['operator'] },
  { id: GATE_GUARDS, name: 'Gate guards', roles: ['armed-actor'] },
] as const;
