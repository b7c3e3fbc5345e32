import type { Atom, Atoms } from './atoms.ts';
import { type Expression, plain } from './bare.ts';
import { belowThousandAt, type CardinalFound } from './cardinal.ts';

/** `un million et demi`, `two and a half million`, `deux cent virgule trois`. */
export function withFraction(
  atoms: Atoms,
  at: number,
  cardinal: CardinalFound | null,
): Expression | null {
  const { all, doc } = atoms;
  if (!cardinal || cardinal.isOrdinal) return null;
  const head = all[at] as Atom;
  const next = all[cardinal.to];
  if (!next?.isJoined) return null;
  if (next.kind === 'point') return withPoint(atoms, at, cardinal.value, cardinal.to + 1);
  if (
    next.kind === 'part' &&
    next.isNoun &&
    head.kind === 'digits' &&
    doc.tokens[next.first]?.kind === 'mark'
  ) {
    // `2½ million`
    return scaled(atoms, head, cardinal.value + 1 / next.value, cardinal.to + 1, next);
  }
  if (next.kind !== 'and') return null;
  let to = cardinal.to + 1;
  let parts = 1;
  if (
    all[to]?.isJoined &&
    (all[to]?.kind === 'article' || all[to]?.kind === 'digit') &&
    all[to + 1]?.kind === 'part'
  ) {
    parts = all[to]?.value ?? 1;
    to++;
  }
  const part = all[to];
  // `et la moitié` is another number.
  if (part?.kind !== 'part' || !part.isJoined || (part.isNoun && doc.language !== 'en'))
    return null;
  const share = parts / part.value;
  if (share >= 1) return null;
  if (cardinal.scale >= 1000) {
    if (!part.isWhole) return null;
    return {
      ...plain(head.first, part.last, cardinal.value + share * cardinal.scale),
      scale: cardinal.scale,
    };
  }
  return scaled(atoms, head, cardinal.value + share, to + 1, part);
}

/** A number with a fraction, and the scale behind it where there is one. */
function scaled(
  atoms: Atoms,
  head: Atom,
  value: number,
  to: number,
  last: Atom,
): Expression | null {
  const scale = atoms.all[to];
  if (scale?.isJoined && scale.isWhole && (scale.kind === 'scale' || scale.kind === 'short')) {
    return { ...plain(head.first, scale.last, value * scale.value), scale: scale.value };
  }
  return last.isWhole ? plain(head.first, last.last, value) : null;
}

/** `deux virgule cinq`, `trois virgule zéro sept millions`. */
function withPoint(atoms: Atoms, at: number, whole: number, from: number): Expression | null {
  const { all } = atoms;
  let to = from;
  let digits = '';
  while (
    all[to]?.isJoined &&
    all[to]?.kind === 'digit' &&
    all[to]?.value === 0 &&
    digits.length < 6
  ) {
    digits += '0';
    to++;
  }
  const rest = all[to]?.isJoined && all[to]?.kind !== 'digits' ? belowThousandAt(atoms, to) : null;
  if (rest && !rest.isOrdinal) {
    digits += String(rest.value);
    to = rest.to;
  }
  const last = all[to - 1];
  if (digits === '' || !last) return null;
  return scaled(atoms, all[at] as Atom, Number(`${whole}.${digits}`), to, last);
}
