import { t } from '@corridor/text';
import { useEffect, useState } from 'react';
import type { Held, Handover as Logic } from '../../handover/handover.ts';
import { openHandover } from '../../handover/openHandover.ts';
import { FileOut } from './FileOut.tsx';
import { ShowCodes } from './ShowCodes.tsx';
import { TakeOver } from './TakeOver.tsx';
import './handover.css';

export interface HandoverProps {
  readonly onBack: () => void;
  /** Seals what is not sealed yet; only an open session can. */
  readonly beforeHandOver?: () => Promise<unknown>;
  /** The phone's own file chooser hides the page, and must not lock it. */
  readonly whileChoosing?: <T>(choosing: Promise<T>) => Promise<T>;
}

/**
 * Records to and from other phones and hubs, without a network. Works with the outbox alone: locked, with the lease run
 * out, and on a phone that is no longer let in.
 */
export const Handover = ({ onBack, beforeHandOver, whileChoosing }: HandoverProps) => {
  const [logic, setLogic] = useState<Logic | 'failed' | null>(null);
  const [held, setHeld] = useState<Held | null>(null);
  const [act, setAct] = useState<'codes' | 'file' | 'take' | null>(null);

  useEffect(() => {
    let isGone = false;
    void openHandover().then(
      (opened) => isGone || setLogic(opened),
      () => isGone || setLogic('failed'),
    );
    return () => {
      isGone = true;
    };
  }, []);
  useEffect(() => {
    if (logic === null || logic === 'failed' || act !== null) return;
    void (beforeHandOver?.() ?? Promise.resolve())
      .catch(() => {})
      .then(logic.look)
      .then(setHeld, () => setLogic('failed'));
  }, [logic, act, beforeHandOver]);

  if (logic === 'failed') {
    return (
      <main className="screen" data-testid="handover">
        <h1>{t('Hand over')}</h1>
        <p className="bad" role="alert">
          {t(
            'The sealed records do not open now. They are still on this phone: close the app and open it again.',
          )}
        </p>
        <button type="button" className="quiet end" onClick={onBack} data-testid="handover-back">
          {t('Back')}
        </button>
      </main>
    );
  }
  const back = () => setAct(null);
  if (logic && act === 'codes') return <ShowCodes logic={logic} onBack={back} />;
  if (logic && act === 'file') return <FileOut logic={logic} onBack={back} />;
  if (logic && act === 'take') {
    return <TakeOver logic={logic} onBack={back} {...(whileChoosing ? { whileChoosing } : {})} />;
  }
  const all = held ? held.own + held.carried : 0;
  return (
    <main className="screen" data-testid="handover">
      <h1>{t('Hand over without a network')}</h1>
      <div className="card" data-testid="held" data-own={held?.own} data-carried={held?.carried}>
        {held === null ? (
          <p className="soft">{t('Looking what is here …')}</p>
        ) : all === 0 ? (
          <p>{t('Nothing to hand over: a hub has signed for everything.')}</p>
        ) : (
          <>
            {held.own > 0 ? (
              <p>
                {t('{n, plural, one {# sealed record} other {# sealed records}} of this phone', {
                  n: held.own,
                })}
              </p>
            ) : null}
            {held.carried > 0 ? (
              <p>
                {t(
                  'carrying {n, plural, one {# record} other {# records}} of {phones, plural, one {# other phone} other {# other phones}}',
                  { n: held.carried, phones: held.phones },
                )}
              </p>
            ) : null}
          </>
        )}
        <p className="soft">
          {t('Sealed for the hub. Who carries them, and who finds the phone, cannot read them.')}
        </p>
      </div>
      <button
        type="button"
        className="main"
        disabled={all === 0}
        onClick={() => setAct('codes')}
        data-testid="show-codes"
      >
        {t('Show as moving code')}
        <br />
        <small>{t('to another phone’s camera, or the laptop’s')}</small>
      </button>
      <button
        type="button"
        disabled={all === 0}
        onClick={() => setAct('file')}
        data-testid="save-file"
      >
        {t('Save as file')}
        <br />
        <small>{t('to carry on a stick or send by messenger')}</small>
      </button>
      <button type="button" onClick={() => setAct('take')} data-testid="take-over-records">
        {t('Take over')}
        <br />
        <small>{t('another phone’s records, or the hub’s receipt')}</small>
      </button>
      <button type="button" className="quiet end" onClick={onBack} data-testid="handover-back">
        {t('Back')}
      </button>
    </main>
  );
};
