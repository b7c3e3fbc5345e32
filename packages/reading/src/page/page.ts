import type { Language } from '../text/doc.ts';
import { dayFromIso } from '../time/calendar.ts';
import { type Decoded, decodeText, type Encoding } from './decode.ts';
import { readHtml } from './html.ts';
import { languageOf } from './language.ts';
import { readReliefWeb } from './reliefweb.ts';

/** A text to be read, out of whatever held it. */
export interface Page {
  readonly text: string;
  readonly language: Language | null;
  /** `YYYY-MM-DD`, as what held the text says; null: it does not, and the text itself may. Never a guess. */
  readonly publishedOn: string | null;
  readonly publisher: string | null;
  readonly title: string | null;
}

export type PageForm = 'text' | 'html' | 'reliefweb' | 'csv';

export type PagesRead =
  | {
      readonly ok: true;
      readonly form: PageForm;
      readonly encoding: Encoding;
      readonly pages: readonly Page[];
    }
  | (Extract<Decoded, { ok: false }> | { readonly ok: false; readonly why: 'no-text' });

const isLanguage = (code: string | null): code is Language =>
  code === 'fr' || code === 'en' || code === 'ar';

const language = (code: string | null, text: string): Language | null => {
  const said = code?.toLowerCase().slice(0, 2) ?? null;
  // What a page says of itself is often its template's language; its words know better.
  return languageOf(text) ?? (isLanguage(said) ? said : null);
};

/** The day of a time stamp as it is written there, in its own zone. */
export function dayOf(stamp: string | null): string | null {
  const day = /^\s*(\d{4}-\d{2}-\d{2})(?:$|[T\s])/.exec(stamp ?? '')?.[1] ?? null;
  return dayFromIso(day) === null ? null : day;
}

const looksLikeHtml = (text: string) =>
  /^\s*(?:<!doctype html|<html|<head|<body|<article|<div|<p[\s>]|<!--)/i.test(text.slice(0, 2_000));
const looksLikeJson = (text: string) => /^\s*[{[]/.test(text.slice(0, 200));

/**
 * Texts out of a file or of what was pasted: plain text, a saved web page, a saved answer of ReliefWeb, a table of
 * figures (`form: 'csv'`, told by the file's name; its rows are read by `readFigures`).
 *
 * @param name The file's name, if it has one.
 */
export function readPages(bytes: Uint8Array, name = ''): PagesRead {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { encoding } = decoded;
  const text = decoded.text.replace(/^\ufeff/, '');
  const made = (form: PageForm, pages: readonly Page[]): PagesRead =>
    pages.some((page) => page.text.trim() !== '')
      ? { ok: true, form, encoding, pages: pages.filter((page) => page.text.trim() !== '') }
      : { ok: false, why: 'no-text' };
  if (/\.csv$/i.test(name)) {
    return made('csv', [
      { text, language: languageOf(text), publishedOn: null, publisher: null, title: null },
    ]);
  }
  if (looksLikeJson(text)) {
    const reports = readReliefWeb(parsed(text));
    if (reports) {
      return made(
        'reliefweb',
        reports.map((report) => ({
          text: report.text,
          language: language(report.language, report.text),
          publishedOn: dayOf(report.published),
          publisher: report.publisher,
          title: report.title,
        })),
      );
    }
  }
  if (looksLikeHtml(text)) {
    const page = readHtml(text);
    return made('html', [
      {
        text: page.text,
        language: language(page.language, page.text),
        publishedOn: dayOf(page.published),
        publisher: page.publisher,
        title: page.title,
      },
    ]);
  }
  return made('text', [
    { text, language: languageOf(text), publishedOn: null, publisher: null, title: null },
  ]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
