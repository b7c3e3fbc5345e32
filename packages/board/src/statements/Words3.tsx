import { languageNames, languages, t } from '@corridor/text';
import type { WordingFound } from './desk.ts';

/** The words in all languages, each read its own way; or why they are not here. */
export function Words3({ found }: { readonly found: WordingFound }) {
  if (found.is === 'open') {
    return (
      <dl className="statement-words">
        {languages.map((language) => (
          <div key={language}>
            <dt lang={language}>{languageNames[language]}</dt>
            <dd lang={language} dir="auto" data-testid={`words-${language}`}>
              {found.value[language] || '–'}
            </dd>
          </div>
        ))}
      </dl>
    );
  }
  return (
    <p className="soft small" data-testid="words-shut">
      {found.is === 'away'
        ? t('The words are still on their way to this board.')
        : found.is === 'sealed'
          ? t('The words are sealed to the coordinators’ boards of that moment.')
          : t('The words are damaged: what lies there is not what was drafted.')}
    </p>
  );
}
