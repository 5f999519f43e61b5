import type { ReactNode } from 'react';
import { judgeUscc } from '../../../domain/uscc';
import { Choice, TextField, Tick, type Errors } from '../form';
import { useWords, type PortalWords } from '../words/portal-words';
import { AgentFields } from './agent-fields';
import { NO_AGENT, type Draft, type DraftIdentity } from './draft';
import { StepForm } from './step-form';
import type { StepProps } from './steps';

const PHONE = /^\+?[\d -]{5,24}$/;
const EMAIL = /^[^\s@<>"',;]+@[^\s@<>"',;]+\.[^\s@<>"',;.]+$/;

function judgeIdentity({ identity }: Draft, { identity: words }: PortalWords): Errors {
  const { mode, name } = identity;
  return {
    ...(mode !== 'anonymous' && name.trim() === '' ? { name: words.nameMissing } : {}),
    ...judgeContact(identity, words),
    ...judgeCode(identity, words),
    ...judgeAgent(identity, words),
  };
}

function judgeContact({ mode, phone, email, agent }: DraftIdentity, words: PortalWords['identity']): Errors {
  if (mode === 'anonymous') return {};
  const isReachable = [phone, email, agent?.phone ?? ''].some((way) => way.trim() !== '');
  if (!isReachable) return { phone: words.contactMissing };
  return {
    ...(phone.trim() === '' || PHONE.test(phone.trim()) ? {} : { phone: words.phoneWrong }),
    ...(email.trim() === '' || EMAIL.test(email.trim()) ? {} : { email: words.emailWrong }),
  };
}

function judgeCode({ mode, uscc, isUsccConfirmed }: DraftIdentity, words: PortalWords['identity']): Errors {
  if (mode === 'anonymous' || uscc.trim() === '') return {};
  const verdict = judgeUscc(uscc.trim().toUpperCase());
  if (verdict === 'malformed') return { uscc: words.usccWrong };
  return verdict === 'doubtful' && !isUsccConfirmed ? { uscc: words.usccDoubt } : {};
}

function judgeAgent({ agent, mode }: DraftIdentity, words: PortalWords['identity']): Errors {
  if (agent === null || mode === 'anonymous') return {};
  return {
    ...(agent.name.trim() === '' ? { 'agent-name': words.agentNameMissing } : {}),
    ...(agent.grantedOn === '' ? { 'agent-granted': words.grantedOnMissing } : {}),
    ...(agent.phone.trim() !== '' && !PHONE.test(agent.phone.trim())
      ? { 'agent-phone': words.phoneWrong }
      : {}),
  };
}

export function IdentityStep({ draft, change, goOn }: StepProps): ReactNode {
  const words = useWords();
  const { identity: text } = words;
  const { identity } = draft;
  const put = (changed: Partial<DraftIdentity>): void => change({ identity: { ...identity, ...changed } });
  return (
    <StepForm
      step="identity"
      draft={draft}
      heading={text.heading}
      goOn={goOn}
      judge={() => judgeIdentity(draft, words)}
    >
      {(errors) => (
        <>
          <Choice
            id="mode"
            legend={text.legend}
            value={identity.mode}
            onChange={(mode) => put({ mode })}
            options={[
              { value: 'sealed', text: text.sealed, hint: text.sealedHint },
              { value: 'named', text: text.named, hint: text.namedHint },
              { value: 'anonymous', text: text.anonymous, hint: text.anonymousHint },
            ]}
          />
          {identity.mode === 'anonymous' ? null : (
            <>
              <PersonFields identity={identity} put={put} errors={errors} />
              <Tick
                id="agent"
                text={text.agent}
                isTicked={identity.agent !== null}
                onChange={(isTicked) => put({ agent: isTicked ? NO_AGENT : null })}
              />
              {identity.agent === null ? null : (
                <AgentFields agent={identity.agent} put={(agent) => put({ agent })} errors={errors} />
              )}
            </>
          )}
        </>
      )}
    </StepForm>
  );
}

interface PersonFieldsProps {
  readonly identity: DraftIdentity;
  readonly put: (changed: Partial<DraftIdentity>) => void;
  readonly errors: Errors;
}

function PersonFields({ identity, put, errors }: PersonFieldsProps): ReactNode {
  const { identity: text } = useWords();
  const { name, uscc, isUsccConfirmed, contactPerson, phone, email } = identity;
  const isDoubtful = uscc.trim() !== '' && judgeUscc(uscc.trim().toUpperCase()) === 'doubtful';
  return (
    <>
      <TextField
        id="name"
        label={text.name}
        error={errors['name']}
        maxLength={200}
        value={name}
        onChange={(next) => put({ name: next })}
      />
      <TextField
        id="uscc"
        label={text.uscc}
        hint={text.usccHint}
        error={errors['uscc']}
        isOptional
        maxLength={18}
        value={uscc}
        onChange={(next) => put({ uscc: next, isUsccConfirmed: false })}
      />
      {isDoubtful ? (
        <Tick
          id="uscc-confirmed"
          text={text.usccConfirmed}
          isTicked={isUsccConfirmed}
          onChange={(isTicked) => put({ isUsccConfirmed: isTicked })}
        />
      ) : null}
      <TextField
        id="contact"
        label={text.contactPerson}
        isOptional
        maxLength={100}
        value={contactPerson}
        onChange={(next) => put({ contactPerson: next })}
      />
      <TextField
        id="phone"
        label={text.phone}
        error={errors['phone']}
        type="tel"
        value={phone}
        onChange={(next) => put({ phone: next })}
      />
      <TextField
        id="email"
        label={text.email}
        error={errors['email']}
        type="email"
        value={email}
        onChange={(next) => put({ email: next })}
      />
    </>
  );
}
