import type { Vector } from '@corridor/log';
import type { JsonObject } from './body.ts';
import { Refusal } from './refusal.ts';

const isHead = (head: unknown) =>
  Array.isArray(head) &&
  head.length === 2 &&
  Number.isSafeInteger(head[0]) &&
  typeof head[1] === 'string' &&
  head[1].length === 43;

/** A vector sent by a peer: every device a list of [seq, id]. */
export function vectorIn(body: JsonObject, field: string, absent?: Vector): Vector {
  const value = body[field];
  if (value === undefined && absent) return absent;
  const isVector =
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((heads) => Array.isArray(heads) && heads.every(isHead));
  if (!isVector)
    throw new Refusal(
      'bad-request',
      `"${field}" must give for each device a list of [seq, id].`,
      'See docs/protocol.md, section 5.',
    );
  return value as Vector;
}

/** For each device, steps back along the asker's own chain. */
export function trailIn(body: JsonObject): Vector {
  return vectorIn(body, 'trail', {});
}
