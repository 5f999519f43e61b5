import { readFileSync } from 'node:fs';
import type { HousekeepingWork } from '../activities/housekeeping.activities';
import { renderWaitingCopies } from '../activities/filed-copy.activities';
import { renderWaitingLetters } from '../activities/letter.activities';
import { sendThroughVault, sendToContactThroughVault } from '../activities/notification.activities';
import { toSigner } from './audit/signed-note';
import type { Config } from './config';
import { DEFAULT_EVIDENCE_LIMITS } from './domain/evidence';
import { sweepHalfWritten } from './files/disk-store';
import { filesFolder, openFiles } from './files/open-files';
import { advanceImports } from './intake/advance-imports';
import { advanceReporting } from './intake/advance-reporting';
import { announceCalendar } from './intake/announce-calendar';
import {
  announceCommitmentSuccessions,
  announceContractSuccessions,
} from './intake/announce-contract-succession';
import { announceHandovers } from './intake/announce-handover';
import { announceSuccessions } from './intake/announce-succession';
import { announceSuccessionOrders } from './intake/announce-succession-orders';
import { factSources } from './intake/fact-sources';
import type { IntakeDeps } from './intake/intake-deps';
import { expireEvidence } from './intake/receive-evidence';
import { expireUploads } from './intake/receive-upload';
import { reconcile } from './intake/reconcile';
import { reportUndelivered } from './intake/report-undelivered';
import { loadFonts } from './letters/fonts';
import { log } from './log';
import { deliverDue, type DeliveryDeps } from './notify/deliver';
import { createWebhookDelivery } from './notify/deliver-webhooks';
import type { Mailer } from './notify/mailer';
import { createDirectory } from './notify/store-directory';
import { forgetOldImports } from './store/contract-import.store';
import { caseTimeOf } from './store/event-log';
import { forgetOldAnswers } from './store/idempotency.store';
import { forgetOldProofs } from './store/spent-proof.store';
import { runSequencerOnce } from './store/sequencer';
import { forgetOldSessions, forgetOldTries } from './store/sign-in.store';
import { forgetOldDeliveries } from './store/webhook.store';
import { loadPayloadKeys } from './temporal/codec/key-ring';
import { openSecret } from './temporal/codec/seal-secret';
import { createVaultClient } from './vault/client';

type WorkerConfig = Config<'worker'>;

/** What each repeating job does when it looks. All of it is safe to repeat, and safe beside another worker's. */
export function composeHousekeeping(
  config: WorkerConfig,
  deps: IntakeDeps,
  mailer: Mailer,
): HousekeepingWork {
  const { database } = deps;
  const publicUrl = (config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`).replace(/\/$/, '');
  const files = openFiles(config);
  const vault = createVaultClient(config.VAULT_SOCKET);
  const mail: DeliveryDeps = {
    database,
    directory: createDirectory(database),
    sendMail: (message) => mailer.send(message),
    sendToComplainant: sendThroughVault(vault),
    sendToContact: sendToContactThroughVault(vault),
    publicUrl,
    onUndeliverable: (notification, reason) => reportUndelivered(deps, notification, reason),
  };
  const letters = { database, files, fonts: loadFonts(), publicUrl };
  const evidence = {
    database,
    files,
    limits: DEFAULT_EVIDENCE_LIMITS,
    now: () => caseTimeOf(deps),
  };
  return {
    'deliver-notifications': () => deliverDue(mail),
    'deliver-webhooks': telling(config, deps),
    'sequence-log': sequencing(config, deps),
    'render-letters': async () =>
      (await renderWaitingLetters(letters)) + (await renderWaitingCopies(letters)),
    // What is wrong is on the list of operations; looking again at once would not mend it.
    'reconcile-cases': async () => {
      await reconcile(deps);
      return 0;
    },
    'import-contracts': () => advanceImports({ ...deps, sources: factSources(database) }),
    'upward-reports': () => advanceReporting(deps),
    // A case that was told is found again until it has answered; the rest between two looks is long enough for that.
    'announce-changes': async () => {
      await announceCalendar(database, await caseTimeOf(deps));
      await announceSuccessions(deps);
      await announceContractSuccessions(deps);
      await announceSuccessionOrders(deps);
      await announceCommitmentSuccessions(deps);
      await announceHandovers(deps);
      return 0;
    },
    'discard-expired': async () => {
      const forgets = [forgetOldAnswers, forgetOldTries, forgetOldSessions, forgetOldProofs];
      await Promise.all(forgets.map((forget) => forget(database)));
      if (config.S3_ENDPOINT === undefined) await sweepHalfWritten(filesFolder(config), new Date());
      await forgetOldImports(database, await caseTimeOf(deps));
      await forgetOldDeliveries(database, config.WEBHOOK_KEEP_DAYS);
      return (await expireEvidence(evidence)) + (await expireUploads(evidence));
    },
  };
}

/** Milliseconds for one attempt, connecting included (Standard Webhooks: 15 to 30 seconds). */
const webhookWithinMs = 15_000;

function telling(config: WorkerConfig, { database }: IntakeDeps): () => Promise<number> {
  const keyRing = loadPayloadKeys(config.PAYLOAD_KEYS_FILE);
  return createWebhookDelivery({
    database,
    directory: createDirectory(database),
    openSecret: (webhookId, kept) => openSecret(keyRing, webhookId, kept),
    request: {
      outlet: { ports: config.WEBHOOK_PORTS, allowsLoopback: config.WEBHOOK_LOOPBACK },
      withinMs: webhookWithinMs,
    },
    retrySeconds: config.WEBHOOK_RETRY_SECONDS,
  });
}

function sequencing(config: WorkerConfig, { database }: IntakeDeps): () => Promise<number> {
  const { CHECKPOINT_DIR: folder, CHECKPOINT_KEY_FILE: keyFile } = config;
  if (folder === undefined || keyFile === undefined) {
    log.warn({ operation: 'sequence' }, '未设置 CHECKPOINT_DIR 与 CHECKPOINT_KEY_FILE：本进程不签日志检查点');
    return () => Promise.resolve(0);
  }
  const signer = toSigner('pacta', readFileSync(keyFile, 'utf8'));
  return () => runSequencerOnce(database.pool, signer, folder);
}
