import type { Claim, Ledger, LedgerEntry } from '@corridor/account';
import type { SubjectId, VERDICTS } from '@corridor/operation';
import { listed, t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { AskTwice } from '../guard/AskTwice.tsx';
import { useWrite } from '../guard/useWrite.ts';
import { Kind } from '../kind/Kind.tsx';
import { documentName, documentRows } from '../reading/documents.ts';
import { codesOf, word } from '../text/words.ts';
import { Ask } from '../ui/Ask.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Fault } from '../ui/Fault.tsx';
import { ArithmeticLines } from './ArithmeticLines.tsx';
import type { FormFor } from './ClaimForm.tsx';
import { claimHistory, claimLine } from './claimHistory.ts';
import { claimRow, statementRow } from './claimRow.ts';
import { questionText } from './questionText.ts';

type Verdict = (typeof VERDICTS)[number];

/** One statement: its question, its publications, what was done with it here, and every record of it. */
export function ClaimDrawer(props: {
  readonly claim: Claim;
  readonly claims: readonly Claim[];
  readonly ledger: Ledger;
  readonly now: number;
  readonly onOpen: (id: string) => void;
  readonly onForm: (what: FormFor) => void;
  /** Shows the text in which it stands; null: this board keeps no texts. */
  readonly onText: ((document: SubjectId, claim: string) => void) | null;
  readonly onClose: () => void;
}) {
  const { facts, clock } = useBoard();
  const { claim, ledger } = props;
  const group = ledger.groups.find(
    ({ entries, out }) =>
      out.some(({ id }) => id === claim.id) ||
      entries.some(({ publications }) => publications.some(({ id }) => id === claim.id)),
  );
  const entry: LedgerEntry | undefined = group?.entries.find(({ publications }) =>
    publications.some(({ id }) => id === claim.id),
  );
  const row =
    entry && entry.id === claim.id
      ? statementRow(facts, entry, clock)
      : claimRow(facts, claim, clock);
  const verdicts = entry ? statementRow(facts, entry, clock).verdicts : [];
  const bands = entry ? statementRow(facts, entry, clock).bands : [];
  const others = entry?.publications.filter(({ id }) => id !== claim.id) ?? [];
  const old = props.claims.filter(({ supersededBy }) => supersededBy === claim.id);
  const isOut = claim.standing === 'withdrawn';
  const link = (id: string, text: string) => (
    <button key={id} type="button" className="link" onClick={() => props.onOpen(id)}>
      {text}
    </button>
  );
  const saidOf = (id: string) => {
    const found = props.claims.find((one) => one.id === id);
    if (!found) return '';
    const of = claimRow(facts, found, clock);
    return listed([of.said, of.speaker, of.day]);
  };
  return (
    <Ask form="drawer" title={row.said} isOpen onClose={props.onClose} testId="claim-drawer">
      <p>
        <Kind of="claimed" />{' '}
        <b>
          <bdi>{row.speaker}</bdi>
        </b>
        {row.role && <span className="soft"> {row.role}</span>}
      </p>
      <dl className="claim-facts">
        <Fact name={t('Channel')} text={row.channels} />
        <Fact name={t('Said on')} text={row.day} />
        <Fact name={t('About')} text={listed([row.period, row.places])} />
        {group && <Fact name={t('Question')} text={questionText(facts, group.question)} />}
      </dl>
      {claim.fact.document && props.onText && (
        <ShowInText
          document={claim.fact.document as SubjectId}
          onShow={(document) => props.onText?.(document, claim.id)}
        />
      )}
      {row.marks.length > 0 && <p className="soft">{listed(row.marks)}</p>}
      {(verdicts.length > 0 || bands.length > 0) && (
        <section>
          <h3>{t('Beside the account')}</h3>
          {verdicts.map(({ text, tone }) => (
            <p key={text} className={`verdict ${tone}`}>
              {text}
            </p>
          ))}
          {bands.map((band) => (
            <p key={band} className="soft small">
              {band}
            </p>
          ))}
        </section>
      )}
      <ArithmeticLines ledger={ledger} of={claim.id} onOpen={props.onOpen} />
      {others.length > 0 && (
        <section>
          <h3>{t('The same statement, published elsewhere')}</h3>
          <ul>
            {others.map((one) => (
              <li key={one.id}>
                {link(
                  one.id,
                  listed([one.fact.channel, claimRow(facts, one, clock).day]) || one.id,
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {entry?.repeats && (
        <p>
          {t('Said before by another, and no second witness:')}{' '}
          {link(entry.repeats, saidOf(entry.repeats))}
        </p>
      )}
      {claim.supersededBy && (
        <p>
          {t('In its place stands:')} {link(claim.supersededBy, saidOf(claim.supersededBy))}
        </p>
      )}
      {old.map(({ id }) => (
        <p key={id}>
          {t('It stands in the place of:')} {link(id, saidOf(id))}
        </p>
      ))}
      {!claim.isOurs && !isOut && (
        <Acts claim={claim} onForm={props.onForm} onGone={props.onClose} />
      )}
      <section>
        <h3>{t('Every record, in order of time')}</h3>
        <History id={claim.id} now={props.now} />
      </section>
      <div className="acts">
        <Button className="button" onPress={props.onClose}>
          {t('Close')}
        </Button>
      </div>
    </Ask>
  );
}

const Fact = (props: { readonly name: string; readonly text: string }) =>
  props.text ? (
    <div>
      <dt>{props.name}</dt>
      <dd>
        <bdi>{props.text}</bdi>
      </dd>
    </div>
  ) : null;

/** Where it was read, by whom it was published, and its words. */
function ShowInText(props: {
  readonly document: SubjectId;
  readonly onShow: (document: SubjectId) => void;
}) {
  const { facts } = useBoard();
  const row = documentRows(facts).find(({ id }) => id === props.document);
  if (!row) return null;
  return (
    <p>
      <Button
        className="button"
        onPress={() => props.onShow(props.document)}
        data-testid="show-in-text"
      >
        {t('Show in its text')}
      </Button>{' '}
      <span className="soft">{documentName(facts, row)}</span>
    </p>
  );
}

function History(props: { readonly id: string; readonly now: number }) {
  const { facts, records, clock } = useBoard();
  const rows = claimHistory(facts, records, props.id, props.now, clock);
  return (
    <ol className="history" data-testid="claim-history">
      {rows.map((row) => (
        <li key={row.line} data-out={row.isRetracted || row.without !== '' || undefined}>
          <span className="when">{row.time}</span>
          <span>
            <span className="what">{row.what}</span>
            <small>
              {listed([row.who, row.isRetracted && t('taken back')])}
              {row.without && <span className="bad"> {row.without}</span>}
            </small>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Judge it, correct it, put the speaker's next figure in its place, take it out. */
function Acts(props: {
  readonly claim: Claim;
  readonly onForm: (what: FormFor) => void;
  /** It was taken out: nothing is left to be done with it. */
  readonly onGone: () => void;
}) {
  const { may, records, device } = useBoard();
  const write = useWrite();
  const { claim } = props;
  const [verdict, setVerdict] = useState<Verdict | ''>('');
  const [isTakingOut, setTakingOut] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const mayDo = (kind: string) => may({ kind, subject: claim.id });
  const line = claimLine(records.events(claim.id));
  const isOwn = line?.device === device;
  const act = (kind: string, fact: object) =>
    write([{ kind, subject: claim.id, fact: fact as Readonly<Record<string, unknown>> }]);
  const canCorrect = line !== null && records.mayAmend(line);
  if (!mayDo('recorded@1') && !mayDo('reviewed@1') && !canCorrect) return null;
  return (
    <section>
      <h3>{t('What can be done')}</h3>
      <div className="acts start">
        {claim.standing === 'proposed' && mayDo('recorded@1') && (
          <Button
            className="button primary"
            onPress={async () => setFault(await act('recorded@1', claim.fact))}
          >
            {t('Accept as they said it')}
          </Button>
        )}
        {canCorrect && (
          <Button
            className="button"
            onPress={() => props.onForm({ is: 'correct', claim })}
            data-testid="correct-claim"
          >
            {isOwn ? t('Correct…') : t('Correct what another recorded…')}
          </Button>
        )}
        {mayDo('recorded@1') && claim.standing === 'stands' && (
          <Button
            className="button"
            onPress={() => props.onForm({ is: 'replace', claim })}
            data-testid="replace-claim"
          >
            {t('They say another figure now…')}
          </Button>
        )}
        {mayDo('withdrawn@1') && (
          <Button
            className="button danger"
            onPress={() => setTakingOut(true)}
            data-testid="withdraw-claim"
          >
            {t('Take it out…')}
          </Button>
        )}
      </div>
      {mayDo('reviewed@1') && (
        <div className="acts start">
          <Choice
            label={t('Looked at again')}
            value={verdict}
            empty={t('choose what you found')}
            options={codesOf('verdict').map((code) => ({
              value: code,
              text: word('verdict', code),
            }))}
            onChange={setVerdict}
          />
          <Button
            className="button"
            isDisabled={verdict === ''}
            onPress={async () => {
              const failed = await act('reviewed@1', { verdict });
              setFault(failed);
              if (failed === null) setVerdict('');
            }}
          >
            {t('Record what you found')}
          </Button>
        </div>
      )}
      <Fault text={fault} />
      {isTakingOut && (
        <AskTwice
          title={t('Take it out')}
          testId="withdraw"
          look="plain"
          first={t('Take it out')}
          yes={t('Yes, take it out')}
          keep={t('Leave it in')}
          sure={t('Sure? It stays in the history, and stands beside nothing any more.')}
          isReady
          about=""
          onYes={async () => {
            const failed = await act('withdrawn@1', {});
            if (failed === null) props.onGone();
            return failed;
          }}
          onClose={() => setTakingOut(false)}
        />
      )}
    </section>
  );
}
