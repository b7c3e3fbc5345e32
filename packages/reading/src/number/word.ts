/**
 * What a word is in a number. `digit` 0–9, `teen` 10–19, `ten` 20–90, `hundred`, `scale` (`mille`, `million`), `short` (a
 * scale that only stands behind digits: `Mds`, `bn`), `group` (`quinzaine`, `dozen`), `part` (`tiers`, `half`), `few`
 * (`quelques`, `several`), `and`, `point` (`virgule`), `article` (`a`), `tinge` (`une bonne centaine`), `first` (`premier`:
 * an order that no number builds), `digits` (written in digits).
 */
export type NumberWordKind =
  | 'digit'
  | 'teen'
  | 'ten'
  | 'hundred'
  | 'scale'
  | 'short'
  | 'group'
  | 'part'
  | 'few'
  | 'and'
  | 'point'
  | 'article'
  | 'tinge'
  | 'first'
  | 'digits';

export interface NumberWord {
  readonly kind: NumberWordKind;
  readonly value: number;
  readonly isOrdinal?: boolean;
  readonly isPlural?: boolean;
  /** `un`, `one`: by itself it rather points than counts. */
  readonly isArticle?: boolean;
  /** A part that needs no numerator: `la moitié`, `half of`. */
  readonly isNoun?: boolean;
  /** `وعشرون`: the “and” is written with the word. */
  readonly hasAnd?: boolean;
}

/** By the folded word. */
export type NumberWords = ReadonlyMap<string, NumberWord>;
