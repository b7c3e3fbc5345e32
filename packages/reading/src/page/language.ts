import type { Language } from '../text/doc.ts';
import { fold } from '../text/fold.ts';

/** Little words of which every text is full; none stands in two lists. */
const LITTLE: Readonly<Record<'fr' | 'en', ReadonlySet<string>>> = {
  fr: new Set(
    'le la les des du et est dans pour par une que qui sur avec sont au aux ont ete plus'.split(
      ' ',
    ),
  ),
  en: new Set(
    'the of and to in is that for was with on by were has have from are been they it'.split(' '),
  ),
};

/** So much of a text is enough to know its language, characters. */
const ENOUGH = 20_000;

/** The language a text is written in, by its letters and its little words; null where nothing tells. */
export function languageOf(text: string): Language | null {
  const head = text.slice(0, ENOUGH);
  const arabic = head.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  const latin = head.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (arabic > latin) return 'ar';
  const words = head.match(/\p{L}+/gu) ?? [];
  let fr = 0;
  let en = 0;
  for (const word of words) {
    const folded = fold(word);
    if (LITTLE.fr.has(folded)) fr++;
    else if (LITTLE.en.has(folded)) en++;
  }
  return fr === en ? null : fr > en ? 'fr' : 'en';
}
