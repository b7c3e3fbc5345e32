import { type Claim, claimsOf, type Ledger, type LedgerGroup } from '@corridor/account';
import type { SubjectId } from '@corridor/operation';
import { t } from '@corridor/text';
import { useMemo, useState } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { KindLegend } from '../kind/Kind.tsx';
import type { DocumentDesk } from '../reading/desk.ts';
import { ReadingPage } from '../reading/ReadingPage.tsx';
import { ReadTextForm } from '../reading/ReadTextForm.tsx';
import { TextsRead } from '../reading/TextsRead.tsx';
import { useReading } from '../text/useReading.ts';
import { Choice } from '../ui/Choice.tsx';
import { Field } from '../ui/Field.tsx';
import { ArithmeticLines } from './ArithmeticLines.tsx';
import { ClaimDrawer } from './ClaimDrawer.tsx';
import { ClaimForm, type FormFor } from './ClaimForm.tsx';
import { claimRow, type StatementRow, statementRow } from './claimRow.ts';
import { Group } from './Group.tsx';
import { StatementTable } from './StatementTable.tsx';
import { Timeline } from './Timeline.tsx';
import { useLedger } from './useLedger.ts';
import './said.css';

/** What others said, question by question: who, by which channel, what figure, about when. Never summed. */
export function Said(props: {
  readonly now: number;
  /** null: the storage of this board is not open (yet). */
  readonly desk: DocumentDesk | null;
}) {
  const { facts, records, clock, may } = useBoard();
  const { ledger, account, asOf, isOld } = useLedger();
  const reading = useReading();
  const [speaker, setSpeaker] = useState('');
  const [words, setWords] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const [form, setForm] = useState<FormFor | null>(null);
  const [isByDay, setByDay] = useState(false);
  const [isTaking, setTaking] = useState(false);
  const [text, setText] = useState<{
    readonly document: SubjectId;
    readonly claim: string | null;
  } | null>(null);
  const claims = useMemo(() => claimsOf(facts.index), [facts]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are texts of one language
  const rowOf = useMemo(() => {
    const rows = new Map<string, StatementRow>();
    for (const claim of claims) rows.set(claim.id, claimRow(facts, claim, clock));
    return rows;
  }, [claims, facts, clock, reading]);
  const speakers = [...new Set([...rowOf.values()].map((row) => row.speaker))].sort();
  const wanted = words.trim().toLowerCase();
  const isShown = ({ id }: Pick<Claim, 'id'>): boolean => {
    const row = rowOf.get(id);
    return (
      row !== undefined &&
      (!speaker || row.speaker === speaker) &&
      (!wanted ||
        [row.said, row.speaker, row.channels, row.places].some((text) =>
          text.toLowerCase().includes(wanted),
        ))
    );
  };
  // What a reader proposed and a person rejected was never in the ledger: it stays in its text, struck out.
  const wasHere = ({ id }: Claim): boolean =>
    records.events(id).some(({ kind }) => kind === 'recorded@1');
  const shown = ledger ? filtered(ledger, isShown, wasHere) : null;
  const opened = claims.find(({ id }) => id === open);
  const canRecord = may({ kind: 'recorded@1', subject: 'claim/any' });
  const number = (shown?.groups ?? []).reduce((n, { entries }) => n + entries.length, 0);
  const canRead = canRecord && may({ kind: 'added@1', subject: 'document/any' });
  const show = (document: SubjectId, claim: string | null = null) => {
    setTaking(false);
    setOpen(null);
    setText({ document, claim });
  };
  if (text && props.desk) {
    return (
      <section className="page" aria-label={t('What they say')} data-testid="said">
        <ReadingPage
          key={text.document}
          {...text}
          claims={claims}
          desk={props.desk}
          now={props.now}
          onClose={() => setText(null)}
        />
      </section>
    );
  }
  return (
    <section className="page" aria-label={t('What they say')} data-testid="said">
      <div className="panel">
        <div className="filters">
          <Field label={t('Words')} value={words} onChange={setWords} />
          <Choice
            label={t('Speaker')}
            value={speaker}
            empty={t('all')}
            options={speakers.map((one) => ({ value: one, text: one }))}
            onChange={setSpeaker}
          />
          <span className="count" aria-live="polite">
            {t(
              '{n, plural, one {# statement} other {# statements, beside each other, never added}}',
              { n: number + (shown?.events.length ?? 0) },
            )}
          </span>
          <ToggleButton
            className="button"
            isSelected={isByDay}
            onChange={setByDay}
            data-testid="by-day"
          >
            {isByDay ? t('By question') : t('Day by day')}
          </ToggleButton>
          {canRead && props.desk && (
            <Button className="button" onPress={() => setTaking(true)} data-testid="read-a-text">
              {t('Read a text')}
            </Button>
          )}
          {canRecord && (
            <Button
              className="button primary"
              onPress={() => setForm({ is: 'new' })}
              data-testid="record-claim"
            >
              {t('Record what somebody stated')}
            </Button>
          )}
        </div>
        <KindLegend />
        {!ledger && <p className="not-yet">{t('The account is being worked out.')}</p>}
        {isOld && asOf > 0 && (
          <p className="soft small">
            {t('≈ as it was at {time}; more has come since.', {
              time: clock.near(asOf, props.now),
            })}
          </p>
        )}
        {ledger && <ArithmeticLines ledger={ledger} onOpen={setOpen} />}
        {claims.length === 0 && (
          <p className="not-yet">{t('Nobody has recorded what anybody said.')}</p>
        )}
        {props.desk && <TextsRead onOpen={show} />}
      </div>
      {isByDay && shown && (
        <Timeline groups={shown.groups} events={shown.events} onOpen={setOpen} />
      )}
      {!isByDay &&
        account &&
        shown?.groups
          .filter(isPictured)
          .map((group) => (
            <Group key={group.question.key} group={group} account={account} onOpen={setOpen} />
          ))}
      {!isByDay && shown && <Others groups={shown.groups} onOpen={setOpen} />}
      {!isByDay && shown && shown.events.length > 0 && (
        <div className="panel">
          <StatementTable
            caption={<h2>{t('Said without a figure')}</h2>}
            rows={shown.events
              .flatMap(({ id }) => rowOf.get(id) ?? [])
              .filter((row) => !row.isOut)
              .reverse()}
            isWithoutAccount
            testId="claims-events"
            onOpen={setOpen}
          />
        </div>
      )}
      {ledger && opened && (
        <ClaimDrawer
          key={opened.id}
          claim={opened}
          claims={claims}
          ledger={ledger}
          now={props.now}
          onOpen={setOpen}
          onForm={(what) => {
            setOpen(null);
            setForm(what);
          }}
          onText={props.desk ? show : null}
          onClose={() => setOpen(null)}
        />
      )}
      {isTaking && props.desk && (
        <ReadTextForm
          desk={props.desk}
          now={props.now}
          onOpen={show}
          onClose={() => setTaking(false)}
        />
      )}
      {form && (
        <ClaimForm for={form} claims={claims} now={props.now} onClose={() => setForm(null)} />
      )}
    </section>
  );
}

const filtered = (
  ledger: Ledger,
  isShown: (claim: Pick<Claim, 'id'>) => boolean,
  wasHere: (claim: Claim) => boolean,
): Pick<Ledger, 'groups' | 'events'> => ({
  groups: ledger.groups.flatMap((group): readonly LedgerGroup[] => {
    const entries = group.entries.filter(isShown);
    const out = group.out.filter((claim) => isShown(claim) && wasHere(claim));
    return entries.length > 0 || out.length > 0 ? [{ ...group, entries, out }] : [];
  }),
  events: ledger.events.filter(isShown),
});

/** A question that we answer, or that several have answered: it has a picture. */
const isPictured = ({ entries, question }: LedgerGroup): boolean =>
  entries.some(({ asked }) => asked.isSame) || (entries.length > 1 && question.unit === 'person');

/** What we do not count and one alone has said; each with the reason why nothing of ours stands beside it. */
function Others(props: {
  readonly groups: readonly LedgerGroup[];
  readonly onOpen: (id: string) => void;
}) {
  const { facts, clock } = useBoard();
  const groups = props.groups.filter((group) => !isPictured(group));
  const rows = groups.flatMap(({ entries }) =>
    entries.map((entry) => statementRow(facts, entry, clock)),
  );
  const out = groups.flatMap((group) => group.out.map((claim) => claimRow(facts, claim, clock)));
  if (rows.length === 0 && out.length === 0) return null;
  return (
    <div className="panel">
      <StatementTable
        caption={<h2>{t('Other questions')}</h2>}
        rows={[...rows, ...out]}
        testId="claims-others"
        onOpen={props.onOpen}
      />
    </div>
  );
}
