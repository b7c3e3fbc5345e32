import { t } from '@corridor/text';

/** A place that is kept: what will stand here, and where the facts are until then. */
export function Soon(props: { readonly what: string; readonly until: string }) {
  return (
    <section className="page" data-testid="soon">
      <p className="panel">
        {props.what}{' '}
        <span className="soft">
          {t('Until then:')} {props.until}
        </span>
      </p>
    </section>
  );
}
