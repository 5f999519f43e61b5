import { Button, Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { toOptions } from '../../counter/matter-fields';
import { OrganizationSelect } from '../../organization-select';
import { Select } from '../../select';
import { useContractWords } from '../words/contract-words';
import { EMPTY_PARTY, NO_CONTACT } from './collect-fields';

const MOST = 20;
const MOST_CONTACTS = 5;
const FEWEST = 2;

export function PartiesStep(): ReactNode {
  const { collect } = useContractWords();
  return (
    <>
      <p>{collect.contactHelp}</p>
      <Form.List name="parties">
        {(parties, { add, remove }, { errors }) => (
          <>
            {parties.map(({ key, name }) => (
              <fieldset key={key}>
                <legend>{collect.party(name + 1)}</legend>
                <Party place={name} />
                {parties.length > FEWEST ? (
                  <Button onClick={() => remove(name)}>{collect.removeParty(name + 1)}</Button>
                ) : null}
              </fieldset>
            ))}
            <Form.ErrorList errors={errors} />
            {parties.length < MOST ? (
              <Button onClick={() => add(EMPTY_PARTY)}>{collect.addParty}</Button>
            ) : null}
          </>
        )}
      </Form.List>
    </>
  );
}

function Party({ place }: { readonly place: number }): ReactNode {
  const { collect, labels } = useContractWords();
  const body = Form.useWatch<string | undefined>(['parties', place, 'organizationId']);
  const isNamed = body !== undefined;
  return (
    <>
      <Form.Item name={[place, 'side']} label={collect.side}>
        <Radio.Group options={toOptions(labels.sides)} />
      </Form.Item>
      <div className="columns">
        <Form.Item name={[place, 'organizationId']} label={collect.body} extra={collect.bodyHelp}>
          <OrganizationSelect placeholder={collect.choose} allowClear />
        </Form.Item>
        <Form.Item
          name={[place, 'name']}
          label={collect.partyName}
          rules={[{ required: !isNamed, whitespace: true, message: collect.required }]}
        >
          <Input maxLength={200} autoComplete="off" disabled={isNamed} />
        </Form.Item>
        <Form.Item name={[place, 'uscc']} label={collect.uscc}>
          <Input maxLength={18} autoComplete="off" />
        </Form.Item>
        <Form.Item name={[place, 'scale']} label={collect.scale}>
          <Select options={toOptions(labels.scales)} />
        </Form.Item>
      </div>
      <Contacts place={place} />
    </>
  );
}

/** The first is always asked for; more may be added. */
function Contacts({ place }: { readonly place: number }): ReactNode {
  const { collect } = useContractWords();
  return (
    <Form.List name={[place, 'contacts']}>
      {(contacts, { add, remove }) => (
        <>
          {contacts.map(({ key, name }) => (
            <div key={key} role="group" aria-label={collect.contact(name + 1)} className="contact">
              <div className="columns">
                <Contact place={name} />
              </div>
              {contacts.length > 1 ? (
                <Button onClick={() => remove(name)}>{collect.removeContact(name + 1)}</Button>
              ) : null}
            </div>
          ))}
          {contacts.length < MOST_CONTACTS ? (
            <Button onClick={() => add(NO_CONTACT)}>{collect.addContact}</Button>
          ) : null}
        </>
      )}
    </Form.List>
  );
}

function Contact({ place }: { readonly place: number }): ReactNode {
  const { collect } = useContractWords();
  return (
    <>
      <Form.Item name={[place, 'name']} label={collect.contactName}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name={[place, 'phone']} label={collect.contactPhone}>
        <Input maxLength={24} inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item name={[place, 'email']} label={collect.contactEmail}>
        <Input maxLength={254} inputMode="email" autoComplete="off" />
      </Form.Item>
    </>
  );
}
