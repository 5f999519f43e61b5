import { randomUUID, verify } from 'node:crypto';
import type { Express } from 'express';
import request, { type Test } from 'supertest';
import { OFFICE_SYSTEM } from '../../prisma/seed/demo-city/accounts';
import { createApp } from '../../src/http/app';
import type { AppDeps } from '../../src/http/deps';
import { signalRoutes } from '../../src/http/signal.routes';
import type { City } from '../support/demo-city';
import { aPair, signedHeaders, type Pair, type Twist } from '../support/signing';
import { testSettings } from './http-world';

interface SignalWorld {
  readonly city: City;
  readonly app: Express;
  readonly appDeps: () => AppDeps;
  /** Of an office system that never had a key. */
  readonly tokenWithoutKey: string;
  /** The number of a case that a bureau of the city verifies. */
  readonly aNumber: () => Promise<string>;
  readonly send: (name: string, body: object, token?: string) => Test;
  readonly storedCommands: (externalId: string) => Promise<readonly object[]>;
}
/** Opened by the suite before its first test. */
type World = () => SignalWorld;

/** What the demo city notes of somebody, or of its own office system. */
function notedOf(world: World, username: string) {
  const found = world()
    .city.noted()
    .find((account) => account.username === username);
  if (found === undefined) throw new Error(`${username} is not of this city`);
  return found;
}

type Key = Pick<Pair, 'privateKey' | 'keyId'>;

/** As the city's own office system, which has a key. */
const sendSigned = (
  world: World,
  body: object,
  key: Key,
  changed: { readonly sent?: object; readonly twist?: Twist; readonly idempotencyKey?: string } = {},
) => {
  const path = '/api/v1/signals/courtListed';
  const { twist, sent = body, idempotencyKey = randomUUID() } = changed;
  const headers = signedHeaders(key, { path, body: JSON.stringify(body), idempotencyKey }, twist);
  return request(world().app)
    .post(path)
    .set({ ...headers, authorization: `Bearer ${notedOf(world, OFFICE_SYSTEM).password}` })
    .send(JSON.stringify(sent));
};

async function aListing(world: World, externalId: string): Promise<object> {
  return { externalId, complaintNumber: await world().aNumber(), listedOn: '2026-03-10' };
}

const evidenceOf = async (world: World, commandId: string) =>
  (
    await world().city.store.pool.query<{
      key_id: string;
      content_digest: string;
      signature_base: string;
      signature: Buffer;
    }>('SELECT * FROM app.command_signature WHERE command_id = $1 ORDER BY stored_at', [commandId])
  ).rows;

/** Of the city's own office system, which has a key. */
export function describeSignedSignals(world: World): void {
  describe('a signal that is signed over its content', () => {
    const theKey = (): Key => notedOf(world, OFFICE_SYSTEM).signingKey ?? aPair();

    it('is kept with its signature, which can be judged again, and which nobody can change', async () => {
      const answer = await sendSigned(world, await aListing(world, 'OA-S1'), theKey());
      expect(answer.status).toBe(202);
      const [kept] = await evidenceOf(world, answer.body.commandId as string);
      expect(kept).toMatchObject({ key_id: theKey().keyId });
      expect(kept?.signature_base).toContain(`"content-digest": ${kept?.content_digest ?? ''}`);
      const { privateKey } = theKey();
      expect(
        verify(null, Buffer.from(kept?.signature_base ?? ''), privateKey, kept?.signature ?? Buffer.of()),
      ).toBe(true);
      for (const change of [
        "UPDATE app.command_signature SET key_id = 'x'",
        'DELETE FROM app.command_signature',
      ]) {
        await expect(world().city.database.pool.query(change)).rejects.toThrow(/permission denied/);
      }
    });

    it('that was overheard and is sent again gets the answer that there is, and is not judged anew', async () => {
      const [body, idempotencyKey] = [await aListing(world, 'OA-S2'), randomUUID()];
      const twist = { createdMs: Date.now() };
      const { commandId } = (await sendSigned(world, body, theKey(), { twist, idempotencyKey })).body as {
        commandId: string;
      };
      await world().city.store.pool.query(
        `UPDATE app.case_command SET state = 'refused', refusal = '{"type":"approval-own-proposal"}' WHERE id = $1`,
        [commandId],
      );
      expect((await sendSigned(world, body, theKey(), { twist, idempotencyKey })).status).toBe(403);
      expect(await evidenceOf(world, commandId)).toHaveLength(1);
      expect((await sendSigned(world, body, theKey())).body).toMatchObject({ commandId, state: 'pending' });
      expect(await evidenceOf(world, commandId)).toHaveLength(2);
    });

    it('is refused in plain words when anything is wrong with it, and nothing is stored', async () => {
      const body = await aListing(world, 'OA-S3');
      const stranger = aPair();
      const unsigned = await world().send('courtListed', body, notedOf(world, OFFICE_SYSTEM).password);
      expect(unsigned.status).toBe(401);
      expect(unsigned.body).toMatchObject({ type: 'urn:pacta:problem:signature-missing', title: '缺少签名' });
      expect(unsigned.headers['accept-signature']).toContain('"content-digest"');
      const problems = {
        'content-digest-wrong': await sendSigned(world, body, theKey(), {
          sent: { ...body, listedOn: '2026-03-11' },
        }),
        'signing-key-unknown': await sendSigned(world, body, stranger),
        'signature-wrong': await sendSigned(world, body, { ...stranger, keyId: theKey().keyId }),
        'signature-expired': await sendSigned(world, body, theKey(), {
          twist: { createdMs: Date.now() - 301_000 },
        }),
        'signature-incomplete': await sendSigned(world, body, theKey(), {
          twist: { covered: ['@method', '@path'] },
        }),
      };
      for (const [type, { body: told }] of Object.entries(problems)) {
        expect(told).toMatchObject({ type: `urn:pacta:problem:${type}` });
        expect(told.detail).toMatch(/\p{Script=Han}.*。$/u);
      }
      expect(await world().storedCommands('OA-S3')).toEqual([]);
      const { rows: turnedAway } = await world().city.store.pool.query(
        `SELECT 1 FROM app.access_entry WHERE actor_id = $1 AND action = 'signal:receive' AND outcome = 'refused'`,
        [OFFICE_SYSTEM],
      );
      expect(turnedAway).toHaveLength(1 + Object.keys(problems).length);
    });

    it('may be signed with either of two keys, and with neither once it is revoked', async () => {
      const { password } = notedOf(world, 'admin.security');
      const signedIn = await request(world().app)
        .post('/api/v1/sessions')
        .send({ username: 'admin.security', password });
      const asSecurity = { authorization: `Bearer ${signedIn.body.token as string}` };
      const keys = `/api/v1/credentials/${OFFICE_SYSTEM}/keys`;
      const register = (publicKey: string) =>
        request(world().app)
          .post(keys)
          .set({ ...asSecurity, 'idempotency-key': randomUUID() })
          .send({ publicKey });
      const revoke = (keyId: string) => request(world().app).delete(`${keys}/${keyId}`).set(asSecurity);
      const [next, third] = [aPair(), aPair()];
      const made = await register(next.publicKey);
      expect(made.status).toBe(201);
      expect(made.body).toMatchObject({ keyId: next.keyId, isRevoked: false });
      expect((await register(third.publicKey)).body).toMatchObject({
        refusal: { type: 'signing-keys-enough' },
      });
      const body = await aListing(world, 'OA-S4');
      expect((await sendSigned(world, body, theKey())).status).toBe(202);
      expect((await sendSigned(world, body, next)).status).toBe(202);
      expect((await revoke(theKey().keyId)).status).toBe(204);
      expect((await sendSigned(world, body, theKey())).body).toMatchObject({
        type: 'urn:pacta:problem:signing-key-unknown',
      });
      expect((await sendSigned(world, body, next)).status).toBe(202);
      expect((await revoke(next.keyId)).status).toBe(204);
      expect((await revoke(next.keyId)).status).toBe(404);
      // No key is left, and the way without one is not open again.
      expect((await world().send('courtListed', body, notedOf(world, OFFICE_SYSTEM).password)).status).toBe(
        401,
      );
      expect((await register(next.publicKey)).body).toMatchObject({
        refusal: { type: 'signing-key-in-use' },
      });
      expect((await register(third.privateKey)).status).toBe(400);
      const listed = await request(world().app).get('/api/v1/credentials').set(asSecurity);
      const own = (
        listed.body.items as readonly { credentialId: string; signingKeys: readonly object[] }[]
      ).find(({ credentialId }) => credentialId === OFFICE_SYSTEM);
      expect(own?.signingKeys).toMatchObject([{ keyId: next.keyId, isRevoked: true }, { isRevoked: true }]);
    });

    it('is asked even of a machine that never had a key, unless the configuration lets it do without', async () => {
      const deps = { ...world().appDeps(), settings: { ...testSettings, signaturesDemanded: true } };
      const strict = createApp(deps, signalRoutes(world().city.filing));
      const told = await request(strict)
        .post('/api/v1/signals/courtListed')
        .set({ authorization: `Bearer ${world().tokenWithoutKey}`, 'idempotency-key': randomUUID() })
        .send(await aListing(world, 'OA-S5'));
      expect(told.body).toMatchObject({ status: 401, type: 'urn:pacta:problem:signature-missing' });
      expect((await world().send('courtListed', await aListing(world, 'OA-S5'))).status).toBe(202);
    });
  });
}
