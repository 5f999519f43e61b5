import type { PlainDate } from '../../../src/domain/ids';
import { demoBody } from './bodies';
import type { ContractAct, ContractStory, On } from './contract-story';
import type { StoryDay } from './story-day';

type Collection = ReturnType<ContractStory['contract']>;
type Contact = NonNullable<Collection['parties'][number]['contacts']>[number];

interface Company {
  readonly name: string;
  readonly scale: NonNullable<Collection['parties'][number]['scale']>;
  readonly contact: Contact;
}

const company = (
  [name, scale]: readonly [string, Company['scale']],
  [person, phone, mailbox]: readonly [string, string, string | null],
): Company => ({
  name,
  scale,
  contact: { name: person, phone, ...(mailbox === null ? {} : { email: `${mailbox}@supplier.example` }) },
});

/** Companies that do not exist, and whoever answers for a contract there. None of them complains in a story. */
const SUPPLIERS = {
  guardrails: company(['朔原磐石护栏有限公司', 'small'], ['栾树声', '13900005201', 'panshi']),
  plant: company(['朔原云母新材料股份有限公司', 'medium'], ['云起时', '13900005202', 'yunmu']),
  canteen: company(['朔原稻香餐饮管理有限公司', 'micro'], ['稻花香', '13900005203', 'daoxiang']),
  salt: company(['朔原霁雪环保材料有限公司', 'small'], ['霁初晴', '13900005204', 'jixue']),
  survey: company(['朔原经纬勘察设计有限公司', 'medium'], ['经天纬', '13900005205', 'jingwei']),
  mowers: company(['朔原青禾园林养护有限公司', 'small'], ['青禾苗', '13900005206', 'qinghe']),
  lamps: company(['朔原明月照明有限公司', 'small'], ['明月升', '13900005207', 'mingyue']),
  sensors: company(['朔原听泉传感技术有限公司', 'micro'], ['听泉声', '13900005208', 'tingquan']),
  fibre: company(['朔原流光通信工程有限公司', 'small'], ['流光远', '13900005209', 'liuguang']),
  bridge: company(['朔原虹桥建设集团有限公司', 'large'], ['虹卧波', '13900005210', 'hongqiao']),
  benches: company(['朔原木作家具有限公司', 'micro'], ['木成舟', '13900005211', null]),
  road: company(['朔原通衢路桥有限公司', 'small'], ['通四海', '13900005212', 'tongqu']),
  drains: company(['朔原润泽排水设备有限公司', 'small'], ['润无声', '13900005216', 'runze']),
  signs: company(['朔原指南标牌有限公司', 'micro'], ['指南针', '13900005213', 'zhinan']),
  sweepers: company(['朔原净途环卫设备有限公司', 'small'], ['净无尘', '13900005214', 'jingtu']),
  pumps: company(['朔原飞瀑泵业有限公司', 'medium'], ['飞流直', '13900005215', 'feipu']),
} as const satisfies Record<string, Company>;

/** Who answers for a contract in its department. */
const PUBLIC_CONTACTS: Readonly<Record<string, Contact>> = {
  'birch-works': { name: '温庭雨', phone: '13900005301', email: 'wentingyu@birch-works.gov.example' },
  'birch-roads': { name: '路漫漫', phone: '13900005302', email: 'lumanman@birch-roads.gov.example' },
  'birch-park': { name: '园中葵', phone: '13900005303', email: 'yuanzhongkui@birch-park.gov.example' },
};

interface Deal {
  readonly name: string;
  readonly body: string;
  readonly with: keyof typeof SUPPLIERS;
  readonly amountYuan: string;
  readonly categoryCode?: string;
  readonly priceType?: Collection['priceType'];
  readonly isStock?: true;
  readonly signedOn: PlainDate | string | null;
  readonly startsOn: PlainDate | string;
  readonly endsOn: PlainDate | string;
  readonly milestones: Collection['milestones'];
}

/** @param key of the story; the number under which its body tells of it. */
function agreement(key: string, { body, with: supplier, ...deal }: Deal): Collection {
  const { name, scale, contact } = SUPPLIERS[supplier];
  const own = PUBLIC_CONTACTS[body];
  return {
    ...{ categoryCode: '06', priceType: 'fixed-total', secrecy: 'none', ...deal },
    ...{ externalNumber: `demo-${key}`, undertakingId: demoBody(body).id },
    parties: [
      { side: 'public', organizationId: body, contacts: own === undefined ? [] : [own] },
      { side: 'counterparty', name, scale, contacts: [contact] },
    ],
  };
}

/** A contract as it is told of on a day, and what happens to it then. */
export const fresh = (
  key: string,
  [day, by]: readonly [StoryDay, string],
  deal: (on: On) => Deal,
  ...acts: readonly ContractAct[]
): ContractStory => ({
  key,
  collected: { day, by },
  contract: (on) => agreement(key, deal(on)),
  acts,
});
