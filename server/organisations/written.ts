/** Where the file says what a plan says: the line and the field of an organisation, an inbox, a rule or a person, by its id. */
import { languageOf, placeOf, type Described } from './description.ts';
import type { MistakeLanguage } from './mistake-texts.ts';
import { idOf } from './plan.ts';

/** `field`: the way to it from the organisation in which it is written. */
type Place = { described: Described; field: PropertyKey[] };

export type Written = {
  language: MistakeLanguage;
  /** 'Line 7: organisations.0.ledWith: ', of a field of an organisation or inbox by its id, or of a rule; '' where the file has no such thing. */
  at(id: string, field?: PropertyKey[]): string;
  has(id: string): boolean;
  atPerson(email: string): string;
};

export function writtenIn(top: Described): Written {
  const places = new Map<string, Place>();
  const people = new Map<string, Place>();
  note(top);
  const say = (place: Place | undefined, field: PropertyKey[] = []) =>
    place ? placeOf(place.described, [...place.field, ...field]) : '';
  return {
    language: languageOf(top),
    at: (id, field) => say(places.get(id), field),
    has: (id) => places.has(id),
    atPerson: (email) => say(people.get(email)),
  };

  function note(described: Described): void {
    const { slug, inboxes, rules, organisations } = described;
    places.set(idOf('organisation', slug), { described, field: [] });
    for (const index of rules.keys())
      places.set(`${slug}-${index + 1}`, { described, field: ['rules', index] });
    for (const [index, { key, members }] of inboxes.entries()) {
      const field = ['inboxes', index];
      places.set(idOf('inbox', slug, key), { described, field });
      for (const [member, { email }] of members.entries())
        if (!people.has(email))
          people.set(email, { described, field: [...field, 'members', member, 'email'] });
    }
    organisations.forEach(note);
  }
}
