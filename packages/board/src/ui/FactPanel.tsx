import type { ReactNode } from 'react';
import { type Head, Heads } from './Heads.tsx';

/** A panel that holds one table no wider than its facts, under a sentence that says what it shows. */
export const FactPanel = (props: {
  readonly testId: string;
  readonly caption: string;
  readonly heads: readonly Head[];
  /** Rows. */
  readonly children: ReactNode;
}) => (
  <div className="panel scroll">
    <table className="facts fit" data-testid={props.testId}>
      <caption>{props.caption}</caption>
      <Heads of={props.heads} />
      <tbody>{props.children}</tbody>
    </table>
  </div>
);
