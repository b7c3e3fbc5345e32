import { dayFromIso } from '@corridor/reading';
import Papa from 'papaparse';

/** What a table of dates says of one file. */
export interface FileDate {
  readonly publishedOn: string;
  readonly language: string | null;
}

export interface DatesFile {
  readonly dates: ReadonlyMap<string, FileDate>;
  /** Lines that say no day, with their number from 1. */
  readonly faults: readonly { readonly line: number; readonly text: string }[];
}

export const isDay = (text: string): boolean => dayFromIso(text) !== null;

/** `file name, day` and, if wanted, the language; a line of headings is passed over. */
export function readDates(csv: string): DatesFile {
  const dates = new Map<string, FileDate>();
  const faults: { line: number; text: string }[] = [];
  const { data } = Papa.parse<string[]>(csv.replace(/^\ufeff/, ''));
  data.forEach((cells, at) => {
    const [name, day, language] = cells.map((cell) => cell.trim());
    if (!name && !day) return;
    if (name && day && isDay(day)) {
      dates.set(name, { publishedOn: day, language: language || null });
    } else if (at > 0 || !/^(?:file|doc|name|fichier)/i.test(name ?? '')) {
      faults.push({ line: at + 1, text: cells.join(',') });
    }
  });
  return { dates, faults };
}
