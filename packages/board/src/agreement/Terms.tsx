import type { SubjectId } from '@corridor/operation';
import { figure, t } from '@corridor/text';
import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { Kind } from '../kind/Kind.tsx';
import type { TermAct } from './forms/ActForm.tsx';
import { type TermRow, toTerms } from './terms.ts';

/** Who stands where. Each stance by a sign of its own besides its word. */
const SIGNS = { said: '❝', agrees: '=', disputes: '≠', withdrew: '✕', silent: '?' } as const;

export function Stances({ term }: { readonly term: TermRow }) {
  return (
    <ul className="stances">
      {term.stances.map((stance) => (
        <li key={stance.party} className={`stance ${stance.is}`}>
          <span aria-hidden="true" className="sign">
            {SIGNS[stance.is]}
          </span>
          <span>
            <b>{stance.party}</b> {stance.text} <small className="soft nowrap">{stance.when}</small>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Every wording that a term ever had: what it says, what it replaces, who said and confirmed it. */
export function Wordings({ term }: { readonly term: TermRow }) {
  return (
    <table className="facts wordings">
      <caption>{t('Every wording')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('Says')}</th>
          <th scope="col">{t('Changes')}</th>
          <th scope="col">{t('Said by')}</th>
          <th scope="col">{t('Confirmed by')}</th>
        </tr>
      </thead>
      <tbody>
        {term.versions.map((version) => (
          <tr key={version.line} className={version.isInForce ? 'in-force' : ''}>
            <th scope="row">
              <Kind of="claimed" /> {version.says}
              {version.isInForce && <b className="in-force-mark">{t('in force')}</b>}
            </th>
            <td>{version.replaces || '–'}</td>
            <td>
              {version.by} <small className="soft nowrap">{version.when}</small>
            </td>
            <td>{version.confirmed || '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Terms(props: {
  readonly now: number;
  /** The one that was asked for: it comes into sight. */
  readonly shown: SubjectId | null;
  readonly onSay: (term: SubjectId) => void;
  readonly onAct: (term: SubjectId, is: TermAct) => void;
}) {
  const { facts, records, clock, may } = useBoard();
  const terms = toTerms(facts, records, props.now, clock);
  const mayWrite = may({ kind: 'said@1', subject: 'term/any' });
  const shown = useRef<HTMLElement>(null);
  useEffect(() => {
    if (props.shown) shown.current?.scrollIntoView({ block: 'start' });
  }, [props.shown]);
  return (
    <div data-testid="terms">
      {terms.map((term) => (
        <article
          key={term.id}
          ref={term.id === props.shown ? shown : null}
          className="panel term"
          data-testid="term"
        >
          <header>
            <h2 className="term-name">{term.title}</h2>
            <span className={term.isBad ? 'answer bad' : 'answer'}>
              {term.since
                ? t('{state} since {time}', { state: term.status, time: term.since })
                : term.status}
            </span>
          </header>
          <div className="term-parts">
            <div>
              <h3 className="question">{t('Who stands where')}</h3>
              <Stances term={term} />
              {term.more.length > 0 && (
                <dl className="more-of">
                  {term.more.map(({ field, label, text }) => (
                    <div key={field}>
                      <dt>{label}</dt>
                      <dd>{text}</dd>
                    </div>
                  ))}
                </dl>
              )}
              {mayWrite && (
                <p className="term-acts">
                  <Button className="button" onPress={() => props.onSay(term.id)}>
                    {t('A party wants it otherwise…')}
                  </Button>
                  <Button className="quiet" onPress={() => props.onAct(term.id, 'confirmed')}>
                    {t('says yes…')}
                  </Button>
                  <Button className="quiet" onPress={() => props.onAct(term.id, 'disputed')}>
                    {t('disputes…')}
                  </Button>
                  <Button className="quiet" onPress={() => props.onAct(term.id, 'withdrawn')}>
                    {t('withdraws…')}
                  </Button>
                  <Button className="quiet" onPress={() => props.onAct(term.id, 'in-force')}>
                    {t('in force…')}
                  </Button>
                  <Button className="quiet" onPress={() => props.onAct(term.id, 'fulfilled')}>
                    {t('fulfilled…')}
                  </Button>
                </p>
              )}
            </div>
            <div>
              <Wordings term={term} />
              <details>
                <summary className="small">
                  {t('What became of it, {n} records', { n: figure(term.history.length) })}
                </summary>
                <ol className="steps">
                  {term.history.map((step) => (
                    <li key={step.line}>
                      <span className="soft nowrap">{step.when}</span>
                      <span>
                        {step.text}{' '}
                        <small className="soft">
                          {t('recorded by {who}', { who: step.recordedBy })}
                        </small>
                      </span>
                    </li>
                  ))}
                </ol>
              </details>
            </div>
          </div>
        </article>
      ))}
      {terms.length === 0 && <p className="panel">{t('No term is recorded.')}</p>}
    </div>
  );
}
