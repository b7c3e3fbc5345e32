import type { ReactNode } from 'react';

/** A column's head: its name, or `[name]` over a column of numbers. */
export type Head = string | readonly [string];

/** The row of heads of a table of facts. */
export const Heads = (props: { readonly of: readonly Head[]; readonly children?: ReactNode }) => (
  <thead>
    <tr>
      {props.of.map((head) =>
        typeof head === 'string' ? (
          <th key={head} scope="col">
            {head}
          </th>
        ) : (
          <th key={head[0]} scope="col" className="number">
            {head[0]}
          </th>
        ),
      )}
      {props.children}
    </tr>
  </thead>
);
