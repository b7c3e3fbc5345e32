/**
 * What can be wrong with an agreement's file before anybody asks whether the agreement can be kept; that is `AGREEMENT_RULES`. `{…}` are
 * names and figures of the file. Any of them stops the file from being taken over.
 */
export const FILE_RULES = {
  'too-large': 'This is longer than {most} characters: no agreement is.',
  'not-text': 'This is not a text that can be read: save it as UTF-8.',
  'hidden-sign': 'There is an invisible sign in this: type it anew.',
  'too-deep': 'Things lie in each other too deeply here.',
  'bad-yaml': 'This cannot be read: YAML says {what}.',
  tab: 'A line begins with a tab: use spaces.',
  'bad-indent':
    'This does not stand where it should: what belongs together begins in the same column.',
  'not-closed': 'Something is not closed, or a colon is missing here.',
  'bad-start': 'No text can begin with this sign: put it in quotes.',
  'two-documents': 'A second document begins here: one file holds one agreement.',
  'no-alias': 'References of YAML (& and *) are not followed: write it out.',
  'no-tag': 'Tags of YAML (!) are not read.',
  'key-twice': '“{key}” is there twice.',
  'too-alike': '{name} and {other} are too alike to be told apart in the records.',
  'unknown-key': '“{key}” is not something that {where} has.',
  'unknown-word': '“{word}” is not known here; it is one of: {known}.',
  'no-such-time': '“{word}” is no moment: write it as 2016-12-18 05:00.',
  'no-time-zone':
    'Which time zone is this in? Say “time zone” at the top of the file, or write +02:00 behind it.',
  'unknown-time-zone': 'No time zone is called “{word}”: write it as Asia/Damascus.',
  'skipped-time': 'There is no {word} on that day: the clocks are put forward.',
  'doubled-time':
    '{word} is there twice on that day, when the clocks are put back: write +02:00 or +03:00 behind it.',
  'no-quantity':
    '“{word}” is no number of people: write 1500, 1200-1500, all who wish, or for a batch about 300.',
  'about-in-term':
    '“About” binds nobody to a number: it may stand with a batch, and a term says a number, a range or all who wish.',
  'all-in-batch':
    'A batch takes as many as its term leaves when it says no number: leave this out.',
  'no-count': '“{word}” is not a whole number.',
  'not-yes': 'Only “yes” can stand here: a condition says what must be so.',
  'not-yes-or-no': '“yes” or “no” belongs here.',
  'wants-text': 'One word or name belongs here.',
  'wants-list': 'A list belongs here.',
  'wants-map': 'Named entries belong here, one a line, each with a colon.',
  missing: '{name} does not say its “{key}”.',
  'no-name': 'This has no name.',
  'not-a-name':
    '“{name}” cannot be written into the records as a name: at most 60 signs and 10 words, no sentence, no long number.',
  'not-an-id': '“{word}” cannot be the id of this: write it as {example}.',
  'reserved-name':
    'Nobody can be called “{name}”: the word has a meaning of its own in “required by”.',
  'short-road': 'A road leads through two places at least.',
  'place-twice': 'A road leads through each place once: {name} is there twice.',
  'number-twice': '{name} and {other} are both number {number} of {term}.',
  'too-many': 'There are more than {most} here.',
  'no-level': 'Whose green light counts, at which level? Write it as “{name}, checkpoint”.',
  'nobody-requires':
    'Nobody requires this: a batch waits only for what a party, the law or safety asks. Say “required by”.',
  'too-many-ways':
    'This comes to more than {most} ways of being met, or more than {most} things at once: say it in several conditions.',
  'more-findings': 'There is more to mend; this is enough for now.',
} as const;
export type FileRule = keyof typeof FILE_RULES;

/** Said after the sentence where a word is nearly one that is known. */
export const DID_YOU_MEAN = 'Did you mean “{meant}”?';
