/** How long a browser may take to begin with a file that it was given. */
const KEPT_MS = 60_000;

/** Hands a file that was fetched to the browser's downloads. @param name as the person finds it there */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
