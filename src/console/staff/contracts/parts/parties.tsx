import { Card, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ContractView } from '../contract-data';
import { useContractWords } from '../words/contract-words';

/** Who stands on which side. Contacts are counted: nobody is told who they are. */
export function Parties({ view }: { readonly view: ContractView }): ReactNode {
  const { parties: said, labels } = useContractWords();
  return (
    <Card size="small" title={<h2>{said.title}</h2>} id="parties">
      <ul className="files-list">
        {view.parties.map(({ partyId, side, name, uscc, scale, hasSigned, contacts }) => (
          <li key={partyId}>
            <div>
              <strong>{name}</strong> <Tag>{labels.sides[side]}</Tag>
              <Tag color={hasSigned ? 'green' : 'gold'}>{hasSigned ? said.signed : said.unsigned}</Tag>
              <small>
                {side === 'counterparty' ? `${labels.scales[scale]} · ` : ''}
                {contacts === 0 ? said.noContacts : said.contacts(contacts)}
              </small>
              {uscc === null ? null : (
                <small>
                  {said.uscc} {uscc}
                </small>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
