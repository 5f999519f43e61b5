import { Client, Connection } from '@temporalio/client';
import { Client as PgClient } from 'pg';
import { housekeepingIdOf } from '../../src/domain/housekeeping';
import { requiredAddress } from '../support/database';
import { eventually } from '../support/eventually';
import { usernameOf } from './support/journey-city';
import { acceptingAt, complains, isApproved } from './support/parties';
import { openWorld, type World } from './support/world';

// A journey takes seconds; on a machine that does much else beside it, longer.
jest.setTimeout(120_000);

let world: World;

beforeAll(async () => {
  world = await openWorld('2026-09-01 09:00');
});

afterAll(() => world.close());

const byTelephone = { identity: { mode: 'sealed', name: '远航市政工程有限公司', phone: '13800000000' } };
const told = '发给投诉人的“不予受理”通知没有送达（没有可用的地址），请承办部门改用其他方式告知；期限不变。';

describe('a notice that cannot be delivered', () => {
  it('is an event of the case, once, and comes to whoever handles it: they tell the complainant otherwise', async () => {
    const { registrar } = acceptingAt(world, 'credit');
    const complaint = await complains(world, 'works', byTelephone);
    await registrar.does(complaint, 'reject', { reasonCode: 'R02', explanation: '法院已经立案。' });
    await isApproved(world, complaint);
    const isTold = async (): Promise<void> => {
      const journal = await registrar.journal(complaint);
      expect(journal.filter((sentence) => sentence === told)).toHaveLength(1);
      // That a stage was reached can be looked up by receipt: nobody has to be telephoned for it.
      expect(journal.filter((sentence) => sentence.includes('没有送达'))).toHaveLength(1);
    };
    await eventually(isTold, 30_000);
    const mail = await world.inbox.untilTold('credit', 'registrar', complaint.number, '有通知未能送达');
    expect(mail.text).toContain('请改用电话、书面等其他方式告知');

    await deliveredAgain(complaint.id);
    await isTold();
  });
});

describe('what repeats beside the cases', () => {
  it('is seen to come round; somebody who stops it is seen too', async () => {
    const jobs = async (): Promise<unknown> => {
      const token = await world.desk.tokenOf(usernameOf('operations', 'operations'));
      const health = await world.desk.get('/operations/health', token);
      const { parts } = health.body as { readonly parts: readonly { readonly part: string }[] };
      return parts.find(({ part }) => part === 'housekeeping');
    };
    // An engine that is busy with others may be late with its answer once.
    const find = (state: string, found: string): Promise<void> =>
      eventually(async () => expect(await jobs()).toMatchObject({ state, found }), 30_000);
    await find('ok', '各项都按时轮到');
    const connection = await Connection.connect({ address: requiredAddress('TEST_TEMPORAL_ADDRESS') });
    const { schedule } = new Client({ connection, namespace: world.namespace });
    await schedule.getHandle(housekeepingIdOf('render-letters')).pause();
    await find('slow', '文书排版已被人暂停');
    await connection.close();
  });
});

/** The same notices fail a second time: somebody had them sent again without an address. */
async function deliveredAgain(caseId: string): Promise<void> {
  const client = new PgClient({ connectionString: world.database.url('app') });
  await client.connect();
  try {
    const failed = `FROM app.notification WHERE case_id = '${caseId}' AND state = 'failed'`;
    const { rows } = await client.query<{ readonly id: string }>(`SELECT id ${failed}`);
    expect(rows.length).toBeGreaterThan(1);
    await client.query(
      `UPDATE app.notification SET state = 'pending', attempts = 0, next_attempt_at = now()
       WHERE case_id = $1 AND state = 'failed'`,
      [caseId],
    );
    await eventually(async () => {
      expect((await client.query(`SELECT id ${failed}`)).rows).toHaveLength(rows.length);
    }, 30_000);
  } finally {
    await client.end();
  }
}
