import { attachment, fact } from './fields.ts';

const sealed = () => fact({ sealed: attachment() });

/** A call with an armed actor or a party: coordinators only, in no bundle. */
export const contact = { 'logged@1': sealed() };

/** People taken off a vehicle: the protection officer's record. Not even the time is in the fact. */
export const custody = {
  'reported@1': sealed(),
  'seen@1': sealed(),
  'released@1': sealed(),
  'whereabouts-unknown@1': sealed(),
  'closed@1': sealed(),
};
