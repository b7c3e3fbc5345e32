import { attachment, fact, line, listOf, maybe, ref } from './fields.ts';

const sealed = () => fact({ sealed: attachment() });

/** Whose keys open it: by that a board that cannot says who could. */
const readers = () => listOf(ref('device'), 64);

/** A call with an armed actor or a party: coordinators only, in no bundle. */
export const contact = {
  'logged@1': fact({ sealed: attachment(), to: maybe(readers()) }),
  // The same record, for more readers: a coordinator who could open it lets in one who came later.
  'resealed@1': fact({ of: line(), sealed: attachment(), to: readers() }),
};

/** People taken off a vehicle: the protection officer's record. Not even the time is in the fact. */
export const custody = {
  'reported@1': sealed(),
  'seen@1': sealed(),
  'released@1': sealed(),
  'whereabouts-unknown@1': sealed(),
  'closed@1': sealed(),
};
