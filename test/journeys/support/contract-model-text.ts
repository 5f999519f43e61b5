import { sampleOf } from '../../support/sample-files';
import { contractOfficer, purchase } from './contract-desk';
import { expectStatus } from './desk';
import type { World } from './world';

interface Text {
  readonly id: string;
  readonly versions: readonly { readonly versionId: string; readonly state: string }[];
}

/** 示范文本: added by one person, confirmed by another, and named by the contract that was drafted from it. */
export function describeModelText(world: () => World): void {
  it('is drafted from a model text that a second person has confirmed, and says what departs', async () => {
    const { desk } = world();
    const [manager, head] = [
      await desk.tokenOf('works.contract-manager'),
      await desk.tokenOf('housing.section-head'),
    ];
    const evidenceId = await desk.upload(sampleOf('application/pdf'), '示范文本.pdf', manager);
    const told = {
      title: '货物买卖合同',
      categoryCode: '06',
      issuingBody: '市司法局',
      effectiveOn: '2026-01-01',
    };
    const added = await desk.post('/model-texts', { ...told, evidenceId }, manager);
    const { id } = expectStatus(added, 201) as Text;
    const confirmed = await desk.post(`/model-texts/${id}/versions/1/confirm`, {}, head);
    const [version] = (expectStatus(confirmed, 200) as Text).versions;
    expect(version?.state).toBe('effective');
    const works = contractOfficer(world(), 'works', 'contract-manager');
    const contract = await works.collects(
      purchase({
        ...{ ownNumber: 'LD-2026-047', modelTextVersionId: version?.versionId },
        ...{ modelTextDeparts: true, modelTextDeparture: '付款期限改为三十日' },
      }),
    );
    await contractOfficer(world(), 'housing', 'section-head').does(contract.id, 'file', {
      number: '榆财备〔2026〕47号',
    });
    // Applied by the engine, and still there.
    expect(await works.reads(contract.id)).toMatchObject({
      modelText: {
        ...{ modelTextId: id, versionId: version?.versionId, title: '货物买卖合同', number: 1 },
        ...{ departs: true, departure: '付款期限改为三十日' },
      },
    });
    const other = await works.collects(purchase({ ownNumber: 'LD-2026-048' }));
    expect(await works.reads(other.id)).not.toHaveProperty('modelText');
    expect(await works.asks('/model-texts')).toMatchObject({ items: [{ id, contracts: 1 }] });
  });
}
