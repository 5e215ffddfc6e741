/** What is made of a draft: the facts, which the server may read, and the content and identity, which are sealed. */
import type { Attachment, ReportContent, ReportIdentity } from '../../contract/content.ts';
import type { Facts } from '../../contract/facts.ts';
import type { Draft } from './draft.ts';
import { possibleWays } from './written.ts';

/** The draft as facts. Throws RangeError while one of the three required answers is missing. */
export function toFacts(draft: Draft): Facts {
  const { danger, unitId, role } = draft;
  if (danger === null || unitId === null || role === null)
    throw new RangeError('Danger, place and role must be answered before there are facts.');
  return {
    danger,
    unitId,
    role,
    about: draft.about ?? 'not-said',
    accused: draft.accused ?? 'not-said',
    what: draft.what.filter((code) => code !== 'not-said'),
    where: draft.where.filter((code) => code !== 'not-said'),
    duration: draft.duration ?? 'not-said',
    lane: draft.lane,
  };
}

/** `attachments`: what opens those that were sent ahead of the report. */
export function toContent(draft: Draft, attachments: Attachment[] = []): ReportContent {
  const text = draft.text.trim();
  return attachments.length > 0 ? { text, attachments } : { text };
}

/** Phone and the like go along only where the reporter wants to be reached: a change of mind leaves nothing behind. */
export function toIdentity(draft: Draft): ReportIdentity {
  const reach = draft.contact === 'reach';
  const said = (text: string) => (reach ? text.trim() : '');
  return {
    names: draft.names.trim(),
    contact: {
      how: draft.contact ?? 'not-said',
      name: said(draft.name),
      phone: said(draft.phone),
      email: said(draft.email),
      mustNotKnow: draft.mustNotKnow.trim(),
      safeTime: said(draft.safeTime),
      times: reach ? [...draft.times] : [],
      ways: reach ? possibleWays(draft).filter((way) => draft.ways.includes(way)) : [],
    },
  };
}
