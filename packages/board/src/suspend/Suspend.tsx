import { type IncidentState, isOutside, type SubjectId } from '@corridor/operation';
import { t } from '@corridor/text';
import { useState } from 'react';
import { useBoard } from '../app/board.ts';
import { AskTwice } from '../guard/AskTwice.tsx';
import { newAct, useWrite } from '../guard/useWrite.ts';
import { codesOf, word } from '../text/words.ts';
import { Choice } from '../ui/Choice.tsx';
import { betweenSites, partyName, postName, siteName, stateOf } from '../view/facts.ts';
import { requireDraft, suspendDrafts, suspendKind } from './drafts.ts';
import { type Reason, reasonOf, type Scope, scopesOf, scopesOfIncident } from './scopes.ts';

const NOT_KNOWN = 'not-known';
const SHOOTING: readonly Reason[] = ['shots', 'shelling'];
type Before = 'calm' | 'security' | 'both';

/**
 * Stops a road, a place, a term or everything. Seconds matter: what is likely is chosen already, and the key lies under the finger.
 * `incident`: it is stopped because of that.
 */
export function Suspend(props: {
  readonly incident?: IncidentState;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const { facts, may } = useBoard();
  const write = useWrite();
  const { incident } = props;
  const mayStop = ({ of }: Scope) =>
    of.every(({ subject }) => may({ kind: suspendKind(subject), subject }));
  const scopes = (incident ? scopesOfIncident(facts, incident) : scopesOf(facts)).filter(mayStop);
  const [scopeId, setScope] = useState(scopes[0]?.id ?? '');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [reason, setReason] = useState<Reason>(incident ? reasonOf(incident) : 'unknown');
  const [orderedBy, setOrderedBy] = useState<SubjectId>(incident ? '' : NOT_KNOWN);
  const [relayedBy, setRelayedBy] = useState<SubjectId>('');
  const mayRequire = may({ kind: 'required@1', subject: 'condition/any' });
  const [given, setBefore] = useState<'' | Before | null>(null);
  const before = given ?? (mayRequire && SHOOTING.includes(reason) ? 'calm' : '');

  const scope = scopes.find(({ id }) => id === scopeId);
  const [only] = scope?.of.length === 1 ? scope.of : [];
  const road = only && !only.from ? stateOf(facts, 'corridor', only.subject) : null;
  const places = (road?.sites ?? []).map((id) => ({
    value: id,
    text: siteName(facts, id),
  }));
  const whole = road && from && to && from !== to ? { ...road, from, to } : null;
  const asked: Scope | undefined =
    scope && whole ? { ...scope, of: [{ subject: whole.id, from, to }] } : scope;
  const what = whole
    ? t('{road}, only {stretch}', {
        road: scope?.text ?? '',
        stretch: betweenSites(facts, from, to),
      })
    : (scope?.text ?? '');
  const store = async () => {
    if (!asked) return null;
    const act = newAct();
    const required = {
      requiredBy: 'safety',
      means: [
        [
          ...(before === 'calm' || before === 'both'
            ? [{ is: 'no-unresolved-shooting' as const }]
            : []),
          ...(before === 'security' || before === 'both'
            ? [{ is: 'security-agrees' as const }]
            : []),
        ],
      ],
      counts: 'observation',
    } as const;
    const failed = await write([
      ...suspendDrafts(
        asked,
        {
          reason,
          ...(orderedBy === '' ? {} : { orderedBy: orderedBy === NOT_KNOWN ? null : orderedBy }),
          relayedBy: relayedBy || null,
          incident: incident?.id ?? null,
        },
        act,
      ),
      ...(before === ''
        ? []
        : asked.of.map(({ subject }, n) => requireDraft(subject, required, `${n}-${act}`, act))),
    ]);
    if (failed === null) props.onDone();
    return failed;
  };
  const parties = [...facts.states('party').values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return (
    <AskTwice
      title={
        incident
          ? t('Suspend because of: {what}', { what: word('incident', incident.incidentKind) })
          : t('Suspend')
      }
      testId="suspend"
      look="stop"
      isHasty
      first={t('Suspend: {what}', { what })}
      yes={t('Yes, suspend now')}
      keep={t('Leave it open')}
      sure={t('Sure? Nobody is let go and nothing passes: {what}.', { what })}
      isReady={asked !== undefined}
      about={[scopeId, from, to, reason, orderedBy, relayedBy, before].join(' ')}
      onYes={store}
      onClose={props.onClose}
    >
      <div className="word-fields">
        <Choice
          label={t('What stands still')}
          value={scopeId}
          options={scopes.map(({ id, text }) => ({ value: id, text }))}
          onChange={setScope}
        />
        <Choice
          label={t('Why')}
          value={reason}
          options={codesOf('suspension').map((code) => ({
            value: code,
            text: word('suspension', code),
          }))}
          onChange={(value) => setReason(value || 'unknown')}
        />
        {places.length > 2 && (
          <>
            <Choice
              label={t('From')}
              value={from}
              empty={t('all of the road')}
              options={places}
              onChange={setFrom}
            />
            <Choice
              label={t('Up to')}
              value={to}
              empty={t('all of the road')}
              options={places}
              onChange={setTo}
            />
          </>
        )}
        <Choice
          label={t('On whose order')}
          value={orderedBy}
          options={[
            ...(incident ? [{ value: '', text: t('nobody’s: we stop it') }] : []),
            { value: NOT_KNOWN, text: t('not known') },
            ...parties.map(({ id }) => ({
              value: id,
              text: isOutside(facts.index.guards.facts, id)
                ? t('{who}, whom the agreement does not bind', { who: partyName(facts, id) })
                : partyName(facts, id),
            })),
          ]}
          onChange={setOrderedBy}
        />
        <Choice
          label={t('Who told us')}
          value={relayedBy}
          empty={t('nobody in between')}
          options={[
            ...[...facts.states('post').keys()]
              .sort()
              .map((id) => ({ value: id, text: postName(facts, id) })),
            ...parties.map(({ id }) => ({ value: id, text: partyName(facts, id) })),
          ]}
          onChange={setRelayedBy}
        />
        {mayRequire && (
          <div className="whole-row">
            <Choice
              label={t('Before it moves again')}
              value={before}
              empty={t('nothing for now; a condition can be added later')}
              options={[
                { value: 'calm' as const, text: t('no shooting is unresolved on it') },
                { value: 'security' as const, text: t('our security officer agrees') },
                { value: 'both' as const, text: t('both: no shooting, and our officer agrees') },
              ]}
              onChange={setBefore}
            />
          </div>
        )}
      </div>
    </AskTwice>
  );
}
