import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import {
  areAlike,
  createReader,
  defaultLexicon,
  type Language,
  type Lexicon,
  MOST_BYTES,
  publishedIn,
  type Reader,
  type Reading,
  readDoc,
  readFigures,
  readPages,
  type Sketched,
  sketchOf,
} from '@corridor/reading';
import type { FileDate } from './dates.ts';

/** One text out of a file, read. */
export interface TextRead extends Reading {
  /** The file's name; with `#2` for the second report of a file that holds several. */
  readonly name: string;
  readonly text: string;
  readonly language: Language;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly publishedOn: string | null;
  /** Who said when it was published; null: nobody, and no weekday in it was resolved. */
  readonly publishedBy: 'given' | 'page' | 'text' | null;
  /** An earlier text of which this one is a copy. */
  readonly copyOf: string | null;
  /** What was wrong in rows of a table, line by line. */
  readonly faults: readonly string[];
}

/** Why a file gave no text, and what to do about it. */
export interface FileRefused {
  readonly name: string;
  readonly why: string;
}

export interface ReadFilesOptions {
  readonly dates: ReadonlyMap<string, FileDate>;
  readonly publishedOn: string | null;
  readonly language: Language | null;
  /** Adds a user's words to those of a language. */
  readonly lexicon: (base: Lexicon) => Lexicon;
}

const refusals = {
  empty: 'there is no text in it.',
  'no-text':
    'it is a page without text; a page that a script fills is saved empty. Copy its text and paste it.',
  'too-large': `it is larger than ${MOST_BYTES / 1024 / 1024} MB, which no article is.`,
  binary: 'it is no text. Copy the text out of it and save that.',
} as const;

const faultWords = {
  'no-figure': 'has no figure',
  'not-a-figure': 'is no whole number',
  'not-a-day': 'is no day (YYYY-MM-DD or DD/MM/YYYY)',
} as const;

const isLanguage = (code: string | null): code is Language =>
  code === 'fr' || code === 'en' || code === 'ar';

/** @param files `-`: standard input. */
export function readFiles(
  files: readonly string[],
  options: ReadFilesOptions,
  onFile: (done: number) => void,
): { readonly texts: readonly TextRead[]; readonly refused: readonly FileRefused[] } {
  const readers = new Map<Language, Reader>();
  const readerOf = (language: Language): Reader => {
    const reader = readers.get(language) ?? createReader(options.lexicon(defaultLexicon(language)));
    readers.set(language, reader);
    return reader;
  };
  const texts: TextRead[] = [];
  const refused: FileRefused[] = [];
  const sketches: { readonly name: string; readonly sketch: Sketched }[] = [];
  files.forEach((file, at) => {
    const name = file === '-' ? 'standard input' : basename(file);
    if (file !== '-' && statSync(file).size > MOST_BYTES) {
      refused.push({ name, why: refusals['too-large'] });
      return;
    }
    const read = readPages(readFileSync(file === '-' ? 0 : file), name);
    if (!read.ok) {
      const form = 'form' in read && read.form ? ` (${read.form})` : '';
      refused.push({ name, why: `${refusals[read.why]}${form}` });
      return;
    }
    const given = options.dates.get(name) ?? options.dates.get(file);
    read.pages.forEach((page, n) => {
      const called = read.pages.length > 1 ? `${name}#${n + 1}` : name;
      const said = given?.language ?? null;
      const language =
        options.language ?? (isLanguage(said) ? said : null) ?? page.language ?? 'fr';
      const stated = given?.publishedOn ?? options.publishedOn;
      const known = stated ?? page.publishedOn;
      // A full date or none is what a text gives; it is looked for only where nobody else says the day.
      const publishedOn = known ?? publishedIn(readDoc(page.text, language))?.date ?? null;
      const table = read.form === 'csv' ? readFigures(page.text) : null;
      const reading = table
        ? { doc: readDoc(page.text, language), claims: table.claims, events: [] }
        : readerOf(language).read(page.text, { language, publishedOn });
      const sketch = sketchOf(page.text);
      texts.push({
        ...reading,
        name: called,
        text: page.text,
        language,
        title: page.title,
        publisher: page.publisher,
        publishedOn,
        publishedBy: stated ? 'given' : page.publishedOn ? 'page' : publishedOn ? 'text' : null,
        copyOf: sketches.find((one) => areAlike(one.sketch, sketch))?.name ?? null,
        faults: (table?.faults ?? []).map(
          ({ line, why, cell }) => `${called}:${line}: “${cell}” ${faultWords[why]}`,
        ),
      });
      sketches.push({ name: called, sketch });
    });
    onFile(at + 1);
  });
  return { texts, refused };
}
