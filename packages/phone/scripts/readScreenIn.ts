import type { Digits, Language } from '@corridor/text';
import { readScreenIn as read } from '@corridor/text/build';
import { phoneTexts } from './texts.ts';

/** For tests: reads the phone's screen in a language as the built app does. */
export const readScreenIn = (language: Language, digits?: Digits): void =>
  read(phoneTexts, language, digits);
