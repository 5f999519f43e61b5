import { dateWords } from '../rule-words';
import type { Sentences } from './journal-voice';
import { OWNER_LABELS } from './labels';
import { SUCCESSION_LABELS } from './succession-labels';

const { negotiationPosts, negotiationResults, successionCauses, successionFindings } = SUCCESSION_LABELS;

const CONCLUDED = {
  continues: '变更单位和人员不是不履行的理由',
  negotiated: '条款的变更以双方补充协议为准，没有变更的按原合同履行',
  disputed: '争议依督查、认定和争议解决程序处理，处理期间合同继续有效',
} as const;

/** 承继审查. */
export const SUCCESSION_SENTENCES: Sentences<
  | 'succession-review-opened'
  | 'negotiation-recorded'
  | 'succession-reviewed'
  | 'undertaking-succeeded'
  | 'body-succeeded'
> = {
  'succession-review-opened': ({ who, data: { cause, on, orderedById }, names, clock }) => {
    const by = orderedById === undefined ? who : names.organization(orderedById);
    return `${by}因${successionCauses[cause]}（${dateWords(on)}）启动承继审查，合同继续有效，约定日期不变${clock('review-succession')}。`;
  },
  'negotiation-recorded': ({ who, data: { on, posts, result } }) =>
    `${who}登记双方于${dateWords(on)}协商，参加人员：${posts.map((post) => negotiationPosts[post]).join('、')}；结果：${negotiationResults[result]}。`,
  'succession-reviewed': ({ who, data: { finding = 'continues' } }) =>
    `${who}确认承继审查结论：${successionFindings[finding]}；${CONCLUDED[finding]}。`,
  'undertaking-succeeded': ({ data, names, clock }) =>
    `承办单位由${names.organization(data.undertaking.organizationId)}承继，合同继续有效，约定日期不变${clock('review-succession')}。`,
  'body-succeeded': ({ data: { party, body }, names }) =>
    `${OWNER_LABELS[party]}由${names.organization(body.organizationId)}承继，期限不变。`,
};
