export const refusalWords = {
  'not-a-bundle': 'is not a Corridor bundle',
  'too-short': 'is cut off before its first line ends',
  'newer-version': 'was made by a newer Corridor; update this one',
  'other-operation': 'belongs to another operation',
} as const;

export const problemWords = {
  truncated: 'The file is cut off; everything before the cut was taken.',
  damaged: 'The file is damaged in the middle; everything before was taken.',
  'more-after-end': 'Something follows after the end of the bundle; it was not read.',
  'other-first-line':
    'The first line of the file was changed after it was made. Every record was checked by itself.',
  'other-bodies':
    'Content was taken out of records after the file was made. What is left is checked by itself.',
  'wrong-signature': 'The end of the file was changed after it was signed.',
  'wrong-count': 'The file holds another number of records than its end says.',
} as const;
