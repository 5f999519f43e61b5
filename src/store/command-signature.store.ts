import type { CommandId, Instant } from '../domain/ids';
import type { Transaction } from './transaction';

/** A signature that was found good, and what it was made over. */
export interface GoodSignature {
  readonly keyId: string;
  /** 64 bytes. */
  readonly signature: Buffer;
  /** As it was sent: the value of `Content-Digest`. */
  readonly contentDigest: string;
  /** The very text that was signed (RFC 9421 §2.5): who has the key can judge it again at any time. */
  readonly base: string;
  readonly signedAt: Instant;
}

/** Keeps it as evidence beside the command. @returns false when this very signature was kept before. */
export async function keepSignature(
  transaction: Transaction,
  commandId: CommandId,
  { keyId, signature, contentDigest, base, signedAt }: GoodSignature,
): Promise<boolean> {
  const count = await transaction.$executeRaw`
    INSERT INTO app.command_signature (command_id, signature, key_id, content_digest, signature_base, signed_at)
    VALUES (${commandId}, ${signature}, ${keyId}, ${contentDigest}, ${base}, ${signedAt}::timestamptz)
    ON CONFLICT DO NOTHING`;
  return count === 1;
}
