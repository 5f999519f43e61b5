import { toOfficerId, toOrganizationId } from '../../../src/domain/ids';
import type { Actor, Role } from '../../../src/domain/officer';
import { demoBody, pathOf } from './bodies';

export interface DemoOfficer {
  readonly username: string;
  readonly name: string;
  readonly body: string;
  readonly roles: readonly Role[];
}

const officer = (username: string, name: string, body: string, ...roles: readonly Role[]): DemoOfficer => ({
  username,
  name,
  body,
  roles,
});

/** 收文、承办、科室负责人、法制审核、签发: five pens, because no act may be one person's. */
function authority(
  prefix: string,
  body: string,
  names: readonly [string, string, string, string, string],
): readonly DemoOfficer[] {
  const [clerk, handler, head, legal, issuer] = names;
  return [
    officer(`${prefix}.clerk`, clerk, body, 'receiving-clerk'),
    officer(`${prefix}.handler`, handler, body, 'case-handler'),
    officer(`${prefix}.head`, head, body, 'section-head'),
    officer(`${prefix}.legal`, legal, body, 'legal-reviewer'),
    officer(`${prefix}.issuer`, issuer, body, 'issuer'),
  ];
}

function respondent(
  prefix: string,
  body: string,
  [liaison, leader]: readonly [string, string],
): readonly DemoOfficer[] {
  return [
    officer(`${prefix}.liaison`, liaison, body, 'respondent-liaison'),
    officer(`${prefix}.leader`, leader, body, 'respondent-leader'),
  ];
}

/** Nobody real. The first holder of a role is the one that the terminal shows. */
export const DEMO_OFFICERS: readonly DemoOfficer[] = [
  officer('credit.registrar', '安然', 'birch-credit-office', 'registrar'),
  officer('credit.reviewer', '白露', 'birch-credit-office', 'acceptance-reviewer'),
  officer('credit.caller', '常青', 'birch-credit-office', 'follow-up-caller'),
  officer('credit.leader', '程远', 'birch-credit-office', 'leader'),
  officer('credit.privacy', '丁宁', 'birch-credit-office', 'privacy-officer'),
  officer('credit.submitter', '方舟', 'birch-credit-office', 'data-submitter', 'collection-reporter'),
  officer('credit.submitter2', '高原', 'birch-credit-office', 'data-submitter'),
  officer('hotline.dispatcher', '谷雨', 'birch-hotline', 'hotline-dispatcher', 'registrar'),
  officer('hotline.reviewer', '关山', 'birch-hotline', 'acceptance-reviewer'),
  officer('hotline.caller', '何畅', 'birch-hotline', 'follow-up-caller'),
  officer('petition.registrar', '洪波', 'birch-petition-office', 'registrar'),
  officer('petition.reviewer', '江帆', 'birch-petition-office', 'acceptance-reviewer'),
  officer('platform.registrar', '金秋', 'birch-enterprise-platform', 'registrar', 'monitoring-liaison'),
  officer('platform.reviewer', '蓝天', 'birch-enterprise-platform', 'acceptance-reviewer'),
  officer('bizline.registrar', '黎明', 'birch-enterprise-hotline', 'registrar'),
  officer('bizline.reviewer', '林一', 'birch-enterprise-hotline', 'acceptance-reviewer'),
  ...authority('housing', 'birch-housing', ['凌云', '路平', '马原', '米粒', '宁静']),
  ...authority('industry', 'birch-industry', ['潘多', '齐思', '秦川', '任重', '沙洲']),
  ...authority('transport', 'birch-transport', ['石磊', '舒心', '宋词', '苏醒', '陶然']),
  ...authority('culture', 'birch-culture', ['田野', '童谣', '万里', '汪洋', '卫星']),
  ...respondent('works', 'birch-works', ['温和', '闻达']),
  ...respondent('lighting', 'birch-lighting', ['吴限', '夏至']),
  ...respondent('homes', 'birch-homes', ['向阳', '萧然']),
  ...respondent('park', 'birch-park', ['谢幕', '辛勤']),
  ...respondent('subsidy', 'birch-subsidy', ['邢云', '徐来']),
  ...respondent('roads', 'birch-roads', ['许诺', '严明']),
  ...respondent('buses', 'birch-buses', ['杨帆', '叶知']),
  ...respondent('museum', 'birch-museum', ['易水', '殷实']),
  ...respondent('stadium', 'birch-stadium', ['于飞', '余音']),
  officer('inspect.officer', '袁方', 'birch-inspectorate', 'inspector'),
  officer('government.recorder', '岳阳', 'birch-government', 'instruction-recorder'),
  officer('discipline.officer', '曾经', 'birch-discipline-office', 'discipline-officer'),
  officer('finance.officer', '张弛', 'birch-finance', 'finance-officer'),
  officer('justice.officer', '章法', 'birch-justice', 'justice-officer'),
  officer('industry.arrears', '郑重', 'birch-industry', 'arrears-officer', 'collection-reporter'),
  officer('transport.reporter', '舟行', 'birch-transport', 'collection-reporter'),
  officer('works.contracts', '牧野', 'birch-works', 'contract-manager'),
  officer('housing.contracts', '钟声', 'birch-housing', 'contract-manager', 'collection-reporter'),
  officer('roads.contracts', '周行', 'birch-roads', 'contract-manager'),
  officer('park.contracts', '祝融', 'birch-park', 'contract-manager'),
  officer('park.legal', '卓见', 'birch-park', 'legal-reviewer'),
  officer('government.duty', '周全', 'birch-government', 'duty-officer'),
  officer('government.leader', '朱砂', 'birch-government', 'leader'),
  officer('ops.engineer', '祝福', 'birch-operations', 'operations'),
  officer('admin.system', '庄重', 'birch-operations', 'system-administrator'),
  officer('admin.security', '卓然', 'birch-operations', 'security-administrator'),
  officer('admin.audit', '左右', 'birch-operations', 'audit-administrator'),
  officer('ginkgo.registrar', '古今', 'ginkgo-credit-office', 'registrar'),
  officer('ginkgo.reviewer', '华章', 'ginkgo-credit-office', 'acceptance-reviewer'),
  officer('ginkgo.handler', '季风', 'ginkgo-housing', 'receiving-clerk', 'case-handler'),
  officer('ginkgo.head', '康庄', 'ginkgo-housing', 'section-head', 'legal-reviewer'),
  officer('ginkgo.issuer', '乐天', 'ginkgo-housing', 'issuer'),
  ...respondent('ginkgo.works', 'ginkgo-works', ['梁木', '柳岸']),
  officer('region.registrar', '龙吟', 'region-credit-office', 'registrar'),
  officer('region.reviewer', '罗列', 'region-credit-office', 'acceptance-reviewer'),
  officer('region.inspector', '孟夏', 'region-inspectorate', 'inspector'),
];

/** Mail to these goes nowhere outside the local stack: `.example` is reserved for that. */
export function emailOf({ username, body }: DemoOfficer): string {
  return `${username}@${body}.gov.example`;
}

export const officerIdOf = (username: string): ReturnType<typeof toOfficerId> =>
  toOfficerId(`demo.${username}`);

/** The officer as the law sees them when they act. @throws when the city has no such person. */
export function actorOf(username: string): Extract<Actor, { type: 'officer' }> {
  const person = DEMO_OFFICERS.find((one) => one.username === username);
  if (person === undefined) throw new Error(`the demo city has no officer ${username}`);
  return {
    type: 'officer',
    officerId: officerIdOf(username),
    organizationId: toOrganizationId(demoBody(person.body).id),
    organizationPath: pathOf(person.body),
    roles: person.roles,
  };
}
