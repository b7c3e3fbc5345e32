import { figure, isolate, languageNames, languages, reading, t } from '@corridor/text';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../../app/board.ts';
import { Kind, KindLegend } from '../../kind/Kind.tsx';
import { chooseLanguage } from '../../text/switch.ts';
import { word } from '../../text/words.ts';
import { operationOf } from '../../view/facts.ts';
import { conditionText, requirerText } from '../conditionText.ts';
import { BatchHeads, batchWord, countedText, unclearText } from '../Ledger.tsx';
import { type LedgerTerm, toLedger } from '../ledger.ts';
import { toOpenWordings } from '../night.ts';
import { toOwed } from '../owes.ts';
import { toRoleGroups } from '../parties.ts';
import { Stances, Wordings } from '../Terms.tsx';
import { type TermRow, toTerms } from '../terms.ts';
import { say } from '../words.ts';
import './print.css';

/** On every sheet: what it is, of which hour, and that it is an exercise. A table's head is what a browser prints on each page. */
function Sheets(props: { readonly now: number; readonly children: ReactNode }) {
  const { facts, clock, isExercise } = useBoard();
  return (
    <table className="sheets" role="presentation">
      <thead>
        <tr>
          <td className="sheet-cell">
            <div className="sheet-head">
              <b>{isolate(operationOf(facts)?.opened?.name ?? '')}</b>
              <span>{t('Agreement, as recorded {time}', { time: clock.dateTime(props.now) })}</span>
              {isExercise && <strong className="sheet-exercise">{t('EXERCISE')}</strong>}
            </div>
          </td>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td className="sheet-cell">{props.children}</td>
        </tr>
      </tbody>
    </table>
  );
}

function PrintTerm({ term }: { readonly term: LedgerTerm }) {
  return (
    <article className="print-term">
      <h4>
        <Kind of="claimed" /> {term.what} <span className="way">{term.way}</span>{' '}
        <em>{word('termState', term.state.status)}</em>
      </h4>
      {term.batches.length > 0 && (
        <table className="lines">
          <BatchHeads isCounted={term.isCounted} />
          <tbody>
            {term.batches.map((batch) => (
              <tr key={batch.id}>
                <th scope="row">{t('Batch {n}', { n: figure(batch.number) })}</th>
                <td className="number">{batch.agreed || '–'}</td>
                {term.isCounted && (
                  <>
                    <td className="number">
                      {countedText(batch.left, batch.leftAtLeast, batch.uncounted)}
                    </td>
                    <td className="number">
                      <b>{countedText(batch.arrived, batch.arrivedAtLeast, batch.uncounted)}</b>
                    </td>
                  </>
                )}
                <td>
                  {batchWord(batch).text}
                  {unclearText(batch).map((text) => (
                    <small key={text}>{text}</small>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {term.isCounted && (
        <p className="sums">
          <span>
            <Kind of="observed" />{' '}
            {t('{n} left', { n: countedText(term.left, term.leftAtLeast, term.uncounted) })}
          </span>
          <span>
            <Kind of="observed" />{' '}
            <b>
              {t('{n} arrived', {
                n: countedText(term.arrived, term.arrivedAtLeast, term.uncounted),
              })}
            </b>
          </span>
          {term.missing !== null && (
            <span>
              <Kind of="derived" /> {t('{n} missing', { n: figure(term.missing) })}
            </span>
          )}
        </p>
      )}
      {term.alsoSaid.map(({ party, figure: said }) => (
        <p key={party}>
          <Kind of="claimed" /> {t('{party} says {n}', { party, n: said })}
        </p>
      ))}
      {term.claims.map((claim) => (
        <p key={claim.id}>
          <Kind of="claimed" />{' '}
          {t('{who} states: {what}', { who: claim.speaker, what: claim.said })}
        </p>
      ))}
    </article>
  );
}

function PrintWording({ term }: { readonly term: TermRow }) {
  return (
    <article className="print-term">
      <h3>
        <Kind of="claimed" /> {term.title}{' '}
        <em>
          {term.since
            ? t('{state} since {time}', { state: term.status, time: term.since })
            : term.status}
        </em>
      </h3>
      <Stances term={term} />
      {term.more.length > 0 && (
        <dl className="more-of">
          {term.more.map(({ field, label, text }) => (
            <div key={field}>
              <dt>{label}</dt>
              <dd>
                {field === 'parts' && <Kind of="claimed" />} {text}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Wordings term={term} />
    </article>
  );
}

/** For the table at which the parties sit: what each gave, got and owes, every term, every wording. Nothing of devices, nothing of persons. */
export function AgreementPrint(props: { readonly now: number; readonly onDone: () => void }) {
  const { facts, records, clock } = useBoard();
  const { now } = props;
  const before = useRef(reading.get().language);
  // Whoever printed in another language finds the board in its own again.
  useEffect(() => {
    const language = before.current;
    return () => {
      if (reading.get().language !== language) chooseLanguage(language);
    };
  }, []);
  const ledger = toLedger(facts, now);
  const owed = toOwed(facts, ledger, now, clock);
  const terms = toTerms(facts, records, now, clock);
  const open = toOpenWordings(facts, clock);
  const batches = ledger.terms.flatMap((term) => term.batches);
  const bound = batches.flatMap(({ id }) =>
    facts.index.guards.facts
      .conditions(id)
      .flatMap((one) => (one.required ? [{ id: one.id, fact: one.required.fact }] : [])),
  );
  return (
    <section className="agreement-print" data-testid="agreement-print">
      <div className="print-tools no-print">
        <h1>{t('For the table')}</h1>
        <fieldset className="some">
          <legend className="visually-hidden">{t('Language')}</legend>
          {languages.map((language) => (
            <Button
              key={language}
              className={reading.get().language === language ? 'button primary' : 'button'}
              onPress={() => chooseLanguage(language)}
            >
              <span lang={language}>{languageNames[language]}</span>
            </Button>
          ))}
        </fieldset>
        <Button className="button primary" onPress={() => window.print()}>
          {t('Print')}
        </Button>
        <Button className="button" onPress={props.onDone}>
          {t('Done')}
        </Button>
      </div>
      <Sheets now={now}>
        <section className="sheet">
          <h2>{t('Who gave and got what')}</h2>
          <KindLegend />
          <div className="print-sides">
            {ledger.sides.map((side) => (
              <section key={side.party}>
                <h3>{isolate(side.name)}</h3>
                {side.guarantorNames && (
                  <p>{t('{who} answers for it', { who: side.guarantorNames })}</p>
                )}
                {side.gives.map((term) => (
                  <PrintTerm key={term.id} term={term} />
                ))}
                <h4>{t('Gets')}</h4>
                {side.gets.length === 0 && <p>{t('Nothing is agreed.')}</p>}
                {side.gets.map((term) => (
                  <p key={term.id} className="got-line">
                    <span>
                      <Kind of="claimed" /> {term.what} <span className="way">{term.way}</span>
                    </span>
                    {term.isCounted && (
                      <span>
                        <Kind of="observed" />{' '}
                        {t('{n} arrived', {
                          n: countedText(term.arrived, term.arrivedAtLeast, term.uncounted),
                        })}
                      </span>
                    )}
                  </p>
                ))}
              </section>
            ))}
          </div>
          {ledger.unowed.map((term) => (
            <PrintTerm key={term.id} term={term} />
          ))}
        </section>
        <section className="sheet new-page" data-testid="print-owes">
          <h2>{t('What each side still owes')}</h2>
          <ul className="owes-list">
            {owed.map(({ party, sentence }) => (
              <li key={party}>{sentence}</li>
            ))}
          </ul>
          {open.length > 0 && <h3>{t('Said by one side, not confirmed: both stand')}</h3>}
          {open.map((one) => (
            <p key={one.line}>
              <Kind of="claimed" /> {t('{who} says: {what}', { who: one.byName, what: one.text })}{' '}
              <small>{clock.dateTime(one.at)}</small>
              {one.inForce && (
                <small className="block">
                  {t('In force: {wording}', { wording: one.inForce })}
                </small>
              )}
            </p>
          ))}
          {bound.length > 0 && <h3>{t('What waits for what')}</h3>}
          <ul className="bound">
            {bound.map(({ id, fact }) => (
              <li key={id}>
                {conditionText(facts, fact, now, clock)}{' '}
                <small>
                  {t('Required by {who}.', { who: requirerText(facts, fact.requiredBy) })}
                </small>
              </li>
            ))}
          </ul>
        </section>
        <section className="sheet new-page">
          <h2>{t('Terms and amendments')}</h2>
          {terms.map((term) => (
            <PrintWording key={term.id} term={term} />
          ))}
        </section>
        <section className="sheet">
          <h2>{t('Who is in it')}</h2>
          <dl className="more-of">
            {toRoleGroups(facts).map(({ role, members }) => (
              <div key={role}>
                <dt>{say('rolesOfMany', role)}</dt>
                <dd>
                  {members.map(({ id, name, notes }) => (
                    <span key={id} className="block">
                      {isolate(name)}
                      {notes.map((note) => (
                        <small key={note}> {note}</small>
                      ))}
                    </span>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
          <div className="signatures">
            {ledger.sides.map(({ party, name }) => (
              <p key={party}>
                {isolate(name)}
                <span aria-hidden="true" />
              </p>
            ))}
          </div>
        </section>
      </Sheets>
    </section>
  );
}
