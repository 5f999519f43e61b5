import type { SignatureFault } from './message-signature';
import { says, type Explanation } from './problem-sentence';

export type SignatureObstacle = { [T in SignatureFault]: { readonly type: T } }[SignatureFault];

/** What the people who keep a machine are told of its signature. */
export const SIGNATURE_PROBLEMS: {
  readonly [T in SignatureFault]: Explanation<Extract<SignatureObstacle, { type: T }>>;
} = {
  'signature-missing': says(
    401,
    '缺少签名',
    '办公系统与渠道的报送须签名（RFC 9421）：带请求头 Content-Digest、Signature-Input、Signature。请以登记过公钥的 Ed25519 密钥签名后重发；尚未登记公钥的，请安全管理员登记（POST /api/v1/credentials/{id}/keys）。',
  ),
  'signature-incomplete': says(
    401,
    '签名不完整',
    '签名须覆盖 @method、@path（或 @target-uri）、content-digest、idempotency-key，并写明 created 与 keyid；算法为 ed25519，Content-Digest 为 sha-256。请补全后重新签名。',
  ),
  'signing-key-unknown': says(
    401,
    '密钥未登记',
    '签名所用的 keyid 没有登记在这份凭据名下，或已吊销。请换用有效的密钥，或请安全管理员登记新的公钥。',
  ),
  'content-digest-wrong': says(
    400,
    '内容与摘要不符',
    '收到的内容与 Content-Digest 不一致，可能在途中被改动，或签名后又改了内容。请对将要发送的原样字节重新计算摘要并签名。',
  ),
  'signature-expired': says(
    401,
    '签名已过时',
    '签名时间（created）与服务器时间相差超过 5 分钟，或已过 expires。请校准时钟，重新签名后发送。',
  ),
  'signature-wrong': says(401, '签名无效', '签名与请求不符。请核对所用的私钥与签名的各项内容后重新签名。'),
};
