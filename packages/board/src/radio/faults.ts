import type { DeskLine } from '@corridor/operation';
import { fromLeft, named, t, type Words, wordOf } from '@corridor/text';

type Fault = Extract<DeskLine, { readonly ok: false }>;

const texts: Words<Fault['why']> = {
  'no-vehicle': 'Vehicle number first.',
  'unknown-vehicle': '“{word}” is no vehicle of this operation.',
  'no-act': 'What happened? b boarding, d departed, p passed, h halted, r sent back, a arrived.',
  'unknown-act':
    '“{word}” is nothing that happens: b boarding, d departed, p passed, h halted, r sent back, a arrived.',
  'no-site': 'Which site?',
  'unknown-site': '“{word}” is no site of this operation.',
  'site-of-several': '“{word}” could be several sites: a letter more.',
  'unknown-word': '“{word}” is not understood.',
  'said-twice': '“{word}” says a second time what was said already.',
  'no-number-after-about': 'After “ab” comes a number.',
  'wrong-slip': '“{word}” is not a slip: one sign is wrong or two are exchanged.',
  'wrong-time': '“{word}” is no time of day.',
  'no-people': 'How many people?',
};

/** What is wrong with the line, naming the word. */
export const deskFaultText = (fault: Fault): string => {
  const said = wordOf(texts, fault.why, { word: fromLeft(fault.word) });
  if (fault.candidates.length === 0) return said;
  return [said, t('Perhaps: {list}', { list: named(fault.candidates) })].join(' ');
};
