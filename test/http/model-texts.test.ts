import { randomUUID } from 'node:crypto';
import { COLLECTION_EXAMPLE } from '../../src/http/contract-examples';
import type { z } from 'zod';
import type { modelTextList, modelTextView } from '../../src/wire/model-text.wire';
import { sampleOf } from '../support/sample-files';
import { staffWorld, type StaffWorld } from '../support/staff-world';

type ModelText = z.output<typeof modelTextView>;

let world: StaffWorld;
beforeAll(async () => {
  world = await staffWorld();
}, 180_000);
afterAll(() => world.close());

const [FIRST, SECOND] = ['works.contracts', 'housing.head'];

async function post(username: string, path: string, body?: object, key: string = randomUUID()) {
  const response = await world.call(username, path, {
    method: 'POST',
    headers: {
      'idempotency-key': key,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const told = await response.text();
  return { status: response.status, told, body: JSON.parse(told) as ModelText };
}

const pdf = sampleOf('application/pdf');

async function uploads(username: string, type: 'application/pdf' | 'image/png' = 'application/pdf') {
  const form = new FormData();
  const name = type === 'application/pdf' ? '采购合同.pdf' : '采购合同.png';
  form.append('file', new Blob([new Uint8Array(sampleOf(type))]), name);
  const response = await world.call(username, '/evidence', {
    ...{ method: 'POST', body: form, headers: { 'idempotency-key': randomUUID() } },
  });
  expect(response.status).toBe(201);
  return ((await response.json()) as { readonly id: string }).id;
}

const aText = (evidenceId: string, changes: object = {}) => ({
  ...{ title: '货物买卖合同（示范文本）', categoryCode: '06', issuingBody: '市司法局' },
  ...{ documentNumber: '市司〔2026〕12号', effectiveOn: '2026-01-01', evidenceId, ...changes },
});

const listed = async (query = ''): Promise<readonly ModelText[]> =>
  (await world.get<z.output<typeof modelTextList>>('inspect.officer', `/model-texts${query}`)).items;

async function confirmed(): Promise<ModelText> {
  const { body } = await post(FIRST, '/model-texts', aText(await uploads(FIRST)));
  return (await post(SECOND, `/model-texts/${body.id}/versions/1/confirm`)).body;
}

const collection = (changes: object) => ({
  ...COLLECTION_EXAMPLE,
  ...{ undertakingId: 'birch-works', regulatorId: null },
  parties: COLLECTION_EXAMPLE.parties.map((party) =>
    party.side === 'public' ? { ...party, organizationId: 'birch-works' } : party,
  ),
  ...changes,
});

describe('the library of model texts', () => {
  it('takes a file of the officer, and offers it when a second person has confirmed it', async () => {
    const picture = await post(FIRST, '/model-texts', aText(await uploads(FIRST, 'image/png')));
    expect(picture.told).toContain('PDF 或者 DOCX');
    const foreign = await post(FIRST, '/model-texts', aText(await uploads(SECOND)));
    expect(foreign.told).toContain('evidence-unknown');
    const unknown = await post(FIRST, '/model-texts', aText(await uploads(FIRST), { categoryCode: '99' }));
    expect(unknown.told).toContain('没有这个类别');
    expect((await post('inspect.officer', '/model-texts', aText(await uploads(FIRST)))).status).toBe(403);
    expect(await listed()).toEqual([]);

    const [key, body] = [randomUUID(), aText(await uploads(FIRST))];
    const first = await post(FIRST, '/model-texts', body, key);
    expect(first.status).toBe(201);
    expect(await post(FIRST, '/model-texts', body, key)).toEqual(first);
    expect(first.body.versions).toMatchObject([{ number: 1, state: 'pending' }]);

    const path = `/model-texts/${first.body.id}/versions/1/confirm`;
    expect((await post(FIRST, path)).told).toContain('second-person-required');
    const done = await post(SECOND, path);
    expect(done.body.versions).toMatchObject([
      { state: 'effective', confirmedBy: { id: expect.any(String) } },
    ]);
    expect((await post(SECOND, path)).told).toContain('model-text-version-confirmed');
    expect(await listed('?categoryCode=06&undertakingId=birch-works')).toHaveLength(1);
    expect(await listed('?categoryCode=02')).toEqual([]);
  });

  it('keeps an older version beside a newer one, and gives each out as a file to be saved', async () => {
    const { id } = await confirmed();
    const later = { effectiveOn: '2026-10-01', note: '修订违约责任', evidenceId: await uploads(SECOND) };
    const added = await post(SECOND, `/model-texts/${id}/versions`, later);
    expect(added.body.versions.map(({ number, state }) => [number, state])).toEqual([
      [2, 'pending'],
      [1, 'effective'],
    ]);
    const both = await post(FIRST, `/model-texts/${id}/versions/2/confirm`);
    expect(both.body.versions.map(({ state }) => state)).toEqual(['effective', 'superseded']);
    const file = await world.call('inspect.officer', `/model-texts/${id}/versions/1/content`);
    expect(file.headers.get('content-disposition')).toContain('attachment');
    expect(Buffer.from(await file.arrayBuffer())).toEqual(pdf);
    expect((await world.call('inspect.officer', `/model-texts/${id}/versions/3/content`)).status).toBe(404);
    const store = world.city.filing.database.pool;
    await expect(
      store.query(`UPDATE app.model_text_version SET note = '改' WHERE model_text_id = $1`, [id]),
    ).rejects.toThrow('permission denied');
  });

  it('is withdrawn with a reason, and takes nothing more', async () => {
    const { id } = await confirmed();
    const gone = await post(SECOND, `/model-texts/${id}/withdraw`, { reason: '已有统一文本' });
    expect(gone.body.withdrawn).toMatchObject({ reason: '已有统一文本' });
    expect(gone.body.keeping.mayIssue).toBe(false);
    const more = { effectiveOn: '2026-10-01', note: null, evidenceId: await uploads(FIRST) };
    expect((await post(FIRST, `/model-texts/${id}/versions`, more)).told).toContain('model-text-withdrawn');
    expect((await post(FIRST, `/model-texts/${randomUUID()}/withdraw`, { reason: '没有' })).status).toBe(404);
  });
});

describe('a contract that was drafted from a model text', () => {
  it('names a confirmed version of its own category, and says what departs when it does', async () => {
    const { versions } = await confirmed();
    const modelTextVersionId = versions[0]?.versionId;
    const bare = await post(FIRST, '/contracts', collection({ modelTextVersionId, modelTextDeparts: true }));
    expect(bare.told).toContain('没有写改动了什么');
    const other = await post(FIRST, '/contracts', collection({ modelTextVersionId, categoryCode: '02' }));
    expect(other.told).toContain('不是这个类别');
    const unknown = await post(FIRST, '/contracts', collection({ modelTextVersionId: randomUUID() }));
    expect(unknown.told).toContain('没有这个示范文本版本');
    expect((await post(FIRST, '/contracts', collection({ modelTextDeparts: true }))).status).toBe(400);
  });
});
