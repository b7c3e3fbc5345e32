/**
 * A parcel, as bytes on a screen or in a file:
 *
 *   "corridor-sealed 1\n"
 *   pieces: kind, length of what follows, what follows, CRC-32 over all that
 *     chain    number, operation, device, hub                  again every 32 records, should one be broken
 *     record   number of its chain, places, ids, sealed bytes
 *     end      number of records, SHA-256 over all before
 *
 * Nothing in it is zipped: the lines were, before they were sealed, and what is sealed does not shrink.
 */
export const parcelWord = 'corridor-sealed ';
export const parcelVersion = 1;

export const pieceKinds = { chain: 0xc1, record: 0xc2, end: 0xc3 } as const;
export const prevForms = { none: 0, given: 1, recordBefore: 2 } as const;
export const sealedForms = { asItIs: 0, packed: 1 } as const;

/** Of one piece: a record that a call to the hub (2 MB of base64url) can still hold. */
export const maxPiece = 1_500_000;
export const chainsAgainEvery = 32;
