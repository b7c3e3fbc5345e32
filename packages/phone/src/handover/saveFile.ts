/** A sealed file for another phone, a stick or a messenger. Its name tells nothing but when it was made. */
export function saveSealed(bytes: Uint8Array<ArrayBuffer>, now: number): string {
  const stamp = new Date(now).toISOString().slice(0, 16).replace(/[-:T]/g, '');
  const name = `${stamp}.corridor-sealed`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return name;
}
