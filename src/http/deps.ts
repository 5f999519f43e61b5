import type { Logger } from 'pino';
import type { AccessEntry } from '../store/access-log.store';
import type { Database } from '../store/database';
import type { Proofs, ProofSettings } from './proof-of-work';

export interface HttpSettings {
  /** Origins of pages that may use the cookie, beside the one the request was addressed to. */
  readonly allowedOrigins: readonly string[];
  /** False on plain http on loopback only: then the cookie has neither `Secure` nor the `__Host-` prefix. */
  readonly secureCookies: boolean;
  /** Addresses of the proxies directly in front; empty when there is none. */
  readonly trustedProxies: readonly string[];
  /** Multiplies every request budget; 1 in production, more where a fuzzer or a benchmark is at work. */
  readonly rateFactor: number;
  readonly proofOfWork: ProofSettings;
  /** SHA-256 (hex) of the one-use token for the first administrators, or null when none was issued. */
  readonly bootstrapTokenHash: string | null;
  /** Whether a machine that never had a key is refused; who has had one signs in any case. */
  readonly signaturesDemanded: boolean;
  /** Where the build keeps the pages for the browser; null where only the API is served. */
  readonly siteFolder: string | null;
  /** The accounts of the demo city, offered on the sign-in page; null wherever people really work. */
  readonly demoAccountsFile: string | null;
}

export interface ReadinessCheck {
  readonly name: string;
  /** Told beside the others; requests are answered without it, so it makes nobody unready. */
  readonly isAdvisory?: true;
  /** Rejects when the part is not ready. */
  readonly check: () => Promise<void>;
}

/** What the app is made of. A noun that needs more adds a line here, and `api.ts` composes it. */
export interface AppDeps {
  readonly database: Database;
  readonly log: Logger;
  readonly settings: HttpSettings;
  readonly readiness: readonly ReadinessCheck[];
  /** Committed before the handler runs, so that nothing is shown that was not written down. */
  readonly recordAccess: (entry: AccessEntry) => Promise<void>;
}

/** What handlers may use. */
export interface HttpDeps extends AppDeps {
  readonly proofs: Proofs;
}
