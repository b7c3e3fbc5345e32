import { labelText, t } from '@corridor/text';
import { useState } from 'react';
import { type Earlier, toldAt } from '../../records/earlier.ts';
import { type Colleague, colleaguesAt, surrenderedRecord } from '../../records/surrender.ts';
import { useStore } from '../../store.ts';
import { useSession } from '../context.ts';
import { When } from './When.tsx';

/**
 * A colleague's phone is in other hands. Asked twice: the hub stops that phone at once, and only a coordinator lets another one
 * in. Where nobody else counts here there is no key.
 */
export const SurrenderedKey = () => {
  const session = useSession();
  const { desk } = session;
  const { isWriting } = useStore(desk.state);
  // Devices are known by what the log says; a new world is a new log.
  useStore(session.world);
  const site = useStore(session.site);
  const { online } = useStore(session.delivery);
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<Colleague | null>(null);
  const [earlier, setEarlier] = useState<Earlier>(null);
  const [told, setTold] = useState<string | null>(null);
  const colleagues = site === null ? [] : colleaguesAt(session.devices(), site, session.device);
  const close = () => {
    setOpen(false);
    setChosen(null);
    setEarlier(null);
  };
  const report = async ({ device, label }: Colleague) => {
    const at = toldAt(earlier, session.now());
    if (!(await desk.write([surrenderedRecord(device, at)], { isFinal: true }))) return;
    setTold(label);
    close();
  };
  if (told !== null) {
    return (
      <p className="card" role="status" data-testid="surrendered-told">
        {online
          ? t('{label} is reported as taken. The hub stops it now.', { label: labelText(told) })
          : t(
              '{label} is reported as taken. The hub stops it as soon as it is near. Say it by radio too.',
              {
                label: labelText(told),
              },
            )}
      </p>
    );
  }
  if (colleagues.length === 0) return null;
  if (!isOpen) {
    return (
      <button type="button" onClick={() => setOpen(true)} data-testid="surrendered">
        {t('A colleague’s phone was taken')}
      </button>
    );
  }
  if (chosen === null) {
    return (
      <fieldset className="card stack" aria-label={t('Whose phone was taken?')}>
        <p>
          <b>{t('Whose phone was taken?')}</b>
        </p>
        {colleagues.map((colleague) => (
          <button
            key={colleague.device}
            type="button"
            onClick={() => setChosen(colleague)}
            data-testid="surrendered-phone"
            data-label={colleague.label}
          >
            {labelText(colleague.label)}
            {colleague.isReported ? (
              <>
                <br />
                <small className="warn">{t('reported already')}</small>
              </>
            ) : null}
          </button>
        ))}
        <button type="button" className="quiet" onClick={close} data-testid="surrendered-close">
          {t('Back')}
        </button>
      </fieldset>
    );
  }
  return (
    <fieldset className="card stack" aria-label={t('Is it sure?')}>
      <p>
        <b>{t('{label} was taken by somebody?', { label: labelText(chosen.label) })}</b>
      </p>
      <p>
        {t(
          'That phone is stopped for good. What was counted on it before stays. Only the coordinator can let another phone in.',
        )}
      </p>
      <When earlier={earlier} onEarlier={setEarlier} />
      <button
        type="button"
        className="danger"
        disabled={isWriting}
        onClick={() => void report(chosen)}
        data-testid="surrendered-yes"
      >
        {t('Yes, it was taken')}
      </button>
      <button
        type="button"
        className="quiet"
        onClick={() => setChosen(null)}
        data-testid="surrendered-no"
      >
        {t('No')}
      </button>
    </fieldset>
  );
};
