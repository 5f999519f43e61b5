import { toOrganizationId } from '../../../src/domain/ids';
import type { OrganizationKind } from '../../../src/domain/organization';

export interface DemoBody {
  readonly id: string;
  readonly parent: string | null;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly regionCode: string;
}

const REGION = '150000';
const BIRCH = '150100';
const GINKGO = '150200';

const body = (
  id: string,
  parent: string | null,
  [name, kind, regionCode]: readonly [string, OrganizationKind, string],
): DemoBody => ({ id, parent, name, kind, regionCode });

const ofRegion = (id: string, name: string, kind: OrganizationKind): DemoBody =>
  body(id, 'region-government', [name, kind, REGION]);
const ofBirch = (id: string, name: string, kind: OrganizationKind): DemoBody =>
  body(id, 'birch-government', [`白桦市${name}`, kind, BIRCH]);
const below = (parent: string, id: string, name: string): DemoBody =>
  body(id, parent, [`白桦市${name}`, 'subordinate-body', BIRCH]);

/** A place that does not exist. The codes are those of the rules that bind it. Parents first. */
export const DEMO_BODIES: readonly DemoBody[] = [
  body('region-government', null, ['朔原自治区人民政府', 'government', REGION]),
  ofRegion('region-credit-office', '朔原自治区发展和改革委员会', 'credit-office'),
  ofRegion('region-inspectorate', '朔原自治区人民政府督查室', 'inspectorate'),
  body('birch-government', 'region-government', ['白桦市人民政府', 'government', BIRCH]),
  ofBirch('birch-credit-office', '发展和改革委员会', 'credit-office'),
  ofBirch('birch-hotline', '12345政务服务便民热线中心', 'hotline'),
  ofBirch('birch-petition-office', '信访局', 'petition-office'),
  ofBirch('birch-enterprise-platform', '工商业联合会（企业服务平台）', 'enterprise-office'),
  ofBirch('birch-enterprise-hotline', '企业服务热线中心', 'enterprise-office'),
  ofBirch('birch-inspectorate', '人民政府督查室', 'inspectorate'),
  ofBirch('birch-discipline-office', '纪委监委', 'discipline-office'),
  ofBirch('birch-finance', '财政局', 'line-authority'),
  ofBirch('birch-justice', '司法局', 'line-authority'),
  ofBirch('birch-operations', '政务信息中心', 'operations'),
  ofBirch('birch-housing', '住房和城乡建设局', 'line-authority'),
  below('birch-housing', 'birch-works', '市政工程建设中心'),
  below('birch-housing', 'birch-lighting', '城市照明管理中心'),
  below('birch-housing', 'birch-homes', '保障性住房服务中心'),
  ofBirch('birch-industry', '工业和信息化局', 'line-authority'),
  below('birch-industry', 'birch-park', '产业园区建设服务中心'),
  below('birch-industry', 'birch-subsidy', '企业扶持资金服务中心'),
  ofBirch('birch-transport', '交通运输局', 'line-authority'),
  below('birch-transport', 'birch-roads', '公路养护中心'),
  below('birch-transport', 'birch-buses', '公共交通服务中心'),
  ofBirch('birch-culture', '文化和旅游局', 'line-authority'),
  below('birch-culture', 'birch-museum', '城市博物馆'),
  below('birch-culture', 'birch-stadium', '体育场馆管理中心'),
  body('ginkgo-government', 'region-government', ['银杏市人民政府', 'government', GINKGO]),
  body('ginkgo-credit-office', 'ginkgo-government', ['银杏市发展和改革委员会', 'credit-office', GINKGO]),
  body('ginkgo-housing', 'ginkgo-government', ['银杏市住房和城乡建设局', 'line-authority', GINKGO]),
  body('ginkgo-works', 'ginkgo-housing', ['银杏市市政工程建设中心', 'subordinate-body', GINKGO]),
];

const known = new Map(DEMO_BODIES.map((one) => [one.id, one]));

/** @throws when the city has no such body. */
export function demoBody(id: string): DemoBody {
  const found = known.get(id);
  if (found === undefined) throw new Error(`the demo city has no body ${id}`);
  return found;
}

/** From the root of the tree to the body itself. */
export function pathOf(id: string): readonly ReturnType<typeof toOrganizationId>[] {
  const { parent } = demoBody(id);
  return [...(parent === null ? [] : pathOf(parent)), toOrganizationId(id)];
}
