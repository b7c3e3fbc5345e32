import { draft } from '@corridor/operation';
import { t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { Ask } from '../ui/Ask.tsx';
import { Fault } from '../ui/Fault.tsx';
import { operationOf } from '../view/facts.ts';
import { type Protected, protectionText, reasonsAgainst } from './reasonsAgainst.ts';

/**
 * What phones may do to themselves. Both are off. Before one can be turned on its reasons against are read, and it is
 * asked twice: these switches endanger the people who carry the phones.
 */
export function Protection(props: { readonly mayDecide: boolean; readonly onClose: () => void }) {
  const { facts, record, heads } = useBoard();
  const operation = operationOf(facts);
  const [asked, setAsked] = useState<Protected | null>(null);
  const [isSure, setSure] = useState(false);
  const [fault, setFault] = useState('');
  const protection = operation?.protection ?? { quickWipe: false, decoyPin: false };
  const isContested = operation?.contested.some(
    ({ what }) => what === 'quick wipe' || what === 'decoy PIN',
  );
  const ask = (name: Protected | null) => {
    setAsked(name);
    setSure(false);
  };
  const set = async (name: Protected, isOn: boolean) => {
    if (!operation) return;
    const made = draft('operation', 'device-protection-set@1', { ...protection, [name]: isOn });
    const after = heads(operation.id);
    const failed = await record([{ ...made, subject: operation.id, after }]);
    setFault(failed ?? '');
    ask(null);
  };
  return (
    <Ask title={t('Protection of the phones')} isOpen onClose={props.onClose} testId="protection">
      <p>
        {t(
          'Every phone is sealed by its PIN and locks by itself. Whoever is asked for it hands over the phone and the PIN, and never resists: nobody is to be hurt for a record.',
        )}
      </p>
      {(['quickWipe', 'decoyPin'] as const).map((name) => (
        <section key={name} className="protection" data-testid={`protection-${name}`}>
          <h3>{protectionText(name)}</h3>
          <p>
            <b className={protection[name] ? 'bad' : ''}>
              {protection[name] ? t('On, for every phone that has heard of it') : t('Off')}
            </b>
          </p>
          {props.mayDecide && protection[name] && (
            <Button className="button" onPress={() => set(name, false)}>
              {t('Turn it off')}
            </Button>
          )}
          {!protection[name] && asked !== name && (
            <Button className="button" onPress={() => ask(name)}>
              {t('Why it is off')}
            </Button>
          )}
          {asked === name && !protection[name] && (
            <>
              <ul className="reasons">
                {reasonsAgainst(name).map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
              {isSure && (
                <p className="bad" role="alert">
                  {t('Sure? It holds for every phone of this operation that hears of it.')}
                </p>
              )}
              <div className="acts">
                <Button className="button" onPress={() => ask(null)}>
                  {t('Leave it off')}
                </Button>
                {props.mayDecide && (
                  <Button
                    className="button danger"
                    onPress={() => (isSure ? set(name, true) : setSure(true))}
                  >
                    {isSure ? t('Yes, turn it on') : t('I have read this. Turn it on')}
                  </Button>
                )}
              </div>
            </>
          )}
        </section>
      ))}
      {!props.mayDecide && <p className="soft">{t('Only a coordinator turns these on or off.')}</p>}
      {isContested && (
        <p className="bad">
          {t(
            'Two boards said otherwise without having seen each other. Until one of them says it again, it is off.',
          )}
        </p>
      )}
      <Fault text={fault} />
      <div className="acts">
        <Button className="button" onPress={props.onClose}>
          {t('Close')}
        </Button>
      </div>
    </Ask>
  );
}
