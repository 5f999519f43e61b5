import { randomUUID } from 'node:crypto';
import { toEvidenceId } from '../../src/domain/ids';
import type { CaseId } from '../../src/domain/ids';
import { expireEvidence } from '../../src/intake/receive-evidence';
import { linkEvidence } from '../../src/store/evidence.store';
import { sampleOf } from '../support/sample-files';
import { aCase, createFileWorld, limits, pdf, problemOf } from './file-world';
import type { FileWorld } from './file-world';

let world: FileWorld;

beforeAll(async () => {
  world = await createFileWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  world.accesses.length = 0;
  world.readable.clear();
});

describe('fetching evidence', () => {
  it('gives the bytes for saving, never for showing', async () => {
    const { id } = await world.linked(aCase(), { token: world.officer, name: `"送达'回证*.pdf` });
    world.readable.add(id);
    const response = await world.fetchAs(`/evidence/${id}/content`, world.officer);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).equals(pdf)).toBe(true);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="download.pdf"; filename*=UTF-8''%E9%80%81%E8%BE%BE%27%E5%9B%9E%E8%AF%81.pdf`,
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(response.headers.get('cache-control')).toContain('no-store');
  });

  it('is written down before anything is sent, also when it is refused', async () => {
    const { id } = await world.linked(aCase(), { token: world.officer });
    await world.fetchAs(`/evidence/${id}/content`, world.colleague);
    const [entry] = world.accesses;
    expect(world.accesses).toHaveLength(1);
    expect(entry).toMatchObject({ action: 'evidence:download', objectId: id, actorKind: 'officer' });
  });

  it('answers who may not read it as if it were not there', async () => {
    const caseId = aCase();
    const { id } = await world.linked(caseId, { token: world.officer });
    const stranger = await world.complainant(aCase());
    const missing = await problemOf(await world.fetchAs(`/evidence/${randomUUID()}/content`, stranger));
    const refused = await problemOf(await world.fetchAs(`/evidence/${id}/content`, stranger));
    expect(refused.detail).toBe(missing.detail);
    expect((await world.fetchAs(`/evidence/${id}`, world.colleague)).status).toBe(404);
    expect((await fetch(`${world.base}/evidence/${id}`)).status).toBe(401);
    expect((await world.fetchAs(`/evidence/${id}/content`, await world.complainant(caseId))).status).toBe(
      200,
    );
  });

  it('is its officer’s alone until it is part of a case', async () => {
    const { id } = await world.uploaded({ token: world.officer });
    world.readable.add(id);
    expect((await world.fetchAs(`/evidence/${id}`, world.officer)).status).toBe(200);
    expect((await world.fetchAs(`/evidence/${id}`, world.colleague)).status).toBe(404);
    const visitors = await world.uploaded();
    expect((await world.fetchAs(`/evidence/${visitors.id}`, world.officer)).status).toBe(404);
  });
});

describe('evidence and its case', () => {
  const link = (caseId: CaseId, ...ids: readonly string[]) =>
    linkEvidence(world.database.prisma, { caseId, evidenceIds: ids.map(toEvidenceId) }, limits);

  it('belongs to one case: a second one is refused, the same one is repeated in peace', async () => {
    const caseId = aCase();
    const { id } = await world.linked(caseId, { token: world.officer });
    expect((await link(caseId, id)).ok).toBe(true);
    expect(await link(aCase(), id)).toMatchObject({
      refusal: { type: 'evidence-of-other-case' },
    });
    expect(await link(caseId, randomUUID())).toMatchObject({ refusal: { type: 'evidence-unknown' } });
  });

  it('has a limit in number and in size for each case, and takes all or nothing', async () => {
    const small = { bytes: sampleOf('application/pdf') };
    const few = await Promise.all(
      Array.from({ length: 4 }, () => world.uploaded({ token: world.officer, ...small })),
    );
    const caseId = aCase();
    const ids = few.map((evidence) => evidence.id);
    expect(await link(caseId, ...ids)).toMatchObject({ refusal: { type: 'evidence-too-many', maximum: 3 } });
    expect(await link(caseId, ...ids.slice(0, 3))).toMatchObject({ ok: true });
    const bytes = Buffer.concat([pdf, Buffer.alloc(110_000)]);
    const large = await Promise.all([0, 1].map(() => world.uploaded({ token: world.officer, bytes })));
    const other = aCase();
    const sizes = await link(other, ...large.map((evidence) => evidence.id));
    expect(sizes).toMatchObject({ refusal: { type: 'evidence-too-large', maximumBytes: 300_000 } });
  });

  it('stays with its case: neither moved nor deleted, even by a slip', async () => {
    const { id } = await world.linked(aCase(), { token: world.officer });
    const change = world.database.pool.query('UPDATE app.evidence SET case_id = $1 WHERE id = $2', [
      randomUUID(),
      id,
    ]);
    await expect(change).rejects.toThrow('evidence stays with its case');
    await expect(world.database.pool.query('DELETE FROM app.evidence WHERE id = $1', [id])).rejects.toThrow(
      'evidence stays with its case',
    );
    await expect(world.database.pool.query(`UPDATE app.evidence SET sha256 = ''`)).rejects.toThrow(
      /permission denied/,
    );
  });

  it('goes after a day when no case refers to it, file and all, and not before', async () => {
    const kept = await world.linked(aCase(), { token: world.officer });
    const fresh = await world.uploaded({ token: world.officer });
    const old = await world.uploaded({ token: world.officer });
    await world.test.pool.query(
      `UPDATE app.evidence SET stored_at = now() - interval '25 hours' WHERE id = ANY($1)`,
      [[kept.id, old.id]],
    );
    const before = world.keptFiles();
    expect(await expireEvidence(world.deps)).toBe(1);
    expect(world.keptFiles()).toBe(before - 1);
    const { rows } = await world.test.pool.query('SELECT id FROM app.evidence WHERE id = ANY($1)', [
      [kept.id, fresh.id, old.id],
    ]);
    expect(rows.map((row: { id: string }) => row.id).sort()).toEqual([kept.id, fresh.id].sort());
  });
});
