import { walkThePhone } from './support/walkThePhone.ts';

// Every screen of the phone, read in Arabic.
walkThePhone('ar');
