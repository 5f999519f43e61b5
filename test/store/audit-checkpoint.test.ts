import { appendFileSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../src/audit/finding';
import { verifyLog } from '../../src/store/audit.store';
import { LogNotContinuedError } from '../../src/store/sequencer';
import { openAuditWorld, type AuditWorld } from './audit-world';

let world: AuditWorld;
beforeEach(async () => {
  world = await openAuditWorld();
  for (const events of [7, 2]) {
    await world.recordCase(events);
    await world.sequence();
  }
});
afterEach(async () => {
  await world.close();
});

const findings = () => verifyLog(world.app.pool, world.anchor);
const typesOf = (all: readonly Finding[]) => all.map((finding) => finding.type);

describe('The checkpoints outside the database', () => {
  const file = () => join(world.anchor.checkpointDir, readdirSync(world.anchor.checkpointDir)[0] ?? '');

  it('are missed when they are gone', async () => {
    rmSync(file());
    const found = typesOf(await findings());
    expect(new Set(found)).toEqual(new Set(['checkpoint-missing']));
    expect(found).toHaveLength(3);
    await world.recordCase(1);
    await expect(world.sequence()).rejects.toThrow(LogNotContinuedError);
  });

  it('are missed when the last of them was cut off', async () => {
    const [first] = readFileSync(file(), 'utf8').split('\n');
    writeFileSync(file(), `${first}\n`);
    expect(typesOf(await findings())).toEqual(['checkpoint-missing']);
  });

  it('do not count when another key signed them', async () => {
    writeFileSync(file(), readFileSync(file(), 'utf8').replaceAll('— pacta.test/log ', '— pacta.test/log A'));
    expect(typesOf(await findings())).toContain('checkpoint-unsigned');
    await expect(world.sequence()).rejects.toThrow(LogNotContinuedError);
  });

  it('may not go back', async () => {
    const [first] = readFileSync(file(), 'utf8').split('\n');
    appendFileSync(file(), `${first}\n`);
    expect(typesOf(await findings())).toEqual(['checkpoint-shrinks']);
  });

  it('survive a line torn by a power cut, and a new day', async () => {
    renameSync(file(), join(world.anchor.checkpointDir, 'checkpoints-2020-01-01.jsonl'));
    appendFileSync(join(world.anchor.checkpointDir, 'checkpoints-2020-01-01.jsonl'), '{"signedAt":"2020-01-');
    await world.recordCase(1);
    await world.sequence();
    expect(readdirSync(world.anchor.checkpointDir)).toHaveLength(2);
    appendFileSync(
      join(world.anchor.checkpointDir, readdirSync(world.anchor.checkpointDir).sort()[1] ?? ''),
      '{"si',
    );
    await world.recordCase(1);
    await world.sequence();
    expect(await findings()).toEqual([]);
  });
});
