import type { Refusal } from '../domain/refusal';
import { conflict, wrong, type Table } from './refusal-entry';

export type CompanyRefusal = Extract<
  Refusal,
  {
    readonly type:
      | 'breaching-party-unknown'
      | 'hearing-not-asked'
      | 'hearing-not-held'
      | 'party-without-code'
      | 'respondent-is-company'
      | 'respondent-speaks-for-itself'
      | 'sole-trader-withheld';
  }
>;

/** What stands in the way of determining a company's breach. */
export const COMPANY_SENTENCES: Table<CompanyRefusal> = {
  'breaching-party-unknown': wrong('请指明由哪一家合同相对方负责这个节点：只能从本合同的相对方中选择。'),
  'hearing-not-asked': conflict('企业没有要求听证。企业要求听证的，请先登记其陈述申辩并勾选要求听证。'),
  'hearing-not-held': conflict('企业要求听证，尚未举行。请先登记听证笔录，再听取陈述申辩、作出认定。'),
  'party-without-code': conflict('这一相对方没有登记统一社会信用代码，不能认定。请先核对并补登代码。'),
  'respondent-is-company': conflict('被认定的是企业，在本系统没有账号。请以文书送达，并登记其书面意见。'),
  'respondent-speaks-for-itself': conflict('被认定的是本系统内的单位，陈述申辩由其自行提交。请等待其提交。'),
  'sole-trader-withheld': conflict(
    '被认定的是个体工商户，名称可能含有个人姓名，不予公示。请选择不予公示并写明依据。',
  ),
};
