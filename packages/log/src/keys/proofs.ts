import { signText, verifyText } from '../line/sign.ts';
import type { DeviceId, OperationId, Signer, Verify } from '../types.ts';

// What is signed begins with what it is for, so that no signature can be taken for another.
const joinMessage = (op: OperationId, token: string) => `corridor/1 join\n${op}\n${token}`;
const sessionMessage = (op: OperationId, challenge: string) =>
  `corridor/1 session\n${op}\n${challenge}`;

/** "I hold this device's key, and this invitation lets me in." */
export const signJoin = (signer: Signer, op: OperationId, token: string): Promise<string> =>
  signText(signer, joinMessage(op, token));

export const checkJoin = (
  verify: Verify,
  { op, dev, token, sig }: { op: OperationId; dev: DeviceId; token: string; sig: string },
): Promise<boolean> => verifyText(verify, dev, joinMessage(op, token), sig);

/** "I hold this device's key, now." */
export const signSession = (signer: Signer, op: OperationId, challenge: string): Promise<string> =>
  signText(signer, sessionMessage(op, challenge));

export const checkSession = (
  verify: Verify,
  { op, dev, challenge, sig }: { op: OperationId; dev: DeviceId; challenge: string; sig: string },
): Promise<boolean> => verifyText(verify, dev, sessionMessage(op, challenge), sig);
