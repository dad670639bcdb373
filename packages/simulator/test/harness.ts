import { after } from "node:test";
import {
  KEYS,
  type Simulator,
  SimulatorControl,
  type SimulatorOptions,
  startSimulator,
} from "../src/simulator.ts";

export const PMC = "1000001";
export const SITE = "2000001";

/** A reply as it came over the wire. */
export type Wire = { readonly status: number; readonly contentType: string; readonly body: string };

export type Auth = { pmcid?: string; siteid?: string; licensekey?: string; extra?: string };

export type Started = {
  readonly simulator: Simulator;
  readonly control: SimulatorControl;
  /** Calls a method with the main key at the first site, unless `auth` says otherwise. */
  call(method: string, args?: string, auth?: Auth): Promise<Wire>;
};

/** Starts a simulator on free ports; it is closed at the end of the file or test that called this. */
export async function start(options: SimulatorOptions = {}): Promise<Started> {
  const simulator = await startSimulator(options);
  after(() => simulator.close());
  return {
    simulator,
    control: new SimulatorControl(simulator.controlUrl),
    call: (method, args = "", auth = {}) => post(simulator.url, method, envelope(method, args, auth)),
  };
}

/** The envelope of a request, as the clients of wire.md §2 send it. Undefined parts of `auth` take the defaults, empty ones are left out. */
export function envelope(method: string, args = "", auth: Auth = {}): string {
  const { pmcid = PMC, siteid = SITE, licensekey = KEYS.main, extra = "" } = auth;
  const part = (name: string, text: string): string =>
    text === "" ? "" : `<tem:${name}>${text}</tem:${name}>`;
  return `<?xml version="1.0" encoding="utf-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:tem="http://tempuri.org/"><soapenv:Header/><soapenv:Body><tem:${method}><tem:auth>${part("pmcid", pmcid)}${part("siteid", siteid)}${extra}${part("licensekey", licensekey)}<tem:system>OneSite</tem:system></tem:auth>${args}</tem:${method}></soapenv:Body></soapenv:Envelope>`;
}

/** Posts an envelope; `headers` replace the usual ones by name. */
export async function post(
  url: string,
  method: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<Wire> {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "text/xml; charset=utf-8",
      soapaction: `http://tempuri.org/IRPXService/${method}`,
      ...headers,
    },
    body,
  });
  return {
    status: response.status,
    contentType: response.headers.get("content-type") ?? "",
    body: await response.text(),
  };
}

export type Person = {
  firstname?: string;
  lastname?: string;
  email?: string;
  phone?: string;
  relationshipid?: string;
  customerid?: string;
};

/** A `Prospect` with the elements that are given; name and relationship have defaults. */
export function prospect(person: Person = {}): string {
  const {
    firstname = "Robin",
    lastname = "Example",
    relationshipid = "H",
    phone,
    email,
    customerid,
  } = person;
  const optional = (name: string, text: string | undefined): string =>
    text === undefined ? "" : `<tem:${name}>${text}</tem:${name}>`;
  const numbers =
    phone === undefined
      ? ""
      : `<tem:numbers><tem:phonenumbers><tem:PhoneNumber><tem:type>Mobile</tem:type><tem:number>${phone}</tem:number></tem:PhoneNumber></tem:phonenumbers></tem:numbers>`;
  return `<tem:Prospect>${optional("customerid", customerid)}<tem:firstname>${firstname}</tem:firstname><tem:lastname>${lastname}</tem:lastname>${optional("email", email)}<tem:relationshipid>${relationshipid}</tem:relationshipid>${numbers}<tem:ExtensionData/></tem:Prospect>`;
}

/** `guestcard` with these people; `more` are further elements of the card. */
export const guestcard = (people: string, more = ""): string =>
  `<tem:guestcard>${more}<tem:prospects>${people}</tem:prospects></tem:guestcard>`;

/** `guestcard` of one person. */
export const lead = (person: Person = {}, more = ""): string => guestcard(prospect(person), more);

/** The argument of `prospectsearch`. */
export const search = (criteria: string): string =>
  `<tem:prospectSearchCriterion><tem:ProspectSearchCriterion>${criteria}</tem:ProspectSearchCriterion></tem:prospectSearchCriterion>`;

const UNESCAPED: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#xD;": "\r",
};

/** The texts of all elements of that name, in order; an empty element is an empty text. */
export function texts(xml: string, name: string): string[] {
  const pattern = new RegExp(`<${name}(?:\\s[^>]*)?(?:/>|>([^<]*)</${name}>)`, "g");
  return [...xml.matchAll(pattern)].map((match) =>
    (match[1] ?? "").replace(/&(?:amp|lt|gt|quot|#xD);/g, (found) => UNESCAPED[found] ?? found),
  );
}

/** The text of the first element of that name. @throws where there is none */
export function text(xml: string, name: string): string {
  const [first] = texts(xml, name);
  if (first === undefined) throw new Error(`No <${name}> in ${xml}`);
  return first;
}

/** The payload of a success, with the envelope of wire.md §1 checked to the letter. */
export function payload(method: string, reply: Wire): string {
  const head = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><${method}Response xmlns="http://tempuri.org/"><${method}Result>`;
  const tail = `</${method}Result></${method}Response></s:Body></s:Envelope>`;
  if (reply.status !== 200 || !reply.body.startsWith(head) || !reply.body.endsWith(tail))
    throw new Error(`Not a success of ${method}: ${reply.status} ${reply.body}`);
  return reply.body.slice(head.length, -tail.length);
}

/** Waits until `check` holds, on a machine that may be busy. @throws after two minutes */
export async function until(check: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 120_000;
  while (!(await check())) {
    if (Date.now() > end) throw new Error("It did not come true in two minutes.");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
