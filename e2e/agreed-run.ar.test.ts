import { playAgreedRun } from './support/agreedRun.ts';

// One exchange from the first word to paper, on a board read in Arabic.
playAgreedRun('ar');
