import { checkJoin, createVerify } from '@corridor/log';
import { Hono } from 'hono';
import type { Hub } from '../../hub.ts';
import { type FoundInvitation, invitationByToken } from '../../identity/invitations.ts';
import type { Operation } from '../../operations/operation.ts';
import { mayInvite } from '../../operations/roles.ts';
import { type JsonObject, objects, readStranger, text } from '../body.ts';
import type { Env } from '../caller.ts';
import { Refusal } from '../refusal.ts';

const used = () =>
  new Refusal(
    'used',
    'This link was used already, has expired, or was never given.',
    'Ask for a new one: a coordinator makes invitations, "corridor link" makes a sign-in link.',
  );

/** Called with a one-time token only. Both calls answer alike for a wrong, a used and an expired token. */
export function joinRoutes(hub: Hub): Hono<Env> {
  const routes = new Hono<Env>();
  const verify = createVerify();

  const findInvitation = (body: JsonObject): FoundInvitation => {
    const invitation = invitationByToken(hub.ledger, text(body, 'token'));
    if (!invitation || invitation.expiresAt <= hub.now()) throw used();
    const { granted } = invitation;
    // A stolen board may have made links before it was revoked: they end with it.
    const inviter = granted.by === undefined ? null : hub.operation(granted.op)?.device(granted.by);
    const isStillGiven = granted.by === undefined || (inviter && mayInvite(inviter, granted));
    if (!isStillGiven) throw used();
    return invitation;
  };
  const operationsOf = ({ granted }: FoundInvitation): readonly Operation[] =>
    hub.operations().filter(({ op }) => granted.op === 'every' || granted.op === op);

  routes.post('/look', async (c) => {
    const invitation = findInvitation(await readStranger(c.req.raw));
    if (invitation.usedBy !== null) throw used();
    const { role, label, sites, post } = invitation.granted;
    const operations = operationsOf(invitation).map(({ op, name, signer, sealTo }) => ({
      op,
      name: name(),
      role,
      label,
      sites,
      ...(post === undefined ? {} : { post }),
      hub: { device: signer.device, sealTo },
    }));
    return c.json({ operations });
  });

  routes.post('/', async (c) => {
    const body = await readStranger(c.req.raw);
    const token = text(body, 'token');
    const invitation = findInvitation(body);
    const operations = operationsOf(invitation);
    const joining = objects(body, 'devices', 100).map((device) => ({
      op: text(device, 'op'),
      dev: text(device, 'dev'),
      sig: text(device, 'sig'),
    }));
    if (new Set(joining.map(({ op }) => op)).size < joining.length)
      throw new Refusal(
        'bad-request',
        'A link lets in one device for each operation; more were named.',
        'Ask for one invitation for each device.',
      );
    for (const { op, dev, sig } of joining) {
      if (!operations.some((operation) => operation.op === op)) throw used();
      if (!(await checkJoin(verify, { op, dev, token, sig })))
        throw new Refusal(
          'bad-request',
          'A signature does not fit its device.',
          'Sign "corridor/1 join", the operation and the token with the device\'s own key.',
        );
    }
    const by = joining
      .map(({ op, dev }) => `${op} ${dev}`)
      .sort()
      .join('\n');
    // The answer to the first call may have been lost: the same devices may ask again until it expires. Without
    // a device there is nobody to know again.
    const isTaken =
      (by !== '' && invitation.usedBy === by) ||
      hub.ledger.takeInvitation(invitation.hash, by, hub.now());
    if (!isTaken) throw used();
    try {
      for (const { op, dev } of joining) {
        const operation = operations.find((each) => each.op === op);
        await operation?.enrol(dev, invitation.granted);
      }
    } catch (error) {
      if (invitation.usedBy === null) hub.ledger.returnInvitation(invitation.hash);
      throw error;
    }
    hub.journal({ event: 'joined', role: invitation.granted.role, operations: joining.length });
    return c.json({
      joined: joining.map(({ op }) => ({ op })),
      // Who holds the laptop may found the first operation, when there is none to be coordinator of.
      ...(invitation.isSignIn ? { setUp: hub.openSetUp() } : {}),
    });
  });
  return routes;
}
