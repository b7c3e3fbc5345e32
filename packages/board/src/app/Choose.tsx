import { fromLeft, listed, t } from '@corridor/text';
import { Button } from 'react-aria-components';
import { roleText } from '../devices/roles.ts';
import type { CallFault } from '../session/hubCall.ts';
import type { OwnDevice } from '../session/keyStore.ts';
import { toFaultWords } from '../text/faultText.ts';
import { LanguageChoice } from './LanguageChoice.tsx';
import { usePageTitle } from './pageTitle.ts';
import './choose.css';

/** One or two sentences for whoever sees this list for the first time. */
function whatItIs(own: OwnDevice): string {
  if (own.op.startsWith('ex-')) {
    return t(
      'An invented operation: nobody in it is real. Where it plays by itself its clock can be sped up, and at the end it tells how many people really left, beside what was counted.',
    );
  }
  // Whoever reads a past operation into a log from what was written about it names it a record.
  if (own.name.startsWith('Record of ')) {
    return t(
      'A past operation as the press told it: what was agreed and what each side stated, beside each other. Nobody of ours counted there.',
    );
  }
  return '';
}

/** The first screen: which operation, or how this browser is let in. */
export function Choose(props: {
  readonly devices: readonly OwnDevice[];
  readonly fault: CallFault | null;
  readonly canFound: boolean;
  readonly onOpen: (op: string) => void;
  readonly onFound: () => void;
}) {
  const { devices, fault } = props;
  usePageTitle('Corridor');
  const faultWords = fault && toFaultWords(fault);
  return (
    <main className="choose" data-testid="choose">
      <header>
        <div>
          <h1>Corridor</h1>
          <p className="soft">{t('The board of a negotiated evacuation')}</p>
        </div>
        <LanguageChoice />
      </header>
      {faultWords && (
        <div className="panel" role="alert" data-testid="join-fault">
          <p className="bad">{faultWords.message}</p>
          <p>{faultWords.hint}</p>
        </div>
      )}
      {devices.length > 0 ? (
        <>
          <h2 className="question">{t('Which operation?')}</h2>
          <ul className="operations">
            {devices.map((own) => (
              <li key={own.op}>
                <button
                  type="button"
                  className="panel operation"
                  data-testid="operation"
                  data-op={own.op}
                  onClick={() => props.onOpen(own.op)}
                >
                  <bdi className="name">{own.name}</bdi>
                  {own.op.startsWith('ex-') && <span className="exercise">{t('EXERCISE')}</span>}
                  {whatItIs(own) && <span className="what">{whatItIs(own)}</span>}
                  <small className="soft">
                    {listed([
                      t('you look at it as {role}', { role: roleText(own.role) }),
                      !own.label.toLowerCase().startsWith(own.role) && own.label,
                    ])}
                  </small>
                </button>
              </li>
            ))}
          </ul>
          <p className="small soft">
            {t(
              'Another operation, or another browser: run “{command}” on the laptop that runs the hub and open what it prints.',
              { command: fromLeft('corridor link') },
            )}
          </p>
        </>
      ) : (
        <section className="panel" data-testid="not-signed-in">
          <h2>{t('This browser is not signed in')}</h2>
          <p>
            {t(
              'A board has no password. It is let in once, by a link, and is then a device of its own.',
            )}
          </p>
          <ol className="how">
            <li>
              {t('On the laptop that runs the hub, run')} <code dir="ltr">corridor link</code>
            </li>
            <li>{t('Open the link it prints in this browser, within a quarter of an hour.')}</li>
          </ol>
          <p className="soft">
            {t('Away from that laptop: a coordinator makes a link under Devices, Let a device in.')}
          </p>
        </section>
      )}
      {props.canFound && (
        <p>
          <Button className="button" onPress={props.onFound} data-testid="new-operation">
            {t('New operation')}
          </Button>
        </p>
      )}
    </main>
  );
}
