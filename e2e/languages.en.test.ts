import { walkThePhone } from './support/walkThePhone.ts';

// Every screen of the phone, read in English.
walkThePhone('en');
