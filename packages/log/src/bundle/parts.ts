import { isId, isOperationId, isSignature } from '../line/grammar.ts';
import type { OperationId, Vector } from '../types.ts';
import {
  type BundleHeader,
  type BundleRefusal,
  type BundleTotals,
  bundleVersion,
} from './types.ts';

/** Reads the first line; a file of a later version keeps `corridor` and `op`, so that it can be named. */
export function textToHeader(
  text: string,
  op?: OperationId,
): { readonly ok: true; readonly header: BundleHeader } | BundleRefusal {
  const value = textToRecord(text);
  if (value === null || typeof value.corridor !== 'number' || !isOperationId(value.op)) {
    return { ok: false, why: 'not-a-bundle' };
  }
  const named = { corridor: value.corridor, op: value.op };
  if (value.corridor > bundleVersion) return { ok: false, why: 'newer-version', header: named };
  const { made, app, have, from } = value;
  const isWhole =
    typeof made === 'number' && typeof app === 'string' && isVector(have) && isVector(from);
  if (!isWhole) return { ok: false, why: 'not-a-bundle' };
  if (op !== undefined && value.op !== op) {
    return { ok: false, why: 'other-operation', header: named };
  }
  return { ok: true, header: { ...named, made, app, have, from } };
}

export interface BundleEnd extends BundleTotals {
  readonly by?: string;
  readonly sig?: string;
}

/** No line of the log begins like this. */
export const isEndRow = (text: string): boolean => text.startsWith('{"end":true,');

export function textToEnd(text: string): BundleEnd | null {
  const value = textToRecord(text);
  if (value === null || !Number.isSafeInteger(value.lines)) return null;
  const { head, digest, absent } = value;
  if (!isId(head) || !isId(digest)) return null;
  const end = {
    head,
    lines: value.lines as number,
    digest,
    ...(Number.isSafeInteger(absent) && { absent: absent as number }),
  };
  if (value.by === undefined && value.sig === undefined) return end;
  const isSigned = isId(value.by) && typeof value.sig === 'string' && isSignature(value.sig);
  // A mangled signature is a wrong one, not none.
  return isSigned
    ? { ...end, by: value.by as string, sig: value.sig as string }
    : { ...end, by: '', sig: '' };
}

function textToRecord(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isRecord ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Is this what a peer may send as its vector? */
function isVector(value: unknown): value is Vector {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([device, heads]) => isId(device) && Array.isArray(heads) && heads.every(isHead),
  );
}

const isHead = (head: unknown): boolean =>
  Array.isArray(head) &&
  head.length === 2 &&
  Number.isSafeInteger(head[0]) &&
  head[0] > 0 &&
  isId(head[1]);
