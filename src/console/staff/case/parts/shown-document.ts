/** What lies beside the case to be read. */
export interface ShownDocument {
  readonly path: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string | null;
}

type Viewing = 'pdf' | 'image' | 'sound' | 'film' | 'none';

/** How a page can show it; what a browser might run is only ever fetched to the disk. */
export function viewingOf(mediaType: string): Viewing {
  if (mediaType === 'application/pdf') return 'pdf';
  if (mediaType === 'image/jpeg' || mediaType === 'image/png') return 'image';
  if (mediaType.startsWith('audio/')) return 'sound';
  return mediaType.startsWith('video/') ? 'film' : 'none';
}
