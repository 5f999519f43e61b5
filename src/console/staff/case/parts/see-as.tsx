import { Link, useNavigate } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { Fragment, type ReactNode } from 'react';
import { SEEING_AS_ROLES, SEEN_AS, type SeenAs } from '../../../../domain/complaint/access';
import { useSession } from '../../session';
import { isAboutCompany, type CaseView } from '../case-data';
import { useCaseWords } from '../words/case-words';

/** For whoever sees the whole case and supervises or signs in it: the way to a party's view of it. */
export function SeeAsSwitch({ view }: { readonly view: CaseView }): ReactNode {
  const { seeAs } = useCaseWords();
  const { officer } = useSession();
  const maySee = view.view === 'staff' && SEEING_AS_ROLES.some((role) => officer.roles.includes(role));
  if (!maySee || partiesOf(view).length === 0) return null;
  return (
    <p className="see-as no-print">
      {seeAs.ask}{' '}
      {partiesOf(view).map((seenAs, place) => (
        <Fragment key={seenAs}>
          {place === 0 ? null : ' · '}
          <Link to="/complaints/$id" params={{ id: view.id }} search={{ seenAs }} preload={false}>
            {seeAs.parties[seenAs]}
          </Link>
        </Fragment>
      ))}
    </p>
  );
}

/** Nobody complained where a breach is determined ex officio, and a company sees no case of its own here. */
const partiesOf = (view: CaseView): readonly SeenAs[] => {
  if (isAboutCompany(view)) return [];
  return view.kind === 'ex-officio' ? SEEN_AS.filter((seenAs) => seenAs !== 'complainant') : SEEN_AS;
};

/** Whose view this is, and the way back. */
export function SeeAsBanner({ id, seenAs }: { readonly id: string; readonly seenAs: SeenAs }): ReactNode {
  const { seeAs } = useCaseWords();
  return (
    <Alert
      type="warning"
      banner
      role="status"
      className="see-as-bar"
      title={seeAs.banner[seenAs]}
      description={seeAs.means}
      action={<BackToOwnView id={id} />}
    />
  );
}

function BackToOwnView({ id }: { readonly id: string }): ReactNode {
  const { seeAs } = useCaseWords();
  const navigate = useNavigate();
  const back = (): void => void navigate({ to: '/complaints/$id', params: { id }, search: {} });
  return <Button onClick={back}>{seeAs.back}</Button>;
}
