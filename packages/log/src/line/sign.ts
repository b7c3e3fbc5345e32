import { base64urlToBytes, bytesToBase64url } from '../text/base64url.ts';
import { textToBytes } from '../text/utf8.ts';
import type { DeviceId, LineId, OperationId, Signer, Verify } from '../types.ts';
import { isUsableDevice, isUsablePoint } from './keys.ts';

/** What a line's signature covers. The first words keep it from being taken for any other signature. */
export const lineMessage = (op: OperationId, id: LineId): string => `corridor/1 line\n${op}\n${id}`;

/** Signature over a text, 86 characters. */
export async function signText(signer: Signer, message: string): Promise<string> {
  return bytesToBase64url(await signer.sign(textToBytes(message)));
}

/**
 * Does the signature fit? Keys and first halves on which runtimes disagree are refused before any runtime
 * is asked.
 */
export async function verifyText(
  verify: Verify,
  device: DeviceId,
  message: string,
  signature: string,
): Promise<boolean> {
  if (!isUsableDevice(device)) return false;
  const bytes = base64urlToBytes(signature);
  if (bytes === null || bytes.length !== 64 || !isUsablePoint(bytes.subarray(0, 32))) return false;
  return verify(device, textToBytes(message), bytes);
}
