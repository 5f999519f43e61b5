import { checkpointText, openCheckpoint, signExtension } from '../../src/audit/checkpoint';
import { EMPTY_RANGE, extendRange, leafHash, rootOf } from '../../src/audit/merkle';
import { generateLogKey, openNote, toSigner } from '../../src/audit/signed-note';

const origin = 'pacta.example/log';
const key = generateLogKey(origin);
const signer = toSigner(origin, key.privateKeyPem);
const leaves = Array.from({ length: 9 }, (_, index) => leafHash(Buffer.from([index])));

function signed(count: number) {
  const result = signExtension(signer, null, EMPTY_RANGE, leaves.slice(0, count));
  if (!result.ok) throw new Error(result.refusal.sentence);
  return result.value;
}

describe('A signed note', () => {
  const exampleKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  const exampleText =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const exampleLine =
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=';

  it('is opened as other implementations wrote it', () => {
    expect(openNote(`${exampleText}\n${exampleLine}\n`, exampleKey)).toBe(exampleText);
  });

  it('is not opened with one letter changed, without its signature, or with another key', () => {
    expect(openNote(`${exampleText.replace('answer', 'Answer')}\n${exampleLine}\n`, exampleKey)).toBeNull();
    expect(openNote(exampleText, exampleKey)).toBeNull();
    expect(openNote(`${exampleText}\n${exampleLine}\n`, key.verifierKey)).toBeNull();
  });

  it('may bear the signatures of witnesses beside ours', () => {
    const note = `${signer.sign('甲\n')}— witness.example AAAAAAAA\n`;
    expect(openNote(note, key.verifierKey)).toBe('甲\n');
  });

  it('does not open with a key whose id was exchanged', () => {
    const [name, id, encoded] = key.verifierKey.split('+');
    const otherId = id?.startsWith('0') ? `1${id.slice(1)}` : `0${String(id).slice(1)}`;
    expect(() => openNote(signer.sign('甲\n'), `${name}+${otherId}+${encoded}`)).toThrow(TypeError);
  });

  it('is not signed under a name that could be read in two ways', () => {
    expect(() => toSigner('two words', key.privateKeyPem)).toThrow(TypeError);
    expect(() => toSigner('a+b', key.privateKeyPem)).toThrow(TypeError);
    expect(() => signer.sign('no line break')).toThrow(TypeError);
  });
});

describe('A checkpoint', () => {
  it('says origin, size and root in three lines', () => {
    const { note, range } = signed(5);
    const text = `${origin}\n5\n${rootOf(range).toString('base64')}\n`;
    expect(note.startsWith(`${text}\n— ${origin} `)).toBe(true);
    expect(openCheckpoint(note, key.verifierKey)).toEqual({ origin, size: 5, root: rootOf(range) });
  });

  it.each([
    ['of another log', checkpointText({ origin: 'other.example/log', size: 1, root: Buffer.alloc(32) })],
    ['with a size that is no number', `${origin}\n01\n${Buffer.alloc(32).toString('base64')}\n`],
    ['with a root that is no hash', `${origin}\n1\n${Buffer.alloc(31).toString('base64')}\n`],
    ['without a root', `${origin}\n1\n`],
  ])('is none %s, although signed', (_name, text) => {
    expect(openCheckpoint(signer.sign(text), key.verifierKey)).toBeNull();
  });

  it('is signed for every extension of the one before', () => {
    const first = signed(3);
    const second = signExtension(signer, first.note, first.range, leaves.slice(3));
    expect(second).toMatchObject({ ok: true, value: { range: extendRange(EMPTY_RANGE, leaves) } });
  });

  it('is refused when the log behind it is not the one that was signed', () => {
    const first = signed(3);
    const rewritten = extendRange(EMPTY_RANGE, [leafHash(Buffer.from('forged')), ...leaves.slice(1, 3)]);
    const shortened = extendRange(EMPTY_RANGE, leaves.slice(0, 2));
    for (const range of [rewritten, shortened, EMPTY_RANGE]) {
      const result = signExtension(signer, first.note, range, leaves.slice(3));
      expect(result).toMatchObject({ ok: false, refusal: { type: 'not-an-extension' } });
    }
  });

  it('is refused when there was none before and the log does not begin at its beginning', () => {
    const result = signExtension(signer, null, signed(3).range, leaves.slice(3));
    expect(result).toMatchObject({ ok: false, refusal: { type: 'not-an-extension' } });
  });

  it('is refused when the one before was signed by somebody else', () => {
    const other = generateLogKey(origin);
    const result = signExtension(toSigner(origin, other.privateKeyPem), signed(3).note, signed(3).range, []);
    expect(result).toMatchObject({ ok: false, refusal: { type: 'last-checkpoint-unsigned' } });
  });
});
