import { Agent } from "node:http";
import { type Client, createClientAsync } from "soap";
import { z } from "zod";
import type { Lead } from "./lead.ts";

/** Where a lead goes. */
export type Place = {
  readonly url: string;
  readonly licensekey: string;
  readonly pmc_id: string;
  readonly site_id: string;
};

const WSDL = new URL("guestcard.wsdl", import.meta.url).pathname;
const CONNECTIONS = 256;
const DUPLICATE_DAYS = 91;

const reply = z.object({
  insertprospectResult: z.object({
    InsertProspectResponse: z.object({
      Guestcard: z.object({ ID: z.string(), NewID: z.string() }),
      message: z.string(),
    }),
  }),
});

type InsertProspect = (argument: unknown, options: unknown) => Promise<[unknown]>;

/** Sends leads with node-soap over kept-alive connections. @returns the guest card's id. */
export async function createSender(url: string): Promise<(place: Place, lead: Lead) => Promise<string>> {
  const client: Client = await createClientAsync(WSDL, { endpoint: url });
  const httpAgent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const insert = (client["insertprospectAsync"] as InsertProspect).bind(client);
  return async (place, lead) => {
    const [result] = await insert(argumentOf(place, lead), { httpAgent });
    const { Guestcard: card, message } = reply.parse(result).insertprospectResult.InsertProspectResponse;
    if (message !== "SUCCESS") throw new Error(message);
    return card.NewID === "0" ? card.ID : card.NewID;
  };
}

const TITLES = { FAX: "Fax", HOME: "Home", MOBILE: "Mobile", OTHER: "Other", WORK: "Work" } as const;

function argumentOf(place: Place, lead: Lead): Record<string, unknown> {
  const site = { pmcid: place.pmc_id, siteid: place.site_id };
  const now = new Date().toISOString().slice(0, 19);
  const phones = [
    { type: lead.phone_1_type, number: lead.phone_1 },
    { type: lead.phone_2_type, number: lead.phone_2 },
  ].flatMap(({ type, number }) =>
    number === undefined ? [] : [{ ...(type && { type: TITLES[type] }), number }],
  );
  return {
    auth: { ...site, licensekey: place.licensekey },
    guestcard: {
      ...site,
      guestcardid: 0,
      datecontact: now,
      createdate: now,
      leasingagentid: "0",
      skipduplicatecheck: false,
      daysbackduplicatecheck: DUPLICATE_DAYS,
      statusisactive: true,
      statusisleased: false,
      statusislost: false,
      prospects: {
        Prospect: [
          {
            ...site,
            customerid: 0,
            firstname: lead.first_name,
            middlename: lead.middle_name,
            lastname: lead.last_name,
            email: lead.email_1,
            relationshipid: "H",
            dateofbirth: lead.date_of_birth?.slice(0, 10),
            address: {
              line1: lead.address_1,
              line2: lead.address_2,
              city: lead.city,
              state: lead.state,
              zip: lead.zip,
              country: lead.country,
            },
            numbers: { phonenumbers: { PhoneNumber: phones } },
          },
        ],
      },
      preferences: {
        dateneeded: lead.target_move_in_date?.slice(0, 10),
        leasetermmonths: lead.desired_lease_term_in_months,
        desiredrent:
          lead.desired_max_rent_in_cents === undefined
            ? undefined
            : Math.floor(lead.desired_max_rent_in_cents / 100),
        occupants: lead.number_of_occupants,
      },
    },
  };
}
