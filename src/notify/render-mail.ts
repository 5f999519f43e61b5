import type { CaseKind } from '../domain/case';
import type { OrganizationId } from '../domain/ids';
import type { Template } from '../domain/notification';
import { dueWords } from './due-words';
import { wordingOf } from './templates';
import type { Names } from './wording';

/** The bodies a template names, so that the names can be loaded before it is worded. */
export function organizationsIn(template: Template): readonly OrganizationId[] {
  const fields = [
    'respondentId',
    'rightBodyId',
    'undertakingId',
    'promisorId',
    'fromId',
    'toId',
    'ownerId',
    'organizationId',
  ];
  return Object.entries(template)
    .filter(([field, value]) => fields.includes(field) && typeof value === 'string')
    .map(([, value]) => value as OrganizationId);
}

export interface MailText {
  readonly subject: string;
  readonly text: string;
}

/**
 * Where a reader goes on: an officer to the case, a complainant to the door where the receipt is asked for. A contact of
 * a contract has no account: the department is named to whom they turn.
 */
export interface MailContext extends Names {
  readonly link: string;
  readonly audience: 'officer' | 'complainant' | 'contact';
  readonly caseKind: CaseKind | null;
}

function numberLabelOf(caseKind: CaseKind | null): string {
  if (caseKind === 'commitment') return '承诺编码';
  return caseKind === 'contract' ? '统一合同编码' : '案件编号';
}

function closingOf(template: Template, { audience, link, ...names }: MailContext): string {
  if (audience !== 'contact')
    return `查看和办理${audience === 'complainant' ? '（凭查询码登录）' : ''}：${link}`;
  const department = 'undertakingId' in template ? names.nameOf(template.undertakingId) : '合同承办单位';
  return `如有疑问，或者已经履行，请与${department}联系。`;
}

/** A notice as a mail in plain text. */
export function renderMail(template: Template, context: MailContext): MailText {
  const wording = wordingOf(template, context);
  const { number } = template;
  const lines = [
    ...(number === null ? [] : [`${numberLabelOf(context.caseKind)}：${number}`]),
    wording.happened,
    ...(wording.todo === null ? [] : [`需要办理：${wording.todo}`]),
    ...(wording.by === null ? [] : [`办理期限：${dueWords(wording.by)}`]),
    closingOf(template, context),
    '本邮件由系统自动发出，请勿回复。',
  ];
  const subject = `【践诺】${number === null ? '' : `${number} `}${wording.subject}`;
  return { subject, text: `${lines.join('\n\n')}\n` };
}
