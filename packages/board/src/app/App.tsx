import type { LineStore } from '@corridor/log';
import { runtimeTimer } from '@corridor/log/browser';
import { t } from '@corridor/text';
import { useCallback, useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { ContactsProvider } from '../contacts/context.tsx';
import { Wizard } from '../create/Wizard.tsx';
import type { CallFault } from '../session/hubCall.ts';
import { join, tokenOf } from '../session/join.ts';
import type { KeyStore, OwnDevice } from '../session/keyStore.ts';
import { type Live, openLive } from '../session/live.ts';
import { useReading } from '../text/useReading.ts';
import { operationOf } from '../view/facts.ts';
import { Choose } from './Choose.tsx';
import { type Route, toHash, toRoute } from './route.ts';
import { Screens } from './Screens.tsx';

export interface AppParts {
  readonly keys: KeyStore;
  readonly store: LineStore;
  readonly baseUrl: string;
}

/** Every text of the board is drawn again when the language is switched; what is typed stays. */
export function App(props: AppParts) {
  const { language, digits } = useReading();
  return (
    <I18nProvider locale={language === 'ar' ? `ar-u-nu-${digits}` : language}>
      <Places {...props} />
    </I18nProvider>
  );
}

function Places(props: AppParts) {
  const { keys, baseUrl } = props;
  const [devices, setDevices] = useState<readonly OwnDevice[] | null>(null);
  const [fault, setFault] = useState<CallFault | null>(null);
  const [setUp, setSetUp] = useState<string | null>(null);
  const [founds, setFounds] = useState(false);
  const [route, setRoute] = useState<Route>(() => toRoute(location.hash));

  const refresh = useCallback(async () => setDevices(await keys.all()), [keys]);
  const go = useCallback((next: Route) => {
    history.pushState(null, '', toHash(next));
    setRoute(next);
  }, []);

  useEffect(() => {
    const onHash = () => setRoute(toRoute(location.hash));
    addEventListener('popstate', onHash);
    addEventListener('hashchange', onHash);
    return () => {
      removeEventListener('popstate', onHash);
      removeEventListener('hashchange', onHash);
    };
  }, []);

  useEffect(() => {
    const enter = async () => {
      const token = tokenOf(location.hash);
      if (token) {
        // Out of the address bar before anything else: it must not be photographed, bookmarked or restored.
        history.replaceState(null, '', '#/');
        const answered = await join(
          {
            baseUrl,
            fetch: globalThis.fetch.bind(globalThis),
            timer: runtimeTimer,
            keys,
            now: Date.now,
          },
          token,
        );
        if (answered.ok) {
          setSetUp(answered.value.setUp);
          const [only, ...others] = answered.value.ops;
          if (only && others.length === 0) go({ op: only, tab: 'now' });
        } else setFault(answered);
      }
      await refresh();
    };
    enter();
    // A link pasted into a page that is open already.
    const onHash = () => {
      if (tokenOf(location.hash)) enter();
    };
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, [baseUrl, keys, refresh, go]);

  if (devices === null) return <p className="page soft">{t('Opening…')}</p>;
  const own = devices.find((one) => one.op === route.op);
  if (founds) {
    return (
      <Wizard
        {...props}
        setUp={setUp}
        sessionOf={own ?? devices.find((one) => one.role === 'coordinator') ?? null}
        onCancel={() => setFounds(false)}
        onDone={async (op) => {
          setFounds(false);
          await refresh();
          go({ op, tab: 'now' });
        }}
      />
    );
  }
  if (own) {
    return (
      <OpenOperation
        key={own.op}
        {...props}
        own={own}
        route={route}
        onTab={(tab) => go({ op: own.op, tab })}
        onLeave={async () => {
          await refresh();
          go({ op: null, tab: 'now' });
        }}
      />
    );
  }
  return (
    <Choose
      devices={devices}
      fault={fault}
      canFound={setUp !== null || devices.some((one) => one.role === 'coordinator')}
      onOpen={(op) => go({ op, tab: 'now' })}
      onFound={() => setFounds(true)}
    />
  );
}

function OpenOperation(
  props: AppParts & {
    readonly own: OwnDevice;
    readonly route: Route;
    readonly onTab: (tab: Route['tab']) => void;
    readonly onLeave: () => void;
  },
) {
  const { own, store, baseUrl, keys } = props;
  const [live, setLive] = useState<Live | null>(null);
  const [fault, setFault] = useState('');
  useEffect(() => {
    let opened: Live | null = null;
    let isGone = false;
    openLive({
      own,
      store,
      baseUrl,
      fetch: globalThis.fetch.bind(globalThis),
      realNow: Date.now,
    }).then(
      (one) => {
        opened = one;
        if (isGone) one.close();
        else setLive(one);
      },
      (why: unknown) => setFault(why instanceof Error ? why.message : String(why)),
    );
    return () => {
      isGone = true;
      opened?.close();
    };
  }, [own, store, baseUrl]);

  useEffect(() => {
    if (!live) return;
    // The first screen knows the operation by name, also when it opens far from any hub.
    return live.subscribe(() => {
      const name = operationOf(live.snapshot().facts)?.opened?.name;
      if (name && name !== own.name) keys.put({ ...own, name });
    });
  }, [live, keys, own]);

  if (fault) {
    return (
      <main className="page">
        <p className="bad" role="alert">
          {t('This operation cannot be opened here: {why}', { why: fault })}
        </p>
      </main>
    );
  }
  if (!live) return <p className="page soft">{t('Reading the log…')}</p>;
  return (
    <ContactsProvider live={live}>
      <Screens
        live={live}
        tab={props.route.tab}
        baseUrl={baseUrl}
        onTab={props.onTab}
        onLeave={props.onLeave}
      />
    </ContactsProvider>
  );
}
