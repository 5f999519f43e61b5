import type { ReactNode } from 'react';
import { Choice, TextField, type Errors } from '../form';
import { useWords } from '../words/portal-words';
import type { DraftAgent } from './draft';

interface AgentFieldsProps {
  readonly agent: DraftAgent;
  readonly put: (agent: DraftAgent) => void;
  readonly errors: Errors;
}

/** 授权委托: what an agent may do follows from the mandate. */
export function AgentFields({ agent, put, errors }: AgentFieldsProps): ReactNode {
  const { identity: text } = useWords();
  return (
    <section className="card" aria-labelledby="agent-heading">
      <h2 id="agent-heading">{text.agentHeading}</h2>
      <TextField
        id="agent-name"
        label={text.agentName}
        error={errors['agent-name']}
        maxLength={100}
        value={agent.name}
        onChange={(name) => put({ ...agent, name })}
      />
      <TextField
        id="agent-organization"
        label={text.agentOrganization}
        isOptional
        maxLength={200}
        value={agent.organizationName}
        onChange={(organizationName) => put({ ...agent, organizationName })}
      />
      <TextField
        id="agent-phone"
        label={text.agentPhone}
        error={errors['agent-phone']}
        type="tel"
        isOptional
        value={agent.phone}
        onChange={(phone) => put({ ...agent, phone })}
      />
      <Choice
        id="authority"
        legend={text.authority}
        value={agent.authority}
        onChange={(authority) => put({ ...agent, authority })}
        options={[
          { value: 'general', text: text.general },
          { value: 'special', text: text.special },
        ]}
      />
      <TextField
        id="agent-granted"
        label={text.grantedOn}
        hint={text.mandateHint}
        error={errors['agent-granted']}
        type="date"
        value={agent.grantedOn}
        onChange={(grantedOn) => put({ ...agent, grantedOn })}
      />
    </section>
  );
}
