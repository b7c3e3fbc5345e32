import type { Fact, IncidentState } from '@corridor/operation';
import { t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { AskTwice } from '../guard/AskTwice.tsx';
import { useWrite } from '../guard/useWrite.ts';
import { codesOf, word } from '../text/words.ts';
import { Choice } from '../ui/Choice.tsx';
import { Stopped } from './Stopped.tsx';
import { Suspend } from './Suspend.tsx';
import './suspend.css';

/** What can be done about an incident that nobody has called over: stop what it endangers, or call it over. */
export function IncidentActs(props: { readonly incident: IncidentState; readonly now: number }) {
  const { may } = useBoard();
  const { incident, now } = props;
  const [open, setOpen] = useState<'suspend' | 'stopped' | 'resolve' | null>(null);
  const mayStop = may({ kind: 'suspended@1', subject: 'corridor/any' });
  const mayResolve = may({ kind: 'resolved@1', subject: incident.id });
  const shut = (which: typeof open) => () => setOpen((is) => (is === which ? null : is));
  return (
    <span className="incident-acts">
      {!incident.resolved && mayStop && (
        <Button className="button act-stop small" onPress={() => setOpen('suspend')}>
          {t('Suspend…')}
        </Button>
      )}
      {!incident.resolved && mayResolve && (
        <Button className="button small" onPress={() => setOpen('resolve')}>
          {t('Call it over…')}
        </Button>
      )}
      {open === 'suspend' && (
        <Suspend incident={incident} onDone={() => setOpen('stopped')} onClose={shut('suspend')} />
      )}
      {open === 'stopped' && <Stopped now={now} onSuspend={null} onClose={shut('stopped')} />}
      {open === 'resolve' && <CallOver incident={incident} onClose={shut('resolve')} />}
    </span>
  );
}

/** Only then does what waits for it count as safe again. */
function CallOver(props: { readonly incident: IncidentState; readonly onClose: () => void }) {
  const write = useWrite();
  const { incident } = props;
  const [outcome, setOutcome] = useState<
    '' | NonNullable<Fact<'incident', 'resolved@1'>['outcome']>
  >('');
  const what = word('incident', incident.incidentKind);
  return (
    <AskTwice
      title={t('Call it over: {what}', { what })}
      testId="call-over"
      look="plain"
      first={t('Call it over')}
      yes={t('Yes, it is over')}
      keep={t('Leave it open')}
      sure={t('Sure? Whatever waits for it waits no longer. What is suspended stays suspended.')}
      isReady={outcome !== ''}
      about={outcome}
      onYes={async () =>
        outcome ? write([{ kind: 'resolved@1', subject: incident.id, fact: { outcome } }]) : null
      }
      onClose={props.onClose}
    >
      <Choice
        label={t('How it ended')}
        value={outcome}
        empty={t('choose how')}
        options={codesOf('outcome').map((code) => ({ value: code, text: word('outcome', code) }))}
        onChange={setOutcome}
      />
    </AskTwice>
  );
}
