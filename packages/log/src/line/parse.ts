import { isLongerThan } from '../text/utf8.ts';
import type { HashText, Header, Line, LineId, OperationId, RefusalReason } from '../types.ts';
import { textToBody } from './body.ts';
import { isSignature } from './grammar.ts';
import { textToHeader, textToNextHeader } from './header.ts';
import { isUsableDevice } from './keys.ts';
import { maxLineBytes } from './limits.ts';

/** A line whose header is read and named; its body is not looked at yet. */
export interface Head {
  readonly id: LineId;
  readonly header: Header;
  readonly headerText: string;
  readonly bodyText: string;
  /** Empty where absent or not even the shape of a signature. */
  readonly signature: string;
}

/**
 * Reads the header and derives the id. Enough to see whether the line is held already. `before` is the line read
 * before it, which it probably follows: that makes reading faster, never different.
 */
export function textToHead(
  text: string,
  op: OperationId,
  hash: HashText,
  before?: Head,
): Head | RefusalReason {
  const first = text.indexOf('\t');
  const second = text.indexOf('\t', first + 1);
  if (first < 0 || second < 0 || text.indexOf('\t', second + 1) >= 0) return 'not-three-parts';
  if (isLongerThan(text, maxLineBytes)) return 'too-long';
  const headerText = text.slice(0, first);
  let header = before === undefined ? null : textToNextHeader(headerText, before);
  if (header === null) {
    header = textToHeader(headerText);
    if (header === null) return whyNotHeader(headerText);
    if (header.op !== op) return 'other-operation';
    if (!isUsableDevice(header.dev)) return 'bad-key';
  }
  const signature = text.slice(second + 1);
  return {
    id: hash(headerText),
    header,
    headerText,
    bodyText: text.slice(first + 1, second),
    signature: isSignature(signature) ? signature : '',
  };
}

/** Reads the body, which must be the one the header names. An absent body is no fault. */
export function headToLine(head: Head, hash: HashText): Line | RefusalReason {
  const { id, header, headerText, bodyText, signature } = head;
  if (bodyText === '') return { id, header, body: null, headerText, bodyText, signature };
  if (hash(bodyText) !== header.body) return 'body-does-not-match';
  const body = textToBody(bodyText);
  if (typeof body === 'string') return body;
  return { id, header, body, headerText, bodyText, signature };
}

/**
 * One line of text, taken apart and checked in every respect that needs no other line and no signature:
 * three parts, length, canonical header and body, operation, device key, the body's hash.
 */
export function parseLine(text: string, op: OperationId, hash: HashText): Line | RefusalReason {
  const head = textToHead(text, op, hash);
  return typeof head === 'string' ? head : headToLine(head, hash);
}

/** A line from our own store, checked when it was admitted. `before` is the line read before it, as in `textToHead`. */
export function storedLine(text: string, id: LineId, before?: Line): Line {
  const [headerText = '', bodyText = '', signature = ''] = text.split('\t');
  const header = (before && textToNextHeader(headerText, before)) ?? textToHeader(headerText);
  if (header === null) throw new Error(`the store holds a broken line ${id}`);
  const body = bodyText === '' ? null : JSON.parse(bodyText);
  return { id, header, body, headerText, bodyText, signature };
}

/** The text to keep or pass on; without its body where the receiver may not read it. */
export function lineToText(
  line: Pick<Line, 'headerText' | 'bodyText' | 'signature'>,
  withBody = true,
): string {
  return `${line.headerText}\t${withBody ? line.bodyText : ''}\t${line.signature}`;
}

function whyNotHeader(text: string): RefusalReason {
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value) === text ? 'not-a-header' : 'not-canonical';
  } catch {
    return 'not-json';
  }
}
