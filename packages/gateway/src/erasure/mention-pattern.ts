import type { Person } from "./find-person.ts";

/**
 * A regular expression of PostgreSQL's (case does not matter) for texts that mention a person: an e-mail address, the
 * digits of a phone number whatever stands between them, or both names as XML shows them. Null: nothing tells of the
 * person. One pattern, because each costs a way through every text.
 */
export function mentionPattern({ emails, phones, names }: Person): string | null {
  const patterns = [
    ...emails.map(literally),
    ...phones.map((digits) => digits.replaceAll(/\B/g, "\\D*")),
    ...names.flatMap(({ first, last }) => {
      const [one, other] = [first, last].map((name) => `>${literally(inXml(name))}<`);
      return [`${one}.*${other}`, `${other}.*${one}`];
    }),
  ];
  return patterns.length === 0 ? null : patterns.join("|");
}

const literally = (text: string): string => text.replaceAll(/[^\p{L}\p{N}\s]/gu, "\\$&");

const inXml = (name: string): string =>
  name.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
