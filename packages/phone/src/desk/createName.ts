import { bytesToBase64url, type RandomBytes } from '@corridor/log';

/** A random name, for an act or a subject: letters and digits, as a subject's id may hold. */
export const createName = (random: RandomBytes): string =>
  bytesToBase64url(random.bytes(12)).replaceAll(/[-_]/g, 'x');
