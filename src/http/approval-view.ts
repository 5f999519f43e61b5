import type { ApprovableAct, PendingApproval } from '../domain/complaint/approval';
import type { ComplaintView } from './complaint-view';

type ActContent = NonNullable<ComplaintView['approval']>['content'];

const NO_CONTENT: ActContent = {
  reasonCode: null,
  items: [],
  ground: null,
  excuse: null,
  suspensionGround: null,
  result: null,
};

/** An act on its way through its chain: what it says, and how far it has come. */
export function toApprovalView(approval: PendingApproval | null): ComplaintView['approval'] {
  if (approval === null) return null;
  return {
    approvalId: approval.approvalId,
    act: approval.act.type,
    content: contentOf(approval.act),
    steps: approval.steps.map((step, index) => ({
      party: step.party,
      role: step.role,
      isSigned: index < approval.signedBy.length,
    })),
  };
}

/** What comes true when the last of the chain agrees. */
function contentOf(act: ApprovableAct): ActContent {
  switch (act.type) {
    case 'reject':
      return { ...NO_CONTENT, reasonCode: act.reasonCode };
    case 'conclude':
      return { ...NO_CONTENT, items: act.items.map((item) => ({ ...item, dueOn: null })) };
    case 'order-rectification':
      return { ...NO_CONTENT, items: act.items.map((item) => ({ ...item, conclusion: null })) };
    case 'determine': {
      const items = act.demandIds.map((demandId) => ({ demandId, conclusion: null, dueOn: null }));
      return { ...NO_CONTENT, items, ground: act.ground, excuse: act.excuse };
    }
    case 'discontinue':
      return { ...NO_CONTENT, suspensionGround: act.ground };
    case 'decide-review':
      return { ...NO_CONTENT, result: act.result };
    case 'publish-determination': {
      const { secrecy, withholdingGround, redact } = act;
      return { ...NO_CONTENT, publication: { secrecy, withholdingGround, redact: [...redact] } };
    }
    case 'withdraw-publication':
      return { ...NO_CONTENT, takedownGround: act.ground };
    case 'revoke-determination':
      return NO_CONTENT;
  }
}
