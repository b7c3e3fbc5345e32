/** Names in localStorage of what somebody set on this phone. Nothing of what was counted: they outlive even a duress. */
export const SETTINGS = {
  language: 'corridor-language',
  digits: 'corridor-digits',
  scheme: 'corridor-scheme',
} as const;
