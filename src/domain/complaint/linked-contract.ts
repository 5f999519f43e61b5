import type { CaseId, OrganizationId, PlainDate } from '../ids';

/** The overdue or terminated contract that a determination is about. */
export interface ContractOrigin {
  readonly contractId: CaseId;
  /** 统一合同编码. */
  readonly contractCode: string;
  readonly milestoneId: string;
  /** The company of the contract that is determined against; absent where its department is. */
  readonly partyId?: string;
  /** The department to which the company owed it: party to the contract, it never decides the case. */
  readonly undertakingId?: OrganizationId;
}

/** How a contract stood on a day; fen. What becomes of the contract later does not change it. */
export interface ContractStanding {
  /** Since when it stood in the overdue register (逾期执行库); null when it did not. */
  readonly overdueSince: PlainDate | null;
  readonly overdueMilestones: number;
  readonly payableFen: number;
  readonly paidFen: number;
}

/** The registered contract that a complaint is about, as a person said. */
export interface LinkedContract {
  readonly contractId: CaseId;
  /** 统一合同编码. */
  readonly contractCode: string;
  readonly linkedOn: PlainDate;
  /** 关联时的履约情况. */
  readonly standing: ContractStanding;
}
