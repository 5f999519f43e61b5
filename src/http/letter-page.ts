import { LETTER_LABELS } from '../domain/complaint/labels';
import type { LetterVerification } from '../wire/letter.wire';

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

const entry = (term: string, text: string): string => `<dt>${term}</dt><dd>${escapeHtml(text)}</dd>`;

function bodyOf(verification: LetterVerification | null): string {
  if (verification === null) {
    return '<h1>没有核验到这份文书</h1><p>请核对文号与校验码，或者联系发文机关。</p>';
  }
  const { number, kind, issuerName, issuedOn, sha256 } = verification;
  const entries = [
    entry('发文机关', issuerName),
    entry('文书', LETTER_LABELS[kind]),
    entry('文号', number),
    entry('成文日期', issuedOn),
    ...(sha256 === null ? [] : [entry('电子件 SHA-256', sha256)]),
  ];
  return `<h1>核验通过：文书由本系统出具</h1><dl>${entries.join('')}</dl><p>以上内容应与手中的文书一致。</p>`;
}

/** What a telephone shows after the QR code was scanned. */
export function letterPage(verification: LetterVerification | null): string {
  return (
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">' +
    `<title>文书核验</title><style>${STYLE}</style></head><body>${bodyOf(verification)}</body></html>`
  );
}
