// Writes docs/kinds.md from the code: `npm run kinds`.
import { writeFileSync } from 'node:fs';
import { DEVICE_KINDS } from '../packages/log/src/index.ts';
import {
  DEVICE,
  kinds,
  mayRead,
  mayWrite,
  ROLES,
  SUBJECT_TYPES,
} from '../packages/operation/src/index.ts';

export const kindsPath = new URL('../docs/kinds.md', import.meta.url);

interface Row {
  readonly kind: string;
  /** Field names; one that may be missing ends in `?`. */
  readonly fields: readonly string[];
}

const head = `# The kinds of facts

Written by \`npm run kinds\` from \`packages/operation/src/kinds\` and \`roles.ts\`; do not edit. A kind's meaning never changes, and every later version
reads every kind named here. A field that ends in \`?\` may be missing. Fields that are not named are kept and ignored.

\`corrected@1\`, \`retracted@1\`, \`same-as@1\` and \`not-same@1\` exist for every subject type; only the founder and coordinators amend what another person wrote.

Roles that count at given sites (counter, pad) write and read only there, a counter enrols only a pad, and a hub revokes only what somebody reported as
surrendered: the tables name who may at all. What the fields of device facts hold stands in section 3 of \`protocol.md\`.
`;

const WIDEST: Readonly<Record<string, object>> = {
  'enrolled@1': { role: 'pad' },
  'revoked@1': { reason: 'surrendered', of: 'x' },
};

/** The widest question a role can be asked: a device that works everywhere, and its own line. */
const asked = (type: string, kind: string) => ({
  kind,
  subject: `${type}/x`,
  subjectType: type,
  fact: WIDEST[kind] ?? {},
  sites: [],
});

function rolesThat(may: typeof mayRead, type: string, kind: string): string {
  const allowed = ROLES.filter((role) => may(role, asked(type, kind)));
  const others = ROLES.filter((role) => !allowed.includes(role));
  if (others.length === 0) return 'everybody';
  if (others.length < 3) return `all but ${others.join(', ')}`;
  return allowed.join(', ') || 'nobody';
}

const table = (type: string, rows: readonly Row[]): string => {
  const lines = rows.map(({ kind, fields }) => {
    const names = fields.map((name) => `\`${name}\``).join(' ') || '–';
    const [write, read] = [rolesThat(mayWrite, type, kind), rolesThat(mayRead, type, kind)];
    return `| \`${kind}\` | ${names} | ${write} | ${read} |`;
  });
  const title = `\n## ${type}\n\n| kind | fields | may write | may read |\n|---|---|---|---|\n`;
  return `${title}${lines.join('\n')}\n`;
};

const rowsOf = (type: keyof typeof kinds): readonly Row[] =>
  Object.entries(kinds[type]).map(([kind, schema]) => ({
    kind,
    fields: Object.entries(schema.entries).map(([name, entry]) =>
      entry.type === 'exact_optional' ? `${name}?` : name,
    ),
  }));

/** The whole of docs/kinds.md. */
export const kindsText = (): string =>
  [
    head,
    table(
      DEVICE,
      DEVICE_KINDS.map((kind) => ({ kind, fields: [] })),
    ),
    ...SUBJECT_TYPES.map((type) => table(type, rowsOf(type))),
  ].join('');

if (import.meta.main) writeFileSync(kindsPath, kindsText());
