import type { ComplainantIdentity } from '../domain/complainant';
import type { CaseId, EvidenceId } from '../domain/ids';
import { toEvidenceId } from '../domain/ids';
import { judgeUscc } from '../domain/uscc';
import type { Filing } from '../wire/complaint-filing.wire';
import type { FieldError } from '../wire/problem.wire';

/** What is wrong with a filing beyond its form. A doubt can be confirmed by whoever files; a mistake cannot. */
export function filingErrors(filing: Filing): readonly FieldError[] {
  return [...usccErrors(filing), ...identityErrors(filing)];
}

function usccErrors({ identity, confirmedDoubts }: Filing): readonly FieldError[] {
  if (identity.uscc === null || identity.uscc === '') return [];
  const verdict = judgeUscc(identity.uscc.toUpperCase());
  if (verdict === 'sound') return [];
  const pointer = '#/identity/uscc';
  if (verdict === 'malformed') {
    const fix = '填写 18 位代码（数字和大写字母，不含 I、O、S、V、Z），没有的留空';
    return [{ pointer, message: '不是统一社会信用代码', fix }];
  }
  if (confirmedDoubts.includes('uscc-check-digit')) return [];
  const fix = '请对照营业执照核对；确认无误的，在 confirmedDoubts 中加上 uscc-check-digit 后重新提交';
  return [{ pointer, message: '统一社会信用代码的校验位不符，可能抄错', fix }];
}

/** 实名 and 实名保密 need a name and a way to reach its bearer; 匿名 needs neither. */
function identityErrors({ identity }: Filing): readonly FieldError[] {
  if (identity.mode === 'anonymous') return [];
  const errors: FieldError[] = [];
  if (identity.name === null) {
    const fix = '填写单位名称或姓名；不愿意写的，把 mode 改为 anonymous';
    errors.push({ pointer: '#/identity/name', message: '实名投诉须写明投诉人', fix });
  }
  const reachable = [identity, identity.agent].some(
    (person) => person !== null && (person.phone ?? person.email ?? person.postalAddress) !== null,
  );
  if (!reachable) {
    const fix = '填写电话、电子邮箱或通信地址中的一项';
    errors.push({ pointer: '#/identity/phone', message: '没有留下联系方式，结果无法告知', fix });
  }
  return errors;
}

/** The identity as the vault seals it. */
export function toIdentity({ identity }: Filing): ComplainantIdentity {
  const { name, contactPerson, phone, email, postalAddress, agent } = identity;
  return {
    name,
    uscc: identity.uscc === null || identity.uscc === '' ? null : identity.uscc.toUpperCase(),
    contactPerson,
    phone,
    email,
    postalAddress,
    agent:
      agent === null
        ? null
        : {
            ...agent,
            mandate: {
              authority: agent.mandate.authority,
              grantedOn: agent.mandate.grantedOn,
              documentId: agent.mandate.documentId === null ? null : toEvidenceId(agent.mandate.documentId),
            },
          },
  };
}

/** What was written, for the store. */
export function toTexts(filing: Filing, externalNumber: string | null): Record<string, string> {
  const { title, narrative, contract } = filing;
  return {
    title,
    narrative,
    ...(contract.name === null ? {} : { contractName: contract.name }),
    ...(contract.number === null ? {} : { contractNumber: contract.number }),
    ...(externalNumber === null ? {} : { externalNumber }),
  };
}

export function evidenceOf(filing: Filing): readonly EvidenceId[] {
  const documentId = filing.identity.agent?.mandate.documentId ?? null;
  return [...filing.evidenceIds, ...(documentId === null ? [] : [documentId])].map(toEvidenceId);
}

export type Filed =
  | {
      readonly type: 'received' | 'already-received';
      readonly id: CaseId;
      readonly number: string;
      readonly receipt: string;
      /** The agent's own; null when the complainant comes in person. */
      readonly agentReceipt: string | null;
    }
  | { readonly type: 'invalid'; readonly errors: readonly FieldError[] }
  | { readonly type: 'key-reused' };
