import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { version } from '../../package.json';
import { requiredAddress } from '../support/database';
import { toPlainHistory } from '../support/plain-history';
import { acceptingAt, complains, verifyingAt } from '../journeys/support/parties';
import type { CaseHandle } from '../journeys/support/people';
import { aComplaintWithItsVerifier, anOrderedComplaint } from '../journeys/support/stages';
import { openWorld, type World } from '../journeys/support/world';

const folder = join(__dirname, 'histories');
const codePath = join(__dirname, '..', '..', 'dist', 'workflow-bundle.js');
const isRecording = process.env['PACTA_WRITE_HISTORIES'] !== undefined;

/** Recorded once for a release, and never again: what a city has begun under it must go on under every later one. */
const recordings = readdirSync(folder).flatMap((release) =>
  readdirSync(join(folder, release)).map((file) => [release, file] as const),
);

beforeAll(() => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
});

interface History {
  readonly events: readonly { readonly eventType: string }[];
}

const readRecording = (release: string, file: string): History =>
  JSON.parse(gunzipSync(readFileSync(join(folder, release, file))).toString('utf8')) as History;

const replays = (): void => {
  it.each(recordings)('release %s: %s still goes the way it went', async (release, file) => {
    await Worker.runReplayHistory({ workflowBundle: { codePath } }, readRecording(release, file));
  });

  it('has recordings of everything that a case lives by', () => {
    const types = recordings.flatMap(([release, file]) =>
      readRecording(release, file).events.map(({ eventType }) => eventType.replace('EVENT_TYPE_', '')),
    );
    expect(types).toEqual(
      expect.arrayContaining([
        'WORKFLOW_EXECUTION_UPDATE_COMPLETED',
        'WORKFLOW_EXECUTION_SIGNALED',
        'MARKER_RECORDED',
        'TIMER_CANCELED',
        'TIMER_FIRED',
        'WORKFLOW_EXECUTION_COMPLETED',
      ]),
    );
  });
};

interface Recorded {
  /** Case seconds in a second. */
  readonly scale: number;
  readonly walk: (world: World) => Promise<CaseHandle>;
}

const COURSES: Readonly<Record<string, Recorded>> = {
  'silence-until-the-transfer-is-overdue': {
    scale: 0,
    walk: async (world) => {
      const complaint = await complains(world, 'works');
      await acceptingAt(world, 'credit').accepts(complaint);
      await world.time.passesTo('2026-07-14 09:00');
      return complaint;
    },
  },
  'deadlines-that-fall-due-by-their-timer': {
    // A day in two seconds.
    scale: 43_200,
    walk: async (world) => {
      const complaint = await complains(world, 'works');
      await sleep(3_000);
      await acceptingAt(world, 'credit').accepts(complaint);
      await sleep(3_000);
      await acceptingAt(world, 'credit').transfers(complaint, 'housing');
      await sleep(12_000);
      await complaint.complainant.does(complaint, 'withdraw', { reason: '双方已另行协商。' });
      return complaint;
    },
  },
  'a-command-refused': {
    scale: 0,
    walk: async (world) => {
      const complaint = await aComplaintWithItsVerifier(world, { respondent: 'works', verifier: 'housing' });
      const { registrar } = acceptingAt(world, 'credit');
      await registrar.isRefused(complaint, 'transfer', { verifyingOrganizationId: 'housing' });
      return complaint;
    },
  },
  'withdrawn-and-over': {
    scale: 0,
    walk: async (world) => {
      const complaint = await aComplaintWithItsVerifier(world, { respondent: 'works', verifier: 'housing' });
      await complaint.complainant.does(complaint, 'withdraw', { reason: '双方已另行协商。' });
      return complaint;
    },
  },
  'ordered-and-overdue': {
    scale: 0,
    walk: async (world) => {
      const parties = { respondent: 'works', verifier: 'housing' } as const;
      const complaint = await anOrderedComplaint(world, parties, '2026-07-31');
      await world.time.passesTo('2026-08-04 09:00');
      await verifyingAt(world, 'housing').handler.sees(complaint);
      return complaint;
    },
  },
};

const recording = (): void => {
  it.each(Object.entries(COURSES))(
    '%s',
    async (name, { scale, walk }) => {
      const world = await openWorld('2026-07-06 09:00', scale);
      const connection = await Connection.connect({ address: requiredAddress('TEST_TEMPORAL_ADDRESS') });
      try {
        const complaint = await walk(world);
        // Whoever sent a command is answered before the engine has noted that he was.
        await sleep(2_000);
        const { namespace } = world;
        const client = new Client({ connection, namespace });
        const handle = client.workflow.getHandle(`complaint/${complaint.id}`);
        const history: unknown = JSON.parse(historyToJSON(await handle.fetchHistory()));
        const keysFile = world.home.path('secrets', 'payload-keys.json');
        const plain = await toPlainHistory({ history, keysFile, namespace });
        mkdirSync(join(folder, version), { recursive: true });
        writeFileSync(join(folder, version, `${name}.json.gz`), gzipSync(JSON.stringify(plain)));
      } finally {
        await connection.close();
        await world.close();
      }
    },
    180_000,
  );
};

describe('a history of an earlier release', isRecording ? recording : replays);
