import { Client } from 'pg';
import type { LetterKind } from '../../src/domain/complaint/complaint';
import {
  acceptingAt,
  accusedAt,
  complains,
  isApproved,
  openReceipt,
  verifyingAt,
  watcherOf,
  type Complaint,
} from './support/parties';
import { anAnsweredComplaint, anOrderedComplaint } from './support/stages';
import { openWorld, type World } from './support/world';

// A journey takes seconds; on a machine that does much else beside it, longer.
jest.setTimeout(120_000);

let world: World;

beforeAll(async () => {
  world = await openWorld('2026-07-06 09:00');
});

afterAll(() => world.close());

const housingAgainstWorks = { respondent: 'works', verifier: 'housing' } as const;
const electronically = (letterKind: LetterKind) =>
  ({ letterKind, party: 'complainant', method: 'electronic', on: world.time.today() }) as const;

interface Letters {
  readonly mine: readonly string[];
  readonly others: readonly string[];
}

/** Fetches every letter that the receipt lists, and tries every other one that staff sees. */
async function readByReceipt(complaint: Complaint): Promise<Letters> {
  const { token, complaint: view } = await openReceipt(world, complaint.receipt);
  for (const { id } of view.letters) {
    const content = await world.desk.download(`/letters/${id}/content`, token);
    expect(content.subarray(0, 5).toString()).toBe('%PDF-');
  }
  const own = view.letters.map(({ id }) => id);
  const { letters } = await watcherOf(world).sees(complaint);
  const others = letters.filter(({ id }) => !own.includes(id));
  for (const { id } of others) {
    for (const path of [`/letters/${id}`, `/letters/${id}/content`]) {
      expect((await world.desk.get(path, token)).status).toBe(404);
    }
  }
  return { mine: view.letters.map(({ kind }) => kind), others: others.map(({ kind }) => kind) };
}

describe('what a complainant reads by receipt', () => {
  it('is what was written to him at intake: that more is needed, that it is accepted, or why it is not', async () => {
    const credit = acceptingAt(world, 'credit');
    const complaint = await complains(world, 'works');
    await credit.registrar.does(complaint, 'request-supplement', {
      itemCodes: ['contract'],
      explanation: '请补充合同复印件。',
    });
    expect(await readByReceipt(complaint)).toEqual({ mine: ['supplement-notice'], others: [] });
    await complaint.complainant.does(complaint, 'supply-supplement', { explanation: '已补充。' });
    await credit.accepts(complaint);
    await credit.transfers(complaint, 'housing');
    expect(await readByReceipt(complaint)).toEqual({
      mine: ['supplement-notice', 'acceptance-notice'],
      others: ['transfer-letter'],
    });

    const other = await complains(world, 'works');
    await credit.registrar.does(other, 'reject', { reasonCode: 'R02', explanation: '法院已经立案。' });
    await isApproved(world, other);
    expect(await readByReceipt(other)).toEqual({ mine: ['rejection-notice'], others: [] });
  });

  it('is the reply when it is over, is fetched to be kept and not shown, and every fetch is written down', async () => {
    const housing = verifyingAt(world, 'housing');
    const complaint = await anAnsweredComplaint(world, housingAgainstWorks);
    await housing.concludes(complaint, complaint.demandIds, 'unfounded');
    await isApproved(world, complaint);
    await housing.explains(complaint);
    expect(await readByReceipt(complaint)).toEqual({
      mine: ['acceptance-notice', 'reply'],
      others: ['transfer-letter'],
    });
    const { token, complaint: view } = await openReceipt(world, complaint.receipt);
    const reply = view.letters.find(({ kind }) => kind === 'reply');
    const content = `${world.desk.url}/api/v1/letters/${reply?.id ?? ''}/content`;
    const response = await fetch(content, { headers: { authorization: `Bearer ${token}` } });
    expect(response.headers.get('content-disposition')).toMatch(/^attachment;/);
    await response.arrayBuffer();
    expect((await fetch(content)).status).toBe(401);
    expect(await lookedAt(reply?.id ?? '')).toContain('letter:download complainant allowed');
  });

  it('is 认定文书 once it was served on him; what is between the offices and the accused never is', async () => {
    const housing = verifyingAt(world, 'housing');
    const complaint = await determined({}, '2026-07-15 09:00');
    const between = ['transfer-letter', 'rectification-order', 'determination-notice'];
    await housing.serves(complaint, 'determination-document', 'respondent');
    expect(await readByReceipt(complaint)).toEqual({
      mine: ['acceptance-notice'],
      others: [...between, 'determination-document'],
    });
    await housing.handler.does(complaint, 'serve', electronically('determination-document'));
    expect(await readByReceipt(complaint)).toEqual({
      mine: ['acceptance-notice', 'determination-document'],
      others: between,
    });
    const stranger = await complains(world, 'works');
    const { token } = await openReceipt(world, stranger.receipt);
    const { letters } = await watcherOf(world).sees(complaint);
    for (const { id } of letters) {
      expect((await world.desk.get(`/letters/${id}/content`, token)).status).toBe(404);
    }
  });

  it('is no determination for whoever only reports (举报): he is no party to it', async () => {
    const housing = verifyingAt(world, 'housing');
    const tipOff = await determined({ kind: 'tip-off' }, '2026-07-24 09:00');
    await housing.serves(tipOff, 'determination-document', 'respondent');
    await housing.handler.does(tipOff, 'serve', electronically('determination-document'));
    const { mine, others } = await readByReceipt(tipOff);
    expect(mine).toEqual(['acceptance-notice']);
    expect(others).toContain('determination-document');
  });
});

/** The accused refuses under its seal, says nothing more, and is determined in breach. */
async function determined(changes: object, after: string): Promise<Complaint> {
  const housing = verifyingAt(world, 'housing');
  const complaint = await anOrderedComplaint(world, { ...housingAgainstWorks, ...changes }, '2026-08-31');
  await accusedAt(world, 'works').refusesUnderSeal(complaint, complaint.demandIds, {
    kind: 'rectification-refused',
  });
  await housing.proposes(complaint, complaint.demandIds, 'rectification-refused');
  await housing.serves(complaint, 'determination-notice', 'respondent');
  await world.time.passesTo(after);
  await housing.determines(complaint);
  expect((await isApproved(world, complaint)).outcome).toBe('breach-determined');
  return complaint;
}

async function lookedAt(letterId: string): Promise<readonly string[]> {
  const client = new Client({ connectionString: world.database.url('app') });
  await client.connect();
  try {
    const { rows } = await client.query<{ readonly line: string }>(
      `SELECT action || ' ' || actor_kind || ' ' || outcome AS line FROM app.access_entry WHERE object_id = $1`,
      [letterId],
    );
    return rows.map(({ line }) => line);
  } finally {
    await client.end();
  }
}
