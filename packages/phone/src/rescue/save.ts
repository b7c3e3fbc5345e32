import { codeInHalves, type SealedRecord, writeParcel } from '@corridor/log';
import { sha256 } from '@corridor/log/browser';
import { saveSealed } from '../handover/saveFile.ts';

/** The file that every phone and hub takes over. Answers the code that they show as well. */
export function saveSalvage(sealed: readonly SealedRecord[]): string {
  const { bytes, code } = writeParcel(sealed, sha256);
  saveSealed(bytes, Date.now());
  return codeInHalves(code);
}
