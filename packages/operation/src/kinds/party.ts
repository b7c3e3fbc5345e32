import { PARTY_ROLES } from './codes.ts';
import { code, fact, label, listOf, maybe, ref } from './fields.ts';

const roles = () => listOf(code(PARTY_ROLES), 6);
const answersFor = () => maybe(listOf(ref('party'), 20));

export const party = {
  'named@1': fact({ name: label(), roles: roles(), answersFor: answersFor() }),
  'role-changed@1': fact({ roles: roles(), answersFor: answersFor() }),
};
