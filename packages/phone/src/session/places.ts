import { openBox } from '@corridor/log/browser';

/** Name of the database that holds the lines. */
export const LINES = 'corridor-lines';

/** Everything stored passes through here. It lies open until the phone has a PIN; nothing else changes then. */
export const box = openBox;
