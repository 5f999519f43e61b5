import type { Request } from 'express';
import type { GoodSignature } from '../store/command-signature.store';
import type { MachinePrincipal, Principal } from './authenticate';
import type { HttpDeps } from './deps';
import { judgeSignature } from './message-signature';
import { ObstacleError } from './problem';
import type { Access } from './route';

/** Whether what comes this way is a machine's word, which it signs. */
export const isSignedAccess = (access: Access): boolean => access === 'channel' || access === 'office-system';

/** A machine that has ever had a key signs, also after its last one was revoked; the others where it is demanded. */
const mustSign = ({ hasHadKey }: MachinePrincipal, { settings }: HttpDeps): boolean =>
  hasHadKey || settings.signaturesDemanded;

/**
 * The machine's signature over a request whose body has been read. Null where none is needed and none came.
 * @throws ObstacleError that says what is wrong with it.
 */
export function signatureOf(
  {
    access,
    deps,
    principal,
  }: { readonly access: Access; readonly deps: HttpDeps; readonly principal: Principal },
  request: Request,
  body: Buffer,
): GoodSignature | null {
  if (principal.type !== 'machine' || !isSignedAccess(access)) return null;
  const { method, protocol: scheme, originalUrl: target, headers } = request;
  const message = { method, scheme, authority: request.host, target, headers, body };
  const judged = judgeSignature(message, principal.signingKeys, Date.now());
  if (judged.ok) return judged.value;
  if (judged.refusal === 'signature-missing' && !mustSign(principal, deps)) return null;
  throw new ObstacleError({ type: judged.refusal });
}
