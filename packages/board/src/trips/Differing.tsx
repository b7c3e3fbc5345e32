import { separator } from '@corridor/text';
import { Kind } from '../kind/Kind.tsx';
import type { CountSaid } from '../view/differences.ts';

/** `● 23 · ● 31`, each with whose it is. Every figure was counted by us; none is corrected by another. */
export const Differing = (props: { readonly counts: readonly CountSaid[] }) => (
  <>
    {props.counts.map((one, i) => (
      <span key={one.line}>
        {i > 0 && separator()}
        <Kind of="observed" /> {one.people} <small className="soft">({one.who})</small>
      </span>
    ))}
  </>
);
