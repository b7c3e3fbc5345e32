/** A text that somebody published, as it was read here: to the letter, so that every mark stands where it stood. */
export interface DocumentText {
  readonly text: string;
  /** A table of figures (CSV): each row is one, and nothing of it is prose. */
  readonly isTable?: true;
}

/** Longer than any article; a book is not read at a desk. */
export const MOST_LETTERS = 400_000;
/** Sealed; a letter of Arabic is two bytes, and written as JSON at most six. */
export const MOST_BYTES = 4 * 1024 * 1024;
const BLOCK = 1024;
const encoder = new TextEncoder();

export const documentToBytes = ({ text, isTable }: DocumentText): Uint8Array =>
  encoder.encode(JSON.stringify({ corridorDocument: 1, text, ...(isTable && { isTable }) }));

export function documentToPadded(document: DocumentText): Uint8Array {
  const bytes = documentToBytes(document);
  const padded = new Uint8Array(Math.ceil(bytes.length / BLOCK) * BLOCK).fill(0x20);
  padded.set(bytes);
  return padded;
}

/** null: something else lies there. */
export function bytesToDocument(bytes: Uint8Array): DocumentText | null {
  try {
    const told: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof told !== 'object' || told === null) return null;
    const { corridorDocument, text, isTable } = told as Record<string, unknown>;
    if (corridorDocument !== 1) return null;
    if (typeof text !== 'string' || text.length > MOST_LETTERS) return null;
    return isTable === true ? { text, isTable } : { text };
  } catch {
    return null;
  }
}
