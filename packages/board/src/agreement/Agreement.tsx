import type { SubjectId } from '@corridor/operation';
import { isOutside } from '@corridor/operation';
import { figure, t, type Words, wordOf } from '@corridor/text';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { useKeys } from '../app/keys.ts';
import { KindLegend } from '../kind/Kind.tsx';
import { Windows } from '../windows/Windows.tsx';
import { Conditions } from './Conditions.tsx';
import { Evidence } from './Evidence.tsx';
import { ActForm, type TermAct } from './forms/ActForm.tsx';
import { BatchForm } from './forms/BatchForm.tsx';
import { ConditionForm } from './forms/ConditionForm.tsx';
import { FileForm } from './forms/FileForm.tsx';
import { PartyForm } from './forms/PartyForm.tsx';
import { SayForm } from './forms/SayForm.tsx';
import { TermForm } from './forms/TermForm.tsx';
import { Ledger, type Opened } from './Ledger.tsx';
import { toLedger } from './ledger.ts';
import { Night } from './Night.tsx';
import { Notices } from './Notices.tsx';
import { Outside } from './Outside.tsx';
import { Parties } from './Parties.tsx';
import { AgreementPrint } from './print/AgreementPrint.tsx';
import { Terms } from './Terms.tsx';
import './agreement.css';

const VIEWS: Words<'ledger' | 'terms' | 'conditions' | 'notices' | 'parties'> = {
  ledger: 'Gave and got',
  terms: 'Terms',
  conditions: 'What waits',
  notices: 'Notices',
  parties: 'Who',
};
const LOOKS = 10_000;
type View = keyof typeof VIEWS;
const VIEW_NAMES = Object.keys(VIEWS) as View[];

type Form =
  | { readonly is: 'term' | 'condition' | 'file' }
  | { readonly is: 'party'; readonly party?: SubjectId }
  | { readonly is: 'batch'; readonly batch?: SubjectId }
  | { readonly is: 'say'; readonly term: SubjectId }
  | { readonly is: 'act'; readonly term: SubjectId; readonly act: TermAct };

/** What was promised, who owes what: the two sides beside each other, and all that is behind it one key away. */
export function Agreement(props: { readonly now: number }) {
  const { facts, may, clock } = useBoard();
  const { now } = props;
  // Every batch asks every guard: as often as a person looks, and at once when anything was recorded.
  const at = now - (now % LOOKS);
  const [view, setView] = useState<View>('ledger');
  const [term, setTerm] = useState<SubjectId | null>(null);
  const [form, setForm] = useState<Form | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [isPrint, setPrint] = useState(false);
  const mayWrite = may({ kind: 'proposed@1', subject: 'term/any' });
  const { ledger } = useMemo(
    () => ({ ledger: toLedger(facts, at), saidIn: clock }),
    [facts, at, clock],
  );
  const keys = useMemo((): Record<string, () => void> => {
    const views = Object.fromEntries(
      VIEW_NAMES.map((name, i) => [String(i + 1), () => setView(name)]),
    );
    return mayWrite && !isPrint
      ? {
          ...views,
          p: () => setForm({ is: 'party' }),
          e: () => setForm({ is: 'term' }),
          b: () => setForm({ is: 'batch' }),
          w: () => setForm({ is: 'condition' }),
          f: () => setForm({ is: 'file' }),
        }
      : views;
  }, [mayWrite, isPrint]);
  useKeys(keys);
  const close = () => setForm(null);
  const say = (of: SubjectId) => setForm({ is: 'say', term: of });
  const outside = [...facts.states('party').keys()].filter((id) =>
    isOutside(facts.index.guards.facts, id),
  );
  if (isPrint) return <AgreementPrint now={now} onDone={() => setPrint(false)} />;
  return (
    <section className="page agreement" aria-label={t('Agreement')} data-testid="agreement">
      <div className="agreement-bar">
        <nav aria-label={t('Of the agreement')} className="views">
          {VIEW_NAMES.map((name, i) => (
            <button
              key={name}
              type="button"
              className={name === view ? 'view is-here' : 'view'}
              aria-current={name === view}
              onClick={() => setView(name)}
            >
              {wordOf(VIEWS, name)} <kbd>{figure(i + 1)}</kbd>
            </button>
          ))}
        </nav>
        <div className="enter">
          {mayWrite && (
            <>
              <Button className="button enter-act" onPress={() => setForm({ is: 'party' })}>
                {t('+ party (P)')}
              </Button>
              <Button className="button enter-act" onPress={() => setForm({ is: 'term' })}>
                {t('+ term (E)')}
              </Button>
              <Button className="button enter-act" onPress={() => setForm({ is: 'batch' })}>
                {t('+ batch (B)')}
              </Button>
              <Button className="button enter-act" onPress={() => setForm({ is: 'condition' })}>
                {t('+ waits until (W)')}
              </Button>
              <Button className="button enter-act" onPress={() => setForm({ is: 'file' })}>
                {t('from a file (F)')}
              </Button>
            </>
          )}
          <Button
            className="button enter-act"
            onPress={() => setPrint(true)}
            data-testid="print-agreement"
          >
            {t('Print')}
          </Button>
        </div>
      </div>
      <Outside parties={outside} now={now} />
      <Night now={now} onSay={say} />
      {view === 'ledger' &&
        (ledger.terms.length > 0 ? (
          <Ledger
            ledger={ledger}
            now={now}
            onOpen={setOpened}
            onTerm={(id) => {
              setTerm(id);
              setView('terms');
            }}
          />
        ) : (
          <p className="panel not-yet" data-testid="no-agreement">
            {t(
              'Nothing is agreed here yet. Enter the parties (P), then the terms (E), their batches (B), and what each waits for (W).',
            )}
          </p>
        ))}
      {view === 'terms' && (
        <Terms
          now={now}
          shown={term}
          onSay={say}
          onAct={(of, act) => setForm({ is: 'act', term: of, act })}
        />
      )}
      {view === 'conditions' && (
        <Conditions
          ledger={ledger}
          now={now}
          onAdd={() => setForm({ is: 'condition' })}
          onOpen={setOpened}
        />
      )}
      {view === 'notices' && <Notices ledger={ledger} now={now} onOpen={setOpened} />}
      {view === 'parties' && <Parties onChange={(party) => setForm({ is: 'party', party })} />}
      <Windows now={now} />
      <KindLegend />
      {form?.is === 'party' && (
        <PartyForm key={form.party ?? ''} party={form.party} onClose={close} />
      )}
      {form?.is === 'term' && <TermForm onClose={close} />}
      {form?.is === 'batch' && (
        <BatchForm key={form.batch ?? ''} batch={form.batch} onClose={close} />
      )}
      {form?.is === 'condition' && <ConditionForm onClose={close} />}
      {form?.is === 'file' && <FileForm onClose={close} />}
      {form?.is === 'say' && <SayForm term={form.term} onClose={close} />}
      {form?.is === 'act' && <ActForm term={form.term} is={form.act} onClose={close} />}
      {opened && (
        <Evidence
          opened={opened}
          now={now}
          onChange={(batch) => {
            setOpened(null);
            setForm({ is: 'batch', batch });
          }}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  );
}
