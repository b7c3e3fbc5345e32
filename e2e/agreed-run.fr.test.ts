import { playAgreedRun } from './support/agreedRun.ts';

// One exchange from the first word to paper, on a board read in French.
playAgreedRun('fr');
