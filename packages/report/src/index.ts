/** What the closing evaluation is told in. */
export const EDITION_LANGUAGES = ['ar', 'fr', 'en'] as const;
