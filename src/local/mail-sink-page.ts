import type { SinkMessage } from './mail-sink';

const replacements: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => replacements[sign] ?? '');

/** The inbox of the local stack: every letter it sent, newest first. Plain HTML, nothing is loaded from anywhere. */
export function inboxPage(messages: readonly SinkMessage[]): string {
  const letters = messages.map(letter).join('\n');
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="refresh" content="10"><title>发件箱</title>
<style>
body{font:15px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
article{border:1px solid #ccc;border-radius:6px;padding:.5rem 1rem;margin:1rem 0}
summary{cursor:pointer}pre{white-space:pre-wrap;font:inherit}small{color:#666}
</style></head><body>
<h1>发件箱</h1><p>本机演示系统发出的全部邮件，共 ${messages.length} 封。没有一封离开这台机器。</p>
${letters || '<p>还没有邮件。</p>'}
</body></html>`;
}

function letter(message: SinkMessage): string {
  const attachments = message.attachments
    .map((file) => `${escaped(file.name)}（${file.bytes} 字节）`)
    .join('、');
  return `<article><details><summary><strong>${escaped(message.subject)}</strong><br>
<small>${escaped(message.receivedAt)} · 收件人 ${escaped(message.to.join('、'))}</small></summary>
<pre>${escaped(message.text)}</pre>${attachments && `<p>附件：${attachments}</p>`}
<p><a href="/messages/${escaped(message.id)}/raw">原文</a></p></details></article>`;
}
