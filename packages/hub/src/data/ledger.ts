import { DatabaseSync } from 'node:sqlite';

/**
 * The hub's own small records beside the lines. They are in no backup: a restored hub must not honour an
 * invitation that was used in the meantime.
 */
export interface Ledger {
  readonly addInvitation: (invitation: Invitation) => void;
  /** By the token's hash; the token itself is nowhere kept. */
  readonly invitation: (hash: string) => StoredInvitation | null;
  /** True for exactly one caller, and only before it expires. */
  readonly takeInvitation: (hash: string, by: string, now: number) => boolean;
  /** Takes back what could not be carried out, so that the link still serves. */
  readonly returnInvitation: (hash: string) => void;
  /** A new sign-in link ends those before it. */
  readonly endSignInLinks: () => void;
  readonly addBlob: (hash: string, op: string, by: string, size: number) => void;
  readonly blobsByOperation: (op: string) => readonly BlobRecord[];
  readonly hasBlob: (hash: string, op: string) => boolean;
  readonly isBlobElsewhere: (hash: string, op: string) => boolean;
  readonly removeBlob: (hash: string, op: string) => void;
  /** Bytes that this device has put into the operation. */
  readonly bytesPutBy: (op: string, by: string) => number;
  readonly hasPut: (hash: string, op: string, by: string) => boolean;
  readonly close: () => void;
}

export interface Invitation {
  readonly hash: string;
  /** What it grants, as JSON of `identity/invitations.ts`. */
  readonly grant: string;
  readonly isSignIn: boolean;
  readonly expiresAt: number;
}

export interface StoredInvitation extends Invitation {
  /** The devices that used it, as they named themselves, or null. */
  readonly usedBy: string | null;
}

export interface BlobRecord {
  readonly hash: string;
  /** Devices that put it. */
  readonly by: readonly string[];
}

const schema = `
  create table if not exists invitation (
    hash text primary key, grants text not null, sign_in integer not null,
    expires_at integer not null, used_by text
  ) strict;
  create table if not exists blob (
    op text not null, hash text not null, by text not null, size integer not null,
    primary key (op, hash, by)
  ) strict, without rowid;
`;

/** Longer than any link lives, so that a clock that is set back revives none. */
const keptMs = 30 * 86_400_000;

/** `file` may be ':memory:'. */
export function openLedger(file: string): Ledger {
  const db = new DatabaseSync(file, { timeout: 5000 });
  db.exec('pragma journal_mode = wal; pragma synchronous = full;');
  db.exec(schema);
  const insertInvitation = db.prepare('insert into invitation values (?, ?, ?, ?, null)');
  const selectInvitation = db.prepare('select * from invitation where hash = ?');
  const useInvitation = db.prepare(
    'update invitation set used_by = ? where hash = ? and used_by is null and expires_at > ?',
  );
  const unuseInvitation = db.prepare('update invitation set used_by = null where hash = ?');
  const deleteSignIn = db.prepare('delete from invitation where sign_in = 1 and used_by is null');
  const deleteExpired = db.prepare('delete from invitation where expires_at < ?');
  const insertBlob = db.prepare('insert or ignore into blob values (?, ?, ?, ?)');
  const selectBlobs = db.prepare(
    `select hash, group_concat(by, ' ') as devices from blob where op = ? group by hash order by hash`,
  );
  const selectBlob = db.prepare('select 1 from blob where op = ? and hash = ?');
  const deleteBlob = db.prepare('delete from blob where op = ? and hash = ?');
  const selectElsewhere = db.prepare('select 1 from blob where hash = ? and op <> ?');
  const selectBytes = db.prepare('select total(size) as bytes from blob where op = ? and by = ?');
  const selectPut = db.prepare('select 1 from blob where op = ? and hash = ? and by = ?');

  return {
    addInvitation({ hash, grant, isSignIn, expiresAt }) {
      // An expired link is answered like one that never was.
      deleteExpired.run(expiresAt - keptMs);
      insertInvitation.run(hash, grant, isSignIn ? 1 : 0, expiresAt);
    },
    invitation(hash) {
      const row = selectInvitation.get(hash);
      if (!row) return null;
      return {
        hash,
        grant: String(row.grants),
        isSignIn: row.sign_in === 1,
        expiresAt: Number(row.expires_at),
        usedBy: row.used_by === null ? null : String(row.used_by),
      };
    },
    takeInvitation: (hash, by, now) => useInvitation.run(by, hash, now).changes === 1,
    returnInvitation(hash) {
      unuseInvitation.run(hash);
    },
    endSignInLinks() {
      deleteSignIn.run();
    },
    addBlob(hash, op, by, size) {
      insertBlob.run(op, hash, by, size);
    },
    blobsByOperation: (op) =>
      selectBlobs
        .all(op)
        .map(({ hash, devices }) => ({ hash: String(hash), by: String(devices).split(' ') })),
    hasBlob: (hash, op) => selectBlob.get(op, hash) !== undefined,
    isBlobElsewhere: (hash, op) => selectElsewhere.get(hash, op) !== undefined,
    removeBlob(hash, op) {
      deleteBlob.run(op, hash);
    },
    bytesPutBy: (op, by) => Number(selectBytes.get(op, by)?.bytes ?? 0),
    hasPut: (hash, op, by) => selectPut.get(op, hash, by) !== undefined,
    close: () => db.close(),
  };
}
