import { Hono } from 'hono';
import type { Hub } from '../../hub.ts';
import { invitationLifeMs, invite } from '../../identity/invitations.ts';
import {
  faultOfGrant,
  isInvitableRole,
  isOfPerson,
  mayInvite,
  pathByRole,
} from '../../operations/roles.ts';
import { optionalText, readJson, text, texts } from '../body.ts';
import { type Env, notAllowed, signedIn, stillSignedIn } from '../caller.ts';
import { Refusal } from '../refusal.ts';

/** A link for one device, good once, for a day. */
export function invitationRoutes(hub: Hub): Hono<Env> {
  const routes = new Hono<Env>();
  routes.post('/', signedIn(hub), async (c) => {
    const body = await readJson(c.req.raw);
    const { operation, device } = await stillSignedIn(hub, c);
    const role = text(body, 'role', 40);
    const label = text(body, 'label', 60);
    const sites = texts(body, 'sites', { most: 100, longest: 60, orEmpty: true });
    const post = optionalText(body, 'post', 60);
    const personOf = optionalText(body, 'personOf', 43);
    if (!isInvitableRole(role))
      throw new Refusal(
        'bad-request',
        `There is no role "${role.slice(0, 40)}" to invite to.`,
        'The roles are listed in packages/operation/src/roles.ts.',
      );
    const by = device.device;
    const isPerson = personOf === undefined || isOfPerson(operation.device(personOf));
    if (!isPerson)
      throw new Refusal(
        'bad-request',
        '"personOf" names no device of a person that is enrolled here.',
        'Choose one of the devices on the board, or leave it out.',
      );
    const grant = {
      op: operation.op,
      role,
      label,
      sites,
      ...(post ? { post } : {}),
      ...(personOf ? { personOf } : {}),
      by,
    };
    if (!mayInvite(device, grant)) throw notAllowed('inviting to that role');
    const fault = faultOfGrant(grant);
    if (fault) throw new Refusal('bad-request', fault, 'Correct the field and ask again.');
    const expiresAt = hub.now() + invitationLifeMs;
    const token = invite(hub.ledger, grant, expiresAt);
    hub.journal({ event: 'invited', role });
    return c.json({ token, path: `${pathByRole(role)}#join=${token}`, expiresAt });
  });
  return routes;
}
