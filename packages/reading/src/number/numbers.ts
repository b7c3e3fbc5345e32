import { ar } from '../lexicon/ar.ts';
import { en } from '../lexicon/en.ts';
import { fr } from '../lexicon/fr.ts';
import type { Row } from '../lexicon/phrases.ts';
import type { Approximation } from '../lexicon/types.ts';
import type { Doc, Language } from '../text/doc.ts';
import { type Approximations, createApproximations } from './approximations.ts';
import { atomsOf } from './atoms.ts';
import { dressed } from './dressed.ts';
import { expressionAt } from './expression.ts';
import { rangeAt } from './range.ts';
import { signed } from './sign.ts';
import type { NumberFound } from './types.ts';

const OWN: Readonly<Record<Language, Approximations>> = {
  fr: createApproximations(fr.approximations as readonly Row<Approximation>[]),
  en: createApproximations(en.approximations as readonly Row<Approximation>[]),
  ar: createApproximations(ar.approximations as readonly Row<Approximation>[]),
};

/**
 * Every number of a text, in order, none within another.
 * @param approximations Made of a lexicon's rows once, where a user has rows of their own.
 */
export function numbersIn(
  doc: Doc,
  approximations: Approximations = OWN[doc.language],
): readonly NumberFound[] {
  const atoms = atomsOf(doc);
  const found: NumberFound[] = [];
  let floor = 0;
  for (let at = 0; at < atoms.all.length; at++) {
    const atom = atoms.all[at];
    if (!atom || atom.first < floor) continue;
    const left = expressionAt(atoms, at);
    const bare = rangeAt(atoms, at, left) ?? left;
    if (!bare) continue;
    // `un peu plus de 300`: the beginning of the words before the number.
    if (
      bare.isArticle &&
      (approximations.before.at(doc.tokens, bare.first)?.last ?? 0) > bare.last
    ) {
      continue;
    }
    const one = signed(doc, bare, floor);
    const number = dressed(atoms, one, approximations, floor);
    floor = number.last + 1;
    // Nothing that is counted comes to so many.
    if ((number.value ?? number.high ?? 0) > Number.MAX_SAFE_INTEGER) continue;
    found.push(number);
  }
  return found;
}
