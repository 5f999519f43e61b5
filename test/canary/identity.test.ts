import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { createTransport } from 'nodemailer';
import { loadFonts } from '../../src/letters/fonts';
import { renderLetter } from '../../src/letters/render-letter';
import {
  acceptingAt,
  accusedAt,
  complains,
  isApproved,
  verifyingAt,
  type Complaint,
} from '../journeys/support/parties';
import { anOrderedComplaint } from '../journeys/support/stages';
import { openWorld, type World } from '../journeys/support/world';
import { canaryIdentity, findCanary, type CanaryIdentity } from '../support/canary';
import { requiredAddress } from '../support/database';
import { eventually } from '../support/eventually';
import { aLetter } from '../support/letters';
import { answersToEverybody, everybody, type Asked } from './answers';
import { linkedToAContract } from './linked-contract';
import {
  engineFiles,
  filesBelow,
  lettersIn,
  mailsToOthers,
  tablesOutsideTheVault,
  type Written,
} from './sinks';

// A whole case, and then every place that it could have left a name in.
jest.setTimeout(240_000);

const determined = canaryIdentity(7_310_001);
const withdrawn = canaryIdentity(7_310_002);
const canaries = [determined, withdrawn];
const mailUrl = requiredAddress('TEST_MAIL_URL');
const serversHome = requiredAddress('TEST_SERVERS_HOME');

let world: World;
let asked: readonly Asked[];
let contract: { readonly id: string; readonly code: string };
let sealedNumber: string;
/** Every letter's and every file's id of the two cases. */
let ids: {
  readonly complaints: string[];
  readonly letters: string[];
  readonly evidence: string[];
  readonly commands: string[];
  readonly determinations: string[];
  readonly contracts: string[];
};

/** The identity as a person writes it into the form. */
function identityBody({ identity }: CanaryIdentity, mode: 'named' | 'sealed') {
  const { agent, ...own } = identity;
  return { mode, ...own, agent: agent && { ...agent, mandate: { ...agent.mandate, documentId: null } } };
}

/** Where this canary and its agent read their own mail. */
const addressesOf = ({ identity }: CanaryIdentity): readonly string[] =>
  [identity.email, identity.agent?.email].filter((address) => typeof address === 'string');

/** The places that hold any value of any canary, with how it stood there. */
function leaksIn(written: readonly Written[]): readonly string[] {
  return written.flatMap(({ place, content }) =>
    canaries.flatMap((canary) =>
      findCanary(content, canary).map((hit) => `${place}: ${hit.value} (${hit.encoding})`),
    ),
  );
}

/** From filing to the published determination: asked, ordered, overdue, proposed, unheard, determined, shown to all. */
async function takenToItsEnd(): Promise<Complaint> {
  const { time } = world;
  const verifier = verifyingAt(world, 'housing');
  const complaint = await anOrderedComplaint(
    world,
    { respondent: 'works', verifier: 'housing', identity: identityBody(determined, 'sealed') },
    '2026-03-10',
  );
  contract = await linkedToAContract(world, complaint);
  await time.passesTo('2026-03-11 09:00');
  await verifier.proposes(complaint, complaint.demandIds, 'overdue');
  await verifier.serves(complaint, 'determination-notice', 'respondent');
  await time.passesTo('2026-03-19 09:00');
  await verifier.determines(complaint);
  await isApproved(world, complaint);
  for (const party of ['respondent', 'complainant', 'accepting'] as const) {
    await verifier.serves(complaint, 'determination-document', party);
  }
  await verifier.handler.does(complaint, 'publish-determination', {
    secrecy: 'full',
    promise: '施工合同约定，验收合格后支付尾款。',
    publicFinding: '工程已经验收合格，尾款逾期未付，没有正当理由。',
    secrecyReview: '拟公示内容不能据以认出投诉人。',
  });
  await isApproved(world, complaint);
  return complaint;
}

/** A second one, that ends early and by its complainant. */
async function withdrawnByItsComplainant(): Promise<Complaint> {
  const complaint = await complains(world, 'lighting', { identity: identityBody(withdrawn, 'named') });
  await acceptingAt(world, 'credit').accepts(complaint);
  const file = await complaint.complainant.upload(Buffer.from('%PDF-1.4\n%%EOF\n'), '合同.pdf');
  ids.evidence.push(file);
  await complaint.complainant.does(complaint, 'add-evidence', { evidenceIds: [file] });
  await complaint.complainant.does(complaint, 'withdraw', { reason: '双方已经谈妥。' });
  return complaint;
}

/** What goes wrong says no names either: refused, malformed and too late. */
async function mistakes(complaint: Complaint): Promise<void> {
  const { desk } = world;
  const identity = identityBody(determined, 'sealed');
  await desk.post('/public/complaints', { identity, respondentOrganizationId: 'nowhere' }, null);
  await desk.post(
    '/public/complaints',
    { identity: { ...identity, phone: { number: identity.phone } } },
    null,
  );
  await accusedAt(world, 'works').liaison.isRefused(complaint, 'defend', { defence: '迟到的申辩。' });
}

beforeAll(async () => {
  ids = { complaints: [], letters: [], evidence: [], commands: [], determinations: [], contracts: [] };
  world = await openWorld('2026-02-09 10:00');
  const [first, second] = [await takenToItsEnd(), await withdrawnByItsComplainant()];
  await mistakes(first);
  ids.complaints.push(first.id, second.id);
  ids.contracts.push(contract.id);
  sealedNumber = first.number;
  const pool = world.database.pool;
  const column = async (table: string): Promise<string[]> =>
    (await pool.query<{ id: string }>(`SELECT id::text FROM ${table}`)).rows.map(({ id }) => id);
  ids.letters.push(...(await column('app.letter')));
  ids.determinations.push(...(await column('app.determination_publication')));
  ids.evidence.push(...(await column('app.evidence')));
  // Mail of its own does go out: who has an agent is told through the agent.
  await Promise.any(addressesOf(determined).map((to) => world.inbox.untilToldAt(to, first.number, '')));
  asked = await answersToEverybody(world.desk, ids);
}, 240_000);

afterAll(() => world.close());

const rendered = (): readonly Written[] => filesBelow(world.home.path('files'));
const logs = (): readonly Written[] => [
  ...filesBelow(world.home.path('logs')),
  ...filesBelow(join(serversHome, 'logs')),
];
const ownAddresses = canaries.flatMap(addressesOf);

describe('who complained, after a whole case, stands', () => {
  it('in no table but the vault’s', async () => {
    const tables = await tablesOutsideTheVault(world.database.pool);
    expect(tables.filter(({ content }) => content.length > 0).length).toBeGreaterThan(15);
    expect(leaksIn(tables)).toEqual([]);
  });

  it('in the vault only sealed', async () => {
    const { rows } = await world.database.pool.query<{ line: string }>(
      `SELECT t::text AS line FROM vault.sealed_identity t`,
    );
    expect(rows.length).toBeGreaterThanOrEqual(2);
    expect(leaksIn([{ place: 'vault', content: Buffer.from(JSON.stringify(rows)) }])).toEqual([]);
  });

  it('nowhere in the engine’s database', () => {
    const files = engineFiles(serversHome);
    expect(files.map(({ content }) => content.length).some((length) => length > 100_000)).toBe(true);
    expect(leaksIn(files)).toEqual([]);
  });

  it('in no log of any process', () => {
    const written = logs();
    expect(written.map(({ place }) => place)).toEqual(
      expect.arrayContaining(['file api.log', 'file worker.log', 'file vault.log', 'file postgres.log']),
    );
    expect(leaksIn(written)).toEqual([]);
  });

  it('in no mail to anybody else', async () => {
    const mails = await mailsToOthers(mailUrl, ownAddresses);
    expect(mails.length).toBeGreaterThan(5);
    expect(leaksIn(mails)).toEqual([]);
  });

  it('in no letter and no file, neither in its bytes nor as it reads', () => {
    const files = rendered();
    const letters = lettersIn(files);
    expect(letters.length).toBeGreaterThan(5);
    expect(letters.some(({ content }) => content.includes('认定'))).toBe(true);
    expect(leaksIn([...files, ...letters])).toEqual([]);
  });

  it('in no answer to anybody: whoever asks, for whatever can be read', () => {
    const seen = asked.filter(({ status }) => status === 200);
    expect(new Set(seen.map(({ place }) => place.split(' ')[0])).size).toBeGreaterThan(
      everybody.length * 0.9,
    );
    for (const part of ['/events', '/letters/', '/evidence/', '/history', '/determinations/']) {
      expect(seen.some(({ place }) => place.includes(part))).toBe(true);
    }
    expect(asked.filter(({ status }) => status >= 500)).toEqual([]);
    expect(leaksIn(asked)).toEqual([]);
  });

  it('in no answer to the department that says upon which of its contracts the sealed complaint runs', () => {
    const [sealedId = ''] = ids.complaints;
    const tellsBoth = ({ place, content, status }: Asked): boolean => {
      const whole = `${place} ${content.toString()}`;
      const tells = (...names: readonly string[]): boolean => names.some((name) => whole.includes(name));
      return status === 200 && tells(sealedId, sealedNumber) && tells(contract.id, contract.code);
    };
    const placesFor = (body: string): readonly string[] =>
      asked.filter((one) => one.place.startsWith(body) && tellsBoth(one)).map(({ place }) => place);
    // The feed tells of all that a person reads, one thing after the other.
    expect(placesFor('works.').filter((place) => !place.includes(' GET /changes'))).toEqual([]);
    for (const address of [`/complaints/${sealedId}/contract`, `/contracts/${contract.id}/complaints`]) {
      expect(placesFor('housing.case-handler')).toContain(`housing.case-handler GET ${address}`);
    }
    const feeds = asked.filter(({ place }) => place.startsWith('works.') && place.includes('/changes'));
    expect(feeds.some(({ content }) => content.includes(contract.code))).toBe(true);
    for (const { content } of feeds) expect(content.toString()).not.toMatch(/contract-linked|complaint-told/);
    expect(asked.some(({ content }) => content.includes('"contract-linked"'))).toBe(true);
  });
});

describe('a leak that is planted is found', () => {
  const name = determined.identity.name ?? '';
  const phone = determined.identity.phone ?? '';

  it('in a table', async () => {
    const client = await world.database.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query(
        `UPDATE app.case_record SET state = state || jsonb_build_object('remark', $1::text)`,
        [name],
      );
      const { rows } = await client.query<{ line: string }>('SELECT t::text AS line FROM app.case_record t');
      const content = Buffer.from(rows.map(({ line }) => line).join('\n'));
      expect(leaksIn([{ place: 'table', content }])).not.toEqual([]);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });

  it('in the engine: as the id of a workflow, which no codec covers', async () => {
    const connection = await Connection.connect({ address: requiredAddress('TEST_TEMPORAL_ADDRESS') });
    const { workflow } = new Client({ connection });
    const started = await workflow.start('nobody', { workflowId: `complaint/${phone}`, taskQueue: 'nobody' });
    await started.terminate();
    await connection.close();
    await eventually(async () => expect(leaksIn(engineFiles(serversHome))).not.toEqual([]));
  });

  it('in a log', () => {
    appendFileSync(
      join(world.home.path('logs'), 'planted.log'),
      `{"msg":"${Buffer.from(phone).toString('base64')}"}\n`,
    );
    expect(leaksIn(logs())).not.toEqual([]);
  });

  it('in a mail', async () => {
    const transport = createTransport(requiredAddress('TEST_SMTP_URL'));
    const message = {
      from: 'a@planted.example',
      to: 'b@planted.example',
      subject: '植入',
      text: `联系人${name}，${'长'.repeat(200)}`,
    };
    await transport.sendMail(message);
    transport.close();
    expect(leaksIn(await mailsToOthers(mailUrl, ownAddresses))).not.toEqual([]);
  });

  it('in a letter', async () => {
    const content = { ...aLetter('reply'), addresseeName: name };
    const planted = {
      number: '植入〔2026〕1号',
      content,
      verifyUrl: 'https://pacta.example',
      verifyCode: 'K7Q2M9XAT4',
    };
    writeFileSync(join(world.home.path('files'), 'planted'), await renderLetter(planted, loadFonts()));
    expect(leaksIn(lettersIn(rendered()))).not.toEqual([]);
  });

  it('in an answer', () => {
    const content = Buffer.from(JSON.stringify({ complainant: { phone } }));
    expect(leaksIn([...asked, { place: 'planted', content }])).toHaveLength(1);
  });
});
