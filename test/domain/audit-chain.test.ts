import { GENESIS, leafFor, SALT, saltTexts, type LeafInput } from '../../src/audit/chain';
import { TEXTS_ERASED, verifyChain, type ChainRow } from '../../src/audit/verify-chain';

const caseId = '0b7c1c6e-6f5e-4b0e-9f63-0d6a4b1f0c01';
const narrative = '某局拖欠工程款两年';

function anEvent(changes: Partial<LeafInput> = {}): LeafInput {
  return {
    caseKind: 'complaint',
    caseId,
    sequence: 1,
    type: 'complaint-received',
    data: { type: 'complaint-received', demands: [{ amountFen: 120_000_00 }] },
    frameKey: null,
    texts: {},
    actor: { kind: 'officer', officerId: 'o1' },
    commandId: 'c1',
    occurredAt: '2026-03-02T01:00:00.000Z',
    recordedAt: '2026-03-02T01:00:00.120Z',
    previousHash: GENESIS,
    ...changes,
  };
}

function aChain(...events: readonly Partial<LeafInput>[]): readonly ChainRow[] {
  const rows: ChainRow[] = [];
  for (const [place, changes] of events.entries()) {
    const input = anEvent({ sequence: place + 1, previousHash: rows.at(-1)?.hash ?? GENESIS, ...changes });
    rows.push({ ...input, ...leafFor(input) });
  }
  return rows;
}

const types = (rows: readonly ChainRow[]) => verifyChain(rows).map((finding) => finding.type);
const at = (rows: readonly ChainRow[], place: number, changes: Partial<ChainRow>) =>
  rows.map((row, index) => (index === place ? { ...row, ...changes } : row));

describe('The chain of a case', () => {
  const rows = aChain({}, { type: 'complaint-accepted', commandId: null }, { type: 'complaint-transferred' });

  it('gives no finding as it was written', () => {
    expect(verifyChain(rows)).toEqual([]);
  });

  it('gives no finding for several cases one after the other', () => {
    const other = '0b7c1c6e-6f5e-4b0e-9f63-0d6a4b1f0c02';
    expect(verifyChain([...rows, ...aChain({ caseId: other }, { caseId: other })])).toEqual([]);
  });

  it('verifies after the database has reordered the members of its JSON', () => {
    const reordered = at(rows, 0, {
      data: { demands: [{ amountFen: 120_000_00 }], type: 'complaint-received' },
    });
    expect(verifyChain(reordered)).toEqual([]);
  });

  it.each<[string, Partial<ChainRow>, string]>([
    ['its facts', { data: { type: 'complaint-accepted', amountFen: 1 } }, 'data'],
    ['who acted', { actor: { kind: 'officer', officerId: 'o2' } }, 'actor'],
    ['its kind', { type: 'complaint-rejected' }, 'type'],
    ['the legal instant', { occurredAt: '2026-03-01T01:00:00.000Z' }, 'occurredAt'],
    [
      'the instant of recording, finer than it was written',
      { recordedAt: '2026-03-02T01:00:00.120001Z' },
      'recordedAt',
    ],
    ['its command', { commandId: 'c9' }, 'commandId'],
    ['a fraction among its facts', { data: { amountFen: 0.5 } }, 'data'],
    ['text where there was none', { texts: { reason: '补写' } }, 'texts'],
  ])('names the row and the field when somebody edits %s', (_name, changes, field) => {
    const [finding, ...others] = verifyChain(at(rows, 1, changes));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ type: 'row-differs', caseId, sequence: 2 });
    expect(finding?.sentence).toContain(`案件 ${caseId} 第 2 条事件：字段 ${field} `);
  });

  it('finds a canonical text that was edited with its row', () => {
    const forged = anEvent({ ...rows[1], type: 'complaint-rejected' });
    expect(types(at(rows, 1, { ...forged, canonical: leafFor(forged).canonical }))).toEqual([
      'event-altered',
    ]);
  });

  it('finds an event whose hash was forged too, at the event after it', () => {
    const forged = anEvent({ ...rows[1], type: 'complaint-rejected' });
    const findings = verifyChain(at(rows, 1, { ...forged, ...leafFor(forged) }));
    expect(findings).toMatchObject([{ type: 'chain-broken', sequence: 3 }]);
  });

  it('finds a deleted event, at its start or in its middle', () => {
    expect(verifyChain(rows.slice(1))).toMatchObject([{ type: 'event-missing', sequence: 1 }]);
    expect(verifyChain([...rows.slice(0, 1), ...rows.slice(2)])).toMatchObject([
      { type: 'event-missing', sequence: 2 },
    ]);
  });

  it('finds two events that changed places', () => {
    const [first, second, third] = rows;
    if (!first || !second || !third) throw new Error('three rows were made');
    expect(types([first, { ...third, sequence: 2 }, { ...second, sequence: 3 }])).toEqual([
      'chain-broken',
      'row-differs',
      'chain-broken',
      'row-differs',
    ]);
  });

  it('takes a canonical text that is none for what it is', () => {
    const canonical = '不是 JSON';
    expect(types(at(rows, 2, { canonical }))).toEqual(['event-altered']);
  });
});

describe('What people wrote', () => {
  const texts = saltTexts({ narrative });

  it('is not in the canonical text, in no form that can be guessed back', () => {
    const { canonical } = leafFor(anEvent({ texts }));
    expect(canonical).not.toContain(narrative);
    expect(canonical).not.toContain(String(texts[SALT]));
    expect(leafFor(anEvent({ texts: saltTexts({ narrative }) })).canonical).not.toBe(canonical);
  });

  it('cannot enter a leaf without a salt', () => {
    expect(() => leafFor(anEvent({ texts: { narrative } }))).toThrow(TypeError);
    expect(() => saltTexts({ [SALT]: 'mine' })).toThrow(TypeError);
  });

  it('needs no salt where there is none', () => {
    expect(saltTexts({ reason: undefined })).toEqual({});
    expect(leafFor(anEvent({ texts: saltTexts({}) })).canonical).toContain('"textsHash":null');
  });

  it('is found when one character of it was changed', () => {
    const rows = at(aChain({ texts }), 0, { texts: { ...texts, narrative: narrative.replace('两', '三') } });
    expect(verifyChain(rows)).toMatchObject([{ type: 'row-differs', sequence: 1 }]);
  });

  it('may be erased by law while the chain still verifies', () => {
    const erasure = { type: TEXTS_ERASED, data: { sequences: [1] } };
    expect(verifyChain(at(aChain({ texts }, {}, erasure), 0, { texts: {} }))).toEqual([]);
  });

  it('is missed when it vanished and nobody announced it', () => {
    const erasure = { type: TEXTS_ERASED, data: { sequences: [2] } };
    const findings = verifyChain(at(aChain({ texts }, {}, erasure), 0, { texts: {} }));
    expect(findings).toMatchObject([{ type: 'texts-missing', caseId, sequence: 1 }]);
  });
});
