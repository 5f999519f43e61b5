import { NotEmptyError } from '../../prisma/seed/demo-city/found-city';
import { COMPLAINT_STATUSES, type ComplaintState } from '../../src/domain/complaint/complaint';
import { aPlace, frozenAt, type City } from '../support/demo-city';

const now = '2026-11-22T04:30:00.000Z';

async function complaintStates(city: City): Promise<readonly ComplaintState[]> {
  const { rows } = await city.store.pool.query<{ state: ComplaintState }>(
    `SELECT app.whole_state(r) AS state FROM app.complaint c JOIN app.case_record r USING (id)`,
  );
  return rows.map(({ state }) => state);
}

describe('founding the demo city', () => {
  it('works on any day: in the middle of Spring Festival too, and leaves out what lies ahead', async () => {
    const other = await aPlace(frozenAt('2026-02-20T18:00:00.000Z'));
    try {
      await other.found();
      const states = await complaintStates(other);
      expect(new Set(states.map(({ status }) => status))).toEqual(new Set(COMPLAINT_STATUSES));
      const festival = states.find(({ receivedOn }) => receivedOn === '2026-02-11');
      expect(festival?.status).toBe('verifying');
    } finally {
      await other.close();
    }
  }, 180_000);

  it('is completed by the next founding when one was cut short', async () => {
    const other = await aPlace(frozenAt(now));
    const broken = { hashPassword: () => Promise.reject(new Error('cut short')) };
    try {
      await expect(other.found(broken)).rejects.toThrow('cut short');
      const passwords = other.noted();
      const founded = await other.found();
      expect(founded.bodies).toBe(0);
      expect(founded.officers).toBeGreaterThan(50);
      const receipts = other.noted().filter(({ role }) => role === 'complainant');
      expect(receipts.length).toBeGreaterThanOrEqual(2);
      expect(other.noted()).toEqual([...passwords, ...receipts]);
    } finally {
      await other.close();
    }
  }, 180_000);

  it('refuses where somebody else has bodies', async () => {
    const other = await aPlace({ mode: 'real' });
    try {
      await other.store.pool.query(
        `INSERT INTO app.organization (organization_id, path, name, kind, region_code)
         VALUES ('real', '{real}', '真实的机构', 'government', '150000')`,
      );
      await expect(other.found()).rejects.toThrow(NotEmptyError);
    } finally {
      await other.close();
    }
  });
});
