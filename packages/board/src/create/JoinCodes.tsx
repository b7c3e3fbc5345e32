import { t } from '@corridor/text';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { Qr } from '../devices/Qr.tsx';
import { postJson, toCalled } from '../session/hubCall.ts';
import type { OwnDevice } from '../session/keyStore.ts';
import { faultText } from '../text/faultText.ts';
import { Fault } from '../ui/Fault.tsx';
import { type FoundParts, signIn } from './found.ts';
import type { FoundedPost } from './plan.ts';

interface Code {
  readonly post: FoundedPost;
  readonly link: string;
}

/** One link per post, good once, for a day: to print, cut and hand out. */
export function JoinCodes(props: {
  readonly parts: Pick<FoundParts, 'baseUrl' | 'fetch' | 'now'>;
  readonly own: OwnDevice;
  readonly posts: readonly FoundedPost[];
  readonly onSheets: () => void;
  readonly onDone: () => void;
}) {
  const { parts, own, posts } = props;
  const [codes, setCodes] = useState<readonly Code[]>([]);
  const [fault, setFault] = useState('');
  useEffect(() => {
    let isGone = false;
    const make = async () => {
      const session = await signIn(parts, own);
      if (!session.ok) return setFault(faultText(session));
      for (const post of posts) {
        const body = { role: 'counter', label: post.label, sites: [post.site], post: post.id };
        const called = await toCalled<{ path: string }>(
          postJson(parts.fetch, `${parts.baseUrl}/api/invitations`, body, session.value.token),
        );
        if (isGone) return;
        if (!called.ok) return setFault(faultText(called));
        const link = parts.baseUrl + called.value.path;
        setCodes((made) => [...made.filter((one) => one.post.id !== post.id), { post, link }]);
      }
    };
    make();
    return () => {
      isGone = true;
    };
  }, [parts, own, posts]);
  return (
    <main className="page sheet-page" data-testid="join-codes">
      <div className="acts no-print">
        <h1>{t('Join codes')}</h1>
        <Button className="button" onPress={() => window.print()}>
          {t('Print')}
        </Button>
        <Button className="button" onPress={props.onSheets} data-testid="count-sheets">
          {t('Count sheets')}
        </Button>
        <Button className="button primary" onPress={props.onDone} data-testid="open-board">
          {t('Open the board')}
        </Button>
      </div>
      <Fault text={fault} />
      <ul className="join-codes">
        {codes.map(({ post, link }) => (
          <li key={post.id} className="panel">
            <b>
              <bdi>{post.label}</bdi>
            </b>
            <Qr text={link} name={post.label} />
            <small className="soft">{t('opens the counter once, within a day')}</small>
          </li>
        ))}
      </ul>
    </main>
  );
}
