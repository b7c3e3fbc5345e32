import type { Enrolment } from '../device/enrolment.ts';

/** Which person and operation were open last: ids that lie open in the keyring too. */
export interface LastOpened {
  readonly device?: string;
  readonly op?: string;
  readonly holder?: string;
}

const LAST = 'corridor-last-operation';

export const lastOpened = (): LastOpened => {
  try {
    const [device, op, holder] = (localStorage.getItem(LAST) ?? '').split(' ');
    return { ...(device && { device }), ...(op && { op }), ...(holder && { holder }) };
  } catch {
    return {};
  }
};

export const rememberOpened = ({ device, op, holder }: Enrolment): void => {
  try {
    localStorage.setItem(LAST, `${device} ${op} ${holder}`);
  } catch {
    // Then the phone shows the latest next time.
  }
};
