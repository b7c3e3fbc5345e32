import { t, toScreenDigits } from '@corridor/text';
import { useMemo, useState } from 'react';
import { Button, Checkbox } from 'react-aria-components';
import type { AppParts } from '../app/App.tsx';
import { LanguageChoice } from '../app/LanguageChoice.tsx';
import { CountSheets } from '../print/CountSheets.tsx';
import type { OwnDevice } from '../session/keyStore.ts';
import { faultText } from '../text/faultText.ts';
import { Field } from '../ui/Field.tsx';
import { FleetRows } from './FleetRows.tsx';
import { type Founded, found, signIn } from './found.ts';
import { JoinCodes } from './JoinCodes.tsx';
import { type NewOperation, type Plan, planOperation } from './plan.ts';
import { planFaultText } from './planFaults.ts';
import { RecoverySheet } from './RecoverySheet.tsx';
import { emptySite, SiteRows } from './SiteRows.tsx';
import './create.css';
import { Fault } from '../ui/Fault.tsx';

const start = (): NewOperation => ({
  name: '',
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  isExercise: false,
  sites: [
    { ...emptySite(1), kind: 'pick-up-point' },
    { ...emptySite(2), kind: 'checkpoint' },
    { ...emptySite(3), kind: 'reception-site' },
  ],
  fleet: [
    {
      key: 1,
      first: toScreenDigits('1'),
      last: toScreenDigits('40'),
      kind: 'bus',
      seats: toScreenDigits('49'),
      lying: '',
    },
    {
      key: 2,
      first: 'A1',
      last: 'A6',
      kind: 'ambulance',
      seats: toScreenDigits('3'),
      lying: toScreenDigits('2'),
    },
  ],
});

/** New operation in twenty minutes: one page to type, then the recovery sheet, the join codes and the count sheets. */
export function Wizard(
  props: AppParts & {
    readonly setUp: string | null;
    readonly sessionOf: OwnDevice | null;
    readonly onCancel: () => void;
    readonly onDone: (op: string) => void;
  },
) {
  const [typed, setTyped] = useState(start);
  const [step, setStep] = useState<'form' | 'sheet' | 'codes' | 'paper'>('form');
  const [made, setMade] = useState<{ founded: Founded; plan: Plan } | null>(null);
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const parts = useMemo(
    () => ({
      baseUrl: props.baseUrl,
      fetch: globalThis.fetch.bind(globalThis),
      keys: props.keys,
      now: Date.now,
    }),
    [props.baseUrl, props.keys],
  );
  const planned = planOperation(typed);
  const faults = new Map(
    isTried && !planned.ok ? planned.faults.map((one) => [one.field, planFaultText(one.why)]) : [],
  );
  const create = async () => {
    setTried(true);
    if (!planned.ok || isBusy) return;
    setBusy(true);
    try {
      let token = props.setUp;
      if (token === null && props.sessionOf) {
        const session = await signIn(parts, props.sessionOf);
        if (!session.ok) return setFault(faultText(session));
        token = session.value.token;
      }
      const founded = await found({ ...parts, token: token ?? '' }, typed, planned.plan);
      if (!founded.ok) return setFault(faultText(founded));
      setMade({ founded: founded.value, plan: planned.plan });
      setStep('sheet');
    } finally {
      setBusy(false);
    }
  };

  if (made && step === 'sheet') {
    return <RecoverySheet founded={made.founded} onDone={() => setStep('codes')} />;
  }
  if (made && step === 'codes') {
    return (
      <JoinCodes
        parts={parts}
        own={made.founded.own}
        posts={made.plan.posts}
        onSheets={() => setStep('paper')}
        onDone={() => props.onDone(made.founded.own.op)}
      />
    );
  }
  if (made && step === 'paper') {
    return (
      <CountSheets
        operation={typed.name}
        isExercise={typed.isExercise}
        posts={made.plan.posts}
        onDone={() => setStep('codes')}
      />
    );
  }
  return (
    <main className="page wizard" data-testid="wizard">
      <header className="wizard-head">
        <h1>{t('New operation')}</h1>
        <LanguageChoice />
      </header>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          create();
        }}
      >
        <section className="panel">
          <h2 className="question">{t('{n} · {title}', { n: 1, title: t('Name and zone') })}</h2>
          <div className="wizard-row">
            <Field
              label={t('Name')}
              value={typed.name}
              onChange={(name) => setTyped({ ...typed, name })}
              error={faults.get('name') ?? ''}
              autoFocus
            />
            <Field
              label={t('Time zone')}
              value={typed.zone}
              onChange={(zone) => setTyped({ ...typed, zone })}
              error={faults.get('zone') ?? ''}
              hint={t('Every time is shown in it')}
            />
            <Checkbox
              className="check"
              isSelected={typed.isExercise}
              onChange={(isExercise) => setTyped({ ...typed, isExercise })}
            >
              {({ isSelected }) => (
                <>
                  <span aria-hidden="true">{isSelected ? '☑' : '☐'}</span>
                  {t('an exercise: marked so for ever')}
                </>
              )}
            </Checkbox>
          </div>
        </section>
        <section className="panel">
          <h2 className="question">
            {t('{n} · {title}', { n: 2, title: t('Sites, in the order of the road, and posts') })}
          </h2>
          {faults.get('sites') && <p className="bad">{faults.get('sites')}</p>}
          <SiteRows
            sites={typed.sites}
            faults={faults}
            onChange={(sites) => setTyped({ ...typed, sites })}
          />
        </section>
        <section className="panel">
          <h2 className="question">{t('{n} · {title}', { n: 3, title: t('Vehicles') })}</h2>
          <FleetRows
            fleet={typed.fleet}
            faults={faults}
            onChange={(fleet) => setTyped({ ...typed, fleet })}
          />
        </section>
        <Fault text={fault} />
        {isTried && !planned.ok && (
          <p className="bad" role="alert">
            {t('{n, plural, one {# field needs} other {# fields need}} another look.', {
              n: planned.faults.length,
            })}
          </p>
        )}
        <div className="acts">
          <Button className="button" onPress={props.onCancel}>
            {t('Cancel')}
          </Button>
          <Button className="button primary" type="submit" isDisabled={isBusy}>
            {t('Found the operation')}
          </Button>
        </div>
        <p className="small soft">
          {t(
            'Next: the recovery sheet, once, on paper; then a join code per post and the count sheets.',
          )}
        </p>
      </form>
    </main>
  );
}
