import type { DeviceStanding } from '@corridor/log';
import { mayWrite } from '@corridor/operation';
import type { Enrolment } from '../device/enrolment.ts';

/** What this phone may do, as the log says it now; until the log has said anything, as it was let in. */
export interface Rights {
  readonly role: string;
  /** Empty: every site. */
  readonly sites: readonly string[];
  readonly post: string | null;
  readonly isRevoked: boolean;
  /** Whose chain has two versions, since this phone's storage was set back: what was counted since stands apart. */
  readonly fork: 'phone' | 'pad' | null;
}

export const rightsOf = (
  { role, sites, post }: Pick<Enrolment, 'role' | 'sites' | 'post'>,
  standing: DeviceStanding | undefined,
  isPadForked = false,
): Rights =>
  standing
    ? {
        role: standing.role,
        sites: standing.sites,
        // A new role says nothing of the post unless it names one.
        post: standing.post ?? post,
        isRevoked: standing.revoked,
        fork: standing.forked ? 'phone' : isPadForked ? 'pad' : null,
      }
    : { role, sites, post, isRevoked: false, fork: null };

/** Whether a key for the locked pad, enrolled by this phone, would stand. */
export const mayEnrolPad = ({ role, sites }: Rights, site: string): boolean =>
  mayWrite(role, {
    kind: 'enrolled@1',
    subject: 'device/pad',
    subjectType: 'device',
    fact: { role: 'pad', sites: [site] },
    sites,
  });

export const isSameRights = (a: Rights, b: Rights): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

export const mayBeAt = ({ sites }: Rights, site: string | null): boolean =>
  site !== null && (sites.length === 0 || sites.includes(site));
