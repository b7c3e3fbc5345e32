import { listed, separator, t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { toCalled } from '../session/hubCall.ts';
import { faultText } from '../text/faultText.ts';
import { Ask } from '../ui/Ask.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Fault } from '../ui/Fault.tsx';
import { Field } from '../ui/Field.tsx';
import { postName, siteName } from '../view/facts.ts';
import { Qr } from './Qr.tsx';
import { invitableRoles, roleText } from './roles.ts';

interface Invited {
  readonly link: string;
  readonly expiresAt: number;
}

/** A link that lets in one device, once: shown as text and as a QR code, kept nowhere. */
export function Enrol(props: {
  readonly call: (path: string, init?: RequestInit) => Promise<Response>;
  readonly baseUrl: string;
  /** Devices of which another may be of the same person. */
  readonly others: readonly { readonly device: string; readonly label: string }[];
  readonly onClose: () => void;
}) {
  const { facts, clock } = useBoard();
  const [role, setRole] = useState<string>('counter');
  const [label, setLabel] = useState('');
  const [post, setPost] = useState('');
  const [place, setPlace] = useState('');
  const [personOf, setPersonOf] = useState('');
  const [invited, setInvited] = useState<Invited | null>(null);
  const [fault, setFault] = useState('');
  const posts = [...facts.states('post').values()].filter((one) => one.site);
  const site = posts.find((one) => one.id === post)?.site ?? (place || null);
  const other = props.others.find(({ device }) => device === personOf);
  const ask = async () => {
    const body = {
      role,
      label: label.trim(),
      sites: site ? [site] : [],
      ...(post ? { post } : {}),
      ...(personOf ? { personOf } : {}),
    };
    const called = await toCalled<{ path: string; expiresAt: number }>(
      props.call('/api/invitations', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
    if (called.ok) {
      setInvited({ link: props.baseUrl + called.value.path, expiresAt: called.value.expiresAt });
      setFault('');
    } else setFault(faultText(called));
  };
  return (
    <Ask title={t('Let a device in')} isOpen onClose={props.onClose} testId="enrol">
      {invited ? (
        <>
          <p>
            <b>
              <bdi>{label.trim()}</bdi>
            </b>
            {separator()}
            {listed([roleText(role), other && t('another one of {label}', { label: other.label })])}
          </p>
          <p>
            {t('Open this on the device. It works once, until {time}.', {
              time: clock.dateTime(invited.expiresAt),
            })}
          </p>
          <Qr text={invited.link} name={label} />
          <code className="link-code" dir="ltr" data-testid="enrol-link">
            {invited.link}
          </code>
          <div className="acts">
            <Button className="button" onPress={() => navigator.clipboard?.writeText(invited.link)}>
              {t('Copy')}
            </Button>
            <Button className="button primary" onPress={props.onClose}>
              {t('Done')}
            </Button>
          </div>
        </>
      ) : (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            ask();
          }}
        >
          <Choice
            label={t('What it may do')}
            value={role}
            options={invitableRoles.map((one) => ({ value: one as string, text: roleText(one) }))}
            onChange={setRole}
          />
          <Field
            label={t('Label of the device')}
            value={label}
            onChange={setLabel}
            isRequired
            maxLength={60}
            hint={t('A place and a number, as “Ramouseh 2”. Never a person’s name.')}
          />
          <Choice
            label={t('Site')}
            value={place}
            empty={t('everywhere')}
            options={[...facts.states('site').values()].map((one) => ({
              value: one.id as string,
              text: siteName(facts, one.id),
            }))}
            onChange={(value) => {
              setPlace(value);
              setPost('');
            }}
          />
          <Choice
            label={t('Post')}
            value={post}
            empty={t('none in particular')}
            options={posts
              .filter((one) => !place || one.site === place)
              .map((one) => ({
                value: one.id,
                text: listed([siteName(facts, one.site), postName(facts, one.id)]),
              }))}
            onChange={setPost}
          />
          <Choice
            label={t('Another device of a person who has one already')}
            value={personOf}
            empty={t('no, the first one of this person')}
            options={props.others.map(({ device, label: name }) => ({
              value: device,
              text: t('another one of {label}', { label: name }),
            }))}
            onChange={setPersonOf}
          />
          <p className="small soft">
            {t('Two counts by one person never confirm each other, on however many phones.')}
          </p>
          <Fault text={fault} />
          <div className="acts">
            <Button className="button" onPress={props.onClose}>
              {t('Cancel')}
            </Button>
            <Button className="button primary" type="submit" isDisabled={label.trim() === ''}>
              {t('Make the link')}
            </Button>
          </div>
        </form>
      )}
    </Ask>
  );
}
