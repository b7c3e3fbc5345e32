import { t } from '@corridor/text';
import { useState } from 'react';
import type { Allow, PinChange, Vaults } from '../../vault/types.ts';
import { ChoosePin } from './ChoosePin.tsx';
import { PinKeys } from './PinKeys.tsx';
import { refusalText, waitText } from './pinText.ts';

type Step =
  | { readonly at: 'page'; readonly done: string | null }
  | { readonly at: 'prove'; readonly for: 'pin' | 'decoy' | 'no-decoy' }
  | { readonly at: 'choose'; readonly for: 'pin' | 'decoy'; readonly pin: string };

const problemText = (
  answer: PinChange | { readonly ok: false; readonly why: 'not-allowed' },
): string | null => {
  if (answer.ok) return null;
  switch (answer.why) {
    case 'wrong':
      return t('This is not the PIN. Nothing is deleted; try again.');
    case 'wait':
      return waitText(answer.waitMs);
    case 'not-allowed':
      return t('The head of the operation has switched this off.');
    default:
      return refusalText(answer.why);
  }
};

/**
 * What protects this phone: its PIN; and, where the operation's head allows it, a decoy PIN and leaving nothing. Whether a decoy PIN is set is
 * shown nowhere: whoever makes the officer open this page must not learn it.
 */
export const ProtectionScreen = ({
  vaults,
  holder,
  allow,
  onlyHere,
  onGone,
  onBack,
}: {
  vaults: Vaults;
  holder: string;
  allow: Allow;
  /** Records that no hub has signed for: leaving nothing destroys them for everybody. */
  onlyHere: number;
  /** Nothing is left on this phone. */
  onGone: () => void;
  onBack: () => void;
}) => {
  const [step, setStep] = useState<Step>({ at: 'page', done: null });
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const go = (next: Step) => {
    setProblem(null);
    setStep(next);
  };
  const settle = async (
    work: () => Promise<PinChange | { readonly ok: false; readonly why: 'not-allowed' }>,
    done: string,
    again: Step,
  ) => {
    setBusy(true);
    try {
      const answer = await work();
      go(answer.ok ? { at: 'page', done } : again);
      setProblem(problemText(answer));
    } catch {
      setProblem(
        t(
          'This phone’s storage did not answer. Close other tabs, open the app again and try once more.',
        ),
      );
    }
    setBusy(false);
  };
  const prove = (why: 'pin' | 'decoy' | 'no-decoy', pin: string) => {
    if (why !== 'no-decoy') return go({ at: 'choose', for: why, pin });
    void settle(
      () => vaults.setDecoy(holder, pin, null),
      t('No decoy PIN opens this phone.'),
      step,
    );
  };
  const choose = ({ for: why, pin }: Extract<Step, { at: 'choose' }>, chosen: string) => {
    const again: Step = { at: 'prove', for: why };
    if (why === 'pin') {
      void settle(() => vaults.changePin(holder, pin, chosen), t('The PIN is changed.'), again);
    } else {
      void settle(() => vaults.setDecoy(holder, pin, chosen), t('The decoy PIN is set.'), again);
    }
  };

  if (step.at === 'choose') {
    return (
      <ChoosePin
        title={step.for === 'pin' ? t('Choose the new PIN') : t('Choose the decoy PIN')}
        why={
          step.for === 'pin'
            ? t(
                'Six digits or more. Nobody can give it back to you: without it, only the hub can read what was counted.',
              )
            : t('Not like your own PIN: typed by mistake, it destroys everything on this phone.')
        }
        known={step.for === 'pin' ? [step.pin] : []}
        isBusy={isBusy}
        error={problem}
        onChosen={(chosen) => choose(step, chosen)}
        onBack={() => go({ at: 'page', done: null })}
      />
    );
  }
  if (step.at === 'prove') {
    return (
      <main className="screen" data-testid="prove-pin">
        <h1>{t('First your own PIN')}</h1>
        <span className="end" />
        {isBusy ? <p role="status">{t('Making the keys …')}</p> : null}
        {problem ? (
          <p className="warn" role="alert" data-testid="pin-problem">
            {problem}
          </p>
        ) : null}
        <PinKeys isBusy={isBusy} doneText={t('Next')} onPin={(pin) => prove(step.for, pin)} />
        <button
          type="button"
          className="quiet"
          onClick={() => go({ at: 'page', done: null })}
          data-testid="pin-back"
        >
          {t('Back')}
        </button>
      </main>
    );
  }
  return (
    <main className="screen" data-testid="protection">
      <h1>{t('Protection of this phone')}</h1>
      {step.done ? (
        <p role="status" data-testid="protection-done">
          {step.done}
        </p>
      ) : null}
      <p className="soft">
        {t(
          'The phone locks after two minutes, and whenever it shows something else. Counting goes on while it is locked. Whoever copies a phone’s whole memory can try PINs for hours; a longer PIN takes them longer.',
        )}
      </p>
      <button
        type="button"
        onClick={() => go({ at: 'prove', for: 'pin' })}
        data-testid="change-pin"
      >
        {t('Change the PIN')}
      </button>
      {allow.decoyPin ? (
        <section className="card" data-testid="decoy">
          <p>
            {t(
              'A decoy PIN opens an empty operation of the same name, and destroys everything else on this phone in the same moment: no PIN brings it back. Only what the hub or another phone has already is left. It does not deceive somebody who examines the phone’s memory, or who knows how to ask.',
            )}
          </p>
          <button
            type="button"
            onClick={() => go({ at: 'prove', for: 'decoy' })}
            data-testid="set-decoy"
          >
            {t('Set a decoy PIN')}
          </button>
          <button
            type="button"
            className="quiet"
            onClick={() => go({ at: 'prove', for: 'no-decoy' })}
            data-testid="no-decoy"
          >
            {t('Have no decoy PIN')}
          </button>
        </section>
      ) : null}
      {allow.quickWipe ? (
        <LeaveNothing vaults={vaults} onlyHere={onlyHere} onGone={onGone} />
      ) : null}
      <span className="end" />
      <button type="button" className="quiet" onClick={onBack} data-testid="protection-back">
        {t('Back')}
      </button>
    </main>
  );
};

/** One tap, with no second question: it is made for the seconds before somebody takes the phone. */
const LeaveNothing = ({
  vaults,
  onlyHere,
  onGone,
}: {
  vaults: Vaults;
  onlyHere: number;
  onGone: () => void;
}) => {
  const [state, setState] = useState<'ready' | 'busy' | 'refused'>('ready');
  const leave = async () => {
    setState('busy');
    if (await vaults.leaveNothing().catch(() => false)) onGone();
    else setState('refused');
  };
  return (
    <section className="card danger" data-testid="leave-nothing-card">
      <p>
        {t(
          'Destroys every key and record on this phone at one tap, without asking again. Only what the hub or another phone has already is left.',
        )}
      </p>
      {onlyHere > 0 ? (
        <p className="bad" data-testid="only-here">
          {t(
            '{n, plural, one {# record is only on this phone and would be lost for everybody.} other {# records are only on this phone and would be lost for everybody.}}',
            { n: onlyHere },
          )}
        </p>
      ) : null}
      {state === 'refused' ? (
        <p className="bad" role="alert">
          {t('It is switched off, or this phone’s storage did not answer.')}
        </p>
      ) : null}
      <button
        type="button"
        className="danger"
        disabled={state === 'busy'}
        onClick={() => void leave()}
        data-testid="leave-nothing"
      >
        {t('Leave nothing')}
      </button>
    </section>
  );
};
