import Papa from 'papaparse';
import type { ClaimField, ClaimProposal } from '../claim/types.ts';
import { fold } from '../text/fold.ts';
import type { Span } from '../text/span.ts';
import { dayFromIso } from '../time/calendar.ts';

/** What a column of a table of figures holds. */
type Column =
  | 'value'
  | 'low'
  | 'high'
  | 'speaker'
  | 'saidOn'
  | 'from'
  | 'to'
  | 'place'
  | 'unit'
  | 'measure'
  | 'category'
  | 'via'
  | 'aboutFrom'
  | 'aboutTo';

/** Names of columns as `fold` writes them. */
const NAMES: Readonly<Record<Column, readonly string[]>> = {
  value: [
    'value',
    'figure',
    'number',
    'total',
    'count',
    'people',
    'persons',
    'nombre',
    'chiffre',
    'valeur',
    'effectif',
    'personnes',
  ],
  low: ['low', 'min', 'minimum', 'bas'],
  high: ['high', 'max', 'maximum', 'haut'],
  speaker: ['speaker', 'source', 'who', 'said by', 'by', 'qui', 'auteur', 'selon'],
  saidOn: ['said on', 'said_on', 'date', 'day', 'jour', 'published', 'publie', 'dit le'],
  from: ['from', 'from_place', 'origin', 'de', 'depart', 'origine'],
  to: ['to', 'to_place', 'destination', 'vers', 'arrivee'],
  place: ['place', 'location', 'lieu'],
  unit: ['unit', 'unite'],
  measure: ['measure', 'what', 'mesure', 'quoi'],
  category: ['category', 'categorie'],
  via: ['via', 'reported_via', 'channel', 'canal', 'media'],
  aboutFrom: ['about_from', 'since', 'depuis'],
  aboutTo: ['about_to', 'until', "jusqu'au"],
};

const PEOPLE = new Set(['people', 'persons', 'personnes']);

/** What stands wrong in a row, for whoever mends the table. */
export interface FigureFault {
  /** From 1, the head included. */
  readonly line: number;
  readonly why: 'no-figure' | 'not-a-figure' | 'not-a-day';
  readonly cell: string;
}

export interface FigureTable {
  readonly claims: readonly ClaimProposal[];
  readonly faults: readonly FigureFault[];
}

const columnOf = (head: string): Column | null => {
  const name = fold(head.trim());
  for (const [column, names] of Object.entries(NAMES)) {
    if (names.includes(name)) return column as Column;
  }
  return null;
};

/** `1,234`, `1 234`, `1.234`, `1’234` and `1234`; nothing else. */
function toFigure(cell: string): number | null {
  const plain = cell.trim().replace(/(\d)[\s\u00a0\u202f.,'’](?=\d{3}(?:\D|$))/g, '$1');
  return /^\d{1,9}$/.test(plain) ? Number(plain) : null;
}

/** `2016-12-18` or `18/12/2016`; a day that does not exist is none. */
function toDay(cell: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(cell.trim());
  const european = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(cell.trim());
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : european
      ? [european[3], european[2], european[1]]
      : [];
  if (!year || !month || !day) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return dayFromIso(date) === null ? null : date;
}

/**
 * A table of figures, a row each: the head names the columns (`source; date; from; people`). null: it is no such table,
 * since no column of its head is one of figures.
 */
export function readFigures(csv: string): FigureTable | null {
  const head = Papa.parse<string[]>(csv, { preview: 1 });
  const names = head.data[0] ?? [];
  const columns = names.map(columnOf);
  if (!columns.some((column) => column === 'value' || column === 'low')) return null;
  if (names.length < 2) return null;
  // What is counted a column says, or the head of the figures; else nobody does, and nothing is taken for people.
  const counted = names.some((name) => PEOPLE.has(fold(name.trim()))) ? 'person' : 'unknown';
  const claims: ClaimProposal[] = [];
  const faults: FigureFault[] = [];
  let line = 0;
  let start = 0;
  Papa.parse<string[]>(csv, {
    delimiter: head.meta.delimiter,
    step: ({ data, meta }) => {
      const row: Span = { start, end: meta.cursor };
      start = meta.cursor;
      line++;
      if (line === 1 || data.every((cell) => cell.trim() === '')) return;
      const claim = readRow(csv, row, data, columns, counted);
      if ('why' in claim) faults.push({ line, ...claim });
      else claims.push(claim);
    },
  });
  return { claims, faults };
}

function readRow(
  csv: string,
  row: Span,
  cells: readonly string[],
  columns: readonly (Column | null)[],
  counted: string,
): ClaimProposal | Omit<FigureFault, 'line'> {
  const spans = new Map<Column, { readonly text: string; readonly span: Span }>();
  let from = row.start;
  cells.forEach((cell, n) => {
    // Where a cell is written with doubled quotation marks, what stands there is not its text: the row marks it then.
    const at = csv.indexOf(cell, from);
    const stands = at >= 0 && at + cell.length <= row.end;
    const span = stands ? { start: at, end: at + cell.length } : row;
    if (stands) from = at + cell.length;
    const column = columns[n];
    if (column && cell.trim() !== '' && !spans.has(column)) spans.set(column, { text: cell, span });
  });
  const text = (column: Column) => spans.get(column)?.text.trim() ?? null;
  const [value, low, high] = (['value', 'low', 'high'] as const).map((column) => {
    const cell = text(column);
    return cell === null ? null : (toFigure(cell) ?? cell);
  });
  for (const cell of [value, low, high]) {
    if (typeof cell === 'string') return { why: 'not-a-figure', cell };
  }
  if (typeof value !== 'number' && (typeof low !== 'number' || typeof high !== 'number')) {
    return { why: 'no-figure', cell: csv.slice(row.start, row.end).trim() };
  }
  for (const column of ['saidOn', 'aboutFrom', 'aboutTo'] as const) {
    const cell = text(column);
    if (cell !== null && toDay(cell) === null) return { why: 'not-a-day', cell };
  }
  const day = (column: Column) => toDay(text(column) ?? '');
  const isOne = typeof value === 'number';
  const num = spans.get(isOne ? 'value' : 'low')?.span ?? row;
  const by: Partial<Record<ClaimField, readonly Span[]>> = {};
  const fields: readonly (readonly [ClaimField, Column])[] = [
    ['value', 'value'],
    ['speaker', 'speaker'],
    ['saidOn', 'saidOn'],
    ['fromPlace', 'from'],
    ['toPlace', 'to'],
    ['place', 'place'],
    ['unit', 'unit'],
    ['measure', 'measure'],
    ['category', 'category'],
    ['reportedVia', 'via'],
    ['about', 'aboutFrom'],
  ];
  for (const [field, column] of fields) {
    const found = spans.get(column);
    if (found) by[field] = [found.span];
  }
  if (!isOne) by.value = [num];
  return {
    quote: trimmed(csv, row),
    num,
    value: isOne ? value : null,
    low: isOne ? null : (low as number),
    high: isOne ? null : (high as number),
    approx: isOne ? 'exact' : 'about',
    unit: text('unit') ?? counted,
    measure: text('measure'),
    category: text('category') ?? 'any',
    hedge: false,
    speaker: text('speaker'),
    speakerUnresolved: false,
    speakerRole: null,
    reportedVia: text('via'),
    saidOn: day('saidOn'),
    aboutFrom: day('aboutFrom'),
    aboutTo: day('aboutTo'),
    fromPlace: text('from'),
    toPlace: text('to'),
    place: text('place'),
    partOf: null,
    isCumulative: false,
    supersedes: null,
    by,
  };
}

function trimmed(text: string, span: Span): Span {
  const words = text.slice(span.start, span.end);
  const start = span.start + (words.length - words.trimStart().length);
  return { start, end: Math.max(start, span.start + words.trimEnd().length) };
}
