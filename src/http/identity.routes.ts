import { toCaseId } from '../domain/ids';
import { findComplaint } from '../store/complaint.store';
import { officersAndBodies } from '../store/names';
import type { ContactAvailability } from '../vault/client';
import { complaintParams } from '../wire/complaint.wire';
import { CONTACT_WAYS, contactView, identityViews } from '../wire/reveal.wire';
import { receiptOpens } from './case-readers';
import { findHandledIdentity, IDENTITY_ASKERS, type RevealDeps } from './reveal.routes';
import { notFound, route, type Route } from './route';

const TAGS = ['投诉人身份'] as const;
/** More openings than this of one identity are not told one by one. */
const MOST_VIEWS = 200;

/** What may be known around an identity without opening it: by what means to reach somebody, and who has looked. */
export const identityRoutes = (deps: RevealDeps): readonly Route[] => [contactRoute(deps), viewsRoute(deps)];

const contactRoute = ({ database, vault }: RevealDeps): Route =>
  route(
    {
      method: 'get',
      path: '/complaints/{id}/contact',
      access: IDENTITY_ASKERS,
      audit: 'identity:look-up-contact',
      summary: '可以用什么方式联系投诉人：只说有没有，不显示号码和地址',
      description: '询问和告知由系统代为送达，办理人员不必知道投诉人是谁。',
      tags: TAGS,
      params: complaintParams,
      reply: { 200: contactView },
    },
    async ({ actor, params }) => {
      const complaintId = await findHandledIdentity(database, actor, toCaseId(params.id));
      if (complaintId === null) return notFound();
      const { complainant, agent } = await vault.contactAvailable(complaintId);
      const reachable = [
        { party: 'complainant', ways: waysOf(complainant) },
        ...(agent === null ? [] : [{ party: 'agent', ways: waysOf(agent) }]),
      ];
      return { status: 200, body: { reachable } };
    },
  );

type Way = (typeof CONTACT_WAYS)[number];

const waysOf = ({ email, phone, postalAddress }: ContactAvailability['complainant']): readonly Way[] => {
  const left: Readonly<Record<Way, boolean>> = { email, phone, 'postal-address': postalAddress };
  return CONTACT_WAYS.filter((way) => left[way]);
};

const viewsRoute = ({ database, vault }: RevealDeps): Route =>
  route(
    {
      method: 'get',
      path: '/complaints/{id}/identity-views',
      access: 'complainant-receipt',
      audit: 'none-public-read',
      summary: '谁看过投诉人的身份：何时、哪个单位、看了哪些、为什么',
      tags: ['公众'],
      params: complaintParams,
      reply: { 200: identityViews },
    },
    async ({ principal, params }) => {
      const id = toCaseId(params.id);
      const stored = await findComplaint(database.prisma, id);
      if (stored === null || !receiptOpens(principal, { id, parentId: stored.state.parentId }))
        return notFound();
      const complaintId = stored.state.parentId ?? id;
      const entries = await vault.revealLog({ before: null, limit: MOST_VIEWS, complaintId });
      const views = entries.filter(({ type }) => type === 'revealed');
      const people = await officersAndBodies(
        database.prisma,
        views.map(({ officerId }) => officerId),
      );
      const items = views.map(({ at, officerId, fields, scope, reason }) => ({
        ...{ at, fields: [...fields], scope: scope ?? 'full', reason: reason ?? '' },
        organization: people.get(officerId)?.organization.name ?? '',
      }));
      return { status: 200, body: { items } };
    },
  );
