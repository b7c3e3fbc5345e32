import type { ReactNode } from 'react';
import { t } from '../text/t.ts';
import type { HeaderView } from '../view/header.ts';
import './header.css';

export function Header(props: { readonly view: HeaderView; readonly children?: ReactNode }) {
  const { view } = props;
  return (
    <header className="bar" data-testid="header">
      <h1>{view.name}</h1>
      {view.isExercise && (
        <span className="exercise" data-testid="exercise-mark">
          {t('EXERCISE')}
        </span>
      )}
      <span className="quieter">{view.day}</span>
      {view.suspended ? (
        <strong className="suspended" role="status" data-testid="suspended">
          <span aria-hidden="true">■ </span>
          {view.suspended}
        </strong>
      ) : (
        view.phase && <span className="quieter">{view.phase}</span>
      )}
      <span className="spacer" />
      {view.time && (
        <span className="time" data-testid="clock">
          {view.time}
        </span>
      )}
      {view.window && (
        <span className={view.isWindowShort ? 'short' : 'quieter'} data-testid="window">
          {view.window}
        </span>
      )}
      {props.children}
    </header>
  );
}
