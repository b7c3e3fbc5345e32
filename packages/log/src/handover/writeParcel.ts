import { base64urlToBytes } from '../text/base64url.ts';
import { joinBytes } from '../text/bytes.ts';
import { crc32 } from '../text/crc.ts';
import { textToBytes } from '../text/utf8.ts';
import type { Sha256 } from '../types.ts';
import { digestToCode } from './code.ts';
import { createFieldWriter } from './fields.ts';
import {
  chainsAgainEvery,
  parcelVersion,
  parcelWord,
  pieceKinds,
  prevForms,
  sealedForms,
} from './parcelForm.ts';
import { packSealed } from './sealedForm.ts';
import type { ParcelRecord } from './types.ts';

export interface Parcel {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Eight signs that whoever takes it in sees as well. */
  readonly code: string;
  readonly records: number;
}

/** Sealed records as one parcel, in the order given. Throws where a record is none of an outbox's. */
export function writeParcel(records: readonly ParcelRecord[], sha256: Sha256): Parcel {
  const opening = textToBytes(`${parcelWord}${parcelVersion}\n`);
  const parts: Uint8Array[] = [opening];
  let digest = sha256(opening);
  const put = (kind: number, payload: Uint8Array) => {
    const piece = toPiece(kind, payload);
    parts.push(piece);
    digest = sha256(joinBytes([digest, piece]));
  };

  const chains = new Map<string, { readonly payload: Uint8Array; readonly number: number }>();
  const lastIds = new Map<number, string>();
  for (const [at, record] of records.entries()) {
    if (at % chainsAgainEvery === 0) {
      for (const { payload } of chains.values()) put(pieceKinds.chain, payload);
    }
    const { op, dev, hub } = record;
    const name = `${op} ${dev} ${hub}`;
    const known = chains.get(name);
    const chain = known ?? { number: chains.size, payload: chainToBytes(chains.size, record) };
    if (!known) {
      chains.set(name, chain);
      put(pieceKinds.chain, chain.payload);
    }
    const isNext = record.prev !== null && lastIds.get(chain.number) === record.prev;
    put(pieceKinds.record, recordToBytes(record, chain.number, isNext));
    lastIds.set(chain.number, record.lastId);
  }
  const end = createFieldWriter();
  end.number(records.length);
  end.bytes(digest);
  parts.push(toPiece(pieceKinds.end, end.done()));
  return { bytes: joinBytes(parts), code: digestToCode(digest), records: records.length };
}

const chainToBytes = (number: number, { op, dev, hub }: ParcelRecord) => {
  const fields = createFieldWriter();
  fields.number(number);
  fields.bytes(idToBytes(dev));
  fields.bytes(idToBytes(hub));
  fields.bytes(textToBytes(op));
  return fields.done();
};

function recordToBytes(
  { firstSeq, lastSeq, prev, lastId, sealed }: ParcelRecord,
  chain: number,
  isNext: boolean,
) {
  const fields = createFieldWriter();
  fields.number(chain);
  fields.number(firstSeq);
  fields.number(lastSeq - firstSeq);
  fields.byte(prev === null ? prevForms.none : isNext ? prevForms.recordBefore : prevForms.given);
  if (prev !== null && !isNext) fields.bytes(idToBytes(prev));
  fields.bytes(idToBytes(lastId));
  const bytes = base64urlToBytes(sealed);
  if (bytes === null) throw new Error('a record of the outbox is not base64url');
  const packed = packSealed(bytes);
  fields.byte(packed ? sealedForms.packed : sealedForms.asItIs);
  fields.bytes(packed ?? bytes);
  return fields.done();
}

function toPiece(kind: number, payload: Uint8Array): Uint8Array {
  const fields = createFieldWriter();
  fields.byte(kind);
  fields.number(payload.length);
  fields.bytes(payload);
  const crc = new DataView(new ArrayBuffer(4));
  crc.setUint32(0, crc32(fields.done()));
  fields.bytes(new Uint8Array(crc.buffer));
  return fields.done();
}

function idToBytes(id: string): Uint8Array {
  const bytes = base64urlToBytes(id);
  if (bytes?.length !== 32) throw new Error('a record of the outbox names no id');
  return bytes;
}
