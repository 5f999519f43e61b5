import type { LetterKind } from '../domain/complaint/complaint';
import { GROUND_LABELS } from '../domain/complaint/labels';
import type { PlainDate } from '../domain/ids';
import type { LetterContent, LetterDemand, LetterOf } from '../domain/letter';
import { amountWords } from '../domain/money';

export interface Paragraph {
  readonly style: 'body' | 'heading';
  readonly text: string;
}

/** A letter in words, ready to be set. */
export interface LetterWords {
  readonly title: string;
  readonly salutation: string;
  readonly paragraphs: readonly Paragraph[];
}

const TITLES = {
  'acceptance-notice': '受理通知书',
  'rejection-notice': '不予受理告知书',
  'supplement-notice': '补正通知书',
  'transfer-letter': '转办函',
  'rectification-order': '限期整改通知书',
  'determination-notice': '拟认定违约失信告知书',
  'determination-document': '政府违约失信认定书',
  reply: '答复书',
} as const satisfies Record<LetterKind, string>;

/** What the same letters are called where they speak of a company. */
const COMPANY_TITLES: Partial<Record<LetterKind, string>> = {
  'determination-notice': '拟认定合同履约失信告知书',
  'determination-document': '合同履约失信认定书',
};

/** 2026年11月25日 */
export function dateWords(on: PlainDate): string {
  const [year, month, day] = on.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

const body = (text: string): Paragraph => ({ style: 'body', text });
const heading = (text: string): Paragraph => ({ style: 'heading', text });

const basisOf = ({ legalBasis }: LetterContent): string =>
  legalBasis.length === 0 ? '依照有关规定' : `依据${legalBasis.join('、')}`;

const subjectOf = ({ caseNumber, contractCode }: LetterContent): string =>
  contractCode === undefined
    ? `政府违约失信投诉（编号：${caseNumber}）`
    : `合同履约失信（合同编码：${contractCode}，编号：${caseNumber}）`;

/** 违约失信 of a body, 合同履约失信 of a company: what either is called stays with it. */
const breachOf = ({ isAboutCompany }: LetterContent): string =>
  isAboutCompany ? '合同履约失信' : '违约失信';

function demandLine(demand: LetterDemand, index: number): Paragraph {
  const parts = [
    demand.summary.replace(/[。；]+$/u, ''),
    ...(demand.amountFen === null ? [] : [`涉及金额${amountWords(demand.amountFen)}`]),
    ...(demand.dueOn === null ? [] : [`整改期限为${dateWords(demand.dueOn)}`]),
  ];
  return body(`${index + 1}．${parts.join('；')}。`);
}

type Wordings = { readonly [Kind in LetterKind]: (letter: LetterOf<Kind>) => readonly Paragraph[] };

const WORDINGS = {
  'acceptance-notice': (letter) => [
    body(
      `你方于${dateWords(letter.receivedOn)}提交的反映${letter.respondentName}的${subjectOf(letter)}收悉。经审查，符合受理条件，${basisOf(letter)}，我单位决定予以受理。`,
    ),
    body(
      '我单位将按规定把投诉线索转交被投诉主体的上级部门或主管部门核实认定，并及时反馈办理结果。你方可凭查询码登录查询办理进展、补充证据。你方的身份信息依法受到严格保护。',
    ),
  ],
  'rejection-notice': (letter) => [
    body(
      `你方于${dateWords(letter.receivedOn)}提交的${subjectOf(letter)}收悉。经审查，${basisOf(letter)}，我单位决定不予受理。`,
    ),
    heading('不予受理的理由'),
    body(letter.reason),
    heading('其他解决途径'),
    body(letter.elsewhere),
  ],
  'supplement-notice': (letter) => [
    body(
      `你方于${dateWords(letter.receivedOn)}提交的${subjectOf(letter)}收悉。经审查，${basisOf(letter)}，需要补正下列材料：`,
    ),
    ...letter.items.map((item, index) => body(`${index + 1}．${item}`)),
    body(
      `请于${dateWords(letter.dueOn)}前（含当日）凭查询码登录提交，或者送至我单位。补正期间不计入办理时限；逾期未补正的，可以不予受理。`,
    ),
  ],
  'transfer-letter': (letter) => [
    body(
      `现将反映${letter.respondentName}的${subjectOf(letter)}线索转交你单位，${basisOf(letter)}，请开展核实认定。`,
    ),
    heading('投诉事项'),
    ...letter.demands.map(demandLine),
    heading('办理要求'),
    body(
      `请自线索到达之日起${letter.verifyWorkingDays}个工作日内，即${dateWords(letter.verifyBy)}前（含当日）完成核实。不属实的，及时反馈投诉人并做好解释说明；属实的，限时推动被投诉主体完成整改；逾期未完成整改且无正当理由、拒不整改，或者以机构调整、人员变动等理由不履约的，确认为违约失信，并将相关信息报送我单位。`,
    ),
    body('请严格保护投诉人身份信息，不得向被投诉主体及其他单位、个人透露。'),
  ],
  'rectification-order': (letter) => [
    body(`${subjectOf(letter)}经核实，情况如下：${letter.findings}`),
    body(`${basisOf(letter)}，现要求你单位就下列事项限期完成整改：`),
    ...letter.demands.map(demandLine),
    body(
      letter.isAboutCompany
        ? '请按期报送整改进展和证明材料。有正当理由不能按期完成的，应当在期限届满前书面提出并附证据。逾期未完成且无正当理由的，将被认定为合同履约失信。'
        : '请按期报送整改进展和证明材料。有正当理由不能按期完成的，应当在期限届满前书面提出并附证据；换届、领导更替、机构调整、人员变动不属于正当理由。逾期未完成整改且无正当理由、拒不整改，或者以机构调整、人员变动等理由不履约的，将被认定为违约失信。',
    ),
  ],
  'determination-notice': (letter) => [
    body(`${subjectOf(letter)}经核实，情况如下：${letter.findings}`),
    body(
      `你单位的行为属于“${GROUND_LABELS[letter.ground]}”的情形。${basisOf(letter)}，我单位拟就下列事项认定你单位${breachOf(letter)}：`,
    ),
    ...letter.demands.map(demandLine),
    body(
      `你单位有权自收到本告知书之日起${letter.defenceWorkingDays}个工作日内向我单位陈述、申辩，并提交证据${letter.isAboutCompany ? '，并可以要求举行听证' : ''}；逾期未提出的，视为放弃上述权利。`,
    ),
  ],
  'determination-document': (letter) => [
    heading('被认定主体'),
    body(`${letter.respondentName}。`),
    heading('查明的事实'),
    body(`${subjectOf(letter)}经核实，查明：${letter.findings}`),
    heading('陈述申辩情况'),
    body(letter.defence ?? '我单位依法送达拟认定告知书后，该单位在规定期限内未提出陈述、申辩。'),
    heading('认定意见'),
    body(
      `${letter.respondentName}的行为属于“${GROUND_LABELS[letter.ground]}”的情形。${basisOf(letter)}，我单位就下列事项认定${letter.respondentName}${breachOf(letter)}：`,
    ),
    ...letter.demands.map(demandLine),
    body(
      `本认定不免除履约义务，上述事项应当继续履行。相关信息将依照规定${letter.isAboutCompany ? '公示' : '计入政务失信信用记录'}；纠正失信行为并完成履约的，可以依照规定申请信用修复。`,
    ),
    body(
      `对本认定有异议的，可以自收到本认定书之日起${letter.reviewWorkingDays}个工作日内向${letter.reviewBodyName}申请复核。复核期间不停止本认定的执行。`,
    ),
  ],
  reply: (letter) => [
    body(
      `你方于${dateWords(letter.receivedOn)}提交的${subjectOf(letter)}，${basisOf(letter)}，现将办理结果答复如下：`,
    ),
    body(letter.result),
    ...(letter.reviewWorkingDays === null || letter.reviewBodyName === null
      ? []
      : [
          body(
            `对本答复有异议的，可以自收到之日起${letter.reviewWorkingDays}个工作日内向${letter.reviewBodyName}申请复核一次。`,
          ),
        ]),
  ],
} satisfies Wordings;

/** A letter's words. The table pairs each kind with its own function, which the compiler cannot follow. */
export function wordsOf(letter: LetterContent): LetterWords {
  const word = WORDINGS[letter.kind] as (letter: LetterContent) => readonly Paragraph[];
  return {
    title: (letter.isAboutCompany ? COMPANY_TITLES[letter.kind] : undefined) ?? TITLES[letter.kind],
    salutation: `${letter.addresseeName}：`,
    paragraphs: [
      ...word(letter),
      ...letter.paragraphs.map(body),
      ...(letter.contact === null ? [] : [body(`联系方式：${letter.contact}`)]),
    ],
  };
}
