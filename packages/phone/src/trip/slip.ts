import { type CodeFault, checkTripCode, parseSlip } from '@corridor/operation';
import { fromLeft, readTyped } from '@corridor/text';

export type ReadSlip =
  | {
      readonly ok: true;
      readonly code: string;
      /** The trip's id where the slip also named the vehicle. */
      readonly trip: string | null;
    }
  | { readonly ok: false; readonly fault: CodeFault };

/** What somebody typed or pasted off a driver's slip: the code alone, or the vehicle before it. */
export const readSlip = (typed: string): ReadSlip => {
  const text = readTyped(typed);
  const alone = checkTripCode(text);
  if (alone.ok) return { ...alone, trip: null };
  const whole = parseSlip(text);
  if (whole.ok) return { ok: true, code: whole.code, trip: whole.subject };
  return {
    ok: false,
    // "12 7K3M9Q" is too long as a code alone; what is wrong with it is wrong with its second half.
    fault: whole.fault.why === 'check' || whole.fault.why === 'sign' ? whole.fault : alone.fault,
  };
};

/** The code in a trip's id; `null` for a trip that somebody opened without one. */
export const codeOfTrip = (trip: string): string | null => {
  const slip = parseSlip(trip);
  return slip.ok && slip.subject === trip ? slip.code : null;
};

/**
 * `7K3 M9Q`: two groups are read out and written down with fewer mistakes than six characters. The same signs in every
 * language, digits included: they are compared with what is printed and written on slips.
 */
export const spacedCode = (code: string): string =>
  fromLeft(`${code.slice(0, 3)} ${code.slice(3)}`);
