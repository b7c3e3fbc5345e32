import type { SubjectId } from '@corridor/operation';
import {
  type ClaimProposal,
  createPhrases,
  createReader,
  type Doc,
  defaultLexicon,
  type Language,
  type Lexicon,
  type PublishedFound,
  publishedIn,
  type Reader,
  type Reading,
  readDoc,
  readFigures,
  type Sketched,
  type Span,
  sharedPart,
  sketchOf,
  sliceOf,
  tokensOf,
} from '@corridor/reading';
import { claimProposal, eventProposal, type Proposal } from './proposal.ts';

/** All that needs the reader's words: fetched when somebody first reads a text, never with the first screen. */

export { ALIKE, languageOf, readPages } from '@corridor/reading';
export type { Language };

const covers = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

export interface TextRead {
  readonly doc: Doc;
  /** In the order of the text. */
  readonly proposals: readonly Proposal[];
}

interface Ready {
  readonly reader: Reader;
  readonly roleOf: (words: string) => string | null;
}
const ready = new Map<Language, Ready>();

/** What the lexicon knows of a speaker; null where it knows nothing, or two things. */
function roleFinder({ speakers }: Lexicon): (words: string) => string | null {
  const phrases = createPhrases(
    speakers.flatMap(({ words, is }) => (is.role ? [{ words, is: is.role }] : [])),
  );
  return (words) => {
    const tokens = tokensOf(words);
    const roles = new Set<string>();
    for (let at = 0; at < tokens.length; at++) {
      const found = phrases.at(tokens, at);
      if (!found) continue;
      roles.add(found.is);
      at = found.last;
    }
    const [role] = roles;
    return roles.size === 1 && role !== undefined ? role : null;
  };
}

const readyFor = (language: Language): Ready => {
  const known = ready.get(language);
  if (known) return known;
  const lexicon = defaultLexicon(language);
  const made = { reader: createReader(lexicon), roleOf: roleFinder(lexicon) };
  ready.set(language, made);
  return made;
};

export function readText(of: {
  readonly text: string;
  readonly language: Language;
  readonly publishedOn: string | null;
  readonly publisher: string | null;
  readonly document: SubjectId;
  readonly isTable: boolean;
}): TextRead {
  const { reader, roleOf } = readyFor(of.language);
  const reading: Reading = of.isTable
    ? {
        doc: readDoc(of.text, of.language),
        claims: readFigures(of.text)?.claims ?? [],
        events: [],
      }
    : reader.read(of.text, of);
  const roleIn = ({ by, speaker }: ClaimProposal): string | null =>
    speaker === null
      ? null
      : ([...(by.speaker ?? []), ...(by.speakerRole ?? [])]
          .map((span) => roleOf(sliceOf(of.text, span)))
          .find((role) => role !== null) ?? null);
  const proposals = [
    ...reading.claims.flatMap(
      (claim) => claimProposal(claim, reading.claims, roleIn(claim), of) ?? [],
    ),
    // What has a figure in it stands there with its figure already.
    ...reading.events
      .filter(({ quote }) => !reading.claims.some(({ num }) => covers(quote, num)))
      .map((event) => eventProposal(event, of)),
  ].sort((a, b) => a.mark.start - b.mark.start);
  return { doc: reading.doc, proposals };
}

/** When the text says that it was published, and with which words. */
export const publishedByText = (text: string, language: Language): PublishedFound | null =>
  publishedIn(readDoc(text, language));

export interface KnownText {
  readonly id: SubjectId;
  readonly text: string;
}
export interface Alike {
  readonly id: SubjectId;
  /** To the letter the same, or how much of the shorter stands in the longer, 0–1. */
  readonly isSame: boolean;
  readonly shared: number;
}

const sketches = new Map<SubjectId, Sketched>();
const sketchOfKnown = ({ id, text }: KnownText): Sketched => {
  const known = sketches.get(id) ?? sketchOf(text);
  sketches.set(id, known);
  return known;
};

/** Texts that were read before and say the same, the nearest first. */
export function alikeTexts(
  text: string,
  known: readonly KnownText[],
  least: number,
): readonly Alike[] {
  const own = sketchOf(text);
  const plain = text.trim();
  return known
    .map((one): Alike => {
      const isSame = one.text.trim() === plain;
      return { id: one.id, isSame, shared: isSame ? 1 : sharedPart(own, sketchOfKnown(one)) };
    })
    .filter(({ shared }) => shared >= least)
    .sort((a, b) => Number(b.isSame) - Number(a.isSame) || b.shared - a.shared);
}
