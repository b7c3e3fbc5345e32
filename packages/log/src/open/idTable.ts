import type { LineId } from '../types.ts';

/** Which number an id has: a hash table in 4 bytes a place, where a Map would take forty and longer. */
export interface IdTable {
  readonly find: (id: LineId) => number | undefined;
  /** Numbers are given in order, from 0; the id must be new and already answer to `idAt`. */
  readonly add: (number: number) => void;
}

// An id is a hash already; its first characters tell as much as any.
const placeOf = (id: LineId): number => {
  let mixed = 0;
  for (let i = 0; i < 8; i++) mixed = (Math.imul(mixed, 67) + id.charCodeAt(i)) | 0;
  return (mixed ^ (mixed >>> 15)) >>> 0;
};

export function createIdTable(idAt: (number: number) => LineId): IdTable {
  // A number plus one; 0 is free. Never more than half full.
  let places = new Int32Array(1024);
  let count = 0;

  const insert = (number: number) => {
    const mask = places.length - 1;
    let place = placeOf(idAt(number)) & mask;
    while (places[place] !== 0) place = (place + 1) & mask;
    places[place] = number + 1;
  };
  return {
    find: (id) => {
      const mask = places.length - 1;
      for (let place = placeOf(id) & mask; ; place = (place + 1) & mask) {
        const found = places[place] as number;
        if (found === 0) return undefined;
        if (idAt(found - 1) === id) return found - 1;
      }
    },
    add: (number) => {
      if (++count * 2 > places.length) {
        places = new Int32Array(places.length * 2);
        for (let each = 0; each < number; each++) insert(each);
      }
      insert(number);
    },
  };
}
