const errnos = new Set(['ENOSPC', 'EDQUOT']);
/** SQLITE_FULL. */
const sqliteFull = 13;

/** Whether this went wrong because the disk is full, in whatever words the file system or SQLite said so. */
export function isNoSpace(error: unknown): boolean {
  const { code, errcode } = (error ?? {}) as { code?: unknown; errcode?: unknown };
  return (
    errnos.has(String(code)) || (typeof errcode === 'number' && (errcode & 0xff) === sqliteFull)
  );
}
