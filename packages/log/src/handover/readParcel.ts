import { isOperationId } from '../line/grammar.ts';
import { bytesToBase64url } from '../text/base64url.ts';
import { isSameBytes, joinBytes } from '../text/bytes.ts';
import { crc32 } from '../text/crc.ts';
import { bytesToText } from '../text/utf8.ts';
import type { LineId, Sha256 } from '../types.ts';
import { digestToCode } from './code.ts';
import { createFieldReader } from './fields.ts';
import {
  maxPiece,
  parcelVersion,
  parcelWord,
  pieceKinds,
  prevForms,
  sealedForms,
} from './parcelForm.ts';
import { unpackSealed } from './sealedForm.ts';
import type { ParcelEnd, ParcelProblem, ParcelRecord, ParcelRefusal } from './types.ts';

export interface ParcelReader {
  /** Records that are whole by now. */
  readonly feed: (bytes: Uint8Array) => readonly ParcelRecord[];
  /** After the last piece. `records`: those that came to light only now. */
  readonly end: () =>
    | ({ readonly ok: true; readonly last: readonly ParcelRecord[] } & ParcelEnd)
    | { readonly ok: false; readonly why: ParcelRefusal };
}

/** Broken bytes are searched for the next good piece; a file made of nothing else is given up after this many. */
const mostSearched = 64 * 1024 * 1024;
/** Of different chains in one file; each is a device of an operation. */
const mostChains = 10_000;

const opening = /^corridor-sealed ([1-9][0-9]{0,5})\n/;
const longestOpening = 'corridor-sealed 999999\n'.length;

type Chain = Pick<ParcelRecord, 'op' | 'dev' | 'hub'>;
interface Piece {
  readonly kind: number;
  readonly payload: Uint8Array;
  /** With kind, length and CRC. */
  readonly whole: Uint8Array;
}

/**
 * Reads a parcel as it comes, piece by piece, in bounded memory. Records around broken bytes are good: each
 * stands by itself. Never throws, whatever it is fed.
 */
export function createParcelReader(sha256: Sha256): ParcelReader {
  let room: Uint8Array = new Uint8Array();
  let at = 0;
  let mode: 'opening' | 'pieces' | 'after-end' | 'over' = 'opening';
  let refusal: ParcelRefusal | null = null;
  let problem: ParcelProblem | null = null;
  let digest: Uint8Array = new Uint8Array();
  let inParcel = 0;
  let records = 0;
  let searched = 0;
  let isSearching = false;
  let chains = new Map<number, Chain>();
  const lastIds = new Map<number, LineId>();
  const codes: string[] = [];

  const note = (found: ParcelProblem) => {
    problem ??= found;
    // The record before may have been the broken one: no other must take its place.
    lastIds.clear();
  };

  const begin = (isLast: boolean): boolean => {
    const left = room.length - at;
    if (left === 0) return false;
    const head = bytesToText(room.subarray(at, at + longestOpening));
    const found = opening.exec(head);
    const mayGrow = left < longestOpening && !isLast && !head.includes('\n');
    if (!found && mayGrow) return false;
    const isFirst = mode === 'opening';
    if (!found || Number(found[1]) > parcelVersion) {
      const isCut = left < parcelWord.length + 2 && parcelWord.startsWith(head.slice(0, left));
      if (isFirst) refusal = found ? 'newer-version' : isCut ? 'too-short' : 'not-a-parcel';
      else note('more-after-end');
      mode = 'over';
      return false;
    }
    const length = found[0].length;
    digest = sha256(room.subarray(at, at + length));
    at += length;
    inParcel = 0;
    chains = new Map();
    lastIds.clear();
    mode = 'pieces';
    return true;
  };

  /** The piece at `at`; `hungry` where more bytes could complete it. */
  const pieceHere = (): Piece | 'hungry' | 'broken' => {
    const kind = room[at];
    if (kind === undefined) return 'hungry';
    if (kind < pieceKinds.chain || kind > pieceKinds.end) return 'broken';
    const fields = createFieldReader(room.subarray(at + 1, at + 5));
    const length = fields.number();
    if (length === null) return room.length - at < 5 ? 'hungry' : 'broken';
    if (length > maxPiece) return 'broken';
    const start = at + 1 + fields.at();
    const end = start + length + 4;
    if (end > room.length) return 'hungry';
    const whole = room.subarray(at, end);
    searched += isSearching ? whole.length : 0;
    const told = new DataView(whole.buffer, whole.byteOffset + whole.length - 4).getUint32(0);
    if (crc32(whole.subarray(0, -4)) !== told) return 'broken';
    return { kind, payload: room.subarray(start, end - 4), whole };
  };

  const takeRecord = (payload: Uint8Array): ParcelRecord | null => {
    const fields = createFieldReader(payload);
    const number = fields.number();
    const firstSeq = fields.number();
    const more = fields.number();
    const form = fields.byte();
    if (number === null || firstSeq === null || more === null) return null;
    const before = form === prevForms.given ? fields.bytes(32) : null;
    const last = fields.bytes(32);
    const sealedForm = fields.byte();
    const chain = chains.get(number);
    const lastSeq = firstSeq + more;
    const sealed =
      sealedForm === sealedForms.packed
        ? unpackSealed(fields.rest())
        : sealedForm === sealedForms.asItIs
          ? fields.rest()
          : null;
    const isWhole = firstSeq >= 1 && Number.isSafeInteger(lastSeq) && chain && last && sealed;
    if (!isWhole) return null;
    const lastId = bytesToBase64url(last);
    const prev =
      form === prevForms.recordBefore
        ? (lastIds.get(number) ?? null)
        : before && bytesToBase64url(before);
    lastIds.set(number, lastId);
    return { ...chain, firstSeq, lastSeq, prev, lastId, sealed: bytesToBase64url(sealed) };
  };

  const takeChain = (payload: Uint8Array): boolean => {
    const fields = createFieldReader(payload);
    const number = fields.number();
    const dev = fields.bytes(32);
    const hub = fields.bytes(32);
    const op = bytesToText(fields.rest());
    if (number === null || !dev || !hub || !isOperationId(op)) return false;
    if (chains.size >= mostChains && !chains.has(number)) return false;
    chains.set(number, { op, dev: bytesToBase64url(dev), hub: bytesToBase64url(hub) });
    return true;
  };

  const takeEnd = (payload: Uint8Array) => {
    const fields = createFieldReader(payload);
    const isRight = fields.number() === inParcel && isSameBytes(fields.rest(), digest);
    if (isRight) codes.push(digestToCode(digest));
    else note('other-digest');
    mode = 'after-end';
  };

  const read = (isLast: boolean): readonly ParcelRecord[] => {
    const found: ParcelRecord[] = [];
    while (mode !== 'over') {
      if (mode !== 'pieces') {
        if (!begin(isLast)) break;
        continue;
      }
      const piece = pieceHere();
      if (piece === 'hungry' && !isLast) break;
      if (typeof piece === 'string') {
        if (at >= room.length) break;
        // A cut at the very end is no damage as long as nothing good follows it.
        if (piece === 'broken' && !isSearching) note('damaged');
        isSearching = true;
        at++;
        if (searched > mostSearched) mode = 'over';
        continue;
      }
      if (isSearching) note('damaged');
      isSearching = false;
      const { kind, payload, whole } = piece;
      at += whole.length;
      if (kind === pieceKinds.end) {
        takeEnd(payload);
        continue;
      }
      digest = sha256(joinBytes([digest, whole]));
      if (kind === pieceKinds.chain) {
        if (!takeChain(payload)) note('damaged');
        continue;
      }
      inParcel++;
      const record = takeRecord(payload);
      if (record === null) note('damaged');
      else {
        records++;
        found.push(record);
      }
    }
    room = mode === 'over' ? new Uint8Array() : room.slice(at);
    at = 0;
    return found;
  };

  return {
    feed: (bytes) => {
      if (mode === 'over') return [];
      room = joinBytes([room, bytes]);
      return read(false);
    },
    end: () => {
      if (mode === 'opening' && room.length === 0) return { ok: false, why: 'too-short' };
      const last = read(true);
      if (refusal !== null) return { ok: false, why: refusal };
      if (mode === 'pieces') note('truncated');
      return { ok: true, last, codes, records, problem };
    },
  };
}

/** A parcel that lies in memory whole. */
export function readParcel(
  bytes: Uint8Array,
  sha256: Sha256,
):
  | ({ readonly ok: true; readonly parcel: readonly ParcelRecord[] } & ParcelEnd)
  | { readonly ok: false; readonly why: ParcelRefusal } {
  const reader = createParcelReader(sha256);
  const first = reader.feed(bytes);
  const end = reader.end();
  if (!end.ok) return end;
  const { last, ...rest } = end;
  return { ...rest, parcel: [...first, ...last] };
}
