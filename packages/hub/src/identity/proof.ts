import { createVerify, verifyText } from '@corridor/log';

const verify = createVerify();

/** Whether this device signed exactly this text (base64url Ed25519). */
export const isSigned = (device: string, message: string, signature: string): Promise<boolean> =>
  verifyText(verify, device, message, signature);
