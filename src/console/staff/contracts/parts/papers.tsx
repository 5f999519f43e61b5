import { Button, Card } from 'antd';
import type { ReactNode } from 'react';
import type { PlainDate } from '../../../../domain/ids';
import { longDate } from '../../../words/dates';
import { EvidenceCard } from '../../case/parts/evidence-list';
import type { ShownDocument } from '../../case/parts/shown-document';
import { useContractEvidence, type ContractView } from '../contract-data';
import { useContractWords } from '../words/contract-words';

interface OfView {
  readonly view: ContractView;
}

/** Terms, amendments and the dispute. */
export function Papers({ view }: OfView): ReactNode {
  const { papers, labels, language } = useContractWords();
  const day = (on: string): string => longDate(on as PlainDate, language);
  const { dispute, amendments, terms } = view;
  return (
    <>
      {dispute === null ? null : (
        <Card size="small" title={<h2>{papers.dispute}</h2>} id="dispute">
          <p>{papers.disputeOpened(day(dispute.openedOn), labels.disputeWays[dispute.way])}</p>
          <p>
            {dispute.settledOn === null || dispute.breachBy === null
              ? papers.disputeOpen
              : papers.disputeSettled(day(dispute.settledOn), labels.breachers[dispute.breachBy])}
          </p>
        </Card>
      )}
      {amendments.length === 0 ? null : (
        <Card size="small" title={<h2>{papers.amendments}</h2>} id="amendments">
          <ul>
            {amendments.map(({ amendmentId, ground, on }) => (
              <li key={amendmentId}>{papers.amendedOn(day(on), labels.amendmentGrounds[ground])}</li>
            ))}
          </ul>
        </Card>
      )}
      <Card size="small" title={<h2>{papers.terms}</h2>} id="terms">
        <p className="written">{terms ?? papers.noTerms}</p>
      </Card>
    </>
  );
}

interface ShowingProps extends OfView {
  readonly onShow: (document: ShownDocument) => void;
}

export function ContractEvidence({ view, onShow }: ShowingProps): ReactNode {
  const { papers } = useContractWords();
  return <EvidenceCard title={papers.evidence} found={useContractEvidence(view)} onShow={onShow} />;
}

/** 备案件, where there is one. */
export function FiledCopy({ view, onShow }: ShowingProps): ReactNode {
  const { papers } = useContractWords();
  if (view.filing === null) return null;
  const show = (): void =>
    onShow({
      path: `/contracts/${view.id}/filed-copy`,
      name: papers.filedCopyName(view.code),
      mediaType: 'application/pdf',
      sha256: null,
    });
  return (
    <Card size="small" title={<h2>{papers.filedCopy}</h2>} id="filed-copy">
      <p>{papers.filedCopyHelp}</p>
      <Button size="small" onClick={show}>
        {papers.openFiledCopy}
      </Button>
    </Card>
  );
}
