import { randomUUID } from 'node:crypto';
import { aPair, signedHeaders } from '../../support/signing';
import { expectStatus, type Reply } from './desk';
import type { BodyId } from './journey-city';
import type { World } from './world';

/** A system of an office, with a credential and a key of its own: every word of it is signed. */
export interface OfficeMachine {
  tells(path: string, content: object): Promise<Reply>;
  /** The same as somebody on the way would have it. */
  tellsAltered(path: string, content: object, altered: object): Promise<Reply>;
  asks(path: string): Promise<Reply>;
}

/** Registered by the security administrator, as any office's system is. */
export async function openMachine(world: World, name: string, body: BodyId): Promise<OfficeMachine> {
  const { desk } = world;
  const security = await desk.tokenOf('operations.security-administrator');
  const token = `pm_${randomUUID().replaceAll('-', '')}AbCdEfGhIjK`;
  const described = { kind: 'office-system', name, organizationId: body, token };
  const { credentialId } = expectStatus(await desk.post('/credentials', described, security), 201) as {
    readonly credentialId: string;
  };
  const pair = aPair();
  const { publicKey } = pair;
  expectStatus(await desk.post(`/credentials/${credentialId}/keys`, { publicKey }, security), 201);
  const authorization = `Bearer ${token}`;
  const send = async (path: string, signed: object, sent: object): Promise<Reply> => {
    const url = new URL(`${desk.url}/api/v1${path}`);
    const signing = { path: url.pathname, body: JSON.stringify(signed), idempotencyKey: randomUUID() };
    const headers = { ...signedHeaders(pair, signing), authorization };
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(sent) });
    return { status: answer.status, body: await answer.json() };
  };
  return {
    tells: (path, content) => send(path, content, content),
    tellsAltered: send,
    asks: (path) => desk.get(path, token),
  };
}
