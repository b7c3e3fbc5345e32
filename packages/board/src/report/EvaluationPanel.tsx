import type { Edition } from '@corridor/report';
import { fromLeft, type Language, languageNames, languages, reading, t } from '@corridor/text';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { newId } from '../agreement/forms/typed.ts';
import { useBoard } from '../app/board.ts';
import type { Live } from '../session/live.ts';
import { Choice } from '../ui/Choice.tsx';
import { Fault } from '../ui/Fault.tsx';
import { DELAYS, editionNotes, editionWords, latestCutOff } from './editions.ts';
import type { Made } from './make.ts';
import './evaluation.css';

interface Shown {
  readonly made: Made;
  readonly language: Language;
  readonly page: string;
}

/** The whole, told at the end: made here out of what this board holds, shown, printed or saved in each language. */
export function EvaluationPanel(props: { readonly live: Live; readonly now: number }) {
  const { live, now } = props;
  const { facts, may, record, isExercise, clock } = useBoard();
  const [edition, setEdition] = useState<Edition>('room');
  const [delay, setDelay] = useState<(typeof DELAYS)[number]>('24');
  const [shown, setShown] = useState<Shown | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  // One act of giving out, however often it is printed: of this edition, in this language.
  const recorded = useRef(new Set<string>());

  if (!may({ kind: 'made@1', subject: 'export/any' })) {
    return (
      <p className="panel not-yet" data-testid="evaluation">
        {t('The closing evaluation is made on a coordinator’s board.')}
      </p>
    );
  }
  const hours = edition === 'public' ? Number(delay) : 0;
  const make = async () => {
    setBusy(true);
    setFault(null);
    try {
      const { makeEvaluation, toPage } = await import('./make.ts');
      const made = makeEvaluation(live.projection, {
        edition,
        cutOff: latestCutOff({ now, realNow: Date.now(), hours, isExercise }),
        delayMinutes: hours * 60,
        isExercise,
      });
      const { language } = reading.get();
      setShown({ made, language, page: await toPage(made, language) });
    } catch (error) {
      setFault(t('The evaluation could not be made: {why}', { why: String(error) }));
    }
    setBusy(false);
  };
  const show = async (made: Made, language: Language) => {
    const { toPage } = await import('./make.ts');
    setShown({ made, language, page: await toPage(made, language) });
  };
  const noteGivenOut = async ({ made, page }: Shown) => {
    const { attachmentOf } = await import('./make.ts');
    const content = attachmentOf(page);
    if (recorded.current.has(content.hash)) return;
    const { cutOff, delayMinutes } = made.evaluation;
    const parties = [...facts.states('party').values()]
      .filter(({ roles }) => roles.includes('party'))
      .map(({ id }) => id)
      .sort();
    const why = await record([
      {
        kind: 'made@1',
        subject: newId('export'),
        fact: {
          edition: made.evaluation.edition,
          forWhom: made.evaluation.edition === 'parties' ? parties.slice(0, 20) : [],
          cutOff,
          delayMinutes,
          content,
        },
      },
    ]);
    setFault(why);
    if (why === null) recorded.current.add(content.hash);
  };
  const print = (one: Shown) => {
    noteGivenOut(one);
    frame.current?.contentWindow?.print();
  };
  const save = (one: Shown) => {
    noteGivenOut(one);
    const url = URL.createObjectURL(new Blob([one.page], { type: 'text/html' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `evaluation.${one.made.evaluation.edition}.${one.language}.html`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <section className="panel evaluation" data-testid="evaluation">
      <h2 className="answer">{t('Closing evaluation')}</h2>
      <div className="evaluation-tools">
        <Choice
          label={t('Who it is for')}
          value={edition}
          options={(['room', 'parties', 'public'] as const).map((value) => ({
            value,
            text: editionWords(value),
          }))}
          onChange={(value) => setEdition(value || 'room')}
        />
        {edition === 'public' && (
          <Choice
            label={t('Held back')}
            value={delay}
            options={DELAYS.filter((value) => value !== '0' || isExercise).map((value) => ({
              value,
              text: t('{n, plural, one {# hour} other {# hours}}', { n: Number(value) }),
            }))}
            onChange={(value) => setDelay(value || '24')}
          />
        )}
        <Button
          className="button primary"
          onPress={make}
          isDisabled={isBusy}
          data-testid="make-evaluation"
        >
          {t('Make it')}
        </Button>
      </div>
      <p className="soft">{editionNotes(edition)}</p>
      <p className="small soft">
        {t('“{command}” writes the same with the file from which every figure can be checked.', {
          command: fromLeft('corridor report evaluation'),
        })}
      </p>
      <Fault text={fault} />
      {shown && (
        <>
          <div className="evaluation-tools">
            {languages.map((language) => (
              <Button
                key={language}
                className={language === shown.language ? 'button primary' : 'button'}
                aria-pressed={language === shown.language}
                onPress={() => show(shown.made, language)}
                data-testid={`evaluation-${language}`}
              >
                <span lang={language}>{languageNames[language]}</span>
              </Button>
            ))}
            <Button className="button" onPress={() => print(shown)} data-testid="print-evaluation">
              {t('Print')}
            </Button>
            <Button className="button" onPress={() => save(shown)} data-testid="save-evaluation">
              {t('Save the page')}
            </Button>
          </div>
          <p className="small soft">
            {t('{n, plural, one {# figure} other {# figures}}, as written down by {time}', {
              n: shown.made.evaluation.figures.length,
              time: clock.dateTime(shown.made.evaluation.cutOff),
            })}
          </p>
          <p className="small soft">
            {t('Printing or saving it is recorded: which edition, and until when.')}
          </p>
          <iframe
            ref={frame}
            className="evaluation-page"
            title={t('Closing evaluation')}
            // No script runs in it, whatever anybody wrote into a name.
            sandbox="allow-same-origin allow-modals"
            srcDoc={shown.page}
            data-testid="evaluation-page"
          />
        </>
      )}
    </section>
  );
}
