import type { Story } from './story';

type Filing = Story['filing'];
type Identity = Filing['identity'];

/** Companies and people that do not exist. None of their names may stand in a title, a narrative or a command. */
const company = (
  mode: 'named' | 'sealed',
  name: string,
  [contactPerson, phone, mailbox]: readonly string[],
): Identity => ({
  mode,
  name,
  ...(contactPerson === undefined ? {} : { contactPerson }),
  ...(phone === undefined ? {} : { phone }),
  ...(mailbox === undefined ? {} : { email: `${mailbox}@company.example` }),
});

export const ANONYMOUS: Identity = { mode: 'anonymous' };

export const COMPANIES = {
  paving: company('named', '朔原坦途铺装工程有限公司', ['骆驰', '13900004101', 'tantu']),
  lamps: company('sealed', '朔原萤火照明设备有限公司', ['尹照', '13900004102', 'yinghuo']),
  homes: company('named', '朔原安窝建材有限公司', ['安居乐', '13900004103', 'anwo']),
  chips: company('sealed', '朔原砂粒电子科技有限公司', ['沙成', '13900004104', 'shali']),
  mills: company('named', '朔原麦浪粮油加工有限公司', ['麦穗', '13900004105', 'mailang']),
  graders: company('sealed', '朔原平川筑路机械租赁有限公司', ['平畴', '13900004106', 'pingchuan']),
  coaches: company('named', '朔原顺风客车服务有限公司', ['顾行', '13900004107', 'shunfeng']),
  frames: company('sealed', '朔原画框展陈设计有限公司', ['华展', '13900004108', 'huakuang']),
  turf: company('named', '朔原绿茵草坪养护有限公司', ['茵陈', '13900004109', 'lvyin']),
  pipes: company('sealed', '朔原清渠管道安装有限公司', ['渠清如', '13900004110', 'qingqu']),
  trees: company('named', '朔原百木园林绿化有限公司', ['林木森', '13900004111', 'baimu']),
  signs: company('sealed', '朔原北斗标识制作有限公司', ['斗南', '13900004112', 'beidou']),
} as const satisfies Record<string, Identity>;

interface Told {
  readonly against: string;
  readonly title: string;
  readonly narrative: string;
  readonly demands: Filing['demands'];
  readonly by: Identity;
  readonly field?: Filing['field'];
  readonly contractNumber?: string;
}

export function filing(told: Told): Filing {
  const { against, title, narrative, demands, by } = told;
  return {
    respondentOrganizationId: against,
    field: told.field ?? 'government-investment',
    title,
    narrative,
    contract: told.contractNumber === undefined ? {} : { number: told.contractNumber },
    demands,
    identity: by,
  };
}

export const pay = (amountYuan: string): Filing['demands'][number] => ({ kind: 'payment', amountYuan });
