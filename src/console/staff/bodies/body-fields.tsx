import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { BodyOf } from '../../api/operations';
import { OrganizationSelect } from '../organization-select';
import { useRegionName } from '../region-name';
import { Select } from '../select';
import type { BodyAct } from './body-acts';
import { useBodyWords } from './words/body-words';

type NewBody = BodyOf<'POST /organizations'>;

/** Every field that any of the acts asks for; each act shows its own. */
export interface BodyFieldValues {
  readonly name: string;
  readonly kind: NewBody['kind'];
  readonly regionCode: string;
  readonly email: string;
  readonly uscc: string;
  readonly parentId: string;
  readonly successorId: string;
  readonly basis: string;
}

const FIELDS = {
  create: ['name', 'kind', 'regionCode', 'uscc', 'email'],
  rename: ['name'],
  contact: ['email', 'uscc'],
  move: ['parentId'],
  merge: ['successorId', 'basis'],
  abolish: ['successorId', 'basis'],
} as const satisfies Record<BodyAct, readonly (keyof BodyFieldValues)[]>;

export function BodyFields({ act }: { readonly act: BodyAct }): ReactNode {
  return FIELDS[act].map((name) => <BodyField key={name} name={name} act={act} />);
}

const OPTIONAL: readonly (keyof BodyFieldValues)[] = ['email', 'uscc'];

function BodyField({
  name,
  act,
}: {
  readonly name: keyof BodyFieldValues;
  readonly act: BodyAct;
}): ReactNode {
  const { words } = useBodyWords();
  const labels: Readonly<Record<keyof BodyFieldValues, string>> = {
    name: act === 'create' ? words.name : words.newName,
    kind: words.kind,
    regionCode: words.region,
    email: words.email,
    uscc: words.uscc,
    parentId: words.newParent,
    successorId: words.chosenSuccessor,
    basis: words.basis,
  };
  const isOptional = OPTIONAL.includes(name);
  const rules = [
    { required: !isOptional, whitespace: name !== 'kind', message: words.required },
    ...(name === 'regionCode' ? [{ pattern: /^\s*\d{6}\s*$/, message: words.regionForm }] : []),
  ];
  return (
    <Form.Item
      name={name}
      label={labels[name]}
      rules={isOptional ? [] : rules}
      extra={name === 'regionCode' ? <RegionTyped /> : null}
    >
      <FieldInput name={name} />
    </Form.Item>
  );
}

/** What the code that is being typed stands for. */
const RegionTyped = (): ReactNode =>
  useRegionName((Form.useWatch<string | undefined>('regionCode') ?? '').trim());

/** antd hands a field its value and its id; they pass through to what is shown. */
function FieldInput({ name, ...given }: { readonly name: keyof BodyFieldValues }): ReactNode {
  const { words, domain } = useBodyWords();
  switch (name) {
    case 'kind':
      return (
        <Select
          {...given}
          options={Object.entries(domain.organizationKinds).map(([value, label]) => ({ value, label }))}
        />
      );
    case 'parentId':
    case 'successorId':
      return <OrganizationSelect {...given} placeholder={words.searchHint} />;
    case 'basis':
      return <Input.TextArea {...given} rows={2} maxLength={500} placeholder={words.basisHint} />;
    case 'email':
    case 'uscc':
      return <Input {...given} maxLength={100} placeholder={words.optional} />;
    case 'name':
    case 'regionCode':
      return <Input {...given} maxLength={100} />;
  }
}
