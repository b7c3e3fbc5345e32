import type { States } from '@corridor/operation';
import { isolate, languageNames, languages, t } from '@corridor/text';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { operationOf } from '../view/facts.ts';
import type { Wording } from './wording.ts';
import { statementWord } from './words.ts';

/** What goes out on paper: the same text in every language, and of which hour; nothing of devices or counts behind it. */
export function Sheet(props: {
  readonly of: States['statement'];
  readonly wording: Wording;
  readonly onDone: () => void;
}) {
  const { of, wording } = props;
  const { facts, clock, isExercise } = useBoard();
  const [first] = of.said;
  const as = of.cleared?.function;
  return (
    <section className="statement-print" data-testid="statement-print">
      <div className="print-tools no-print">
        <h1>{t('Sheet to print')}</h1>
        <Button className="button primary" onPress={() => window.print()}>
          {t('Print')}
        </Button>
        <Button className="button" onPress={props.onDone}>
          {t('Done')}
        </Button>
      </div>
      <article className="statement-sheet">
        <header>
          <b>{isolate(operationOf(facts)?.opened?.name ?? '')}</b>
          <span>{clock.dateTime(first?.at ?? of.drafted?.asOf ?? 0)}</span>
          {isExercise && <strong className="sheet-exercise">{t('EXERCISE')}</strong>}
          {!first && <strong className="sheet-exercise">{t('NOT SAID YET')}</strong>}
        </header>
        {languages.map((language) => (
          <section key={language} lang={language} dir={language === 'ar' ? 'rtl' : 'ltr'}>
            <h2>{languageNames[language]}</h2>
            <p>{wording[language]}</p>
          </section>
        ))}
        <footer>
          {as && <span>{t('cleared by {who}', { who: statementWord('functions', as) })}</span>}
          <span>{t('as of {time}', { time: clock.dateTime(of.drafted?.asOf ?? 0) })}</span>
        </footer>
      </article>
    </section>
  );
}
