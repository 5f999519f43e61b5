import { Alert, Button, Input, Modal } from 'antd';
import { useId, useState, type ReactNode, type SyntheticEvent } from 'react';
import { sayProblem } from '../words/problem-words';
import { api } from './staff-api';
import { DemoAccounts } from './demo-accounts';
import { useWords } from './words/staff-words';

interface Credentials {
  readonly username: string;
  readonly password: string;
}

interface SignInFormProps {
  /** The only one who may sign in here: the page still shows what this person was doing. */
  readonly username?: string;
  readonly onSignedIn: () => void;
}

function SignInForm({ username, onSignedIn }: SignInFormProps): ReactNode {
  const { signIn, language, domain } = useWords();
  const { error, isBusy, send } = useSigningIn(onSignedIn);
  const [missing, setMissing] = useState<readonly (keyof Credentials)[]>([]);
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const credentials = { username: textIn(fields, 'username'), password: textIn(fields, 'password') };
    const empty = (['username', 'password'] as const).filter((name) => credentials[name] === '');
    setMissing(empty);
    if (empty.length === 0) void send(credentials);
  };
  return (
    <form className="sign-in-form" noValidate onSubmit={submit}>
      {error === null ? null : (
        <Alert type="error" showIcon role="alert" title={sayProblem(error, language, domain).sentence} />
      )}
      <Field label={signIn.username} missing={missing.includes('username') ? signIn.usernameMissing : null}>
        {(field) => (
          <Input
            {...field}
            name="username"
            defaultValue={username ?? ''}
            autoComplete="username"
            autoFocus={username === undefined}
            readOnly={username !== undefined}
          />
        )}
      </Field>
      <Field label={signIn.password} missing={missing.includes('password') ? signIn.passwordMissing : null}>
        {(field) => (
          <Input.Password
            {...field}
            name="password"
            autoComplete="current-password"
            autoFocus={username !== undefined}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" block loading={isBusy}>
        {signIn.submit}
      </Button>
    </form>
  );
}

const textIn = (fields: FormData, name: keyof Credentials): string => {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
};

interface SigningIn {
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly send: (credentials: Credentials) => Promise<void>;
}

function useSigningIn(onSignedIn: () => void): SigningIn {
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const send = async (credentials: Credentials): Promise<void> => {
    setIsBusy(true);
    setError(null);
    try {
      const session = await api.call('POST /sessions', { body: credentials });
      api.setCaller({ type: 'officer', csrfToken: session.csrfToken });
      onSignedIn();
    } catch (caught) {
      setError(caught);
    } finally {
      setIsBusy(false);
    }
  };
  return { error, isBusy, send };
}

interface FieldProps {
  readonly label: string;
  /** What to say where nothing was filled in. */
  readonly missing: string | null;
  readonly children: (field: FieldState) => ReactNode;
}

interface FieldState {
  readonly id: string;
  readonly status: '' | 'error';
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string;
}

/** Of two fields a library for forms would be the heaviest part of the page. */
function Field({ label, missing, children }: FieldProps): ReactNode {
  const id = useId();
  const isMissing = missing !== null;
  const field: FieldState = {
    id,
    status: isMissing ? 'error' : '',
    'aria-invalid': isMissing,
    'aria-describedby': `${id}-missing`,
  };
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {children(field)}
      <div id={`${id}-missing`} role="alert">
        {isMissing ? <p className="missing">{missing}</p> : null}
      </div>
    </div>
  );
}

export function SignInPage({ onSignedIn }: Pick<SignInFormProps, 'onSignedIn'>): ReactNode {
  const { shell, signIn } = useWords();
  return (
    <main className="sign-in">
      <section>
        <h1>{shell.name}</h1>
        <h2>{signIn.title}</h2>
        <SignInForm onSignedIn={onSignedIn} />
      </section>
      <DemoAccounts onSignedIn={onSignedIn} />
    </main>
  );
}

/** Above the page as it stands: nothing that was typed is lost. */
export function SignInAgain(props: Required<SignInFormProps>): ReactNode {
  const { signIn } = useWords();
  return (
    <Modal
      open
      title={signIn.again}
      footer={null}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
    >
      <p>{signIn.againHelp}</p>
      <p>{signIn.otherPerson}</p>
      <SignInForm {...props} />
    </Modal>
  );
}
