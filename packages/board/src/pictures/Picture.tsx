import { t } from '@corridor/text';
import { memo, type ReactNode, useId, useState } from 'react';
import { ToggleButton } from 'react-aria-components';

export interface PictureTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Drawn anew only when its rows change: a picture that is panned redraws sixty times a second. */
const FactTable = memo(function FactTable(props: PictureTable & { readonly id?: string }) {
  return (
    <table className="facts" id={props.id}>
      <caption>{props.caption}</caption>
      <thead>
        <tr>
          {props.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row, i) => (
          // Rows of a picture's table have no identity of their own.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <tr key={i}>
            {row.map((cell, column) =>
              column === 0 ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
                <th key={column} scope="row">
                  {cell}
                </th>
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
                <td key={column}>{cell}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
});

/** A picture and its table: one key apart, and both on paper. */
export function Picture(props: {
  readonly name: string;
  readonly table: PictureTable;
  readonly children: ReactNode;
  readonly tools?: ReactNode;
  /** Stands at the left of the tools. Without it they lie in the upper corner of the panel around the picture. */
  readonly head?: ReactNode;
  readonly testId?: string;
}) {
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <figure className="picture" data-testid={props.testId} data-table={asTable || undefined}>
      <div className="picture-head" data-corner={props.head === undefined || undefined}>
        {props.head}
        <div className="picture-tools">
          {props.tools}
          <ToggleButton
            className="quiet"
            isSelected={asTable}
            onChange={setAsTable}
            aria-controls={id}
            aria-label={t('{picture}: show as a table', { picture: props.name })}
          >
            {asTable ? t('picture') : t('table')}
          </ToggleButton>
        </div>
      </div>
      <div className="picture-drawn" hidden={asTable}>
        {props.children}
      </div>
      <div className="picture-table" hidden={!asTable}>
        <FactTable {...props.table} id={id} />
      </div>
    </figure>
  );
}
