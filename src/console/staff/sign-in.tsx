import { Alert, Button, Card, Form, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
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
  return (
    <Form<Credentials>
      layout="vertical"
      requiredMark={false}
      initialValues={{ username: username ?? '' }}
      onFinish={(credentials) => void send(credentials)}
    >
      {error === null ? null : (
        <Form.Item>
          <Alert type="error" showIcon role="alert" title={sayProblem(error, language, domain).sentence} />
        </Form.Item>
      )}
      <Form.Item
        name="username"
        label={signIn.username}
        rules={[{ required: true, message: signIn.usernameMissing }]}
      >
        <Input autoComplete="username" autoFocus={username === undefined} readOnly={username !== undefined} />
      </Form.Item>
      <Form.Item
        name="password"
        label={signIn.password}
        rules={[{ required: true, message: signIn.passwordMissing }]}
      >
        <Input.Password autoComplete="current-password" autoFocus={username !== undefined} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={isBusy}>
        {signIn.submit}
      </Button>
    </Form>
  );
}

export function SignInPage({ onSignedIn }: Pick<SignInFormProps, 'onSignedIn'>): ReactNode {
  const { shell, signIn } = useWords();
  return (
    <main className="sign-in">
      <Card>
        <h1>{shell.name}</h1>
        <h2>{signIn.title}</h2>
        <SignInForm onSignedIn={onSignedIn} />
      </Card>
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
