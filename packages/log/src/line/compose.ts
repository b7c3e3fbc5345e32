import type { Body, HashText, Header, Line } from '../types.ts';
import { bodyToText } from './body.ts';
import { headerToText } from './header.ts';

/** A line as its author writes it, all but the signature. */
export type Unsigned = Omit<Line, 'signature'>;

/** Throws when a field does not fit or the fact cannot be written exactly: whoever writes knows what it writes. */
export function composeLine(
  place: Omit<Header, 'v' | 'body'>,
  body: Body,
  hash: HashText,
): Unsigned {
  const bodyText = bodyToText(body);
  const header: Header = { v: 1, ...place, body: hash(bodyText) };
  const headerText = headerToText(header);
  return { id: hash(headerText), header, body: JSON.parse(bodyText), headerText, bodyText };
}
