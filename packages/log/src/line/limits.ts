/** UTF-8 bytes of a whole line. */
export const maxLineBytes = 16 * 1024;
/** Levels of arrays and objects in a body; runtimes differ in how deep they can write. */
export const maxBodyDepth = 32;
/** Lines of one slice, one stored segment, one list of wanted bodies. */
export const maxSliceLines = 500;
/** Bytes of one slice and of one stored segment. */
export const maxSliceBytes = 1024 * 1024;
