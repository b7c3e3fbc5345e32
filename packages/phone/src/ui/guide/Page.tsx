import { t } from '@corridor/text';
import '../records/records.css';
import type { Section } from './sections.ts';

/** Something to read. It asks for nothing, so it opens from the locked screen and without any operation as well. */
export const Page = ({
  title,
  sections,
  name,
  onClose,
  next = null,
}: {
  readonly title: string;
  readonly sections: readonly Section[];
  readonly name: string;
  readonly onClose: () => void;
  /** Another page to read after this one. */
  readonly next?: { readonly text: string; readonly onNext: () => void } | null;
}) => (
  <main className="screen guide" data-testid={name}>
    <h1>{title}</h1>
    {sections.map((section, place) => (
      <details key={section.title} open={place === 0} data-testid={`${name}-section`}>
        <summary>
          <b>{section.title}</b>
        </summary>
        <ul>
          {section.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    ))}
    {next === null ? null : (
      <button type="button" onClick={next.onNext} data-testid={`${name}-next`}>
        {next.text}
      </button>
    )}
    <div className="row end foot">
      <button type="button" className="quiet" onClick={onClose} data-testid="back">
        {t('Back')}
      </button>
    </div>
  </main>
);
