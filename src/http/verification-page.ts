const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? '');

const STYLE = `body{font:16px/1.7 system-ui,sans-serif;max-width:36em;margin:3em auto;padding:0 1em;color:#1f2328}
h1{font-size:1.4em}dt{color:#57606a}dd{margin:0 0 .8em;word-break:break-all}`;

/** The page needs a style and nothing else. */
export const VERIFICATION_POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** What is found, entry by entry; every text is escaped here. */
export interface Verified {
  readonly heading: string;
  readonly entries: readonly (readonly [term: string, text: string])[];
  readonly remarks: readonly string[];
}

/** What a telephone shows after a QR code on paper was scanned: no script, no sign-in. */
export function verificationPage(title: string, { heading, entries, remarks }: Verified): string {
  const list = entries.map(([term, text]) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(text)}</dd>`);
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
    `<title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main>`,
    `<h1>${escapeHtml(heading)}</h1>`,
    list.length === 0 ? '' : `<dl>${list.join('')}</dl>`,
    ...remarks.map((remark) => `<p>${escapeHtml(remark)}</p>`),
    '</main></body></html>',
  ].join('');
}
