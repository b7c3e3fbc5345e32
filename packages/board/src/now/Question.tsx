import { t } from '@corridor/text';
import { type ReactNode, type Ref, useId } from 'react';

/** One question, its answer in a line, and what stands behind it. */
export function Question(props: {
  readonly n: number;
  readonly title: string;
  readonly answer?: string;
  readonly isBad?: boolean;
  readonly className?: string;
  /** At the end of the head: where the rest is. */
  readonly more?: ReactNode;
  readonly ref?: Ref<HTMLElement>;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section
      ref={props.ref ?? null}
      className={`panel ${props.className ?? ''}`}
      aria-labelledby={id}
      data-testid={`question-${props.n}`}
    >
      <header>
        <h2 className="question" id={id}>
          {t('{n} · {title}', { n: props.n, title: props.title })}
        </h2>
        {props.answer && (
          <span className={`answer ${props.isBad ? 'bad' : ''}`}>{props.answer}</span>
        )}
        {props.more}
      </header>
      {props.children}
    </section>
  );
}
