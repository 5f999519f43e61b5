interface Attachment {
  readonly name: string;
  /** Null when it is not known beforehand. */
  readonly sizeBytes: number | null;
  readonly sha256: string;
}

/** RFC 5987: everything but what a header token may hold, percent-encoded as UTF-8. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A name for those who do not read `filename*`. */
function plainName(name: string): string {
  const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? '';
  return `download${ending}`;
}

/**
 * Headers under which a stranger's file may leave: to be saved, never shown; should a browser show it after all, in a
 * sandbox without rights (RFC 6266).
 */
export function attachmentHeaders(file: Attachment): Readonly<Record<string, string>> {
  return {
    'Content-Type': 'application/octet-stream',
    ...(file.sizeBytes === null ? {} : { 'Content-Length': String(file.sizeBytes) }),
    'Content-Disposition': `attachment; filename="${plainName(file.name)}"; filename*=UTF-8''${encodeName(file.name)}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cache-Control': 'private, no-store',
    'Repr-Digest': `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`,
  };
}
