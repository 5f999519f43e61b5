import { randomUUID } from 'node:crypto';
import { toCaseId } from '../../src/domain/ids';
import type { CaseId, OfficerId, OrganizationId, PlainDate } from '../../src/domain/ids';
import { noticeOf } from '../../src/domain/notification';
import type { Addressee, Template } from '../../src/domain/notification';
import { deliverDue } from '../../src/notify/deliver';
import type { ComplainantMail, ContractContactMail, DeliveryDeps } from '../../src/notify/deliver';
import { createMailer } from '../../src/notify/mailer';
import type { Mailer, MailOutcome } from '../../src/notify/mailer';
import { createDirectory } from '../../src/notify/store-directory';
import { openDatabase } from '../../src/store/database';
import type { Database } from '../../src/store/database';
import { insertNotifications } from '../../src/store/notification.store';
import { bodiesIn } from './bodies';
import type { Bodies } from './bodies';
import { createTestDatabase } from './database';
import type { TestDatabase } from './database';
import { startSmtpServer } from './smtp-server';
import type { SmtpServer } from './smtp-server';

export const by = {
  on: '2026-11-25' as PlainDate,
  remainingWorkingDays: 3,
  basis: 'document',
  provisional: false,
} as const;
const question: Template = { type: 'question-asked', number: 'TS-150100-2026-000042', by };

export const aCase = (): CaseId => toCaseId(randomUUID());
export const about = (caseId: CaseId) => ({ caseKind: 'complaint', caseId, sequence: 4 }) as const;
export const toOfficer = (officerId: OfficerId): Addressee => ({ type: 'officer', officerId });
export const toClerk = (organizationId: OrganizationId): Addressee => ({
  type: 'role',
  organizationId,
  role: 'receiving-clerk',
});

interface Stored {
  readonly state: string;
  readonly last_error_code: string | null;
  readonly provider_reply: string | null;
  readonly message_id: string | null;
  readonly attempts: number;
  readonly organization_id: string | null;
}

/** A real outbox with a real mail server behind it, and a small city to write to. */
export interface OutboxWorld {
  readonly test: TestDatabase;
  readonly database: Database;
  readonly smtp: SmtpServer;
  readonly mailer: Mailer;
  readonly bodies: Bodies;
  readonly government: OrganizationId;
  readonly authority: OrganizationId;
  readonly operations: OrganizationId;
  readonly complainantMails: ComplainantMail[];
  readonly contactMails: ContractContactMail[];
  readonly undeliverable: string[];
  /** What the vault answers to a mail. */
  vaultAnswer: MailOutcome;
  deps(differing?: Partial<DeliveryDeps>): DeliveryDeps;
  /** Asks somebody a question. @returns the notice's key. */
  raise(addressee: Addressee, caseId?: CaseId): Promise<string>;
  /** Delivers until nothing is due. */
  drain(given?: DeliveryDeps): Promise<void>;
  stored(key: string): Promise<Stored>;
  makeDue(): Promise<void>;
  reset(): Promise<void>;
  close(): Promise<void>;
}

export async function createOutboxWorld(): Promise<OutboxWorld> {
  const smtp = await startSmtpServer();
  const test = await createTestDatabase();
  const database = openDatabase({ url: test.url('app'), name: 'notification-test' });
  const from = '践诺 <no-reply@pacta.example>';
  const mailer = createMailer({ smtpUrl: smtp.url, from, mailsPerSecond: 100 });
  const bodies = bodiesIn(test, database);
  const government = await bodies.body('青河市人民政府', 'government');
  const authority = await bodies.body('青河市住房和城乡建设局', 'line-authority', government);
  const operations = await bodies.body('青河市大数据中心', 'operations', government);
  const world: OutboxWorld = {
    ...{ test, database, smtp, mailer, bodies, government, authority, operations },
    ...{
      complainantMails: [],
      contactMails: [],
      undeliverable: [],
      vaultAnswer: { type: 'accepted', reply: '250' },
    },
    deps: (differing = {}) => ({
      database,
      directory: createDirectory(database),
      sendMail: (mail) => mailer.send(mail),
      sendToComplainant: (mail) => {
        world.complainantMails.push(mail);
        return Promise.resolve(world.vaultAnswer);
      },
      sendToContact: (mail) => {
        world.contactMails.push(mail);
        return Promise.resolve(world.vaultAnswer);
      },
      publicUrl: 'https://pacta.example',
      onUndeliverable: (notification, reason) => {
        world.undeliverable.push(`${notification.template.type} ${reason}`);
        return Promise.resolve();
      },
      ...differing,
    }),
    raise: async (addressee, caseId = aCase()) => {
      const notice = noticeOf(about(caseId), question, addressee);
      await insertNotifications(database.prisma, [notice]);
      return notice.key;
    },
    drain: async (given = world.deps()) => {
      while ((await deliverDue(given)) > 0);
    },
    stored: async (key) => {
      const { rows } = await test.pool.query<Stored>('SELECT * FROM app.notification WHERE key = $1', [key]);
      if (rows[0] === undefined) throw new Error('no such notification');
      return rows[0];
    },
    makeDue: async () => {
      await test.pool.query('UPDATE app.notification SET next_attempt_at = now()');
    },
    reset: async () => {
      smtp.received.length = 0;
      smtp.asked.clear();
      smtp.answerFor = () => null;
      world.complainantMails.length = 0;
      world.contactMails.length = 0;
      world.undeliverable.length = 0;
      world.vaultAnswer = { type: 'accepted', reply: '250' };
      await test.pool.query('DELETE FROM app.notification');
      await test.pool.query('DELETE FROM app.incident');
      await test.pool.query('DELETE FROM app.role_grant');
    },
    close: async () => {
      mailer.close();
      await database.close();
      await test.drop();
      await smtp.close();
    },
  };
  return world;
}
