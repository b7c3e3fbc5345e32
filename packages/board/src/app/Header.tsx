import { t } from '@corridor/text';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { HeaderView } from '../view/header.ts';
import { LanguageChoice } from './LanguageChoice.tsx';
import './header.css';

export function Header(props: {
  readonly view: HeaderView;
  /** `UTC+3`, beside the clock, where this device believes in another hour; empty where it agrees. */
  readonly zone: string;
  readonly zoneNote: string;
  readonly onLeave: () => void;
  readonly children?: ReactNode;
}) {
  const { view } = props;
  return (
    <header className="bar" data-testid="header">
      <Button
        className="leave"
        onPress={props.onLeave}
        aria-label={t('All operations')}
        data-testid="leave"
      >
        <span aria-hidden="true">‹</span>
      </Button>
      <h1>
        <bdi>{view.name}</bdi>
      </h1>
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
      {props.zone && (
        <span className="zone" data-testid="zone-note" title={props.zoneNote}>
          {props.zone} <span className="visually-hidden">{props.zoneNote}</span>
        </span>
      )}
      {view.window && (
        <span className={view.isWindowShort ? 'short' : 'quieter'} data-testid="window">
          {view.window}
        </span>
      )}
      <LanguageChoice />
      {props.children}
    </header>
  );
}
