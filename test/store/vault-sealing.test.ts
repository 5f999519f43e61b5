import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toCaseId } from '../../src/domain/ids';
import { blindDigest, normalized } from '../../src/vault/blind-index';
import {
  createVaultKeys,
  loadPublicSealingKeys,
  loadRecoveryKey,
  loadVaultKeys,
  rotateVaultKeys,
} from '../../src/vault/keys';
import { masked, picked } from '../../src/vault/mask';
import { openIdentity, recoverIdentity, sealIdentity, type SealedIdentity } from '../../src/vault/seal';
import { canaryIdentity, findCanary } from '../support/canary';

const folder = mkdtempSync(join(tmpdir(), 'pacta-vault-keys-'));
const files = createVaultKeys(join(folder, 'vault-keys.json'));
const keys = loadVaultKeys(files.keysPath);
const publicKeys = loadPublicSealingKeys(files.publicKeysPath);
afterAll(() => rmSync(folder, { recursive: true }));

const complaint = toCaseId('complaint-1');
const { identity } = canaryIdentity(9);
const sealed = sealIdentity(publicKeys, complaint, identity);

const bytesOf = (row: SealedIdentity): Buffer =>
  Buffer.concat([row.custodianWrap, row.recoveryWrap, ...Object.values(row.fields)]);

describe('an identity that was sealed at the door', () => {
  it('is opened by the vault alone, whole', () => {
    expect(openIdentity(keys, sealed)).toEqual(identity);
  });

  it('is opened by the recovery key when the custodian keys are lost', () => {
    expect(recoverIdentity(loadRecoveryKey(files.recoveryKeyPath), sealed)).toEqual(identity);
  });

  it('shows nothing of itself, not even which members are empty or how long they are', () => {
    expect(findCanary(bytesOf(sealed), canaryIdentity(9))).toEqual([]);
    const nobody = {
      name: null,
      uscc: null,
      contactPerson: null,
      phone: null,
      email: null,
      postalAddress: null,
    };
    const empty = sealIdentity(publicKeys, complaint, { ...nobody, agent: null });
    for (const field of ['name', 'uscc', 'contactPerson', 'phone', 'email', 'postalAddress'] as const) {
      expect(empty.fields[field]?.length).toBe(sealed.fields[field]?.length);
    }
  });

  it('is sealed to a key of its own each time', () => {
    const again = sealIdentity(publicKeys, complaint, identity);
    expect(again.custodianWrap).not.toEqual(sealed.custodianWrap);
    expect(again.fields.name).not.toEqual(sealed.fields.name);
  });

  it('does not open under another complaint', () => {
    expect(() => openIdentity(keys, { ...sealed, complaintId: toCaseId('complaint-2') })).toThrow('bound to');
  });

  it('does not open when one field was put in the place of another', () => {
    const { name, phone, ...rest } = sealed.fields;
    if (name === undefined || phone === undefined) throw new Error('not sealed');
    expect(() => openIdentity(keys, { ...sealed, fields: { ...rest, name: phone, phone: name } })).toThrow(
      'bound to',
    );
  });

  it('does not open under another schema version or key epoch', () => {
    expect(() => openIdentity(keys, { ...sealed, schemaVersion: 2 })).toThrow('bound to');
    expect(() => openIdentity(keys, { ...sealed, keyEpoch: 99 })).toThrow('no key of epoch 99');
  });

  it('does not open with the keys of another vault', () => {
    const other = createVaultKeys(join(folder, 'other.json'));
    expect(() => openIdentity(loadVaultKeys(other.keysPath), sealed)).toThrow('bound to');
    expect(() => recoverIdentity(loadRecoveryKey(other.recoveryKeyPath), sealed)).toThrow('bound to');
  });

  it('still opens after the keys were rotated, and what is sealed now belongs to the new epoch', () => {
    const { keysPath, publicKeysPath } = createVaultKeys(join(folder, 'rotating.json'));
    const before = sealIdentity(loadPublicSealingKeys(publicKeysPath), complaint, identity);
    expect(rotateVaultKeys(keysPath)).toBe(2);
    const after = sealIdentity(loadPublicSealingKeys(publicKeysPath), complaint, identity);
    expect([before.keyEpoch, after.keyEpoch]).toEqual([1, 2]);
    const rotated = loadVaultKeys(keysPath);
    expect([openIdentity(rotated, before), openIdentity(rotated, after)]).toEqual([identity, identity]);
  });
});

describe('the keys of the vault', () => {
  it('are readable by their owner alone, and are never made over existing ones', () => {
    for (const path of [files.keysPath, files.publicKeysPath, files.recoveryKeyPath])
      expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(() => createVaultKeys(files.keysPath)).toThrow('不会覆盖');
  });

  it('are refused when the file is missing, and the message says which', () => {
    expect(() => loadVaultKeys(join(folder, 'nowhere.json'))).toThrow('nowhere.json');
    expect(() => loadPublicSealingKeys(join(folder, 'nowhere.public'))).toThrow('nowhere.public');
  });
});

describe('a masked identity', () => {
  it('is enough to recognize somebody who is known already, and no more', () => {
    const shown = masked(
      {
        name: '张三丰',
        uscc: '91330100MA2XXXXX0X',
        contactPerson: '李四',
        phone: '13812348000',
        email: 'zhang@example.cn',
        postalAddress: '杭州市西湖区文三路1号',
        agent: null,
      },
      ['name', 'uscc', 'contactPerson', 'phone', 'email', 'postalAddress'],
    );
    expect(shown).toEqual({
      name: '张**',
      uscc: '91****XX0X',
      contactPerson: '李*',
      phone: '138****8000',
      email: 'z***@***',
      postalAddress: '杭州市****',
    });
  });

  it('holds no whole value of the identity behind it', () => {
    const canary = canaryIdentity(77);
    const fields = ['name', 'uscc', 'contactPerson', 'phone', 'email', 'postalAddress', 'agent'] as const;
    expect(findCanary(JSON.stringify(masked(canary.identity, fields)), canary)).toEqual([]);
    expect(findCanary(JSON.stringify(picked(canary.identity, fields)), canary)).not.toEqual([]);
  });

  it('shows the asked members only', () => {
    expect(Object.keys(picked(identity, ['phone']))).toEqual(['phone']);
    expect(Object.keys(masked(identity, ['name', 'email']))).toEqual(['name', 'email']);
  });
});

describe('the blind index', () => {
  it.each([
    ['phone', '+86 138-1234-8000', '13812348000'],
    ['phone', '0086 13812348000', '１３８１２３４８０００'],
    ['email', ' Zhang@Example.CN', 'zhang@example.cn'],
    ['uscc', '91330100ma2xxxxx0x', '91330100 MA2XXXXX 0X'],
  ] as const)('takes two spellings of one %s for one: %s', (field, one, other) => {
    expect(blindDigest(keys.blindIndexKey, field, one)).toEqual(
      blindDigest(keys.blindIndexKey, field, other),
    );
  });

  it('is short, keyed, and different for each member', () => {
    const digest = blindDigest(keys.blindIndexKey, 'phone', '13812348000');
    expect(digest).toHaveLength(6);
    expect(blindDigest(Buffer.alloc(32), 'phone', '13812348000')).not.toEqual(digest);
    expect(blindDigest(keys.blindIndexKey, 'uscc', '13812348000')).not.toEqual(digest);
  });

  it('does not index what is empty once it is normalized', () => {
    expect(normalized('phone', ' 无 ')).toBeNull();
    expect(blindDigest(keys.blindIndexKey, 'phone', '-')).toBeNull();
  });
});
