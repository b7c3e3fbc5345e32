import type { Body } from '../types.ts';
import { bodyOpening } from './grammar.ts';
import { maxBodyDepth } from './limits.ts';

/**
 * The body of a text, or why not. Canonical means: writing what was read gives the same text. That settles
 * spaces, key order of whole-number keys, duplicate keys, -0, numbers beyond 2^53, needless escapes and raw
 * lone surrogates (refused); U+2028 stands raw and an escaped lone surrogate stays escaped (accepted).
 */
export function textToBody(text: string): Body | 'not-json' | 'not-canonical' | 'not-a-body' {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'not-json';
  }
  if (!isShallow(value, maxBodyDepth)) return 'not-a-body';
  if (JSON.stringify(value) !== text) return 'not-canonical';
  return bodyOpening.test(text) && hasNoMore(value) ? (value as Body) : 'not-a-body';
}

/** The one text of a body. Throws when a field does not fit or the fact cannot be written exactly. */
export function bodyToText(body: Body): string {
  const { salt, kind, subject, after, act, fact } = body;
  const text = JSON.stringify({
    salt,
    kind,
    subject,
    ...(after === undefined || after.length === 0 ? {} : { after }),
    ...(act === undefined ? {} : { act }),
    fact,
  });
  const read = textToBody(text);
  if (typeof read === 'string') throw new Error(`${read}: ${kind} on ${subject}`);
  return text;
}

/**
 * Is this body about a device (enrolment, role, revocation …)? Looks at the text only: salt and kind have
 * fixed shapes, so the subject's place is known.
 */
export function isDeviceFactText(bodyText: string): boolean {
  if (bodyText === '') return false;
  const kindEnd = bodyText.indexOf('"', 41);
  return bodyText.startsWith('","subject":"device/', kindEnd);
}

/** The opening of the text tells all keys up to `fact`; nothing may follow it. */
function hasNoMore(value: unknown): boolean {
  const body = value as Body;
  const optional = (body.after === undefined ? 0 : 1) + (body.act === undefined ? 0 : 1);
  return Object.keys(body).length === 4 + optional;
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  for (const key in value) {
    if (!isShallow((value as Record<string, unknown>)[key], levels - 1)) return false;
  }
  return true;
}
