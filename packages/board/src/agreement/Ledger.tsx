import type { SubjectId } from '@corridor/operation';
import { figure, isolate, t } from '@corridor/text';
import { useBoard } from '../app/board.ts';
import { Kind } from '../kind/Kind.tsx';
import { word } from '../text/words.ts';
import { partyName } from '../view/facts.ts';
import type { LedgerBatch, LedgerTerm, Tally, Ledger as View } from './ledger.ts';
import { toOwed } from './owes.ts';
import { say } from './words.ts';

export interface Opened {
  readonly title: string;
  readonly subjects: readonly SubjectId[];
  readonly trips: readonly SubjectId[];
  /** A batch whose plan may be changed from there. */
  readonly batch?: SubjectId;
}

/** `812`, `at least 812` where a vehicle was not counted or only about, `–` where nobody counted. */
export const countedText = (sum: number, atLeast: number, uncounted: number): string =>
  sum === 0 && uncounted === 0
    ? figure(0)
    : atLeast < sum || uncounted > 0
      ? t('at least {n}', { n: figure(atLeast) })
      : figure(sum);

/** What of the counts is not yet clear, in words; empty where all is. */
export function unclearText({ open, uncounted, sentBack }: Tally): readonly string[] {
  return [
    ...(open.trips.length
      ? [
          t(
            '{n, plural, one {# discrepancy} other {# discrepancies}}, {people, plural, one {# person} other {# people}}',
            { n: open.trips.length, people: open.people },
          ),
        ]
      : []),
    ...(uncounted
      ? [
          t('{n, plural, one {# vehicle not counted} other {# vehicles not counted}}', {
            n: uncounted,
          }),
        ]
      : []),
    ...(sentBack
      ? [t('{n, plural, one {# vehicle sent back} other {# vehicles sent back}}', { n: sentBack })]
      : []),
  ];
}

/** Where a batch is, in one word. */
export function batchWord(batch: LedgerBatch): { readonly text: string; readonly isBad: boolean } {
  if (batch.isShort)
    return {
      text: t('short by {n}', { n: figure(batch.missing ?? 0) }),
      isBad: true,
    };
  if (batch.movedWithoutGo) return { text: t('moved without go'), isBad: true };
  if (batch.status === 'completed') return { text: say('batchStates', 'completed'), isBad: false };
  if (batch.missing === 0 && batch.arrived > 0) return { text: t('arrived'), isBad: false };
  if (batch.onTheRoad > 0)
    return batch.standing > 0
      ? { text: t('stands on the road'), isBad: true }
      : { text: t('on the road'), isBad: false };
  if (batch.standing > 0) return { text: t('stands ready'), isBad: false };
  if (batch.status === 'planned')
    return batch.mayGo ? { text: t('may go'), isBad: false } : { text: t('waits'), isBad: false };
  return { text: say('batchStates', batch.status), isBad: batch.status === 'held' };
}

function BatchLine(props: {
  readonly batch: LedgerBatch;
  readonly isCounted: boolean;
  readonly onOpen: (opened: Opened) => void;
}) {
  const { batch } = props;
  const state = batchWord(batch);
  const unclear = unclearText(batch);
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className="link"
          onClick={() =>
            props.onOpen({
              title: batch.name,
              subjects: [
                batch.id,
                ...(batch.guard?.conditions ?? [])
                  .map(({ id }) => id)
                  .filter((id) => id.startsWith('condition/')),
              ],
              trips: batch.guard?.progress.trips ?? [],
              batch: batch.id,
            })
          }
        >
          {t('Batch {n}', { n: figure(batch.number) })}
        </button>
      </th>
      <td className="number">{batch.agreed || '–'}</td>
      {props.isCounted && (
        <>
          <td className="number observed">
            {countedText(batch.left, batch.leftAtLeast, batch.uncounted)}
          </td>
          <td className="number observed">
            <b>{countedText(batch.arrived, batch.arrivedAtLeast, batch.uncounted)}</b>
          </td>
        </>
      )}
      <td className={state.isBad ? 'bad' : ''}>
        {state.text}
        {unclear.map((text) => (
          <small key={text} className="also bad">
            {text}
          </small>
        ))}
      </td>
    </tr>
  );
}

/** A term with what came of it: agreed ❝, left and arrived ●, what is missing ≈, what others claim ❝ apart. */
export function TermCard(props: {
  readonly term: LedgerTerm;
  readonly onOpen: (opened: Opened) => void;
  readonly onTerm: (term: SubjectId) => void;
}) {
  const { term } = props;
  const { facts } = useBoard();
  const { status } = term.state;
  const isBad = status === 'disputed' || status === 'suspended' || status === 'withdrawn';
  const disputers = term.state.stances.filter(({ is }) => is === 'disputes').length;
  return (
    <article className="ledger-term" data-testid="ledger-term">
      <header>
        <h4>
          <button type="button" className="link" onClick={() => props.onTerm(term.id)}>
            <Kind of="claimed" /> {term.what}
          </button>
          {term.way && <span className="way">{term.way}</span>}
        </h4>
        <span className={isBad || disputers ? 'bad state' : 'state'}>
          {word('termState', status)}
        </span>
      </header>
      {term.isCounted && (
        <p className="sums">
          <span className="observed">
            <Kind of="observed" />{' '}
            {t('{n} left', { n: countedText(term.left, term.leftAtLeast, term.uncounted) })}
          </span>
          <span className="observed">
            <Kind of="observed" />{' '}
            <b>
              {t('{n} arrived', {
                n: countedText(term.arrived, term.arrivedAtLeast, term.uncounted),
              })}
            </b>
          </span>
          {term.missing !== null && term.missing > 0 && (
            <span className="derived">
              <Kind of="derived" /> {t('{n} missing', { n: figure(term.missing) })}
            </span>
          )}
          {term.missing === 0 && <span className="ok">{t('all have arrived')}</span>}
        </p>
      )}
      {term.state.stances
        .filter(({ is }) => is === 'disputes' || is === 'withdrew')
        .map(({ party, is }) => (
          <p key={party} className="bad">
            <span aria-hidden="true">≠ </span>
            {t('{who}: {what}', { who: partyName(facts, party), what: say('stances', is) })}
          </p>
        ))}
      {term.alsoSaid.map(({ party, figure: said }) => (
        <p key={party} className="claimed">
          <Kind of="claimed" /> <b>{t('{party} says {n}', { party, n: said })}</b>
        </p>
      ))}
      {unclearText(term).map((text) => (
        <p key={text} className="bad small">
          {text}
        </p>
      ))}
      {term.batches.length > 0 && (
        <table className="facts ledger-batches">
          <BatchHeads isCounted={term.isCounted} />
          <tbody>
            {term.batches.map((batch) => (
              <BatchLine
                key={batch.id}
                batch={batch}
                isCounted={term.isCounted}
                onOpen={props.onOpen}
              />
            ))}
          </tbody>
        </table>
      )}
      {term.claims.length > 0 && (
        <ul className="claims small">
          {term.claims.map((claim) => (
            <li key={claim.id} className="claimed">
              <Kind of="claimed" />{' '}
              {t('{who} states: {what}', { who: claim.speaker, what: claim.said })}
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

/** Over the batches of a term, on the screen and on paper. */
export const BatchHeads = ({ isCounted }: { readonly isCounted: boolean }) => (
  <thead>
    <tr>
      <th scope="col">{t('Batch')}</th>
      <th scope="col" className="number">
        <Kind of="claimed" /> {t('agreed')}
      </th>
      {isCounted && (
        <>
          <th scope="col" className="number">
            <Kind of="observed" /> {t('left')}
          </th>
          <th scope="col" className="number">
            <Kind of="observed" /> {t('arrived')}
          </th>
        </>
      )}
      <th scope="col">{t('State')}</th>
    </tr>
  </thead>
);

/** The other side of a term, short: what this side got by it. */
function GotLine(props: { readonly term: LedgerTerm; readonly onTerm: (term: SubjectId) => void }) {
  const { term } = props;
  return (
    <li>
      <button type="button" className="link" onClick={() => props.onTerm(term.id)}>
        <Kind of="claimed" /> {term.what}
      </button>{' '}
      <span className="soft">{term.way}</span>
      {term.isCounted ? (
        <span className="observed end">
          <Kind of="observed" />{' '}
          {t('{n} arrived', {
            n: countedText(term.arrived, term.arrivedAtLeast, term.uncounted),
          })}
        </span>
      ) : (
        <span className="end">{word('termState', term.state.status)}</span>
      )}
    </li>
  );
}

/** The two sides beside each other: what each owes now, gave, and got. */
export function Ledger(props: {
  readonly ledger: View;
  readonly now: number;
  readonly onOpen: (opened: Opened) => void;
  readonly onTerm: (term: SubjectId) => void;
}) {
  const { facts, clock } = useBoard();
  const { ledger, onOpen, onTerm } = props;
  const owed = toOwed(facts, ledger, props.now, clock);
  return (
    <div data-testid="ledger">
      <div className="ledger">
        {ledger.sides.map((side) => {
          const owes = owed.find(({ party }) => party === side.party);
          return (
            <section key={side.party} className="panel side" aria-label={isolate(side.name)}>
              <header>
                <h2 className="side-name">{isolate(side.name)}</h2>
                {side.guarantorNames && (
                  <span className="soft">
                    {t('{who} answers for it', { who: side.guarantorNames })}
                  </span>
                )}
              </header>
              <div className="owes" data-testid="owes">
                <p className={owes?.isDue ? 'due' : ''}>{owes?.now}</p>
                {owes?.later && <p className="soft">{owes.later}</p>}
              </div>
              <h3 className="question">{t('Gives')}</h3>
              {side.gives.map((term) => (
                <TermCard key={term.id} term={term} onOpen={onOpen} onTerm={onTerm} />
              ))}
              {side.gives.length === 0 && <p className="not-yet">{t('Nothing is agreed.')}</p>}
              <h3 className="question">{t('Gets')}</h3>
              <ul className="got">
                {side.gets.map((term) => (
                  <GotLine key={term.id} term={term} onTerm={onTerm} />
                ))}
              </ul>
              {side.gets.length === 0 && <p className="not-yet">{t('Nothing is agreed.')}</p>}
            </section>
          );
        })}
      </div>
      {ledger.unowed.length > 0 && (
        <section className="panel unowed">
          <h2 className="question">{t('Nobody wrote down which side lets it happen')}</h2>
          <div className="unowed-terms">
            {ledger.unowed.map((term) => (
              <TermCard key={term.id} term={term} onOpen={onOpen} onTerm={onTerm} />
            ))}
          </div>
        </section>
      )}
    </div>
  );
}
