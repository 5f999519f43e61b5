import type { Request } from 'express';
import type { z } from 'zod';
import type { Role } from '../domain/officer';
import type { ComplainantPrincipal, MachinePrincipal, OfficerPrincipal, Principal } from './authenticate';
import type { GoodSignature } from '../store/command-signature.store';
import type { HttpDeps } from './deps';
import type { ProvenOperation } from '../wire/challenge.wire';
import type { Obstacle } from './problem';
import type { AnyRefusal } from './refusal-sentences';
import { parseInput } from './validate';

/**
 * Who may call. `any-officer` and `{ roles }` mean a signed-in officer whose initial password has been changed,
 * `own-session` also one who has yet to change it. `channel` and `office-system` are machines with a credential,
 * `any-sender` is whoever may have sent a command: an officer, a complainant or a machine.
 */
export type Access =
  | 'public'
  | 'any-officer'
  | 'own-session'
  | 'complainant-receipt'
  | 'officer-or-complainant'
  | 'any-sender'
  | 'channel'
  | 'office-system'
  | { readonly roles: readonly [Role, ...Role[]] };

/** `noun:verb` writes an entry before the handler runs; the others say why none is needed. */
export type Audit =
  | `${string}:${string}`
  | 'none-public-read'
  | 'none-public-write' // who files is nobody's business; the case's own event tells that it was filed
  | 'none-own-account'
  | 'none-case-event'; // the case's log says who did what

/** What a parameter of the query turns a reading into, by its value: another entry, and what it is called. */
export interface AuditBy {
  readonly parameter: string;
  readonly values: ReadonlyMap<string, { readonly audit: Audit; readonly summary: string }>;
}

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

type ObjectSchema = z.ZodObject;
type Optional<S> = S | undefined;
type Output<S> = S extends z.ZodType ? z.output<S> : undefined;

/** A body that is not JSON; `pointer`-less, streamed by the handler from `request`. */
export interface StreamedBody {
  readonly mediaType: 'multipart/form-data' | 'application/octet-stream';
}

/** An answer that is not JSON. */
export interface MediaReply {
  readonly mediaType: string;
  readonly description: string;
}

export type SuccessStatus = 200 | 201 | 202 | 204 | 206 | 304;
export type Replies = Readonly<Partial<Record<SuccessStatus, z.ZodType | MediaReply | 'empty'>>>;

export interface PrincipalFor {
  readonly public: Principal;
  readonly 'any-officer': OfficerPrincipal;
  readonly 'own-session': OfficerPrincipal;
  readonly 'complainant-receipt': ComplainantPrincipal;
  readonly 'officer-or-complainant': OfficerPrincipal | ComplainantPrincipal;
  readonly 'any-sender': OfficerPrincipal | ComplainantPrincipal | MachinePrincipal;
  readonly channel: MachinePrincipal;
  readonly 'office-system': MachinePrincipal;
}
export type PrincipalOf<A extends Access> = A extends keyof PrincipalFor ? PrincipalFor[A] : OfficerPrincipal;

/** Present on every POST that changes something. `bodyHash` is null for a streamed body. */
export interface Idempotency {
  readonly key: string;
  /** HMAC-SHA-256 (hex) of the canonical body under the key: says nothing about a body without the key. */
  readonly bodyHash: string | null;
}

export interface RouteContext<A extends Access, P, Q, B, H = undefined> {
  readonly principal: PrincipalOf<A>;
  readonly actor: PrincipalOf<A>['actor'];
  readonly params: Output<P>;
  readonly query: Output<Q>;
  readonly body: Output<B>;
  readonly headers: Output<H>;
  readonly idempotency: Idempotency;
  /** A machine's, over the whole request; null for everybody else, and where none is asked of it. */
  readonly signature: GoodSignature | null;
  readonly requestId: string;
  readonly deps: HttpDeps;
  /** For streamed bodies and long answers only. */
  readonly request: Request;
}

export type Answer =
  | {
      readonly status: SuccessStatus;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | {
      readonly status: SuccessStatus;
      readonly stream: NodeJS.ReadableStream;
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly obstacle: Obstacle };

export interface RouteDefinition<A extends Access, P, Q, B, H = undefined> {
  readonly method: Method;
  /** Below `/api/v1`, parameters in braces: `/complaints/{id}/commands`. */
  readonly path: `/${string}`;
  readonly access: A;
  readonly audit: Audit;
  readonly auditBy?: AuditBy;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly [string, ...string[]];
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Those that say something of their own, under the names that they are written with. */
  readonly headers?: H;
  readonly reply: Replies;
  readonly examples?: {
    readonly body?: unknown;
    readonly bodies?: Readonly<Record<string, unknown>>;
  };
  /** A POST that changes nothing (a question, a sign-in) needs no key. */
  readonly idempotencyKey?: 'required' | 'not-needed';
  /** Default 256 KiB; JSON only. */
  readonly bodyLimitBytes?: number;
  /** Requests a minute from one place without a session; default 120. */
  readonly anonymousPerMinute?: number;
  /** Who is not signed in solves a challenge for this operation first. */
  readonly proofOfWork?: ProvenOperation;
  /** Problem statuses this operation answers beside those its shape implies, e.g. 409 or 422. */
  readonly problems?: readonly number[];
}

/** What has been read of a request before its own schemas judge it. */
export interface Incoming {
  readonly principal: Principal;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly idempotency: Idempotency;
  readonly signature: GoodSignature | null;
  readonly requestId: string;
  readonly deps: HttpDeps;
  readonly request: Request;
}

export type AnyDefinition = RouteDefinition<
  Access,
  Optional<ObjectSchema>,
  Optional<ObjectSchema>,
  Optional<z.ZodType | StreamedBody>,
  Optional<ObjectSchema>
>;

export interface Route extends AnyDefinition {
  readonly run: (incoming: Incoming) => Promise<Answer>;
}

/**
 * One operation: what it asks, who may ask it, what it answers, and where that is written down. The same line
 * validates requests, guards the door and makes the OpenAPI page.
 */
export function route<
  const A extends Access,
  P extends Optional<ObjectSchema> = undefined,
  Q extends Optional<ObjectSchema> = undefined,
  B extends Optional<z.ZodType | StreamedBody> = undefined,
  H extends Optional<ObjectSchema> = undefined,
>(
  definition: RouteDefinition<A, P, Q, B, H>,
  handler: (context: RouteContext<A, P, Q, B, H>) => Promise<Answer>,
): Route {
  const run = async (incoming: Incoming): Promise<Answer> => {
    const input = parseInput(definition, incoming);
    if (!input.ok) return { obstacle: { type: 'input-invalid', errors: input.refusal } };
    // `mayEnter` has let in only principals of this access, and the schemas are this definition's own.
    return handler({ ...incoming, ...input.value, actor: incoming.principal.actor } as RouteContext<
      A,
      P,
      Q,
      B,
      H
    >);
  };
  // exactOptionalPropertyTypes: a definition made with schemas is one that may have them.
  return { ...(definition as unknown as AnyDefinition), run };
}

export const isStreamed = (body: unknown): body is StreamedBody =>
  typeof body === 'object' && body !== null && 'mediaType' in body;

/** Whether a request to this route must carry an `Idempotency-Key`. */
export function needsIdempotencyKey(definition: AnyDefinition): boolean {
  return definition.method === 'post' && definition.idempotencyKey !== 'not-needed';
}

export const notFound = (): Answer => ({ obstacle: { type: 'not-found' } });

/** A lawful "no"; `allowed` names what may be done instead. */
export function refuse(refusal: AnyRefusal, allowed?: readonly string[]): Answer {
  return { obstacle: { type: 'refused', refusal, ...(allowed === undefined ? {} : { allowed }) } };
}
