export * from './codes.ts';
export { type NextCall, nextCalls, type OpenContact } from './next.ts';
export { type ContactOffer, contactOffers } from './offers.ts';
export {
  type ContactRecord,
  type ContactSaying,
  contactToText,
  textToContact,
} from './record.ts';
