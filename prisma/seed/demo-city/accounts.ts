import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { COMPLAINT_CHANNELS } from '../../../src/domain/complaint/complaint';
import type { ComplaintChannel } from '../../../src/domain/complaint/complaint';
import { keyIdOf } from '../../../src/store/machine-key.store';
import { demoBody } from './bodies';
import { DEMO_OFFICERS } from './officers';

/** One line of `demo-accounts.json`: somebody or something that can sign in, once for each role. */
export interface DemoAccount {
  readonly username: string;
  readonly password: string;
  readonly role: string;
  readonly organization: string;
  /** A machine's own, with which it signs; here because nobody is harmed. */
  readonly signingKey?: DemoKey;
}

export interface DemoKey {
  /** PEM (PKCS #8, Ed25519). */
  readonly privateKey: string;
  readonly keyId: string;
}

/** The body that a channel's machine delivers to. */
export const BODY_OF_CHANNEL: Readonly<Record<ComplaintChannel, string>> = {
  'credit-portal': 'birch-credit-office',
  'hotline-12345': 'birch-hotline',
  'petition-platform': 'birch-petition-office',
  'enterprise-platform': 'birch-enterprise-platform',
  'enterprise-hotline': 'birch-enterprise-hotline',
};

/** 144 random bits; nobody chose it, nobody has to remember it. */
const newPassword = (): string => randomBytes(18).toString('base64url');
/** Machines' tokens are told from sessions' by this beginning. */
const newMachineToken = (): string => `pm_${randomBytes(32).toString('base64url')}`;

const KEY_BYTES = 32;

/** The 32 bytes that are registered of a private key. */
export function publicHalfOf(privateKey: string): Buffer {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).subarray(-KEY_BYTES);
}

function newSigningKey(): DemoKey {
  const made = generateKeyPairSync('ed25519').privateKey;
  const privateKey = made.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { privateKey, keyId: keyIdOf(publicHalfOf(privateKey)) };
}

/**
 * Every account of the city, in the order in which they are shown. What was noted before keeps its password: the note
 * is written before the accounts are made, so that a start that was killed in between is simply repeated.
 */
export function accountsFor(noted: readonly DemoAccount[]): readonly DemoAccount[] {
  const passwords = new Map(noted.map(({ username, password }) => [username, password]));
  const passwordOf = (username: string, make: () => string): string => {
    const password = passwords.get(username) ?? make();
    passwords.set(username, password);
    return password;
  };
  const officers = DEMO_OFFICERS.flatMap(({ username, body, roles }) =>
    roles.map((role) => ({
      username,
      password: passwordOf(username, newPassword),
      role,
      organization: demoBody(body).name,
    })),
  );
  const keys = new Map(noted.map(({ username, signingKey }) => [username, signingKey]));
  const keyOf = (username: string): DemoKey => keys.get(username) ?? newSigningKey();
  const machines = COMPLAINT_CHANNELS.map((channel) => ({
    username: machineIdOf(channel),
    password: passwordOf(machineIdOf(channel), newMachineToken),
    role: `channel:${channel}`,
    organization: demoBody(BODY_OF_CHANNEL[channel]).name,
    signingKey: keyOf(machineIdOf(channel)),
  }));
  const officeSystem = {
    username: OFFICE_SYSTEM,
    password: passwordOf(OFFICE_SYSTEM, newMachineToken),
    role: 'office-system:oa',
    organization: demoBody(BODY_OF_OFFICE_SYSTEM).name,
    signingKey: keyOf(OFFICE_SYSTEM),
  };
  return [...officers, ...machines, officeSystem];
}

/** The city's own office system, in which the people of its bureaus sign. */
export const OFFICE_SYSTEM = 'demo.office-system.oa';
export const BODY_OF_OFFICE_SYSTEM = 'birch-government';

export const machineIdOf = (channel: ComplaintChannel): string => `demo.channel.${channel}`;

/** A receipt opens one complaint; it is shown to its complainant once, and here because nobody is harmed. */
export function receiptAccount(filed: { readonly number: string; readonly receipt: string }): DemoAccount {
  return {
    username: filed.number,
    password: filed.receipt,
    role: 'complainant',
    organization: '凭查询凭证查看投诉',
  };
}
