import type { CredentialWords } from './credential-words';

export const englishCredentialWords: CredentialWords = {
  title: 'Machines',
  help: 'Channels and office systems report with a token and sign with the private half of a registered key (RFC 9421). Token and private key stay with them; neither is kept here.',
  empty: {
    title: 'No machine is registered',
    help: 'A channel or an office system reports once it is registered.',
  },
  kinds: { channel: 'Channel', 'office-system': 'Office system' },
  issue: 'Register a machine',
  issueHelp:
    'A channel or an office system. Register its key afterwards: from then on its reports must be signed.',
  kind: 'Kind',
  name: 'Name of the system',
  nameHint: 'such as the treasury’s payment system',
  body: 'Body',
  bodyHint: 'Search by name or pinyin',
  token: 'Token',
  tokenHelp:
    'Made at random. Copy it now, and hand it over in person or encrypted: only its digest is kept here, and it is not shown again.',
  required: 'Please fill this in',
  issued: 'Registered: the token is valid from now on',
  inUse: 'in use',
  revoked: 'revoked',
  noKeys: 'No key yet: once one is registered, reports must be signed.',
  shutOut: 'No valid key is left: nothing is taken from this machine now.',
  since: (at) => `registered ${at}`,
  add: 'Register a key',
  addTo: (name) => `Register a key for ${name}`,
  addHelp:
    'The machine generates a pair and sends the public half alone. From then on its reports must be signed. Two keys may be valid at once: register the new one, change over, then retire the old one.',
  publicKey: 'Public key (PEM)',
  isPrivate:
    'This is a private key: it must not be sent, nor be used any more. Have a new pair made, and send the public half.',
  notKey: 'An Ed25519 public key (PEM) is wanted, as openssl pkey -pubout writes it',
  added: 'Registered, and valid from now on',
  whyRevoked: 'This credential is revoked.',
  whyEnough: 'Two keys are valid already. Retire the one that is no longer used first.',
  retire: 'Retire the key',
  retireNamed: (keyId) => `Retire the key ${keyId}`,
  retireAsk: 'Retire this key?',
  retireHelp: 'At once and for good: what is signed with it is no longer taken.',
  retireLast:
    'It is the last valid key: nothing more is taken from this machine until a new one is registered.',
  retired: 'The key is retired',
  keyRetired: 'retired',
  revoke: 'Revoke the credential',
  revokeAsk: (name) => `Revoke the credential of ${name}?`,
  revokeHelp: 'At once and for good: its token and all its keys are worth nothing any more.',
  revokedNow: 'The credential is revoked',
};
