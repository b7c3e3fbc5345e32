import { t } from '@corridor/text';
import { type ComponentType, useEffect, useState } from 'react';

/** A browser remembers that a file failed until the page starts again. */
export const startAgain = (): void => location.reload();

/** A part of the app that did not load. The records are not touched by that: say so, and try again. */
export const NotLoaded = ({ onAgain }: { onAgain: () => void }) => (
  <main className="screen" data-testid="not-loaded">
    <h1>{t('This part of the app did not load')}</h1>
    <p>
      {t(
        'The phone may be short of space, or the hub is far and this app is not whole yet. What was counted is still here.',
      )}
    </p>
    <span className="end" />
    <button type="button" className="main" onClick={onAgain} data-testid="load-again">
      {t('Try again')}
    </button>
  </main>
);

/** `ahead`: fetches it before it is shown. */
export type Fetched<Props extends object> = ComponentType<Props> & {
  readonly ahead: () => Promise<void>;
};

/**
 * A screen that is fetched when it is first shown, so that the pad need not wait for it. Once here it is drawn at once; where it does not
 * come, the screen says so: never a white page.
 */
export function fetched<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): Fetched<Props> {
  let here: ComponentType<Props> | null = null;
  const Screen = (props: Props) => {
    const [tried, setTried] = useState(0);
    const [isFailed, setFailed] = useState(false);
    const [, setHere] = useState(here !== null);
    const again = () => {
      if (tried > 0) return startAgain();
      // Said as it is from the tap on: the old failure must not stand there while the part is being fetched.
      setFailed(false);
      setTried(tried + 1);
    };
    useEffect(() => {
      if (here !== null) return;
      void tried;
      let isGone = false;
      load().then(
        (screen) => {
          here = screen;
          if (!isGone) setHere(true);
        },
        () => {
          if (!isGone) setFailed(true);
        },
      );
      return () => {
        isGone = true;
      };
    }, [tried]);
    if (here !== null) {
      const Here = here;
      return <Here {...props} />;
    }
    return isFailed ? (
      <NotLoaded onAgain={again} />
    ) : (
      <main className="screen" aria-busy="true" data-testid="opening">
        <p className="soft">{t('Opening …')}</p>
      </main>
    );
  };
  const ahead = async () => {
    here ??= await load();
  };
  return Object.assign(Screen, { ahead });
}
