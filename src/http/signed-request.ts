import type { Request } from 'express';
import { accepted, type Result } from '../domain/result';
import type { GoodSignature } from '../store/command-signature.store';
import type { MachinePrincipal, Principal } from './authenticate';
import type { HttpDeps } from './deps';
import { judgeSignature, type SignatureFault } from './message-signature';
import type { Access } from './route';

/** Whether what comes this way is a machine's word, which it signs. */
export const isSignedAccess = (access: Access): boolean => access === 'channel' || access === 'office-system';

/** A machine that has ever had a key signs, also after its last one was revoked; the others where it is demanded. */
const mustSign = ({ hasHadKey }: MachinePrincipal, { settings }: HttpDeps): boolean =>
  hasHadKey || settings.signaturesDemanded;

/**
 * The machine's signature over a request whose body has been read, or what is wrong with it. Null where none is needed
 * and none came.
 */
export function signatureOf(
  asked: { readonly access: Access; readonly deps: HttpDeps; readonly principal: Principal },
  request: Request,
  body: Buffer,
): Result<GoodSignature | null, SignatureFault> {
  const { access, deps, principal } = asked;
  if (principal.type !== 'machine' || !isSignedAccess(access)) return accepted(null);
  const { method, protocol: scheme, originalUrl: target, headers } = request;
  const message = { method, scheme, authority: request.host, target, headers, body };
  const judged = judgeSignature(message, principal.signingKeys, Date.now());
  const isFree = !judged.ok && judged.refusal === 'signature-missing' && !mustSign(principal, deps);
  return isFree ? accepted(null) : judged;
}
