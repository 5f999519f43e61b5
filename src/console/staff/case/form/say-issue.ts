import { textFaultOf } from '../../../../wire/text-fault';
import { ENGLISH_TEXT_FAULTS } from '../../words/text-faults.en';
import type { CaseWords } from '../words/case-words';
import type { FieldIssue } from './judge';

const CHINESE = /\p{Script=Han}/u;

/** What is wrong with a field: in Chinese the schema's own sentence where it has one. */
export function sayIssue(
  { issue }: FieldIssue,
  { issues, language }: Pick<CaseWords, 'issues' | 'language'>,
): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) return issues.missing;
  if (language === 'zh-CN' && CHINESE.test(issue.message)) return issue.message;
  const fault = textFaultOf(issue);
  if (fault !== null) return ENGLISH_TEXT_FAULTS[fault.type](fault.longest);
  return sayCode(issue, issues);
}

function sayCode(issue: FieldIssue['issue'], issues: CaseWords['issues']): string {
  switch (issue.code) {
    case 'invalid_type':
      return issues.missing;
    case 'too_small':
      return issues.tooFew;
    case 'too_big':
      return issues.tooMany(Number(issue.maximum));
    case 'invalid_format':
      return issues.form;
    case 'invalid_value':
      return issues.choice;
    default:
      return issues.wrong;
  }
}
