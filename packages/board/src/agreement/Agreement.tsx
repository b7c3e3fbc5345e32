import { t } from '@corridor/text';
import { useBoard } from '../app/board.ts';
import { Kind } from '../kind/Kind.tsx';
import { toTerms } from './terms.ts';
import './agreement.css';

/** What the parties said they agreed: each term, its wordings side by side, and who said what when. */
export function Agreement(props: { readonly now: number }) {
  const { facts, records, clock } = useBoard();
  const terms = toTerms(facts, records, props.now, clock);
  return (
    <section className="page" aria-label={t('Agreement')} data-testid="agreement">
      {terms.map((term) => (
        <article key={term.id} className="panel term">
          <header>
            <h2>{term.title}</h2>
            <span className={`answer ${term.isBad ? 'bad' : ''}`}>
              {term.status}
              {term.since && ` · ${term.since}`}
            </span>
          </header>
          <div className="term-parts">
            <table className="facts wordings">
              <caption>{t('Wordings')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('Says')}</th>
                  <th scope="col">{t('Who')}</th>
                  <th scope="col">{t('Confirmed by')}</th>
                </tr>
              </thead>
              <tbody>
                {term.versions.map((version) => (
                  <tr key={version.line}>
                    <th scope="row">
                      <Kind of="claimed" /> {version.says}
                      {version.isInForce && <b className="nowrap"> · {t('in force')}</b>}
                    </th>
                    <td>
                      {version.by} <small className="soft nowrap">{version.when}</small>
                    </td>
                    <td>{version.confirmed || '–'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <div>
              <p className="small soft">{t('What became of it')}</p>
              <ol className="steps">
                {term.history.map((step) => (
                  <li key={step.line}>
                    <span className="soft nowrap">{step.when}</span> {step.text}
                  </li>
                ))}
              </ol>
            </div>
          </div>
        </article>
      ))}
      {terms.length === 0 && <p className="panel">{t('No term is recorded.')}</p>}
      <p className="small soft">
        {t('As recorded: which conditions the next batch still lacks is not worked out yet.')}
      </p>
    </section>
  );
}
